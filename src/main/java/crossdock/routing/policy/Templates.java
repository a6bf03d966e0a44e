package crossdock.routing.policy;

import static crossdock.inventory.Location.Type.STORE;
import static crossdock.inventory.Location.Type.WAREHOUSE;

import crossdock.inventory.Location;
import crossdock.order.Method;
import crossdock.routing.policy.LocationFilter.CarrierServes;
import crossdock.routing.policy.LocationFilter.HandlesProductType;
import crossdock.routing.policy.LocationFilter.OfType;
import crossdock.routing.policy.LocationFilter.PickupWindow;
import crossdock.routing.policy.LocationFilter.WithinDistance;
import crossdock.routing.policy.SplitMode.FewestParcels;
import crossdock.routing.policy.SplitMode.LeastCost;
import crossdock.routing.policy.SplitMode.Limits;
import crossdock.routing.policy.SplitMode.SingleLocation;
import java.util.List;

/// Policies to start from. All treat pickups alike: the chosen store hands over, else it is shipped there, else it waits
/// for a person.
public enum Templates {
    /// Warehouses within 160 km, then stores within 160 km, then any location, then splits, then drop-ship, then a
    /// queue. 160 km is about what a ground parcel travels in a day.
    USUAL("Warehouses near by, then stores"),
    /// Stores clear their stock first, warehouses fill what they cannot.
    STORE_FIRST("Stores first"),
    /// Least cost of all parcels together, from anywhere.
    CHEAPEST("Cheapest"),
    /// Only where a cut-off is still open today, nearest first; parcels may be split for it.
    FASTEST("Fastest");

    private static final List<LocationSort> NEAREST =
            List.of(LocationSort.DISTANCE, LocationSort.COST, LocationSort.CAPACITY_LEFT);
    private static final List<LocationSort> CHEAP =
            List.of(LocationSort.COST, LocationSort.DISTANCE, LocationSort.STOCK_BALANCE);
    private static final Action NEXT = new Action.NextRule();
    private static final Action DROP_SHIP = new Action.DropShip(List.of());
    private static final Action QUEUE = new Action.MoveToQueue(Action.UNROUTABLE);

    private final String title;

    Templates(String title) {
        this.title = title;
    }

    /// @param currency of the workspace
    public Policy policy(String currency) {
        return new Policy(title, currency, List.of(pickups(), parcels()));
    }

    private Run pickups() {
        List<Rule> rules = List.of(
                rule("Store has it now", Delivery.PICKUP, List.of(new PickupWindow(72)), List.of(),
                        new SingleLocation(), false),
                rule("Ship to store", Delivery.SHIP_TO_STORE, List.of(new HandlesProductType()), NEAREST,
                        new SingleLocation(), false));
        List<OrderFilter> orders = List.of(new OrderFilter.OfMethod(List.of(Method.PICKUP), false));
        return run("Pickup in store", orders, rules, QUEUE);
    }

    private Run parcels() {
        HandlesProductType handles = new HandlesProductType();
        List<Rule> rules = switch (this) {
            case USUAL -> List.of(
                    home("Warehouse within 160 km", NEAREST, type(WAREHOUSE), new WithinDistance(160), handles),
                    home("Store within 160 km", NEAREST, type(STORE), new WithinDistance(160), handles),
                    home("Any location", NEAREST, type(WAREHOUSE, STORE), handles),
                    split("Split", new LeastCost(Limits.parcels(3)), CHEAP, type(WAREHOUSE, STORE), handles));
            case STORE_FIRST -> List.of(
                    home("Nearest store", NEAREST, type(STORE), handles),
                    home("Nearest warehouse", NEAREST, type(WAREHOUSE), handles),
                    split("Fewest parcels", new FewestParcels(Limits.parcels(3)), NEAREST, type(STORE, WAREHOUSE),
                            handles));
            case CHEAPEST -> List.of(
                    split("Least cost", new LeastCost(Limits.parcels(4)), CHEAP, type(WAREHOUSE, STORE), handles));
            case FASTEST -> List.of(
                    home("Leaves today", NEAREST, type(WAREHOUSE, STORE), handles,
                            new CarrierServes(List.of(), List.of())),
                    split("Leaves today, split", new FewestParcels(Limits.parcels(3)), NEAREST, type(WAREHOUSE, STORE),
                            handles, new CarrierServes(List.of(), List.of())),
                    split("Any location", new FewestParcels(Limits.parcels(3)), NEAREST, type(WAREHOUSE, STORE),
                            handles));
        };
        List<OrderFilter> orders = List.of(new OrderFilter.OfMethod(List.of(Method.SHIP), false));
        return run("Ship to home", orders, rules, DROP_SHIP);
    }

    private static Run run(String name, List<OrderFilter> orders, List<Rule> rules, Action otherwise) {
        return new Run(
                name, true, orders, List.of(OrderSort.PROMISE, OrderSort.PRIORITY, OrderSort.PLACED),
                new Schedule.EveryOrder(), rules, otherwise);
    }

    private static OfType type(Location.Type... types) {
        return new OfType(List.of(types), false);
    }

    private static Rule home(String name, List<LocationSort> sort, LocationFilter... where) {
        return rule(name, Delivery.SHIP_TO_HOME, List.of(where), sort, new SingleLocation(), false);
    }

    private static Rule split(String name, SplitMode mode, List<LocationSort> sort, LocationFilter... where) {
        return rule(name, Delivery.SHIP_TO_HOME, List.of(where), sort, mode, true);
    }

    private static Rule rule(
            String name, Delivery delivery, List<LocationFilter> where, List<LocationSort> sort, SplitMode split,
            boolean partial) {
        return new Rule(name, true, delivery, where, sort, split, partial, new Action.Allocate(), NEXT, NEXT);
    }
}
