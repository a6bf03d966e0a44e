package crossdock.routing.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class PointGridTest {
    @Test
    void distancesAreThoseOfTheSphere() {
        GeoPoint denver = new GeoPoint(39.7525, -104.9995);
        GeoPoint englewood = new GeoPoint(39.6478, -104.9878);
        assertEquals(11_685, denver.metresTo(englewood), 60);
        assertEquals(0, denver.metresTo(denver));
        assertEquals(20_015_114, new GeoPoint(90, 0).metresTo(new GeoPoint(-90, 77)), 1);
        assertEquals(111_195, new GeoPoint(0, 179.5).metresTo(new GeoPoint(0, -179.5)), 1);
        assertThrows(IllegalArgumentException.class, () -> new GeoPoint(91, 0));
    }

    @Test
    void aChordOfKilometresBoundsThoseWithin() {
        GeoPoint from = new GeoPoint(40, -100);
        for (double km : new double[] {1, 100, 5_000, 19_000}) {
            double chord = GeoPoint.chordSquaredOfKm(km);
            assertEquals(km * 1_000, GeoPoint.metres(chord), 1);
        }
        assertEquals(4, GeoPoint.chordSquaredOfKm(30_000));
        assertEquals(from.chordSquared(new GeoPoint(41, -100)), GeoPoint.chordSquaredOfKm(111.1951), 1e-7);
    }

    @Test
    void walksFromNearToFarLikeASortedList() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean crowded = seed % 2 == 0;
            List<@Nullable GeoPoint> points = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                points.add(i % 50 == 7 ? null : point(random, crowded));
            }
            points.add(points.getFirst()); // a tie
            points.add(new GeoPoint(90, 0));
            points.add(new GeoPoint(-90, 0));
            var grid = new PointGrid(points);
            for (int i = 0; i < 20; i++) {
                GeoPoint any = i == 1 ? new GeoPoint(-89.99, -180) : point(random, crowded);
                GeoPoint from = i == 0 ? new GeoPoint(90, 12) : any;
                check(grid, points, from);
            }
        }
    }

    private static void check(PointGrid grid, List<@Nullable GeoPoint> points, GeoPoint from) {
        var target = new PointGrid.Target(from);
        List<Integer> expected = IntStream.range(0, points.size())
                .filter(i -> points.get(i) != null)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> grid.chordSquared(target, i))
                        .thenComparing(i -> i))
                .toList();
        List<Integer> walked = new ArrayList<>();
        var walk = grid.from(target);
        for (int next = walk.next(); next >= 0; next = walk.next()) {
            assertEquals(grid.chordSquared(target, next), walk.chordSquared());
            walked.add(next);
        }
        assertEquals(expected, walked, "from " + from);
    }

    private static GeoPoint point(Random random, boolean crowded) {
        return crowded
                ? new GeoPoint(25 + random.nextInt(240) / 10.0, -125 + random.nextInt(580) / 10.0)
                : new GeoPoint(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
    }
}
