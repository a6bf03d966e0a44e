package crossdock.fulfilment.live;

import static crossdock.fulfilment.live.Dispatch.CLERK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.live.NearOptions.Change;
import crossdock.fulfilment.live.NearOptions.Near;
import crossdock.fulfilment.live.PromiseDesk.Answered;
import crossdock.kernel.OrderId;
import crossdock.kernel.Topic;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Moment;
import crossdock.routing.promise.NearOption;
import crossdock.store.routing.SqlNearOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearTimesTest {
    private Dispatch at;
    private NearOptions options;
    private NearTimes near;

    @BeforeEach
    void open(@TempDir Path folder) {
        at = new Dispatch(folder);
        var db = at.shelves.db;
        options = new SqlNearOptions(db.writer(), db.readers());
        near = new NearTimes(db.transactor(), options, at.sketches, at.demands, at.router, () -> at.now);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private void coming(Instant due, int units) {
        at.shelves.db.transactor().run(CLERK, tx -> {
            at.shelves.db.writer().current().update(
                    "INSERT OR REPLACE INTO incoming VALUES (1, 'PURCHASE', 'PO-1', ?, ?, ?, ?, 'file', ?)",
                    at.chair.value(), at.near.value(), units, due, at.now);
            tx.changed(Topic.ROUTING, 1);
        });
    }

    private Near kept(OrderId order) {
        return Objects.requireNonNull(options.all().get(order));
    }

    @Test
    void saysWhatAWaitingOrderRestsOnAndLogsWhatChanged() {
        OrderId order = at.order("1", 3);
        at.drive.step();
        assertEquals(1, near.recompute("start"));
        assertNull(kept(order).readyAt());
        Instant due = at.now.plusSeconds(2 * 86_400); // a Wednesday: carriers leave the days after
        coming(due, 10);
        assertEquals(1, near.recompute("incoming"));
        Near warm = kept(order);
        assertEquals(warm, options.of(order).orElseThrow());
        NearOption first = NearTimes.read(warm).getFirst();
        assertEquals(NearOption.Basis.INCOMING, first.basis());
        assertEquals(at.near, first.location());
        assertEquals(at.now, first.observedAt());
        assertFalse(first.available().isBefore(due));
        assertEquals(0, near.recompute("quarter hour"));
        coming(due.plusSeconds(86_400), 10);
        assertEquals(1, near.recompute("incoming"));
        List<Change> log = options.changes(order, 9);
        assertEquals(List.of("incoming", "incoming", "start"), log.stream().map(Change::cause).toList());
        assertEquals(warm.readyAt(), log.getFirst().before());
        assertTrue(Objects.requireNonNull(log.getFirst().after())
                .isAfter(Objects.requireNonNull(log.getFirst().before())));
    }

    @Test
    void forgetsOrdersThatFoundTheirPlace() {
        OrderId order = at.order("1", 3);
        at.drive.step();
        near.recompute("start");
        at.count(at.near, 3);
        at.drive.step();
        assertEquals(0, near.recompute("stock"));
        assertFalse(options.all().containsKey(order));
    }

    private Demand demand() {
        OrderId order = at.order("1", 3);
        return at.demands.of(at.sketches.of(order).orElseThrow(), "USD", Demands.Scope.WAITING);
    }

    @Test
    void aSlowStepNeverBlocksTheAnswer() throws InterruptedException {
        at.count(at.near, 5);
        at.drive.step();
        Demand demand = demand();
        Moment known = new Moment(at.now, at.router.stock(), at.router.load());
        var never = new CountDownLatch(1);
        Executor own = task -> Thread.ofVirtual().start(task);
        var desk = new PromiseDesk(
                at.router::engine,
                asked -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return known;
                },
                asked -> known,
                own,
                Duration.ofMillis(20));
        Answered answered = desk.promise(demand);
        assertTrue(answered.isBehind());
        assertTrue(answered.promise().isRealTime());
        never.countDown();
        var quick = new PromiseDesk(at.router::engine, asked -> known, asked -> known, own, Duration.ofSeconds(20));
        assertFalse(quick.promise(demand).isBehind());
    }

    @Test
    void promisesTheNextWindowWhereStockDoesNotMatch() {
        coming(at.now.plusSeconds(86_400), 10);
        at.drive.step();
        Demand demand = demand();
        Moment moment = new Moment(at.now, at.router.stock(), at.router.load());
        var desk = new PromiseDesk(
                at.router::engine, asked -> moment, asked -> moment, Runnable::run, Duration.ofSeconds(20));
        Answered answered = desk.promise(demand);
        assertFalse(answered.promise().isRealTime());
        assertEquals(NearOption.Basis.INCOMING, answered.promise().options().getFirst().basis());
    }
}
