package crossdock.routing.lint;

import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.SplitMode;
import java.util.Collection;
import java.util.List;

/// Whether one filter holds wherever another does. Says yes only when it is certain.
final class Implied {
    private Implied() {}

    /// Every order that `narrow` takes, `wide` would take.
    static boolean covers(Run wide, Run narrow) {
        return wide.orders().stream()
                .allMatch(weak -> narrow.orders().stream().anyMatch(strong -> follows(strong, weak)));
    }

    /// Whatever `narrow` could place, `wide` would have placed before.
    static boolean covers(Rule wide, Rule narrow) {
        boolean places = wide.where().stream()
                .allMatch(weak -> narrow.where().stream().anyMatch(strong -> follows(strong, weak)));
        SplitMode.Limits most = wide.split().bounds();
        SplitMode.Limits some = narrow.split().bounds();
        return wide.delivery() == narrow.delivery()
                && places
                && !wide.partial()
                && !narrow.partial()
                && most.atMost() >= some.atMost()
                && most.minimumValue() <= some.minimumValue()
                && some.keepTogether().containsAll(most.keepTogether());
    }

    /// Every order that `strong` matches, `weak` matches.
    static boolean follows(OrderFilter strong, OrderFilter weak) {
        if (strong.equals(weak)) {
            return true;
        }
        if (strong.not() != weak.not()) {
            return false;
        }
        boolean not = strong.not();
        return switch (weak) {
            case OrderFilter.OfChannel w -> strong instanceof OrderFilter.OfChannel s && within(s.any(), w.any(), not);
            case OrderFilter.OfMethod w -> strong instanceof OrderFilter.OfMethod s && within(s.any(), w.any(), not);
            case OrderFilter.InQueue w -> strong instanceof OrderFilter.InQueue s && within(s.any(), w.any(), not);
            case OrderFilter.OnWeekday w -> strong instanceof OrderFilter.OnWeekday s
                    && s.zone().equals(w.zone())
                    && within(s.any(), w.any(), not);
            case OrderFilter.HasTag w -> strong instanceof OrderFilter.HasTag s && within(s.any(), w.any(), not);
            case OrderFilter.HasProductType w ->
                strong instanceof OrderFilter.HasProductType s && within(s.any(), w.any(), not);
            case OrderFilter.PriorityFrom w -> strong instanceof OrderFilter.PriorityFrom s
                    && (not ? s.atLeast() <= w.atLeast() : s.atLeast() >= w.atLeast());
            case OrderFilter.PromisedWithin w -> strong instanceof OrderFilter.PromisedWithin s
                    && (not ? s.hours() >= w.hours() : s.hours() <= w.hours());
            case OrderFilter.ValueBetween w ->
                strong instanceof OrderFilter.ValueBetween s && (not ? isInside(w, s) : isInside(s, w));
            case OrderFilter.ToRegion w ->
                strong instanceof OrderFilter.ToRegion s && (not ? isInside(w, s) : isInside(s, w));
        };
    }

    /// A list of names is narrower when it is shorter, a negated one when it is longer.
    private static boolean within(Collection<?> strong, Collection<?> weak, boolean not) {
        return not ? strong.containsAll(weak) : weak.containsAll(strong);
    }

    private static boolean isInside(OrderFilter.ValueBetween inner, OrderFilter.ValueBetween outer) {
        Long end = inner.below();
        Long outerEnd = outer.below();
        return inner.atLeast() >= outer.atLeast() && (outerEnd == null || end != null && end <= outerEnd);
    }

    private static boolean isInside(OrderFilter.ToRegion inner, OrderFilter.ToRegion outer) {
        return (outer.country() == null || outer.country().equals(inner.country()))
                && isPart(inner.states(), outer.states())
                && isPart(inner.postalPrefixes(), outer.postalPrefixes());
    }

    /// An empty list means any.
    private static boolean isPart(List<String> inner, List<String> outer) {
        return outer.isEmpty() || !inner.isEmpty() && outer.containsAll(inner);
    }

    /// Every location that passes `strong` passes `weak`.
    static boolean follows(LocationFilter strong, LocationFilter weak) {
        return strong.equals(weak) || switch (weak) {
            case LocationFilter.InGroup w -> strong instanceof LocationFilter.InGroup s
                    && s.not() == w.not()
                    && within(s.any(), w.any(), w.not());
            case LocationFilter.OfType w -> strong instanceof LocationFilter.OfType s
                    && s.not() == w.not()
                    && within(s.any(), w.any(), w.not());
            case LocationFilter.WithinDistance w ->
                strong instanceof LocationFilter.WithinDistance s && s.km() <= w.km();
            case LocationFilter.CarrierServes w -> strong instanceof LocationFilter.CarrierServes s
                    && isPart(s.carriers(), w.carriers())
                    && isPart(s.services(), w.services());
            case LocationFilter.RoutingSafetyStock w ->
                strong instanceof LocationFilter.RoutingSafetyStock s && s.units() >= w.units();
            case LocationFilter.CapacityLeft w -> strong instanceof LocationFilter.CapacityLeft s
                    && s.span() == w.span()
                    && s.atLeast() >= w.atLeast();
            case LocationFilter.PickupWindow w ->
                strong instanceof LocationFilter.PickupWindow s && s.hours() <= w.hours();
            case LocationFilter.MinimumParcelValue w ->
                strong instanceof LocationFilter.MinimumParcelValue s && s.minor() >= w.minor();
            case LocationFilter.StockNotOlderThan w ->
                strong instanceof LocationFilter.StockNotOlderThan s && s.minutes() <= w.minutes();
            case LocationFilter.Offers _, LocationFilter.HandlesProductType _ -> false;
        };
    }
}
