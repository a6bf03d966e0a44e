package crossdock.fulfilment.live;

import crossdock.kernel.DomainEvent;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people decided about runs and single orders, as the event log keeps it.
public final class RoutingEvents {
    private RoutingEvents() {}

    /// A location said no to an order.
    public record LocationRejected(OrderId order, LocationId location, int units, String reason)
            implements DomainEvent {
        @Override
        public String subject() {
            return "order:" + order;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "location", location.toString(), "units", Integer.toString(units), "reason", reason));
        }
    }

    /// A run was stopped, or let go on.
    public record RunPaused(String run, boolean isPaused) implements DomainEvent {
        @Override
        public String subject() {
            return "routing-run:" + run;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("paused", Boolean.toString(isPaused)));
        }
    }
}
