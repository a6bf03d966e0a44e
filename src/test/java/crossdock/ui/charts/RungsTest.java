package crossdock.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RungsTest {
    @Test
    void standAtRoundFigures() {
        assertEquals(new Rungs(0, 1, 1), Rungs.of(0, 1));
        assertEquals(new Rungs(0, 1, 3), Rungs.of(0, 2.4));
        assertEquals(new Rungs(0, 20, 3), Rungs.of(0, 59));
        assertEquals(new Rungs(-5, 5, 3), Rungs.of(-3, 9));
        assertEquals(new Rungs(0, 1_000, 3), Rungs.of(0, 2_800));
    }

    @Test
    void takeInEveryFigureAndAreFew() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double lowest = random.nextBoolean() ? 0 : -random.nextDouble(5_000);
            double highest = 1 + random.nextDouble(1_000_000);
            Rungs rungs = Rungs.of(lowest, highest);
            assertTrue(rungs.count() <= 3 && rungs.low() <= lowest, rungs::toString);
            assertTrue(rungs.figure(rungs.count()) >= highest, rungs::toString);
            assertEquals(0, rungs.low() % rungs.step(), "zero is among them");
        }
    }
}
