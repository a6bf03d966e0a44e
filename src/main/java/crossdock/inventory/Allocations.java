package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of what is available each channel may sell.
public interface Allocations {
    /// The allocation of one article at one channel: its own, else the channel's default, else [Allocation#ALL].
    Allocation of(ConnectionId connection, SkuId sku);

    /// @param sku null for the channel's default
    void put(ConnectionId connection, @Nullable SkuId sku, Allocation allocation, Instant changedAt);

    /// Share, threshold and cap.
    ///
    /// @param sharePercent of what is available; several channels may sum to more than 100
    /// @param threshold units kept back from this channel
    /// @param cap most units it may show; null for no cap
    /// @param changedAt when it was last changed, our clock; null for the built-in default
    record Allocation(int sharePercent, int threshold, @Nullable Integer cap, @Nullable Instant changedAt) {
        /// Everything, nothing kept back, no cap.
        public static final Allocation ALL = new Allocation(100, 0, null, null);
    }
}
