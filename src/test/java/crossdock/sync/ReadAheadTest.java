package crossdock.sync;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.channel.ChannelException;
import crossdock.channel.RateBudget;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import crossdock.sync.PullLoop.Stepped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five counts in pages of two, each page asked for while the one before is still in hand.
class ReadAheadTest {
    @TempDir
    Path folder;

    private SyncBench bench;
    private ScriptedConnector channel;
    private PullLoop<?> loop;
    private final List<Runnable> held = new ArrayList<>();

    @BeforeEach
    void open() {
        bench = new SyncBench(folder);
        channel = bench.channel;
        channel.location("L1", "Akron");
        for (int i = 1; i <= 5; i++) {
            channel.listing("V" + i, "SKU-" + i);
            channel.count("V" + i, "L1", 10 * i);
        }
        bench.read(Resource.LOCATIONS);
        bench.read(Resource.CATALOGUE);
        bench.ahead = Runnable::run;
        restart();
    }

    private void restart() {
        bench.connect(Steps.NONE);
        loop = bench.loop(Resource.STOCK);
        channel.calls.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eachPageIsAskedForOnceAndTheNextOneEarly() {
        loop.step();
        assertEquals(List.of("counts all", "counts all @2"), channel.calls);
        assertEquals(2, bench.number("SELECT count(*) FROM movement"));
        loop.step();
        loop.step();
        assertEquals(List.of("counts all", "counts all @2", "counts all @4"), channel.calls);
        assertEquals(5, bench.number("SELECT count(*) FROM movement"));
        assertNotNull(bench.store.pulls().find(bench.id(), Resource.STOCK).watermark());
    }

    @Test
    void whatWasReadAheadIsNotCommittedBeforeItsTurn() {
        loop.step();
        bench.ahead = null;
        restart(); // as after a crash: the token of the first page is all that is known
        loop.step();
        assertEquals(List.of("counts all @2"), channel.calls);
        assertEquals(4, bench.number("SELECT count(*) FROM movement"));
    }

    @Test
    void aPageReadAheadOfAResyncIsThrownAway() {
        loop.step();
        channel.count("V3", "L1", 7);
        bench.service.resync(TestStore.CLERK, bench.id(), Resource.STOCK);
        channel.calls.clear();
        bench.read(Resource.STOCK);
        assertEquals("counts all", channel.calls.getFirst());
        assertEquals(7, bench.onHand("SKU-3", "L1"));
    }

    @Test
    void anOldAnswerIsAskedForAgain() {
        loop.step();
        bench.clock.advance(Duration.ofMinutes(1));
        channel.calls.clear();
        loop.step();
        assertEquals("counts all @2", channel.calls.getFirst());
    }

    @Test
    void itsFailureIsThatOfItsOwnStep() {
        channel.afterPage = () -> {
            channel.afterPage = () -> {};
            channel.fail(() -> new ChannelException.Transient("no answer", 0, null, null));
        };
        Stepped first = loop.step();
        assertNull(first.trouble());
        assertEquals(2, requireNonNull(first.written()).rows());
        assertNotNull(loop.step().trouble());
        bench.read(Resource.STOCK);
        assertEquals(50, bench.onHand("SKU-5", "L1"));
    }

    @Test
    void aUsedUpBudgetIsNotSpentAhead() {
        channel.budget = new RateBudget(0.1, 1, 4);
        restart();
        loop.step();
        assertEquals(List.of("counts all"), channel.calls);
        Stepped waits = loop.step();
        assertNull(waits.written());
        bench.jumpTo(waits.due());
        assertNotNull(loop.step().written());
    }

    @Test
    void whatIsDroppedBeforeItBeganLeavesTheGate() {
        channel.budget = new RateBudget(1_000, 1_000, 1);
        bench.ahead = held::add;
        restart();
        loop.step();
        loop.rest();
        held.forEach(Runnable::run);
        assertEquals(List.of("counts all"), channel.calls);
        assertFalse(requireNonNull(loop.step().written()).isDropped());
    }
}
