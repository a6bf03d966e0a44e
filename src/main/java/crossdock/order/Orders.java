package crossdock.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The orders of the workspace. Used inside a write; what was put is seen by the next read of the same write.
public interface Orders {
    /// What is asked first of every version that comes in, without reading the order.
    Optional<Seen> seen(ConnectionId connection, String externalId);

    Optional<Order> find(OrderId id);

    /// Inserts when the id is 0, else replaces header, lines and places, appends new steps and brings known ones up to
    /// date. Line ids below 0 are provisional, in lines and in the parts of steps.
    ///
    /// @return the order with the ids it got, lines in the same order
    Order put(Order order);

    /// Open orders to be filled that nobody promised anything, by id.
    List<OrderId> unpromised();

    /// Where an order stands.
    ///
    /// @param updatedAt of its newest version
    /// @param contentHash of its newest version
    record Seen(OrderId id, Instant updatedAt, long contentHash) {}
}
