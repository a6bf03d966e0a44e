package crossdock.fulfilment.live;

import crossdock.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The next option of each order that nothing matches now, and what became of it. Written inside a write.
public interface NearOptions {
    Map<OrderId, Near> all();

    /// Empty for an order that waits for nothing.
    Optional<Near> of(OrderId order);

    void put(Near near);

    void forget(OrderId order);

    void log(Change change);

    /// Newest first.
    List<Change> changes(OrderId order, int limit);

    /// @param option what it is and rests on, as JSON
    /// @param readyAt when the goods could leave or be collected; null when nothing is known to come
    record Near(OrderId order, String option, @Nullable Instant readyAt, Instant computedAt) {}

    /// The option became another.
    ///
    /// @param cause of the look that found it
    record Change(
            OrderId order, Instant at, @Nullable Instant before, @Nullable Instant after, String cause) {}
}
