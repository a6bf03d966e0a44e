package crossdock.routing.engine;

import static crossdock.routing.SomeNetwork.DENVER;
import static crossdock.routing.SomeNetwork.NOW;
import static crossdock.routing.SomeNetwork.SALT_LAKE;
import static crossdock.routing.SomeNetwork.SPRINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.routing.SomeNetwork;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.routing.policy.SplitMode.FewestParcels;
import crossdock.routing.policy.SplitMode.LeastCost;
import crossdock.routing.policy.SplitMode.Limits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A line that no location has in full. To Englewood a parcel costs 8.00 and 0.50 a unit from Denver and Springs, 9.00
/// and 0.80 from Salt Lake, and 1.00 of handling from each.
class DividedLineTest {
    private final SomeNetwork world = new SomeNetwork();

    @Test
    void whoeverHasMostGivesFirstAndTheRestComesFromOthersInOneDecision() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 3).stock(1, SALT_LAKE, 4);
        Decision decision = decide(new LeastCost(Limits.parcels(3)), true, 10);
        assertEquals(Map.of(DENVER, 6, SALT_LAKE, 4), units(decision, 0));
        assertTrue(decision.isFilled());
        assertEquals(1_200 + 1_320, decision.cost());
    }

    @Test
    void aThirdLocationSharesInItWhenTwoHaveTooLittle() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 3).stock(1, SALT_LAKE, 4);
        Decision decision = decide(new FewestParcels(Limits.parcels(3)), true, 12);
        assertEquals(Map.of(DENVER, 6, SALT_LAKE, 4, SPRINGS, 2), units(decision, 0));
        assertEquals(0, attempt(decision).gap(), "two have only ten, so three is the fewest");
    }

    @Test
    void theOneWithMostIsLeftOutWhereOthersAreCheaperTogether() {
        world.stock(1, DENVER, 5).stock(1, SPRINGS, 5).stock(1, SALT_LAKE, 8);
        Decision decision = decide(new LeastCost(Limits.parcels(3)), true, 10);
        assertEquals(Map.of(DENVER, 5, SPRINGS, 5), units(decision, 0));
        assertEquals(1_150 + 1_150, decision.cost(), "8 from Salt Lake and 2 from Denver are 16.40 and 10.00");
        assertEquals(2_300 - 2 * 950, attempt(decision).gap(), "no two parcels are below 9.50 each");
    }

    @Test
    void aParcelThatLeavesAnywayTakesTheRestAlong() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 5).stock(2, SPRINGS, 1).stock(1, SALT_LAKE, 5);
        Decision decision = decide(new LeastCost(Limits.parcels(2)), true, 10, 1);
        assertEquals(Map.of(DENVER, 6, SPRINGS, 4), units(decision, 0));
        assertEquals(Map.of(SPRINGS, 1), units(decision, 1));
        assertEquals(1_200 + 1_150, decision.cost());
    }

    @Test
    void theParcelsLimitHoldsAndTheRestGoesOn() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 3).stock(1, SALT_LAKE, 4);
        Decision decision = decide(new LeastCost(Limits.parcels(2)), true, 12);
        assertEquals(Map.of(DENVER, 6, SALT_LAKE, 4), units(decision, 0));
        assertEquals(2, decision.left().getFirst().portions().getFirst().units());
        assertEquals(Attempt.Result.PARTIAL, attempt(decision).result());
    }

    @Test
    void aParcelBelowTheMinimumValueIsNotSentForTheRest() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 3);
        Decision enough = decide(new LeastCost(new Limits(3, List.of(), 4_000)), true, 8);
        assertEquals(Map.of(DENVER, 6, SPRINGS, 2), units(enough, 0), "two units are worth 40.00");
        Decision tooLittle = decide(new LeastCost(new Limits(3, List.of(), 4_001)), true, 8);
        assertEquals(Map.of(DENVER, 6), units(tooLittle, 0));
    }

    @Test
    void aLocationWithoutRoomForTheRestTakesNoneOfIt() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 5).stock(2, SPRINGS, 1);
        world.capacity(new Capacity(Capacity.Unit.UNITS, 6, Capacity.UNLIMITED));
        assertEquals(Map.of(DENVER, 6, SPRINGS, 5), units(decide(new LeastCost(Limits.parcels(2)), true, 11, 1), 0));
        world.capacity(new Capacity(Capacity.Unit.LINES, 1, Capacity.UNLIMITED));
        assertEquals(Map.of(DENVER, 6), units(decide(new LeastCost(Limits.parcels(2)), true, 11, 1), 0));
    }

    @Test
    void whatStaysTogetherByItsTypeIsNotDivided() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 4);
        Decision decision = decide(new LeastCost(new Limits(3, List.of("chairs"), 0)), true, 10);
        assertEquals(Map.of(DENVER, 6), units(decision, 0));
    }

    @Test
    void aLineIsNotDividedWhereSomebodyHasItAllOrPartialIsNotAllowed() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 6).stock(1, SALT_LAKE, 10);
        assertEquals(Map.of(SALT_LAKE, 10), units(decide(new LeastCost(Limits.parcels(3)), true, 10), 0));
        assertTrue(decide(new LeastCost(Limits.parcels(3)), false, 11).parcels().isEmpty());
        assertEquals(Map.of(SALT_LAKE, 10), units(decide(new SplitMode.SingleLocation(), true, 11), 0));
    }

    @Test
    void theAlternativeIsDividedToo() {
        world.stock(1, DENVER, 6).stock(1, SPRINGS, 4).stock(1, SALT_LAKE, 5);
        Decision decision = decide(new LeastCost(Limits.parcels(3)), true, 10);
        assertEquals(Map.of(DENVER, 6, SPRINGS, 4), units(decision, 0));
        assertEquals(
                List.of(DENVER, SALT_LAKE),
                attempt(decision).alternative().stream().map(Parcel::from).toList(), "without Springs");
    }

    private Decision decide(SplitMode mode, boolean partial, int... units) {
        Action next = new Action.NextRule();
        List<LocationFilter> where = List.of(
                new LocationFilter.OfType(List.of(Location.Type.STORE, Location.Type.WAREHOUSE), false));
        Rule rule = new Rule(
                "Split", true, Delivery.SHIP_TO_HOME, where, List.of(LocationSort.DISTANCE), mode, partial,
                new Action.Allocate(), next, next);
        Policy policy = new Policy("p", "USD", List.of(new Run(
                "run", true, List.of(), List.of(), new Schedule.EveryOrder(), List.of(rule),
                new Action.MoveToQueue("Unroutable"))));
        return world.engine(policy).decide(
                SomeNetwork.order(1, units), new Moment(NOW, world.stock(), Workload.NONE));
    }

    private static Attempt attempt(Decision decision) {
        return Objects.requireNonNull(decision.trace()).attempts().getFirst();
    }

    private static Map<LocationId, Integer> units(Decision decision, int line) {
        Map<LocationId, Integer> units = new TreeMap<>();
        for (Parcel parcel : decision.parcels()) {
            parcel.portions().stream()
                    .filter(portion -> portion.index() == line)
                    .forEach(portion -> units.put(parcel.from(), portion.units()));
        }
        return units;
    }
}
