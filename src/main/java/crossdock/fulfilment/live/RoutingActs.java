package crossdock.fulfilment.live;

import crossdock.fulfilment.live.Demands.Scope;
import crossdock.fulfilment.live.RoutingLedger.Cause;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.order.LineUnits;
import crossdock.order.Order;
import crossdock.order.OrderService;
import crossdock.order.OrderService.Placing;
import crossdock.order.OrderVersion;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people do about where orders are filled: a location says no, an order is decided anew, a run is stopped.
public final class RoutingActs {
    private final Transactor transactor;
    private final Router router;
    private final OrderService orders;
    private final RoutingOrders sketches;
    private final RoutingLedger ledger;
    private final Assignments assignments;
    private final InstantSource clock;

    public RoutingActs(
            Transactor transactor, Router router, OrderService orders, RoutingOrders sketches, RoutingLedger ledger,
            Assignments assignments, InstantSource clock) {
        this.transactor = transactor;
        this.router = router;
        this.orders = orders;
        this.sketches = sketches;
        this.ledger = ledger;
        this.assignments = assignments;
        this.clock = clock;
    }

    /// A location cannot fill what it was given: its untouched units go elsewhere, and it is not asked again for this
    /// order. Refused: `routing.fixed` where the buyer chose the place, `routing.nothingThere`, and as
    /// [OrderService#route].
    ///
    /// @param reason a word of a fixed list
    public Outcome<OrderId> reject(Actor actor, OrderVersion seen, LocationId location, String reason) {
        Outcome<OrderId> outcome = transactor.write(actor, tx -> {
            Optional<OrderSketch> order = sketches.of(seen.order());
            if (order.isPresent() && order.get().fixed().equals(location)) {
                return new Refused<>("routing.fixed", order.get().number());
            }
            List<Placing> back = order.map(found -> from(found, location)).orElse(List.of());
            if (back.isEmpty()) {
                return new Refused<>("routing.nothingThere");
            }
            int units = back.stream().mapToInt(placing -> placing.what().units()).sum();
            return switch (orders.route(actor, seen, "", back)) {
                case Refused<Order>(String code, List<String> args) -> new Refused<>(code, args);
                case Done<Order> _ -> {
                    assignments.moved(actor, order.orElseThrow().connection(), seen.order(), back);
                    ledger.giveBack(seen.order(), location);
                    ledger.giveBackSlot(seen.order());
                    ledger.reject(
                            seen.order(), location, units, reason, clock.instant().truncatedTo(ChronoUnit.MICROS),
                            actor.name());
                    tx.record(new RoutingEvents.LocationRejected(seen.order(), location, units, reason));
                    tx.changed(Topic.ROUTING, 2);
                    yield new Done<>(seen.order());
                }
            };
        });
        if (outcome instanceof Done) {
            router.forgetLoads();
            router.look(Cause.PERSON, List.of(seen.order()));
        }
        return outcome;
    }

    private static List<Placing> from(OrderSketch order, LocationId location) {
        List<Placing> back = new ArrayList<>();
        for (OrderSketch.Line line : order.lines()) {
            int units = line.assigned().getOrDefault(location, 0);
            if (units > 0) {
                back.add(new Placing(new LineUnits(line.id(), units), location, LocationId.NONE, 0));
            }
        }
        return back;
    }

    /// Decides an order anew by what is in force and in stock now; units that nobody has touched may move. Refused:
    /// `routing.fixed`, `order.changed`, `routing.notRoutable`.
    ///
    /// @return whether anything moved
    public Outcome<Boolean> reroute(Actor actor, OrderVersion seen) {
        Optional<OrderSketch> order = sketches.of(seen.order());
        if (order.isEmpty() || !order.get().routable()) {
            return new Refused<>("routing.notRoutable");
        }
        if (!order.get().fixed().isNone()) {
            return new Refused<>("routing.fixed", order.get().number());
        }
        return router.anew(actor, seen, Scope.UNTOUCHED);
    }

    /// Stops a run, or lets it go on with all that waits for it.
    public void pause(Actor actor, String run, boolean isPaused) {
        transactor.run(actor, tx -> {
            if (ledger.paused().contains(run) != isPaused) {
                ledger.pause(run, isPaused, clock.instant().truncatedTo(ChronoUnit.MICROS), actor.name());
                tx.record(new RoutingEvents.RunPaused(run, isPaused));
                tx.changed(Topic.ROUTING, 2);
            }
        });
        router.look(Cause.POLICY, sketches.waiting());
    }

    /// Decides what waits for a run now, whatever its schedule.
    public Router.Tally runNow(String run) {
        List<OrderId> waiting = sketches.waiting().stream()
                .filter(id -> ledger.standing(id).filter(s -> run.equals(s.run())).isPresent())
                .toList();
        return router.look(Cause.PERSON, waiting);
    }
}
