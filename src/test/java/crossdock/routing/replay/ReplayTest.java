package crossdock.routing.replay;

import static crossdock.routing.SomeNetwork.DENVER;
import static crossdock.routing.SomeNetwork.NOW;
import static crossdock.routing.SomeNetwork.SALT_LAKE;
import static crossdock.routing.SomeNetwork.SPRINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.routing.SomeNetwork;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.network.Capacity;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.routing.replay.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Policy NEAREST = policy();
    private static final Policy WAREHOUSE =
            policy(new LocationFilter.OfType(List.of(Location.Type.WAREHOUSE), false));

    @Test
    void stockDepletesForEachPolicyByItself() {
        var world = new SomeNetwork().stock(1, DENVER, 2).stock(1, SALT_LAKE, 1);
        ReplayResult result = run(world, orders(4), List.of());
        // published: Denver, Denver, Salt Lake, nobody; draft: Salt Lake, then nobody
        assertEquals(3, result.published().linesFilled());
        assertEquals(1, result.draft().linesFilled());
        assertEquals(1, result.same(), "the fourth finds nothing either way");
        assertEquals(List.of(2L, 3L, 1L), result.differences().stream()
                .map(difference -> difference.demand().order().value()).toList());
        assertEquals(List.of(Kind.NEWLY_UNFILLED), result.differences().getFirst().kinds());
        Difference moved = result.differences().getLast();
        assertEquals(List.of(Kind.LATER, Kind.DEARER, Kind.MOVED), moved.kinds());
        assertEquals(130, moved.dearerBy()); // zone 2 instead of 1: 900 + 80 over 800 + 50
        assertEquals(OptionalDouble.of(0.75), result.published().fillRate());
        assertTrue(result.isWhole());
        assertEquals(2, load(result.published(), DENVER).parcels());
        assertEquals(1, load(result.draft(), SALT_LAKE).parcels());
    }

    @Test
    void whatNoOrderHasIsNotMeasured() {
        ReplayResult unpromised = run(new SomeNetwork().stock(1, DENVER, 9), orders(2), List.of());
        assertEquals(OptionalDouble.empty(), unpromised.draft().promiseKept(), "nobody promised anything");
        assertTrue(unpromised.draft().fillRate().isPresent());
        ReplayResult nothing = run(new SomeNetwork(), List.of(), List.of());
        assertEquals(OptionalDouble.empty(), nothing.published().fillRate());
        assertEquals(OptionalDouble.empty(), nothing.published().splitRate());
        assertEquals(OptionalDouble.empty(), nothing.published().meanKm());
    }

    @Test
    void otherMovementsHappenAtTheirInstants() {
        var world = new SomeNetwork();
        StockEvent delivery = new StockEvent(NOW.plusSeconds(90), new SkuId(1), DENVER, 1);
        StockEvent theft = new StockEvent(NOW.plusSeconds(30), new SkuId(1), DENVER, 0);
        ReplayResult result = run(world, orders(4), List.of(delivery, theft));
        assertEquals(1, result.published().linesFilled());
        assertEquals(3L, result.differences().getFirst().demand().order().value(), "placed after 120 seconds");
    }

    /// Events of an article that nobody has asked for yet count all the same once somebody does.
    @Test
    void whatHappenedBetweenTwoOrdersAddsUp() {
        var world = new SomeNetwork().stock(1, DENVER, 1).stock(2, DENVER, 1);
        Demand other = SomeNetwork.order(1, Method.SHIP, LocationId.NONE, NOW, 1); // of article 1
        Demand late = SomeNetwork.order(2, Method.SHIP, LocationId.NONE, NOW.plusSeconds(600), 1);
        List<StockEvent> events = List.of(
                new StockEvent(NOW.plusSeconds(10), new SkuId(1), DENVER, 3),
                new StockEvent(NOW.plusSeconds(20), new SkuId(1), DENVER, -2),
                new StockEvent(NOW.plusSeconds(30), new SkuId(2), DENVER, -1),
                new StockEvent(NOW.plusSeconds(40), new SkuId(1), DENVER, -1),
                new StockEvent(NOW.plusSeconds(700), new SkuId(1), DENVER, 9));
        ReplayResult result = run(world, List.of(other, late), events);
        assertEquals(1, result.published().linesFilled(), "one was there for the first; 3 - 2 - 1 more came");
        ReplayResult less = run(world, List.of(other, late), events.subList(0, 3));
        assertEquals(2, less.published().linesFilled());
    }

    @Test
    void capacityDepletesToo() {
        var world = new SomeNetwork().capacity(new Capacity(Capacity.Unit.ORDERS, 1, 1)).stock(1, DENVER, 9)
                .stock(1, SPRINGS, 9);
        ReplayResult result = run(world, orders(3), List.of());
        assertEquals(2, result.published().linesFilled());
        assertEquals(100, load(result.published(), DENVER).percent());
    }

    @Test
    void aCancelledReplaySaysSo() {
        var world = new SomeNetwork().stock(1, DENVER, 9);
        List<Integer> told = new ArrayList<>();
        ReplayResult result = new Replay(world.engine(NEAREST), world.engine(WAREHOUSE)).run(
                new ReplayInput(orders(1_000), world.stock(), List.of(), ReplayInput.Basis.TODAY), told::add,
                () -> told.size() == 2);
        assertFalse(result.isWhole());
        assertEquals(List.of(256, 512, 512), told);
        assertEquals(512, result.published().orders());
    }

    @Test
    void splitsAndPromisesAreCounted() {
        var world = new SomeNetwork().stock(1, DENVER, 9).stock(2, SPRINGS, 9).stock(1, SALT_LAKE, 9)
                .stock(2, SALT_LAKE, 9);
        Policy cheap = new Policy("cheap", "USD", List.of(run(new Rule(
                "least", true, Delivery.SHIP_TO_HOME, List.of(new LocationFilter.WithinDistance(200)), List.of(),
                new SplitMode.LeastCost(SplitMode.Limits.parcels(2)), false, new Action.Allocate(),
                new Action.NextRule(), new Action.NextRule()))));
        Demand order = SomeNetwork.promised(SomeNetwork.order(1, 1, 1), NOW.plusSeconds(2 * 86_400));
        ReplayResult result = replay(
                world.engine(NEAREST), world.engine(cheap), world, List.of(order), List.of());
        assertEquals(List.of(Kind.NEWLY_SPLIT, Kind.LATER, Kind.MOVED, Kind.CHEAPER),
                result.differences().getFirst().kinds());
        assertEquals(1, result.draft().split());
        assertEquals(1, result.draft().kept());
        assertEquals(OptionalDouble.of(1), result.draft().promiseKept());
        assertEquals(1, result.published().kept(), "from far away only the dearest service keeps it, six hours sooner");
    }

    private static List<Demand> orders(int count) {
        List<Demand> orders = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            orders.add(SomeNetwork.order(i, Method.SHIP, LocationId.NONE, NOW.plusSeconds(60L * (i - 1)), 1));
        }
        return orders;
    }

    private static Policy policy(LocationFilter... where) {
        return new Policy("p", "USD", List.of(run(new Rule(
                "r", true, Delivery.SHIP_TO_HOME, List.of(where), List.of(LocationSort.DISTANCE),
                new SplitMode.SingleLocation(), false, new Action.Allocate(), new Action.NextRule(),
                new Action.NextRule()))));
    }

    private static Run run(Rule rule) {
        return new Run(
                "run", true, List.of(), List.of(), new Schedule.EveryOrder(), List.of(rule),
                new Action.MoveToQueue("Unroutable"));
    }

    private static ReplayResult run(SomeNetwork world, List<Demand> orders, List<StockEvent> events) {
        return replay(world.engine(NEAREST), world.engine(WAREHOUSE), world, orders, events);
    }

    private static ReplayResult replay(
            Engine published, Engine draft, SomeNetwork world, List<Demand> orders, List<StockEvent> events) {
        return new Replay(published, draft).run(
                new ReplayInput(orders, world.stock(), events, ReplayInput.Basis.LEDGER), done -> {}, () -> false);
    }

    private static LocationLoad load(Totals totals, LocationId location) {
        return totals.loads().stream().filter(load -> load.location().equals(location)).findFirst().orElseThrow();
    }
}
