package crossdock.app.routing;

import crossdock.fulfilment.ServiceLevel;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.kernel.OrderId;
import crossdock.order.Order;
import crossdock.routing.engine.Demand;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Gives every order that is tried a promise: what its channel told, else the service level where it was filled, also to
/// history, which has none otherwise. It is the same for both policies, whatever these would do. One thread.
final class Promising {
    private final ServiceLevel level;
    private final Set<OrderId> byLevel = new HashSet<>();

    Promising(ServiceLevel level) {
        this.level = level;
    }

    Demand of(OrderSketch order, Demand demand) {
        if (order.promisedAt() != null) {
            if (order.promiseBasis() == Order.Basis.SLA) {
                byLevel.add(order.id());
            }
            return demand;
        }
        Optional<Instant> by = level.promise(order.method(), order.region(), order.placedAt(), order.filledAt());
        by.ifPresent(_ -> byLevel.add(order.id()));
        return by.map(demand::promised).orElse(demand);
    }

    /// Those so far whose channel told none.
    Set<OrderId> byLevel() {
        return Set.copyOf(byLevel);
    }
}
