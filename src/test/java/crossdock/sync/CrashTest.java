package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Resource;
import crossdock.sync.Steps.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process dies between every two steps of every page and a new one goes on.
class CrashTest {
    @TempDir
    Path folder;

    /// No exception of the page's own kind: nothing catches it, as nothing catches a kill.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void endsInTheSameStateWhereverItDies(Step deadly) {
        endsInTheSameState(deadly, null);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void endsInTheSameStateWhereverItDiesWhileReadingAhead(Step deadly) {
        endsInTheSameState(deadly, Runnable::run);
    }

    private void endsInTheSameState(Step deadly, @Nullable Executor ahead) {
        try (SyncBench bench = new SyncBench(folder)) {
            bench.ahead = ahead;
            fill(bench.channel);
            int deaths = 0;
            boolean isDone = false;
            for (int budget = 0; !isDone && budget < 40; budget++) {
                int[] left = {budget};
                bench.connect(step -> {
                    if (step == deadly && left[0]-- == 0) {
                        throw new Killed();
                    }
                });
                try {
                    bench.readAll();
                    change(bench);
                    bench.readAll();
                    isDone = true;
                } catch (Killed killed) {
                    deaths++;
                    bench.channel.count("V1", "L1", 10);
                }
            }
            assertTrue(isDone, "it never got through");
            assertTrue(deaths >= 5, "it died " + deaths + " times only");
            assertEquals(3, bench.onHand("SKU-1", "L1"));
            for (int i = 2; i <= 5; i++) {
                assertEquals(10 * i, bench.onHand("SKU-" + i, "L1"));
            }
            assertEquals(5, bench.number("SELECT count(*) FROM sku"));
            assertEquals(1, bench.number("SELECT count(*) FROM location"));
            assertEquals(1, bench.number("SELECT count(*) FROM parked_row"));
            assertEquals(0, bench.number("SELECT count(*) FROM pull WHERE page_token IS NOT NULL"
                    + " OR sweep_token IS NOT NULL"));
            assertThrows(AssertionError.class, () -> assertEquals(0, bench.number("SELECT count(*) FROM movement")));
        }
    }

    private static void fill(ScriptedConnector channel) {
        channel.location("L1", "Akron");
        for (int i = 1; i <= 5; i++) {
            channel.listing("V" + i, "SKU-" + i);
            channel.count("V" + i, "L1", 10 * i);
        }
        channel.count("V9", "L1", 9); // stays parked
    }

    private static void change(SyncBench bench) {
        bench.clock.advance(Duration.ofMinutes(3));
        bench.channel.count("V1", "L1", 3);
        bench.read(Resource.STOCK);
    }
}
