package crossdock.fulfilment.live;

import crossdock.fulfilment.live.RoutingLedger.Cause;
import crossdock.fulfilment.live.RoutingLedger.RunRecord;
import crossdock.kernel.Actor;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.order.OrderVersion;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Network;
import crossdock.routing.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks at orders and gives them their places. Each order is decided and applied inside one write: the decision pins
/// an epoch of stock, the write checks the cells it takes from, and where another was faster it decides again on what is
/// there. So a process killed between any two steps has done all of an order or nothing, and looking again is harmless.
public final class Router {
    private static final int AT_ONCE = 32; // orders a write: others wait no longer than these take

    private final Transactor transactor;
    private final Turn turn;
    private final RoutingLedger ledger;
    private final StockIndexFeed feed;
    private final LiveNetwork network;
    private final Supplier<PolicyVersion> policy;
    private final InstantSource clock;
    private @Nullable Engine engine; // guarded by this
    private @Nullable LoadBook loads; // guarded by this; null after a write that failed
    private volatile Loads published = new Loads(Map.of(), Map.of());

    /// @param policy in force
    public Router(
            Transactor transactor,
            Turn turn,
            RoutingLedger ledger,
            StockIndexFeed feed,
            LiveNetwork network,
            Supplier<PolicyVersion> policy,
            InstantSource clock) {
        this.transactor = transactor;
        this.turn = turn;
        this.ledger = ledger;
        this.feed = feed;
        this.network = network;
        this.policy = policy;
        this.clock = clock;
    }

    /// What came of a call.
    ///
    /// @param looked orders that were looked at
    /// @param decided decisions that were applied or kept
    public record Tally(int looked, int decided, int placed, int partial, int unfilled, int unchanged, int races) {
        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    looked + other.looked,
                    decided + other.decided,
                    placed + other.placed,
                    partial + other.partial,
                    unfilled + other.unfilled,
                    unchanged + other.unchanged,
                    races + other.races);
        }
    }

    /// Looks at these orders: gives each its run, and decides those whose run decides now.
    public synchronized Tally look(Cause cause, List<OrderId> orders) {
        Tally all = Tally.NOTHING;
        for (int from = 0; from < orders.size(); from += AT_ONCE) {
            List<OrderId> some = orders.subList(from, Math.min(orders.size(), from + AT_ONCE));
            all = all.plus(write(cause, some));
        }
        return all;
    }

    private Tally write(Cause cause, List<OrderId> orders) {
        feed.catchUp();
        Engine current = engine();
        LoadBook book = loads(current.network());
        try {
            Tally tally = transactor.write(Actor.CONSOLE, tx -> batch(tx, cause, orders, current, book));
            published = book.copy();
            return tally;
        } catch (RuntimeException failure) {
            loads = null; // it counts what was rolled back
            throw failure;
        }
    }

    private Tally batch(Tx tx, Cause cause, List<OrderId> orders, Engine current, LoadBook book) {
        Instant startedAt = now();
        Map<String, Tally> byRun = new LinkedHashMap<>();
        var ground = new Turn.Ground(tx, current, cause, book, feed.index(), ledger.paused());
        Tally all = Tally.NOTHING;
        for (OrderId order : orders) {
            Turn.Taken taken = turn.take(ground, order, startedAt);
            all = all.plus(taken.tally());
            if (taken.tally().decided() > 0) {
                byRun.merge(taken.run(), taken.tally(), Tally::plus);
            }
        }
        byRun.forEach((run, tally) -> {
            ledger.add(new RunRecord(
                    0, run, current.version().hash(), cause, startedAt, now(), tally.looked(), tally.placed(),
                    tally.partial(), tally.unfilled(), tally.unchanged(), tally.races(), "done"));
            tx.changed(Topic.ROUTING, 2);
        });
        return all;
    }

    /// Brings the index up to the last commit.
    void catchUp() {
        feed.catchUp();
    }

    /// Decides one order anew, units with a location included.
    synchronized Outcome<Boolean> anew(Actor actor, OrderVersion seen, Demands.Scope scope) {
        feed.catchUp();
        Engine current = engine();
        loads(current.network());
        try {
            return transactor.write(actor, tx -> turn.anew(
                    new Turn.Ground(tx, current, Cause.PERSON, loads(current.network()), feed.index(), Set.of()),
                    seen,
                    scope,
                    now()));
        } finally {
            loads = null; // what the order took before is given back; counted again at the next look
        }
    }

    /// The engine of the policy and network as they are now.
    public synchronized Engine engine() {
        Network facts = network.now();
        PolicyVersion version = policy.get();
        Engine known = engine;
        if (known == null || known.network() != facts || !known.version().equals(version)) {
            if (known == null || known.network() != facts) {
                loads = null; // counted in the units of the old one
            }
            known = new Engine(facts, version);
            engine = known;
        }
        return known;
    }

    private LoadBook loads(Network facts) {
        LoadBook known = loads;
        if (known == null) {
            Instant from = now().minus(Duration.ofDays(1)); // today somewhere on earth
            known = new LoadBook(
                    facts, ledger.work(from.atZone(ZoneOffset.UTC).toLocalDate()), ledger.slots(from));
            loads = known;
            published = known.copy();
        }
        return known;
    }

    /// Work taken on, as of the last write; for questions that change nothing.
    public Loads load() {
        return published;
    }

    public StockIndex stock() {
        return feed.index();
    }

    /// Throws away what is remembered of work: something else wrote it.
    synchronized void forgetLoads() {
        loads = null;
    }

    /// Orders whose time has come, and those whose rest is to be cancelled.
    public Tally lookAtDue() {
        Instant now = now();
        List<OrderId> due = new ArrayList<>(ledger.due(now, 1_000));
        ledger.toCancel(now, 1_000).stream().filter(order -> !due.contains(order)).forEach(due::add);
        return due.isEmpty() ? Tally.NOTHING : look(Cause.SCHEDULE, due);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
