package crossdock.fulfilment.live;

import crossdock.fulfilment.live.Demands.Scope;
import crossdock.fulfilment.live.Router.Tally;
import crossdock.fulfilment.live.RoutingLedger.Cause;
import crossdock.fulfilment.live.RoutingLedger.Standing;
import crossdock.fulfilment.live.RoutingLedger.State;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Tx;
import crossdock.order.OrderVersion;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One order's turn: which run is it in, is it decided now, and what came of it. Inside a write.
public final class Turn {
    private static final int MOST_RACES = 5;

    private final RoutingOrders orders;
    private final RoutingLedger ledger;
    private final Demands demands;
    private final PlanBook plans;
    private final ZoneId zone;

    /// @param zone of cron schedules: the workspace's reporting zone
    public Turn(RoutingOrders orders, RoutingLedger ledger, Demands demands, PlanBook plans, ZoneId zone) {
        this.orders = orders;
        this.ledger = ledger;
        this.demands = demands;
        this.plans = plans;
        this.zone = zone;
    }

    /// What orders of one write have in common. What one takes, the next finds gone.
    static final class Ground {
        final Tx tx;
        final Engine engine;
        final Cause cause;
        final LoadBook loads;
        final Set<String> paused;
        StockIndex stock;

        Ground(Tx tx, Engine engine, Cause cause, LoadBook loads, StockIndex stock, Set<String> paused) {
            this.tx = tx;
            this.engine = engine;
            this.cause = cause;
            this.loads = loads;
            this.stock = stock;
            this.paused = paused;
        }
    }

    /// @param run empty when no run takes the order
    record Taken(String run, Tally tally) {
        static final Taken NOTHING = new Taken("", new Tally(1, 0, 0, 0, 0, 0, 0));
    }

    Taken take(Ground ground, OrderId id, Instant now) {
        Optional<OrderSketch> found = orders.of(id);
        Standing before = ledger.standing(id).orElse(null);
        if (found.isEmpty()) {
            return Taken.NOTHING;
        }
        OrderSketch order = found.get();
        plans.tidy(ground, order);
        if (!order.routable() || order.waiting() == 0) {
            settle(ground, order, before, now);
            return Taken.NOTHING;
        }
        boolean isDue = before != null && (isReached(before.dueAt(), now) || isReached(before.cancelAt(), now));
        boolean isKnown = before != null && before.version() == order.version();
        if (isKnown && ground.cause == Cause.ORDER && !isDue) {
            return Taken.NOTHING; // our own write told of itself
        }
        Demand demand = demands.of(order, ground.engine.version().policy().currency(), Scope.WAITING);
        int number = ground.engine.runOf(demand, now);
        Run run = number < 0 ? null : ground.engine.version().policy().runs().get(number);
        if (run != null && !isItsTime(ground, run, before, isDue)) {
            await(ground, order, run, before, now);
            return Taken.NOTHING;
        }
        return decide(ground, order, demand, run, before, now);
    }

    private static boolean isReached(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }

    private static boolean isItsTime(Ground ground, Run run, @Nullable Standing before, boolean isDue) {
        boolean isItsRun = before != null && run.name().equals(before.run());
        boolean isPaused = ground.paused.contains(run.name());
        return ground.cause == Cause.PERSON
                || !isPaused && (run.schedule() instanceof Schedule.EveryOrder || isDue && isItsRun);
    }

    /// Waits for the next time of its run.
    private void await(Ground ground, OrderSketch order, Run run, @Nullable Standing before, Instant now) {
        Instant known = before == null || !run.name().equals(before.run()) ? null : before.dueAt();
        Instant due = known != null && known.isAfter(now) && ground.cause != Cause.POLICY
                ? known
                : run.schedule().next(now, zone).orElse(null);
        keep(ground, before, new Standing(
                order.id(),
                run.name(),
                before != null && before.state() != State.PLACED ? before.state() : State.WAITING,
                order.queue().isEmpty() ? null : order.queue(),
                ground.paused.contains(run.name()) ? null : due,
                before == null ? null : before.cancelAt(),
                order.version(),
                before == null ? 0 : before.decision(),
                now));
    }

    /// Nothing of it waits any more.
    private void settle(Ground ground, OrderSketch order, @Nullable Standing before, Instant now) {
        if (before != null) {
            ledger.clearBackorders(order.id());
            if (order.routable()) {
                keep(ground, before, new Standing(
                        order.id(), before.run(), State.PLACED, null, null, null, order.version(), before.decision(),
                        now));
            } else {
                ledger.forget(order.id());
                ground.tx.changed(Topic.ROUTING, 2);
            }
        }
    }

    private Taken decide(
            Ground ground, OrderSketch order, Demand demand, @Nullable Run run, @Nullable Standing before,
            Instant now) {
        int races = 0;
        Moment moment = new Moment(now, ground.stock, ground.loads);
        Decision decision = ground.engine.decideUntraced(demand, moment);
        List<StockIndex.Change> gone = plans.missing(ground.engine.network(), demand, decision);
        while (!gone.isEmpty()) {
            if (++races > MOST_RACES) {
                throw new IllegalStateException("stock of order " + order.id() + " differs within one write");
            }
            ground.stock = ground.stock.with(gone);
            moment = new Moment(now, ground.stock, ground.loads);
            decision = ground.engine.decideUntraced(demand, moment);
            gone = plans.missing(ground.engine.network(), demand, decision);
        }
        Standing standing = plans.standing(order, decision, run, now);
        if (run != null && !decision.isFilled() && standing.dueAt() == null) {
            standing = due(standing, run.schedule().next(now, zone).orElse(null));
        }
        String name = run == null ? "" : run.name();
        if (before != null && isNothingNew(before, standing, order, decision)) {
            keep(ground, before, new Standing(
                    order.id(), standing.run(), standing.state(), standing.queue(), standing.dueAt(),
                    standing.cancelAt(), order.version(), before.decision(), now));
            return new Taken(name, new Tally(1, 0, 0, 0, 0, 1, races));
        }
        long version = plans.apply(ground, order, demand, moment, decision, standing.state(), false);
        keep(ground, before, new Standing(
                order.id(), standing.run(), standing.state(), standing.queue(), standing.dueAt(), standing.cancelAt(),
                version, plans.newest(order.id()), now));
        return new Taken(name, tally(decision, races));
    }

    private boolean isNothingNew(Standing before, Standing after, OrderSketch order, Decision decision) {
        return before.decision() != 0
                && decision.parcels().isEmpty()
                && before.isOutcomeOf(after)
                && plans.isAsKept(order, decision);
    }

    /// Decides an order again, with the units that have a location but that nobody has touched there.
    Outcome<Boolean> anew(Ground ground, OrderVersion seen, Scope scope, Instant now) {
        OrderSketch order = orders.of(seen.order()).orElseThrow();
        if (order.version() != seen.version()) {
            return new Refused<>("order.changed", order.number());
        }
        Demand demand = demands.of(order, ground.engine.version().policy().currency(), scope);
        int number = ground.engine.runOf(demand, now);
        Run run = number < 0 ? null : ground.engine.version().policy().runs().get(number);
        Moment moment = new Moment(now, ground.stock, ground.loads);
        Decision decision = ground.engine.decideUntraced(demand, moment);
        List<StockIndex.Change> gone = plans.missing(ground.engine.network(), demand, decision);
        if (!gone.isEmpty()) {
            ground.stock = ground.stock.with(gone);
            moment = new Moment(now, ground.stock, ground.loads);
            decision = ground.engine.decideUntraced(demand, moment);
        }
        Standing standing = plans.standing(order, decision, run, now);
        long version = plans.apply(ground, order, demand, moment, decision, standing.state(), true);
        keep(ground, ledger.standing(order.id()).orElse(null), new Standing(
                order.id(), standing.run(), standing.state(), standing.queue(), standing.dueAt(), standing.cancelAt(),
                version, plans.newest(order.id()), now));
        return new Done<>(version != order.version());
    }

    static Tally tally(Decision decision, int races) {
        boolean isFilled = decision.isFilled();
        boolean isNone = decision.parcels().isEmpty();
        return new Tally(1, 1, isFilled ? 1 : 0, isFilled || isNone ? 0 : 1, isNone ? 1 : 0, 0, races);
    }

    private static Standing due(Standing s, @Nullable Instant at) {
        return new Standing(
                s.order(), s.run(), s.state(), s.queue(), at, s.cancelAt(), s.version(), s.decision(), s.changedAt());
    }

    /// Writes only what became another.
    private void keep(Ground ground, @Nullable Standing before, Standing after) {
        if (before == null || !before.isSameBut(after)) {
            ledger.put(after);
            ground.tx.changed(Topic.ROUTING, 2);
        }
    }
}
