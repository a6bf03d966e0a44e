package crossdock.fulfilment.live;

import crossdock.fulfilment.NetworkMemory;
import crossdock.fulfilment.live.RoutingLedger.Backorder;
import crossdock.fulfilment.live.RoutingLedger.Kept;
import crossdock.fulfilment.live.RoutingLedger.Slot;
import crossdock.fulfilment.live.RoutingLedger.Standing;
import crossdock.fulfilment.live.RoutingLedger.State;
import crossdock.fulfilment.live.RoutingLedger.Work;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.order.LineUnits;
import crossdock.order.Order;
import crossdock.order.OrderService;
import crossdock.order.OrderService.Placing;
import crossdock.order.OrderVersion;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.network.Network;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Applies decisions: order, reservations, capacity, pickup window, backorders, memory and what is owed to the channel,
/// in the write that is open. What is done twice ends the same.
public final class PlanBook {
    /// Why a line was cancelled by its rule.
    static final String NOT_FILLED = "not filled in time";

    private final OrderService orders;
    private final RoutingLedger ledger;
    private final NetworkReads reads;
    private final Assignments assignments;
    private @Nullable KeptNetwork kept; // writer thread only

    public PlanBook(OrderService orders, RoutingLedger ledger, NetworkReads reads, Assignments assignments) {
        this.orders = orders;
        this.ledger = ledger;
        this.reads = reads;
        this.assignments = assignments;
    }

    /// Cells of the decision's articles as they are, when one it takes from has too little; empty when all is there.
    List<StockIndex.Change> missing(Network network, Demand demand, Decision decision) {
        Map<Cell, Integer> needed = new HashMap<>();
        for (Parcel parcel : decision.parcels()) {
            boolean isCounted = network.places().get(network.numberOf(parcel.from())).tracked();
            for (Portion portion : parcel.portions()) {
                if (isCounted) {
                    needed.merge(new Cell(portion.sku(), parcel.from()), portion.units(), Integer::sum);
                }
            }
        }
        if (needed.isEmpty()) {
            return List.of();
        }
        for (DemandLine line : demand.lines()) {
            line.own().forEach((location, units) ->
                    needed.computeIfPresent(new Cell(line.sku(), location), (_, all) -> all - units));
        }
        Set<SkuId> skus = needed.keySet().stream().map(Cell::sku).collect(Collectors.toSet());
        List<StockIndex.Change> there = new ArrayList<>();
        reads.cellsOf(skus, (sku, location, routable) -> {
            there.add(StockIndex.Change.to(new SkuId(sku), new LocationId(location), routable));
            needed.computeIfPresent(
                    new Cell(new SkuId(sku), new LocationId(location)),
                    (_, units) -> units <= routable ? null : units);
        });
        needed.forEach((cell, units) -> {
            if (units > 0) { // no cell at all, or one with too little
                there.add(StockIndex.Change.to(cell.sku(), cell.location(), actual(there, cell)));
            }
        });
        return needed.values().stream().anyMatch(units -> units > 0) ? there : List.of();
    }

    private static int actual(List<StockIndex.Change> there, Cell cell) {
        return there.stream()
                .filter(change -> change.sku().equals(cell.sku()) && change.location().equals(cell.location()))
                .findFirst()
                .map(StockIndex.Change::routable)
                .orElse(0);
    }

    private record Cell(SkuId sku, LocationId location) {}

    /// How the order stands after the decision; version and decision are the caller's.
    Standing standing(OrderSketch order, Decision decision, @Nullable Run run, Instant now) {
        String queue = null;
        Instant due = null;
        Instant cancelAt = null;
        boolean isWaiting = !decision.left().isEmpty();
        for (Remainder left : decision.left()) {
            switch (left.fate()) {
                case Remainder.Queued(String name) -> queue = name;
                case Remainder.Untaken() -> queue = Action.UNROUTABLE;
                case Remainder.CancelledAt(Instant at) -> cancelAt = at.isAfter(now) ? at : null;
                case Remainder.Backordered(var supply) ->
                    due = due == null || supply.at().isBefore(due) ? supply.at() : due;
            }
            isWaiting &= left.fate() instanceof Remainder.Backordered;
        }
        State state = decision.isFilled()
                ? State.PLACED
                : !decision.parcels().isEmpty()
                        ? State.PARTIAL
                        : isWaiting ? State.BACKORDERED : queue != null ? State.QUEUED : State.UNFILLED;
        Instant later = due != null && due.isAfter(now) ? due : null;
        return new Standing(
                order.id(), run == null ? null : run.name(), state, queue, later, cancelAt, order.version(), 0, now);
    }

    /// Whether nothing would be written of it: no backorder became another, nothing is to be cancelled now.
    boolean isAsKept(OrderSketch order, Decision decision) {
        return Placings.of(order, decision, false).isEmpty()
                && due(decision).isEmpty()
                && backorders(order.id(), decision).equals(ledger.backorders(order.id()).stream()
                        .map(kept -> new Backorder(
                                kept.line(), kept.order(), kept.units(), kept.location(), kept.dueAt(), kept.basis(),
                                decision.at()))
                        .toList());
    }

    /// Writes all of it.
    ///
    /// @param isAnew whether the decision also placed units that had a location
    /// @return the order's version afterwards
    long apply(
            Turn.Ground ground, OrderSketch order, Demand demand, Moment moment, Decision decision, State state,
            boolean isAnew) {
        String network = network(ground.engine.network(), decision);
        // before its own work counts among what others have taken
        byte[] memory = DecisionMemory.of(ground.engine, network, demand, moment, decision).bytes();
        List<Placing> placings = Placings.of(order, decision, isAnew);
        String policy = ground.engine.version().hash();
        long version = order.version();
        if (!placings.isEmpty()) {
            version = done(orders.route(
                            Actor.CONSOLE, new OrderVersion(order.id(), version), policy, placings))
                    .version();
            List<Placing> moves = placings.stream().filter(p -> p.what().units() > 0).toList();
            if (!moves.isEmpty()) {
                assignments.moved(Actor.CONSOLE, order.connection(), order.id(), moves);
            }
            ground.stock = ground.stock.with(changes(ground.stock, order, moves));
        }
        for (Portion portion : due(decision)) {
            version = done(orders.cancelLine(
                            Actor.CONSOLE,
                            new OrderVersion(order.id(), version),
                            new LineUnits(portion.line(), portion.units()),
                            NOT_FILLED))
                    .version();
        }
        if (isAnew) {
            ledger.giveBack(order.id(), LocationId.NONE);
            ledger.giveBackSlot(order.id());
        }
        decision.parcels().forEach(parcel -> take(ground, order.id(), parcel));
        ledger.clearBackorders(order.id());
        backorders(order.id(), decision).forEach(ledger::putBackorder);
        ledger.add(new Kept(0, order.id(), order.version(), 0, policy, decision.at(), state, memory));
        return version;
    }

    /// Keeps the network once and tells its hash. Worked out anew only when the network is another object.
    private String network(Network now, Decision decision) {
        KeptNetwork known = kept;
        if (known == null || known.network() != now) {
            known = new KeptNetwork(now, NetworkMemory.of(now.facts()));
            kept = known;
        }
        ledger.keepNetwork(known.memory().hash(), known.memory()::bytes, decision.at());
        return known.memory().hash();
    }

    private record KeptNetwork(Network network, NetworkMemory memory) {}

    long newest(OrderId order) {
        return ledger.decisions(order).getFirst().id();
    }

    private void take(Turn.Ground ground, OrderId order, Parcel parcel) {
        Work work = new Work(
                order, parcel.from(), parcel.day(), parcel.shift(), parcel.portions().size(), parcel.units());
        ledger.take(work);
        ground.loads.add(ground.engine.network(), work);
        Instant from = parcel.leaves();
        Instant to = parcel.arrives();
        if (parcel.delivery() == Delivery.PICKUP && from != null && to != null) {
            Slot slot = new Slot(order, parcel.from(), from, to);
            ledger.takeSlot(slot);
            ground.loads.add(slot);
        }
    }

    /// What the moves do to routable stock.
    private static List<StockIndex.Change> changes(StockIndex stock, OrderSketch order, List<Placing> moves) {
        Map<Cell, Integer> now = new HashMap<>();
        for (Placing move : moves) {
            SkuId sku = order.lines().stream()
                    .filter(line -> line.id().equals(move.what().line()))
                    .findFirst()
                    .orElseThrow()
                    .sku();
            if (!move.to().isNone()) {
                now.merge(new Cell(sku, move.to()), -move.what().units(), Integer::sum);
            }
            if (!move.from().isNone()) {
                now.merge(new Cell(sku, move.from()), move.what().units(), Integer::sum);
            }
        }
        List<StockIndex.Change> changes = new ArrayList<>();
        now.forEach((cell, units) -> changes.add(StockIndex.Change.to(
                cell.sku(), cell.location(), stock.routable(cell.sku(), cell.location()) + units)));
        return changes;
    }

    /// Portions that their rule cancels at this instant or earlier.
    private static List<Portion> due(Decision decision) {
        List<Portion> portions = new ArrayList<>();
        for (Remainder left : decision.left()) {
            if (left.fate() instanceof Remainder.CancelledAt(Instant at) && !at.isAfter(decision.at())) {
                portions.addAll(left.portions());
            }
        }
        return portions;
    }

    private static List<Backorder> backorders(OrderId order, Decision decision) {
        List<Backorder> backorders = new ArrayList<>();
        for (Remainder left : decision.left()) {
            if (left.fate() instanceof Remainder.Backordered(var supply)) {
                left.portions().forEach(portion -> backorders.add(new Backorder(
                        portion.line(), order, portion.units(), supply.location(), supply.at(),
                        supply.kind().name(), decision.at())));
            }
        }
        backorders.sort(Comparator.comparing(Backorder::line));
        return backorders;
    }

    /// Gives back what an order took at locations where none of its units are any more.
    void tidy(Turn.Ground ground, OrderSketch order) {
        List<Work> works = ledger.workOf(order.id());
        if (works.isEmpty()) {
            return;
        }
        Set<LocationId> at = new HashSet<>(order.places());
        for (Work work : works) {
            if (!at.contains(work.location())) {
                ledger.giveBack(order.id(), work.location());
                ground.loads.remove(ground.engine.network(), work);
            }
        }
    }

    private static Order done(Outcome<Order> outcome) {
        return switch (outcome) {
            case Done<Order>(Order order) -> order;
            case Refused<Order> refused ->
                throw new IllegalStateException("a decision made in this write was refused: " + refused);
        };
    }
}
