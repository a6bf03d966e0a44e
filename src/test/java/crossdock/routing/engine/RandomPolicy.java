package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.order.Method;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A policy drawn from a seed, from everything a policy can be made of.
final class RandomPolicy {
    private final Random random;

    private RandomPolicy(Random random) {
        this.random = random;
    }

    static Policy of(Random random) {
        var draw = new RandomPolicy(random);
        List<Run> runs = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            runs.add(draw.run("run " + i));
        }
        runs.add(draw.run("rest", List.of()));
        return new Policy("random", "USD", runs);
    }

    private Run run(String name) {
        List<OrderFilter> filters = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            filters.add(orderFilter());
        }
        return run(name, filters);
    }

    private Run run(String name, List<OrderFilter> filters) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            rules.add(rule("rule " + i));
        }
        Action last = action();
        return new Run(
                name, random.nextInt(9) > 0, filters, List.of(), new Schedule.EveryOrder(), rules,
                last.isLast() ? last : new Action.MoveToQueue("Q"));
    }

    private OrderFilter orderFilter() {
        boolean not = random.nextInt(3) == 0;
        return switch (random.nextInt(11)) {
            case 0 -> new OrderFilter.OfChannel(List.of(pick(RandomWorld.CHANNELS)), not);
            case 1 -> new OrderFilter.ToRegion("US", List.of(), List.of(), not);
            case 2 -> new OrderFilter.ToRegion(null, List.of("CO", "NY"), List.of("81", "82", "83", "84"), not);
            case 3 -> new OrderFilter.HasProductType(List.of(pick(RandomWorld.TYPES)), not);
            case 4 -> new OrderFilter.HasTag(List.of(pick(RandomWorld.TAGS)), not);
            case 5 -> new OrderFilter.PriorityFrom(random.nextInt(3), not);
            case 6 -> new OrderFilter.PromisedWithin(random.nextInt(100), not);
            case 7 -> new OrderFilter.OfMethod(List.of(pick(List.of(Method.values()))), not);
            case 8 -> new OrderFilter.ValueBetween(random.nextInt(2_000), random.nextBoolean() ? null : 3_000L, not);
            case 9 -> new OrderFilter.OnWeekday(
                    List.of(pick(List.of(DayOfWeek.values()))), ZoneId.of("America/Denver"), not);
            default -> new OrderFilter.InQueue(List.of("Q"), not);
        };
    }

    private Rule rule(String name) {
        Delivery delivery = pick(List.of(
                Delivery.SHIP_TO_HOME, Delivery.SHIP_TO_HOME, Delivery.SHIP_TO_STORE, Delivery.PICKUP));
        List<LocationFilter> where = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            where.add(locationFilter());
        }
        List<LocationSort> sorts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            sorts.add(random.nextInt(3) == 0 ? LocationSort.DISTANCE : pick(List.of(LocationSort.values())));
        }
        Action full = random.nextInt(8) == 0 ? new Action.MoveToQueue("Look") : new Action.Allocate();
        return new Rule(
                name, random.nextInt(9) > 0, delivery, where, sorts, split(), random.nextBoolean(), full, action(),
                action());
    }

    private LocationFilter locationFilter() {
        boolean not = random.nextInt(3) == 0;
        return switch (random.nextInt(12)) {
            case 0 -> new LocationFilter.InGroup(List.of(pick(RandomWorld.GROUPS)), not);
            case 1 -> new LocationFilter.OfType(List.of(pick(List.of(Location.Type.values()))), not);
            case 2 -> new LocationFilter.WithinDistance(20 + random.nextInt(150));
            case 3 -> new LocationFilter.Offers(pick(List.of(LocationFilter.Offer.values())));
            case 4 -> new LocationFilter.CarrierServes(
                    random.nextBoolean() ? List.of() : List.of("C1"), random.nextBoolean() ? List.of() : List.of("S2"));
            case 5 -> new LocationFilter.HandlesProductType();
            case 6 -> new LocationFilter.RoutingSafetyStock(random.nextInt(3));
            case 7 -> new LocationFilter.CapacityLeft(LocationFilter.Span.DAY, 1 + random.nextInt(3));
            case 8 -> new LocationFilter.CapacityLeft(LocationFilter.Span.SHIFT, 1 + random.nextInt(3));
            case 9 -> new LocationFilter.PickupWindow(1 + random.nextInt(30));
            case 10 -> new LocationFilter.MinimumParcelValue(1 + random.nextInt(1_500));
            default -> new LocationFilter.StockNotOlderThan(5 + random.nextInt(60));
        };
    }

    private SplitMode split() {
        var limits = new SplitMode.Limits(
                1 + random.nextInt(4), random.nextInt(3) > 0 ? List.of() : List.of(pick(RandomWorld.TYPES)),
                random.nextInt(3) > 0 ? 0 : random.nextInt(900));
        return switch (random.nextInt(3)) {
            case 0 -> new SplitMode.SingleLocation();
            case 1 -> new SplitMode.FewestParcels(limits);
            default -> new SplitMode.LeastCost(limits);
        };
    }

    private Action action() {
        return switch (random.nextInt(10)) {
            case 0 -> new Action.MoveToQueue("Q");
            case 1 -> new Action.Backorder(1 + random.nextInt(9));
            case 2 -> new Action.AutoCancel(random.nextInt(9));
            case 3 -> new Action.DropShip(random.nextBoolean() ? List.of() : List.of(pick(RandomWorld.GROUPS)));
            default -> new Action.NextRule();
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
