package crossdock.routing.engine;

import crossdock.order.Region;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Run;
import java.time.Duration;
import java.time.Instant;

/// Whether an order belongs to a run.
public final class OrderMatch {
    private OrderMatch() {}

    /// Every filter must match. A disabled run matches all the same; who asks decides what that means.
    public static boolean matches(Run run, Demand demand, String currency, Instant now) {
        for (OrderFilter filter : run.orders()) {
            if (!matches(filter, demand, currency, now)) {
                return false;
            }
        }
        return true;
    }

    /// @param currency of the policy; a value in another one is unknown
    public static boolean matches(OrderFilter filter, Demand demand, String currency, Instant now) {
        boolean is = switch (filter) {
            case OrderFilter.OfChannel f -> f.any().contains(demand.channel());
            case OrderFilter.ToRegion f -> isIn(demand.region(), f);
            case OrderFilter.HasProductType f ->
                demand.lines().stream().anyMatch(line -> f.any().contains(line.productType()));
            case OrderFilter.HasTag f -> f.any().stream().anyMatch(demand.tags()::contains);
            case OrderFilter.PriorityFrom f -> demand.priority() >= f.atLeast();
            case OrderFilter.PromisedWithin f -> {
                Instant promised = demand.promisedAt();
                yield promised != null && !promised.isAfter(now.plus(Duration.ofHours(f.hours())));
            }
            case OrderFilter.OfMethod f -> f.any().contains(demand.method());
            case OrderFilter.ValueBetween f -> {
                var value = demand.value();
                Long below = f.below();
                yield value != null
                        && value.currency().equals(currency)
                        && value.minor() >= f.atLeast()
                        && (below == null || value.minor() < below);
            }
            case OrderFilter.InQueue f -> f.any().contains(demand.queue());
            case OrderFilter.OnWeekday f -> f.any().contains(now.atZone(f.zone()).getDayOfWeek());
        };
        return is != filter.not();
    }

    private static boolean isIn(Region region, OrderFilter.ToRegion filter) {
        String postal = region.postalCode();
        return (filter.country() == null || filter.country().equals(region.country()))
                && (filter.states().isEmpty() || region.state() != null && filter.states().contains(region.state()))
                && (filter.postalPrefixes().isEmpty()
                        || postal != null && filter.postalPrefixes().stream().anyMatch(postal::startsWith));
    }
}
