package crossdock.sync.outbox;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a quantity lies at a channel, and what the channel should show there. Reads see the last commit.
public interface Addresses {
    /// The channel's spots of an article at a location: none when it lists no such article or place, several when one
    /// SKU is listed more than once.
    List<Spot> spots(ConnectionId connection, SkuId sku, LocationId location);

    /// What these articles should show where the channel is told what it may sell; articles it does not list or does not
    /// count are left out, and all of them while it is told nothing.
    Map<SkuId, Offer> offers(ConnectionId connection, List<SkuId> skus);

    /// Articles that the channel lists, by id, above `after`.
    List<SkuId> listed(ConnectionId connection, SkuId after, int limit);

    /// One cell of a channel, in its own names.
    ///
    /// @param itemId the listing's external id
    /// @param parentId the product it belongs to; null when it has none
    /// @param locationId null when the channel has one figure for everything
    record Spot(String itemId, @Nullable String parentId, @Nullable String locationId) {}

    /// @param location where; NONE for the channel as a whole
    /// @param spots one per listing
    /// @param expected by the publishing formula, now, less what its other locations show its buyers beside it
    /// @param shown as last observed; null when it never was
    /// @param shownAt the observation's own stamp, else the start of its request; of several places the newest
    record Offer(
            SkuId sku, LocationId location, List<Spot> spots, int expected, @Nullable Integer shown,
            @Nullable Instant shownAt) {
        boolean isShown() {
            return shown != null && shown == expected;
        }
    }
}
