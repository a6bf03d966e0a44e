package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.channel.DeltaClass;
import crossdock.channel.OrderStateRule;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedOrdersTest {
    @TempDir
    Path folder;

    private SyncBench bench;
    private ScriptedConnector channel;

    @BeforeEach
    void open() {
        bench = new SyncBench(folder);
        channel = bench.channel;
        channel.deltas.put(Resource.ORDERS, DeltaClass.DELTA_PARTIAL);
        channel.orderStates.put("SENT", new OrderStateRule(true, false, false));
        channel.orderStates.put("DONE", new OrderStateRule(false, false, false).ending());
        bench.connect(Steps.NONE);
        bench.readAll();
        Instant now = bench.clock.instant();
        order("young-sent", "SENT", 0, now);
        order("old-sent", "SENT", 0, now.minus(Duration.ofDays(40)));
        order("old-open", "OPEN", 2, now.minus(Duration.ofDays(40)));
        order("done", "DONE", 0, now);
        order("left-over", "DONE", 1, now);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void order(String id, String state, int open, Instant placedAt) {
        bench.store.transactor().run(TestStore.CLERK, tx -> bench.database.writer().current().update(
                "INSERT INTO orders (connection_id, external_id, number, method, state, channel_state, reserves,"
                        + " location_id, held_at, placed_at, updated_at, received_at, hold, history, content_hash,"
                        + " version, ordered_units, open_units, unrouted_units, unmapped_lines, places, place_id)"
                        + " VALUES (?, ?, ?, 'SHIP', 'OPEN', ?, 1, 0, 0, ?, ?, ?, 0, 0, 0, 1, 2, ?, 0, 0, 0, 0)",
                bench.id().value(), id, id, state, placedAt, placedAt, placedAt, open));
    }

    private List<String> watched() {
        channel.watched.clear();
        bench.clock.advance(Duration.ofSeconds(3));
        bench.read(Resource.ORDERS);
        return List.copyOf(new TreeSet<>(channel.watched.getFirst()));
    }

    @Test
    void aDeltaLooksAgainAtWhatIsOpenOrWasSentLately() {
        assertEquals(List.of("old-open", "young-sent"), watched());
    }

    @Test
    void aChannelThatCallsNoStateTheLastIsLeftAlone() {
        channel.orderStates.put("DONE", new OrderStateRule(false, false, false));
        bench.connect(Steps.NONE);
        assertEquals(List.of(), watched());
    }

    @Test
    void trustedDeltasNeedNoSecondLook() {
        channel.deltas.put(Resource.ORDERS, DeltaClass.DELTA_TRUSTED);
        bench.connect(Steps.NONE);
        assertEquals(List.of(), watched());
    }
}
