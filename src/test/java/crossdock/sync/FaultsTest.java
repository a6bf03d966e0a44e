package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.EpochMicros;
import crossdock.rig.Fault;
import crossdock.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault at every connector, and in the end the cache says what the channel says.
class FaultsTest {
    @TempDir
    Path folder;

    static List<String> kinds() {
        return FaultyChannel.KINDS;
    }

    /// All of them, one after the other in a random order, during the first load and while trade goes on.
    @ParameterizedTest
    @MethodSource("kinds")
    void convergesAfterEveryFaultInTurn(String kind) throws Exception {
        long seed = Long.getLong("crossdock.seed", 11);
        List<Fault> faults = Arrays.asList(Fault.values().clone());
        Collections.shuffle(faults, new Random(seed));
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            Map<Fault, Integer> fired = channel.sufferAndHeal(faults);
            assertEquals(EnumSet.allOf(Fault.class), fired.keySet(), "with seed " + seed);
        }
    }

    /// Where one fault alone once left something behind: an item of several articles that came broken stayed parked, and
    /// nobody asked again for old orders on a page that the first load did not get.
    @ParameterizedTest
    @CsvSource({"square, WRONG_TYPES", "woocommerce, SKIPPED_PAGE"})
    void convergesAfterWhatOnceLeftSomethingBehind(String kind, Fault fault) throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            channel.sufferAndHeal(Collections.nCopies(6, fault));
        }
    }

    static Stream<Arguments> matrix() {
        return FaultyChannel.KINDS.stream()
                .flatMap(kind -> EnumSet.allOf(Fault.class).stream().map(fault -> Arguments.of(kind, fault)));
    }

    /// One alone and often: at the first answers, and again at every few.
    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("matrix")
    void convergesAfterOneFaultManyTimes(String kind, Fault fault) throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            Map<Fault, Integer> fired = channel.sufferAndHeal(Collections.nCopies(6, fault));
            assertTrue(fired.getOrDefault(fault, 0) >= 6, "happened " + fired);
        }
    }

    /// The network is gone from Friday evening to Monday morning while the channels trade on.
    @ParameterizedTest
    @MethodSource("kinds")
    void catchesUpAfterAWeekendOffline(String kind) throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            channel.bench.readAll();
            long before = channel.bench.number("SELECT count(*) FROM orders");
            for (int hour = 0; hour < 60; hour++) {
                channel.bench.clock.advance(Duration.ofMinutes(58));
                channel.trade();
            }
            channel.bench.restart(); // as after a resume from sleep: no wait and no failure is remembered
            channel.bench.readAll();
            assertTrue(channel.bench.number("SELECT count(*) FROM orders") > before);
            channel.bench.readAll();
            channel.compare();
        }
    }

    /// The lid is closed, and opened nine hours later: nobody goes on waiting for what was due in between.
    @ParameterizedTest
    @MethodSource("kinds")
    void catchesUpWhenTheMachineWakesUp(String kind) throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            channel.bench.readAll();
            channel.bench.clock.goOn();
            long started = EpochMicros.of(channel.bench.clock.instant());
            channel.bench.start();
            try {
                await("all rest", () -> channel.bench.number("SELECT count(*) FROM pull WHERE resource <> 'STOCK'"
                        + " AND confirmed_at IS NOT NULL AND confirmed_received_at < " + started) == 0);
                for (int hour = 0; hour < 9; hour++) {
                    channel.bench.clock.advance(Duration.ofMinutes(58));
                    channel.trade();
                }
                long woken = EpochMicros.of(channel.bench.clock.instant());
                // a full round of everything is due; the loop of the places sleeps for a minute at a time
                await("all is read", () -> channel.bench.number(
                        "SELECT count(*) FROM pull WHERE confirmed_at IS NOT NULL"
                                + " AND (confirmed_received_at < " + woken + " OR swept_at < " + woken
                        + " OR page_token IS NOT NULL OR sweep_token IS NOT NULL OR reread_wanted <> 0)") == 0);
            } finally {
                channel.bench.stop();
            }
            channel.compare();
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + 40_000_000_000L;
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "never: " + what);
            Thread.sleep(20);
        }
    }

    @Test
    void theComparisonSeesARowThatIsWrong() throws Exception {
        try (FaultyChannel channel = new FaultyChannel("vendure", folder)) {
            channel.bench.readAll();
            channel.compare();
            channel.bench.store.transactor().run(TestStore.CLERK, tx ->
                    channel.bench.database.writer().current().update(
                            "UPDATE stock SET on_hand = on_hand + 1 WHERE figure = 11"));
            assertThrows(AssertionError.class, channel::compare);
        }
    }
}
