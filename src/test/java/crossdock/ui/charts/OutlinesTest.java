package crossdock.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is left out of an outline cannot be seen at the size it is drawn at.
final class OutlinesTest {
    private static final double SCALE = 900 / (AlbersUsa.RIGHT - AlbersUsa.LEFT);
    private static final double UNSEEN = 1.5 + 0.2; // of two numbers rounded to tenths
    private static final Pattern POINT = Pattern.compile("[ML](\\S+) ([^MLZ]+)");

    @Test
    void everyPointLiesBesideOneThatIsDrawn() {
        for (Outlines.Ring ring : Outlines.read()) {
            List<double[]> drawn = drawn(Outlines.path(List.of(ring), SCALE));
            List<double[]> all = drawn("M" + exact(ring));
            if (drawn.isEmpty()) {
                assertTrue(extent(all) < 3 * UNSEEN, "left out whole: " + ring.state());
                continue;
            }
            for (double[] point : all) {
                double nearest = drawn.stream().mapToDouble(at -> apart(at, point)).min().orElseThrow();
                assertTrue(nearest <= UNSEEN, ring.state() + " is off by " + nearest);
            }
        }
    }

    @Test
    void drawsFarFewerPointsThanItKnows() {
        List<Outlines.Ring> rings = Outlines.read();
        int known = rings.stream().mapToInt(ring -> ring.points().length / 2).sum();
        int drawn = drawn(Outlines.path(rings, SCALE / 2)).size();
        assertTrue(drawn < known / 2, drawn + " of " + known);
    }

    @Test
    void saysAClosedLineAsAnSvgPathDoes() {
        double unit = 1 / SCALE;
        var triangle = new Outlines.Ring("XX", new double[] {
            AlbersUsa.LEFT, AlbersUsa.TOP,
            AlbersUsa.LEFT + 10 * unit, AlbersUsa.TOP,
            AlbersUsa.LEFT, AlbersUsa.TOP + 4 * unit
        });
        assertEquals("M0.0 0.0L10.0 0.0L0.0 4.0Z", Outlines.path(List.of(triangle), SCALE));
    }

    private static String exact(Outlines.Ring ring) {
        var path = new StringBuilder();
        for (int i = 0; i + 1 < ring.points().length; i += 2) {
            path.append(i == 0 ? "" : "L")
                    .append((ring.points()[i] - AlbersUsa.LEFT) * SCALE)
                    .append(' ')
                    .append((ring.points()[i + 1] - AlbersUsa.TOP) * SCALE);
        }
        return path.toString();
    }

    private static List<double[]> drawn(String path) {
        List<double[]> points = new ArrayList<>();
        Matcher point = POINT.matcher(path);
        while (point.find()) {
            points.add(new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))});
        }
        return points;
    }

    private static double apart(double[] a, double[] b) {
        return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
    }

    private static double extent(List<double[]> points) {
        return points.stream().mapToDouble(a -> apart(a, points.getFirst())).max().orElse(0);
    }
}
