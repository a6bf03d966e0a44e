package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an order wants, as far as routing may know: no name, no street.
///
/// @param order value 0 for an order that does not exist (a question, a made-up order)
/// @param channel connection name
/// @param point where the parcel goes; null when the address could not be placed
/// @param pickupAt the store the buyer chose; NONE for parcels
/// @param promisedAt null without a promise
/// @param value null when unknown
/// @param queue it waits in; empty for none
/// @param rejectedBy locations that said no before
/// @param lines open units without a location; none of 0 units
public record Demand(
        OrderId order,
        String channel,
        Method method,
        Region region,
        @Nullable GeoPoint point,
        LocationId pickupAt,
        Instant placedAt,
        @Nullable Instant promisedAt,
        int priority,
        Set<String> tags,
        @Nullable Money value,
        String queue,
        Set<LocationId> rejectedBy,
        List<DemandLine> lines) {
    public Demand {
        tags = Set.copyOf(tags);
        rejectedBy = Set.copyOf(rejectedBy);
        lines = List.copyOf(lines);
    }

    /// The same order with nothing reserved for it anywhere.
    public Demand withoutOwn() {
        List<DemandLine> bare = lines.stream()
                .map(line -> new DemandLine(
                        line.line(), line.sku(), line.productType(), line.units(), line.grams(), line.value(),
                        line.group(), Map.of()))
                .toList();
        return new Demand(
                order, channel, method, region, point, pickupAt, placedAt, promisedAt, priority, tags, value, queue,
                rejectedBy, bare);
    }

    /// The same order promised by then.
    public Demand promised(Instant by) {
        return new Demand(
                order, channel, method, region, point, pickupAt, placedAt, by, priority, tags, value, queue, rejectedBy,
                lines);
    }

    /// Whether the buyer comes to a store.
    public boolean isCollected() {
        return method != Method.SHIP;
    }
}
