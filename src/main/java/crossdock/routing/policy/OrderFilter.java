package crossdock.routing.policy;

import crossdock.order.Method;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One condition on an order. `not` turns the answer round; a fact that is unknown matches nothing, so its negation
/// matches.
public sealed interface OrderFilter {
    boolean not();

    /// From one of these channels, by connection name.
    record OfChannel(List<String> any, boolean not) implements OrderFilter {
        public OfChannel {
            any = Names.sorted("any", any);
        }
    }

    /// Goes there. Every part that is given must hold.
    ///
    /// @param country ISO 3166 code; null for any
    /// @param states one of these; none for any
    /// @param postalPrefixes the postal code starts with one of these; none for any
    record ToRegion(@Nullable String country, List<String> states, List<String> postalPrefixes, boolean not)
            implements OrderFilter {
        public ToRegion {
            states = Names.sortedOrNone(states);
            postalPrefixes = Names.sortedOrNone(postalPrefixes);
            if (country == null && states.isEmpty() && postalPrefixes.isEmpty()) {
                throw new IllegalArgumentException("a region filter names a country, a state or a postal prefix");
            }
        }
    }

    /// At least one open line is of one of these product types.
    record HasProductType(List<String> any, boolean not) implements OrderFilter {
        public HasProductType {
            any = Names.sorted("any", any);
        }
    }

    /// Carries at least one of these tags.
    record HasTag(List<String> any, boolean not) implements OrderFilter {
        public HasTag {
            any = Names.sorted("any", any);
        }
    }

    /// Priority is at least this; 0 is ordinary, more is more urgent.
    record PriorityFrom(int atLeast, boolean not) implements OrderFilter {}

    /// Promised within so many hours of now, or already past.
    record PromisedWithin(int hours, boolean not) implements OrderFilter {
        public PromisedWithin {
            Names.within("hours", hours, 0, 24 * 365);
        }
    }

    /// How the buyer wants the goods.
    record OfMethod(List<Method> any, boolean not) implements OrderFilter {
        public OfMethod {
            any = any.stream().distinct().sorted().toList();
            if (any.isEmpty()) {
                throw new IllegalArgumentException("a method filter names a method");
            }
        }
    }

    /// Order value in minor units of the policy's currency.
    ///
    /// @param below exclusive; null for no upper end
    record ValueBetween(long atLeast, @Nullable Long below, boolean not) implements OrderFilter {
        public ValueBetween {
            if (below != null && below <= atLeast) {
                throw new IllegalArgumentException("no value is at least " + atLeast + " and below " + below);
            }
        }
    }

    /// Waits in one of these queues.
    record InQueue(List<String> any, boolean not) implements OrderFilter {
        public InQueue {
            any = Names.sorted("any", any);
        }
    }

    /// Is decided on one of these days of the week, on the clock of `zone`: that of the filter, so that every machine
    /// answers alike.
    record OnWeekday(List<DayOfWeek> any, ZoneId zone, boolean not) implements OrderFilter {
        public OnWeekday {
            any = any.stream().distinct().sorted().toList();
            if (any.isEmpty()) {
                throw new IllegalArgumentException("a weekday filter names a day");
            }
        }
    }
}
