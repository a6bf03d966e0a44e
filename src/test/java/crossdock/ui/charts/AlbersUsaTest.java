package crossdock.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class AlbersUsaTest {
    private static Point2D at(double longitude, double latitude) {
        return AlbersUsa.project(longitude, latitude).orElseThrow();
    }

    /// The worked example for the sphere in Snyder, Map Projections: A Working Manual (USGS 1395): 35 N 75 W as seen from 23 N 96 W.
    @Test
    void agreesWithTheTextbook() {
        Point2D way = AlbersUsa.projectAnywhere(-75, 35).subtract(AlbersUsa.projectAnywhere(-96, 23));
        assertEquals(0.2952720, way.getX(), 1e-6);
        assertEquals(-0.2416774, way.getY(), 1e-6);
    }

    @Test
    void keepsWestLeftAndNorthUp() {
        assertTrue(at(-122.3, 47.6).getX() < at(-71, 42.3).getX());
        assertTrue(at(-93.2, 44.9).getY() < at(-90, 29.9).getY());
    }

    @Test
    void putsAlaskaAndHawaiiBelowTheSouthWest() {
        Point2D anchorage = at(-149.9, 61.2);
        Point2D honolulu = at(-157.8, 21.3);
        Point2D sanDiego = at(-117.1, 32.7);
        assertTrue(anchorage.getY() > sanDiego.getY() && honolulu.getY() > sanDiego.getY());
        assertTrue(anchorage.getX() < honolulu.getX());
    }

    @Test
    void leavesOutWhatLiesElsewhere() {
        assertTrue(AlbersUsa.project(13.4, 52.5).isEmpty(), "Berlin");
        assertTrue(AlbersUsa.project(-79.4, 60).isEmpty(), "Hudson Bay");
    }

    @Test
    void everyOutlineLiesOnTheMap() {
        for (Outlines.Ring ring : Outlines.read()) {
            for (int i = 0; i < ring.points().length; i += 2) {
                double x = ring.points()[i];
                double y = ring.points()[i + 1];
                assertTrue(
                        x >= AlbersUsa.LEFT && x <= AlbersUsa.RIGHT && y >= AlbersUsa.TOP && y <= AlbersUsa.BOTTOM,
                        ring.state() + " at " + x + ", " + y);
            }
        }
    }
}
