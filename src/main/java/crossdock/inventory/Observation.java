package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a connection said about one article at one location. Becomes stock only when the connection is the location's
/// source; else it is that channel's published value.
///
/// @param location [LocationId#NONE] when the channel has one figure for everything
/// @param unavailable null when not reported
/// @param observedAt the channel's stamp; null when it gave none, then the start of our request stands for it
/// @param askedAt start of our request, our clock
/// @param receivedAt our clock
public record Observation(
        ConnectionId connection,
        SkuId sku,
        LocationId location,
        int figure,
        @Nullable Integer unavailable,
        boolean includesUnavailable,
        @Nullable Instant observedAt,
        Instant askedAt,
        Instant receivedAt) {}
