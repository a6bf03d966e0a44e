package crossdock.order;

import crossdock.kernel.DomainEvent;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What people did to orders, as the event log keeps it.
public final class OrderEvents {
    private OrderEvents() {}

    /// Something done to one order.
    private interface OrderEvent extends DomainEvent {
        OrderId order();

        @Override
        default String subject() {
            return "order:" + order();
        }
    }

    /// Units of a line were cancelled here.
    public record LineCancelled(OrderId order, LineId line, int units, String reason) implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "line", line.toString(), "units", Integer.toString(units), "reason", reason));
        }
    }

    /// Open units of a line were given to another location.
    public record UnitsAssigned(OrderId order, LineId line, LocationId from, LocationId to, int units)
            implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "line", line.toString(),
                    "from", from.toString(),
                    "to", to.toString(),
                    "units", Integer.toString(units)));
        }
    }

    /// A plan of routing was applied.
    public record OrderRouted(OrderId order, String policy, List<OrderService.Placing> placings)
            implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            String text = placings.stream()
                    .map(p -> p.what().line() + "x" + p.what().units() + " " + p.from() + ">" + p.to()
                            + (p.waiting() > 0 ? " waiting " + p.waiting() : ""))
                    .collect(Collectors.joining("; "));
            return new TreeMap<>(Map.of("policy", policy, "placings", text));
        }
    }

    /// Units left a location in one parcel.
    public record UnitsShipped(OrderId order, LocationId location, List<LineUnits> lines) implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return goods(location, lines);
        }
    }

    /// The buyer took units away.
    public record UnitsCollected(OrderId order, LocationId location, List<LineUnits> lines) implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return goods(location, lines);
        }
    }

    /// Units came back and await their disposition.
    public record UnitsReturned(OrderId order, LocationId location, List<LineUnits> lines) implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return goods(location, lines);
        }
    }

    /// Returned units were told sellable or damaged.
    public record ReturnDisposed(OrderId order, int step, LineId line, int units, Disposition disposition)
            implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "step", Integer.toString(step),
                    "line", line.toString(),
                    "units", Integer.toString(units),
                    "disposition", disposition.name()));
        }
    }

    /// An order was stopped, or let go on.
    public record HoldSet(OrderId order, boolean stopped) implements OrderEvent {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("stopped", Boolean.toString(stopped)));
        }
    }

    private static SortedMap<String, String> goods(LocationId location, List<LineUnits> lines) {
        String text = lines.stream().map(l -> l.line() + "x" + l.units()).collect(Collectors.joining(" "));
        return new TreeMap<>(Map.of("location", location.toString(), "lines", text));
    }
}
