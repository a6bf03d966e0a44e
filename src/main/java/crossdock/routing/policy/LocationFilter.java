package crossdock.routing.policy;

import crossdock.inventory.Location;
import java.util.List;

/// One condition on a location, asked for one order. Each answers by itself, so that a decision can say of every
/// location which filter refused it and by which numbers.
public sealed interface LocationFilter {
    /// Belongs to one of these groups, or with `not` to none of them.
    record InGroup(List<String> any, boolean not) implements LocationFilter {
        public InGroup {
            any = Names.sorted("any", any);
        }
    }

    /// Is of one of these types, or with `not` of none of them.
    record OfType(List<Location.Type> any, boolean not) implements LocationFilter {
        public OfType {
            any = any.stream().distinct().sorted().toList();
            if (any.isEmpty()) {
                throw new IllegalArgumentException("a type filter names a type");
            }
        }
    }

    /// Great-circle distance to where the goods go is at most so many kilometres. Refuses when either end has no
    /// coordinates.
    record WithinDistance(int km) implements LocationFilter {
        public WithinDistance {
            Names.within("km", km, 1, 20_040);
        }
    }

    /// Ships parcels, or offers pickup.
    record Offers(Offer offer) implements LocationFilter {}

    /// What a location can offer.
    enum Offer {
        SHIPPING,
        PICKUP
    }

    /// One of the services named reaches the address from there, and its cut-off on the location's clock is not past
    /// today. An empty list stands for any carrier or any service.
    record CarrierServes(List<String> carriers, List<String> services) implements LocationFilter {
        public CarrierServes {
            carriers = Names.sortedOrNone(carriers);
            services = Names.sortedOrNone(services);
        }
    }

    /// Fills only lines whose product type it handles; refused when it handles none of them.
    record HandlesProductType() implements LocationFilter {}

    /// Keeps so many units of each article back under this rule, on top of the routing safety stock set for the
    /// location.
    record RoutingSafetyStock(int units) implements LocationFilter {
        public RoutingSafetyStock {
            Names.within("units", units, 0, 1_000_000);
        }
    }

    /// Capacity left, in the location's own unit (orders, lines or units), is at least this. Without this filter the
    /// order itself must still fit.
    record CapacityLeft(Span span, int atLeast) implements LocationFilter {
        public CapacityLeft {
            Names.within("atLeast", atLeast, 1, 1_000_000);
        }
    }

    /// Over which time capacity is counted, on the location's clock.
    enum Span {
        /// The day of the shift that is open now, or of the next to open.
        DAY,
        /// That shift alone.
        SHIFT
    }

    /// A pickup window with room for one more order starts within so many hours.
    record PickupWindow(int hours) implements LocationFilter {
        public PickupWindow {
            Names.within("hours", hours, 1, 24 * 60);
        }
    }

    /// Goods of at least this value, in minor units of the policy's currency, leave in each parcel.
    record MinimumParcelValue(long minor) implements LocationFilter {
        public MinimumParcelValue {
            if (minor < 1) {
                throw new IllegalArgumentException("minor is at least 1, not " + minor);
            }
        }
    }

    /// The location's stock was confirmed at most so many minutes ago.
    record StockNotOlderThan(int minutes) implements LocationFilter {
        public StockNotOlderThan {
            Names.within("minutes", minutes, 1, 60 * 24 * 30);
        }
    }
}
