package crossdock.channel;

import crossdock.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sellable variant as a channel states it.
///
/// @param externalId the variant's id at the channel
/// @param parentId the product or item it belongs to, when the channel has such
/// @param sku the article code; null or empty when the channel has none, then the row cannot be mapped by itself
/// @param tracked false when the channel sells it without counting
/// @param active false when it was deleted or hidden there
/// @param updatedAt the channel's stamp; null when not said
public record ChannelListing(
        String externalId,
        @Nullable String parentId,
        @Nullable String sku,
        String title,
        @Nullable String productType,
        @Nullable String brand,
        @Nullable Money price,
        boolean tracked,
        boolean active,
        @Nullable Instant updatedAt) {}
