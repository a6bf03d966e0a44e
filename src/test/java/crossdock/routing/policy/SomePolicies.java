package crossdock.routing.policy;

import crossdock.inventory.Location;
import crossdock.order.Method;
import crossdock.routing.policy.LocationFilter.Offer;
import crossdock.routing.policy.LocationFilter.Span;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;

/// Policies for tests of reading and writing.
final class SomePolicies {
    private SomePolicies() {}

    /// One policy that uses every filter, sort, split mode, action and schedule there is.
    static Policy withEverything() {
        List<OrderFilter> orders = List.of(
                new OrderFilter.OfChannel(List.of("Web shop", "Marketplace"), false),
                new OrderFilter.ToRegion("US", List.of("HI", "AK"), List.of("967"), true),
                new OrderFilter.ToRegion(null, List.of(), List.of("9"), false),
                new OrderFilter.HasProductType(List.of("Möbel"), false),
                new OrderFilter.HasTag(List.of("vip"), true),
                new OrderFilter.PriorityFrom(2, false),
                new OrderFilter.PromisedWithin(48, false),
                new OrderFilter.OfMethod(List.of(Method.SHIP, Method.PICKUP, Method.IN_STORE), false),
                new OrderFilter.ValueBetween(100, 5_000L, false),
                new OrderFilter.ValueBetween(0, null, true),
                new OrderFilter.InQueue(List.of("Unroutable"), false),
                new OrderFilter.OnWeekday(
                        List.of(DayOfWeek.SATURDAY, DayOfWeek.MONDAY), ZoneId.of("America/New_York"), true));
        List<LocationFilter> where = List.of(
                new LocationFilter.InGroup(List.of("Flagship"), true),
                new LocationFilter.OfType(List.of(Location.Type.values()), false),
                new LocationFilter.WithinDistance(160),
                new LocationFilter.Offers(Offer.SHIPPING),
                new LocationFilter.Offers(Offer.PICKUP),
                new LocationFilter.CarrierServes(List.of("UPS"), List.of("Ground")),
                new LocationFilter.HandlesProductType(),
                new LocationFilter.RoutingSafetyStock(2),
                new LocationFilter.CapacityLeft(Span.DAY, 1),
                new LocationFilter.CapacityLeft(Span.SHIFT, 3),
                new LocationFilter.PickupWindow(24),
                new LocationFilter.MinimumParcelValue(1_800),
                new LocationFilter.StockNotOlderThan(15));
        var limits = new SplitMode.Limits(3, List.of("furniture"), 1_000);
        Action next = new Action.NextRule();
        List<Rule> rules = List.of(
                new Rule("all", true, Delivery.SHIP_TO_HOME, where, List.of(LocationSort.values()),
                        new SplitMode.LeastCost(limits), true, new Action.Allocate(), new Action.Backorder(10), next),
                new Rule("two", false, Delivery.SHIP_TO_STORE, List.of(), List.of(),
                        new SplitMode.FewestParcels(limits), false, new Action.MoveToQueue("Look"), next,
                        new Action.AutoCancel(7)),
                new Rule("three", true, Delivery.PICKUP, List.of(), List.of(), new SplitMode.SingleLocation(),
                        true, new Action.Allocate(), new Action.DropShip(List.of("Midwest")),
                        new Action.MoveToQueue("Near-time")));
        Action queue = new Action.MoveToQueue(Action.UNROUTABLE);
        return new Policy("everything", "EUR", List.of(
                new Run("a", true, orders, List.of(OrderSort.values()), new Schedule.EveryOrder(), rules, queue),
                new Run("b", false, List.of(), List.of(), new Schedule.Every(15), List.of(),
                        new Action.DropShip(List.of())),
                new Run("c", true, List.of(), List.of(), new Schedule.ByCron(new Cron("0 6-18/2 * * 1-5")), List.of(),
                        new Action.AutoCancel(30))));
    }
}
