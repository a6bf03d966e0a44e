package crossdock.routing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Region;
import crossdock.routing.SomeNetwork;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManyCandidatesTest {
    /// Each store has both articles but takes one line, so the cheapest for both can have only one of them: of those left
    /// out of the search the second cheapest must not be.
    @Test
    void theSecondBestIsKeptWhereTheBestCanTakeOnlyOne() {
        List<Place> places = new ArrayList<>();
        var stock = new StockIndexBuilder();
        for (int id = 1; id <= 20; id++) {
            places.add(new Place(
                    new LocationId(id), "L" + id, "L" + id, Location.Type.STORE, null, Region.UNKNOWN, true, true, true,
                    true, Set.of(), null, Set.of(), 0, 0, BusinessCalendar.always(ZoneOffset.UTC),
                    new Capacity(Capacity.Unit.LINES, 1, 1), null, 500 - id, null));
        }
        for (int sku = 1; sku <= 2; sku++) {
            for (int id = 1; id <= 20; id++) {
                stock.cell(new SkuId(sku), new LocationId(id), 1);
            }
        }
        var network = new Network(new NetworkFacts(
                "USD", places, List.of(), List.of(), new NetworkFacts.Known(Set.of(), Set.of(), Set.of(), Set.of())));
        Action next = new Action.NextRule();
        Rule rule = new Rule(
                "r", true, Delivery.SHIP_TO_HOME, List.of(), List.of(),
                new SplitMode.LeastCost(SplitMode.Limits.parcels(2)), false, new Action.Allocate(), next, next);
        Policy policy = new Policy("p", "USD", List.of(new Run(
                "run", true, List.of(), List.of(), new Schedule.EveryOrder(), List.of(rule),
                new Action.MoveToQueue("Q"))));
        Decision decision = new Engine(network, PolicyVersion.of(policy)).decideUntraced(
                SomeNetwork.order(1, 1, 1), new Moment(SomeNetwork.NOW, stock.build(1), Workload.NONE));
        assertEquals(
                List.of(new LocationId(19), new LocationId(20)),
                decision.parcels().stream().map(Parcel::from).toList());
        assertEquals(481 + 480, decision.cost());
    }
}
