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
