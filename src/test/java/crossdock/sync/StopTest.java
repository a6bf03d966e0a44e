package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.SkuId;
import crossdock.rig.Fault;
import crossdock.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// A console that is closed in the middle of its work breaks requests off. That is no trouble of the channel's and no
/// error of ours: nobody is to find it in the log, nor among the channel's troubles.
@Timeout(120)
class StopTest {
    private static final String TROUBLES = "SELECT resource || ' ' || code || ' ' || message, times FROM pull_error";
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /// Tests beside this one log too: it hears the threads that were started from its own.
    private static final InheritableThreadLocal<@Nullable Object> HEARD = new InheritableThreadLocal<>();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (HEARD.get() == StopTest.this) {
                super.append(event);
            }
        }
    };

    @BeforeEach
    void listen() {
        HEARD.set(this);
        log.start();
        ((Logger) LoggerFactory.getLogger("crossdock.sync")).addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        ((Logger) LoggerFactory.getLogger("crossdock.sync")).detachAppender(log);
        HEARD.remove();
    }

    private List<String> complaints() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    static List<String> kinds() {
        return FaultyChannel.KINDS;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aReadingThatIsBrokenOffIsNoTrouble(String kind) throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder, PATIENT)) {
            channel.proxy.plan(Collections.nCopies(40, Fault.SLOW_FIRST_BYTE));
            channel.bench.start();
            await(() -> channel.proxy.fired().containsKey(Fault.SLOW_FIRST_BYTE));
            channel.bench.stop();
            assertEquals(List.of(), complaints());
            assertEquals(Map.of(), channel.bench.numbers(TROUBLES));
            channel.proxy.calm();
            channel.bench.restart();
            channel.bench.readAll();
            channel.compare();
        }
    }

    @Test
    void aCommandThatIsBrokenOffIsNoTroubleAndIsDoneOnce() throws Exception {
        try (FaultyChannel channel = new FaultyChannel("square", folder, PATIENT)) {
            channel.bench.readAll();
            String cell = channel.bench.numbers("SELECT s.sku_id || '@' || s.location_id, s.on_hand FROM stock s"
                    + " WHERE s.figure > 20").keySet().iterator().next();
            SkuId sku = new SkuId(Long.parseLong(cell.substring(0, cell.indexOf('@'))));
            LocationId place = new LocationId(Long.parseLong(cell.substring(cell.indexOf('@') + 1)));
            int seen = (int) channel.bench.number("SELECT on_hand FROM stock WHERE sku_id = " + sku
                    + " AND location_id = " + place);
            channel.proxy.only("inventory/changes");
            channel.proxy.plan(List.of(Fault.SLOW_FIRST_BYTE));
            channel.bench.clock.goOn(); // the way may be taken just then, and is asked for again later
            channel.bench.start();
            assertTrue(channel.bench.adjustments.adjust(
                    TestStore.CLERK, new Adjustment(sku, place, seen, -3, 0, "lost")) instanceof Done);
            await(() -> channel.proxy.fired().containsKey(Fault.SLOW_FIRST_BYTE));
            channel.bench.stop();
            assertEquals(List.of(), complaints());
            assertEquals(Map.of(), channel.bench.numbers(TROUBLES));
            channel.proxy.calm();
            channel.bench.restart();
            channel.bench.sendAll();
            assertEquals(Map.of("ACKNOWLEDGED", 1), channel.bench.numbers("SELECT state, count(*) FROM outbox"));
            String code =
                    channel.bench.numbers("SELECT code, id FROM sku WHERE id = " + sku).keySet().iterator().next();
            assertEquals(List.of(-3), channel.effects(code, place));
        }
    }

    /// The same requests cut off by the network, and a failure of our own, are told as ever.
    @Test
    void realTroubleIsStillTold() throws Exception {
        try (FaultyChannel channel = new FaultyChannel("square", folder)) {
            channel.bench.readAll();
            channel.proxy.plan(Collections.nCopies(40, Fault.RESET));
            channel.bench.clock.advance(Duration.ofHours(7));
            channel.bench.clock.goOn();
            channel.bench.start();
            await(() -> !channel.bench.numbers(TROUBLES).isEmpty());
            assertTrue(channel.bench.numbers(TROUBLES).keySet().stream().allMatch(one -> one.contains("noAnswer")));
            channel.proxy.calm();
            channel.bench.store.transactor().run(TestStore.CLERK, _ ->
                    channel.bench.database.writer().current().update("ALTER TABLE pull RENAME TO elsewhere"));
            await(() -> complaints().stream().anyMatch(line -> line.contains("failed")));
            channel.bench.stop();
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(20);
        }
    }
}
