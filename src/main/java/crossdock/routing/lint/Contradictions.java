package crossdock.routing.lint;

import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// Filters that exclude each other, whatever the orders and the network.
final class Contradictions {
    private Contradictions() {}

    /// Index of the first filter that cannot hold together with an earlier one; -1 when there is none.
    static int first(List<OrderFilter> filters) {
        for (int i = 1; i < filters.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (exclude(filters.get(j), filters.get(i)) || exclude(filters.get(i), filters.get(j))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// Index of the first location filter that cannot hold together with an earlier one; -1 when there is none.
    static int among(List<LocationFilter> filters) {
        for (int i = 1; i < filters.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (exclude(filters.get(j), filters.get(i)) || exclude(filters.get(i), filters.get(j))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// A location has one type, and can be in several groups; every other filter can be met by some location.
    private static boolean exclude(LocationFilter a, LocationFilter b) {
        if (a instanceof LocationFilter.OfType x && b instanceof LocationFilter.OfType y && !x.not()) {
            return y.not() ? y.any().containsAll(x.any()) : disjoint(x.any(), y.any());
        }
        return a instanceof LocationFilter.InGroup x
                && b instanceof LocationFilter.InGroup y
                && !x.not()
                && y.not()
                && y.any().containsAll(x.any());
    }

    private static boolean exclude(OrderFilter a, OrderFilter b) {
        if (!a.not() && b.not()) {
            return Implied.follows(a, turned(b)); // a says yes to everything that b says no to
        }
        if (a.not() || b.not()) {
            return false;
        }
        return switch (a) {
            case OrderFilter.OfChannel x -> b instanceof OrderFilter.OfChannel y && disjoint(x.any(), y.any());
            case OrderFilter.OfMethod x -> b instanceof OrderFilter.OfMethod y && disjoint(x.any(), y.any());
            case OrderFilter.InQueue x -> b instanceof OrderFilter.InQueue y && disjoint(x.any(), y.any());
            case OrderFilter.OnWeekday x -> b instanceof OrderFilter.OnWeekday y
                    && x.zone().equals(y.zone())
                    && disjoint(x.any(), y.any());
            case OrderFilter.ToRegion x -> b instanceof OrderFilter.ToRegion y
                    && (x.country() != null && y.country() != null && !x.country().equals(y.country())
                            || !x.states().isEmpty() && !y.states().isEmpty() && disjoint(x.states(), y.states()));
            case OrderFilter.ValueBetween x -> {
                Long below = x.below();
                yield b instanceof OrderFilter.ValueBetween y && below != null && y.atLeast() >= below;
            }
            case OrderFilter.HasTag _,
                    OrderFilter.HasProductType _,
                    OrderFilter.PriorityFrom _,
                    OrderFilter.PromisedWithin _ -> false; // an order can have several, or both hold
        };
    }

    private static boolean disjoint(Collection<?> a, Collection<?> b) {
        return Collections.disjoint(a, b);
    }

    /// The same filter without its negation.
    private static OrderFilter turned(OrderFilter filter) {
        return switch (filter) {
            case OrderFilter.OfChannel f -> new OrderFilter.OfChannel(f.any(), !f.not());
            case OrderFilter.ToRegion f ->
                new OrderFilter.ToRegion(f.country(), f.states(), f.postalPrefixes(), !f.not());
            case OrderFilter.HasProductType f -> new OrderFilter.HasProductType(f.any(), !f.not());
            case OrderFilter.HasTag f -> new OrderFilter.HasTag(f.any(), !f.not());
            case OrderFilter.PriorityFrom f -> new OrderFilter.PriorityFrom(f.atLeast(), !f.not());
            case OrderFilter.PromisedWithin f -> new OrderFilter.PromisedWithin(f.hours(), !f.not());
            case OrderFilter.OfMethod f -> new OrderFilter.OfMethod(f.any(), !f.not());
            case OrderFilter.ValueBetween f -> new OrderFilter.ValueBetween(f.atLeast(), f.below(), !f.not());
            case OrderFilter.InQueue f -> new OrderFilter.InQueue(f.any(), !f.not());
            case OrderFilter.OnWeekday f -> new OrderFilter.OnWeekday(f.any(), f.zone(), !f.not());
        };
    }
}
