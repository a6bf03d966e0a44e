package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each channel offers, and which article that is here.
public interface Listings {
    Optional<Listing> find(ConnectionId connection, String externalId);

    /// The article behind a channel's id, without reading the row; the quick path of ingest.
    Optional<SkuId> skuOf(ConnectionId connection, String externalId);

    List<Listing> ofSku(SkuId sku);

    /// Inserts or replaces by (connection, external id).
    void put(Listing listing);

    /// One sellable variant at one channel.
    ///
    /// @param sku null while unmapped
    /// @param skuText the code as the channel writes it
    /// @param active false when hidden or deleted there
    record Listing(
            ConnectionId connection,
            String externalId,
            @Nullable String parentId,
            @Nullable SkuId sku,
            String skuText,
            String title,
            @Nullable Money price,
            boolean tracked,
            boolean active,
            @Nullable Instant updatedAt) {}
}
