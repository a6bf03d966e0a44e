package crossdock.fulfilment.live;

import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns orders as they are stored into what the engine asks for.
public final class Demands {
    private final Function<Region, Optional<GeoPoint>> points;
    private final ToIntFunction<String> grams;

    /// @param points where an address lies, by its postal code
    /// @param grams of one unit of a product type
    public Demands(Function<Region, Optional<GeoPoint>> points, ToIntFunction<String> grams) {
        this.points = points;
        this.grams = grams;
    }

    /// How much of an order is asked for.
    public enum Scope {
        /// Units without a location: what a run places.
        WAITING,
        /// Those and all that nobody has touched where they are: what a reroute places.
        UNTOUCHED,
        /// Everything that was ordered, as if nothing had been done: for trials and counts. What the order has or had
        /// at a location counts as its own there, so that one that was filled is judged on the stock that filled it.
        ORDERED
    }

    public Demand of(OrderSketch order, String currency, Scope scope) {
        List<DemandLine> lines = new ArrayList<>();
        for (OrderSketch.Line line : order.lines()) {
            int units = switch (scope) {
                case WAITING -> line.waiting();
                case UNTOUCHED -> line.waiting() + line.assignedUnits();
                case ORDERED -> line.ordered();
            };
            if (units > 0) {
                lines.add(new DemandLine(
                        line.id(),
                        line.sku(),
                        line.productType(),
                        units,
                        grams.applyAsInt(line.productType()),
                        value(line.price(), currency),
                        "",
                        switch (scope) {
                            case WAITING -> Map.<LocationId, Integer>of();
                            case UNTOUCHED -> line.assigned();
                            case ORDERED -> line.placed();
                        }));
            }
        }
        LocationId pickupAt = order.method() == Method.SHIP ? LocationId.NONE : order.fixed();
        return new Demand(
                order.id(),
                order.channel(),
                order.method(),
                order.region(),
                points.apply(order.region()).orElse(null),
                pickupAt,
                order.placedAt(),
                order.promisedAt(),
                0,
                Set.of(),
                order.value(),
                order.queue(),
                order.rejectedBy(),
                lines);
    }

    private static long value(@Nullable Money price, String currency) {
        return price == null || !price.currency().equals(currency) ? 0 : Math.max(0, price.minor());
    }
}
