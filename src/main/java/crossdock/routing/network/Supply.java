package crossdock.routing.network;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;

/// Units that will be at a location.
///
/// @param kind ordered from outside, or on their way from another location
/// @param at when they can be used
/// @param observedAt when the source said so
public record Supply(Kind kind, SkuId sku, LocationId location, int units, Instant at, Instant observedAt) {
    /// Where they come from.
    public enum Kind {
        INCOMING,
        TRANSFER
    }
}
