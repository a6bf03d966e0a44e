package crossdock.routing.replay;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;

/// Stock that came or went for reasons other than the replayed orders: a delivery, a count, a sale at the till. Both
/// policies see it at the same instant.
///
/// @param units signed
public record StockEvent(Instant at, SkuId sku, LocationId location, int units) {}
