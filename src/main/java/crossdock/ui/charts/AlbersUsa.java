package crossdock.ui.charts;

import java.util.Optional;
import javafx.geometry.Point2D;

/// The usual composed map of the United States: three conic equal-area projections, Alaska at 0.35 of the scale below the south-west, Hawaii beside it.
/// Coordinates go right and down in units of the earth's radius, 0 near the middle of the states that touch.
public final class AlbersUsa {
    public static final double LEFT = -0.43;
    public static final double TOP = -0.235;
    public static final double RIGHT = 0.375;
    public static final double BOTTOM = 0.242;

    private static final Cone MAINLAND = Cone.of(29.5, 45.5, -96, -96.6, 38.7, 1, 0, 0);
    private static final Cone ALASKA = Cone.of(55, 65, -154, -156, 58.5, 0.35, -0.307, 0.201);
    private static final Cone HAWAII = Cone.of(8, 18, -157, -160, 19.9, 1, -0.205, 0.212);

    private AlbersUsa() {}

    /// Where a place lies on the map; empty when it lies outside of it.
    public static Optional<Point2D> project(double longitude, double latitude) {
        Point2D point = cone(longitude, latitude).project(longitude, latitude);
        boolean inside = point.getX() >= LEFT && point.getX() <= RIGHT && point.getY() >= TOP && point.getY() <= BOTTOM;
        return inside ? Optional.of(point) : Optional.empty();
    }

    /// The same without the edge, for outlines.
    static Point2D projectAnywhere(double longitude, double latitude) {
        return cone(longitude, latitude).project(longitude, latitude);
    }

    private static Cone cone(double longitude, double latitude) {
        if (latitude > 50 && (longitude < -129 || longitude > 165)) {
            return ALASKA;
        }
        return latitude < 25 && longitude < -150 ? HAWAII : MAINLAND;
    }

    private record Cone(
            double n, double c, double meridian, double scale, double dx, double dy, double x0, double y0) {
        static Cone of(
                double south,
                double north,
                double meridian,
                double lon,
                double lat,
                double scale,
                double dx,
                double dy) {
            double sine = Math.sin(Math.toRadians(south));
            double n = (sine + Math.sin(Math.toRadians(north))) / 2;
            double c = 1 + sine * (2 * n - sine);
            double x0 = x(n, c, meridian, lon, lat);
            double y0 = y(n, c, meridian, lon, lat);
            return new Cone(n, c, meridian, scale, dx, dy, x0, y0);
        }

        Point2D project(double lon, double lat) {
            double west = lon > 165 ? lon - 360 : lon; // the last of the Aleutians lie beyond 180 degrees
            double x = x(n, c, meridian, west, lat) - x0;
            double y = y(n, c, meridian, west, lat) - y0;
            return new Point2D(dx + scale * x, dy - scale * y);
        }

        private static double x(double n, double c, double meridian, double lon, double lat) {
            return radius(n, c, lat) * Math.sin(Math.toRadians(lon - meridian) * n);
        }

        private static double y(double n, double c, double meridian, double lon, double lat) {
            return Math.sqrt(c) / n - radius(n, c, lat) * Math.cos(Math.toRadians(lon - meridian) * n);
        }

        private static double radius(double n, double c, double lat) {
            return Math.sqrt(c - 2 * n * Math.sin(Math.toRadians(lat))) / n;
        }
    }
}
