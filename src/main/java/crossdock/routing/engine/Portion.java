package crossdock.routing.engine;

import crossdock.kernel.LineId;
import crossdock.kernel.SkuId;

/// Units of one line.
///
/// @param index of the line in the demand
public record Portion(int index, LineId line, SkuId sku, int units) {}
