package crossdock.ui.charts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;

/// The outlines of the states, on the map's own coordinates. Source and format: data/NOTICE.md.
final class Outlines {
    private static final String FILE = "/crossdock/data/reference/us-states.tsv";
    /// Pixels, across and down together.
    private static final double STEP = 1.5;

    private Outlines() {}

    /// One closed line.
    ///
    /// @param points x and y in turn
    record Ring(String state, double[] points) {}

    static List<Ring> read() {
        try (InputStream in = Objects.requireNonNull(Outlines.class.getResourceAsStream(FILE), FILE)) {
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Ring> rings = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    rings.add(ring(line));
                }
            }
            return rings;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /// All rings as one shape, in the words of an SVG path: a shape a ring would be styled and drawn one by one. Left out
    /// is what the eye cannot tell apart: points nearer than a step to the one before, and islands that small.
    ///
    /// @param scale pixels a unit of the map
    static String path(List<Ring> rings, double scale) {
        var path = new StringBuilder(rings.size() * 256);
        rings.forEach(ring -> trace(path, ring.points(), scale));
        return path.toString();
    }

    private static void trace(StringBuilder path, double[] points, double scale) {
        int start = path.length();
        int drawn = 0;
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i + 1 < points.length; i += 2) {
            double x = (points[i] - AlbersUsa.LEFT) * scale;
            double y = (points[i + 1] - AlbersUsa.TOP) * scale;
            if (Math.abs(x - lastX) + Math.abs(y - lastY) >= STEP) {
                path.append(drawn++ == 0 ? 'M' : 'L').append(tenths(x)).append(' ').append(tenths(y));
                lastX = x;
                lastY = y;
            }
        }
        if (drawn < 3) {
            path.setLength(start);
        } else {
            path.append('Z');
        }
    }

    private static double tenths(double pixels) {
        return Math.round(pixels * 10) / 10.0;
    }

    /// Hundredths of a degree; every point but the first is the difference to the one before.
    private static Ring ring(String line) {
        String[] parts = line.split("\t", -1);
        String[] numbers = parts[2].split(" ", -1);
        double[] points = new double[numbers.length];
        int lon = 0;
        int lat = 0;
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            lon += Integer.parseInt(numbers[i]);
            lat += Integer.parseInt(numbers[i + 1]);
            Point2D point = AlbersUsa.projectAnywhere(lon / 100.0, lat / 100.0);
            points[i] = point.getX();
            points[i + 1] = point.getY();
        }
        return new Ring(parts[0], points);
    }
}
