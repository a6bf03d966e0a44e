package crossdock.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A quantity as a channel states it, in whole sellable units.
///
/// @param itemId the listing's external id, or the SKU in a file
/// @param locationId the location's external id; null when the channel has one figure for everything
/// @param figure may be negative
/// @param unavailable units that cannot be sold; null when not said here, then what was known of them stays
/// @param observedAt the channel's own stamp of the figure; null when it gives none
public record ChannelCount(
        String itemId,
        @Nullable String locationId,
        int figure,
        @Nullable Integer unavailable,
        @Nullable Instant observedAt) {
    /// How a count is called, also when it is refused.
    public static String idOf(String itemId, @Nullable String locationId) {
        return locationId == null ? itemId : itemId + "|" + locationId;
    }
}
