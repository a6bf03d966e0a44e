package crossdock.fulfilment.live;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.Region;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// As much of an order as routing reads: no buyer, no steps.
///
/// @param fixed location that its channel chose; NONE when the choice is ours
/// @param promiseBasis null without a promise
/// @param routable its state reserves, nobody holds it, it is no history and was not sold over a counter
/// @param queue it waits in; empty for none
/// @param rejectedBy locations that said no
/// @param places where units of it are or left from
public record OrderSketch(
        OrderId id,
        long version,
        String number,
        ConnectionId connection,
        String channel,
        Method method,
        Region region,
        LocationId fixed,
        Instant placedAt,
        @Nullable Instant promisedAt,
        Order.@Nullable Basis promiseBasis,
        @Nullable Money value,
        boolean routable,
        String queue,
        Set<LocationId> rejectedBy,
        Set<LocationId> places,
        List<Line> lines) {
    /// One line that is mapped to an article.
    ///
    /// @param waiting open units without a location, backordered ones included
    /// @param backordered part of `waiting`
    /// @param assigned units at locations where nobody has touched them
    /// @param taken units that somebody picked at a location, or that left from there; returned ones included
    public record Line(
            LineId id,
            SkuId sku,
            String productType,
            int ordered,
            int waiting,
            int backordered,
            @Nullable Money price,
            Map<LocationId, Integer> assigned,
            Map<LocationId, Integer> taken) {
        /// Everything of the line that has or had a location, by location.
        public Map<LocationId, Integer> placed() {
            Map<LocationId, Integer> all = new HashMap<>(assigned);
            taken.forEach((location, units) -> all.merge(location, units, Integer::sum));
            return all;
        }

        public int assignedUnits() {
            return assigned.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// Whether its channel chose the location, and all of it is there or left from there: nothing was ours to place.
    public boolean isPlacedByChannel() {
        return !fixed.isNone() && waiting() == 0;
    }

    /// The location its channel chose, else wherever its units are or left from: where a promise by service level counts
    /// its days.
    public Set<LocationId> filledAt() {
        if (!fixed.isNone()) {
            return Set.of(fixed);
        }
        Set<LocationId> all = new TreeSet<>();
        lines.forEach(line -> all.addAll(line.placed().keySet()));
        return all;
    }

    public int waiting() {
        return lines.stream().mapToInt(Line::waiting).sum();
    }
}
