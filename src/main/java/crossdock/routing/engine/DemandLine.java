package crossdock.routing.engine;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.Map;

/// Units of one line to be placed.
///
/// @param productType empty when unknown
/// @param units at least 1
/// @param grams of one unit; 0 when unknown
/// @param value of one unit, minor units of the policy's currency; 0 when unknown
/// @param group lines with the same name leave in one parcel (a kit, a gift); empty for none
/// @param own units that this order itself has reserved at locations, given back before stock is judged
public record DemandLine(
        LineId line,
        SkuId sku,
        String productType,
        int units,
        int grams,
        long value,
        String group,
        Map<LocationId, Integer> own) {
    public DemandLine {
        own = Map.copyOf(own);
        if (units < 1 || grams < 0 || value < 0) {
            throw new IllegalArgumentException("a line wants at least one unit and weighs and costs at least nothing");
        }
    }

    public DemandLine withUnits(int newUnits) {
        return new DemandLine(line, sku, productType, newUnits, grams, value, group, own);
    }
}
