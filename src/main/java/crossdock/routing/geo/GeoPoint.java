package crossdock.routing.geo;

/// A place on the earth, WGS 84 degrees. Distances are great-circle on a sphere of R = 6371.0088 km.
///
/// Two points are compared by the square of the straight chord between their unit vectors: it grows with the distance
/// and needs no trigonometry, so thousands of locations are ranked in microseconds.
public record GeoPoint(double latitude, double longitude) {
    public static final double RADIUS_KM = 6371.0088;

    public GeoPoint {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -360 && longitude <= 360)) {
            throw new IllegalArgumentException("no place on earth: " + latitude + ", " + longitude);
        }
    }

    public double x() {
        return StrictMath.cos(StrictMath.toRadians(latitude)) * StrictMath.cos(StrictMath.toRadians(longitude));
    }

    public double y() {
        return StrictMath.cos(StrictMath.toRadians(latitude)) * StrictMath.sin(StrictMath.toRadians(longitude));
    }

    public double z() {
        return StrictMath.sin(StrictMath.toRadians(latitude));
    }

    /// Square of the chord to another point, 0 to 4.
    public double chordSquared(GeoPoint other) {
        return chordSquared(x() - other.x(), y() - other.y(), z() - other.z());
    }

    /// The same from the differences of the three coordinates.
    public static double chordSquared(double dx, double dy, double dz) {
        return dx * dx + dy * dy + dz * dz;
    }

    /// The chord that so many kilometres have; what is nearer has a smaller one.
    public static double chordSquaredOfKm(double km) {
        double half = StrictMath.sin(Math.min(km / (2 * RADIUS_KM), Math.PI / 2));
        return 4 * half * half;
    }

    /// Whole metres of a chord.
    public static long metres(double chordSquared) {
        double half = Math.min(1, StrictMath.sqrt(chordSquared) / 2);
        return Math.round(2 * RADIUS_KM * 1_000 * StrictMath.asin(half));
    }

    public long metresTo(GeoPoint other) {
        return metres(chordSquared(other));
    }
}
