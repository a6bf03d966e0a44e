package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Filter;
import crossdock.kernel.LocationId;
import org.jspecify.annotations.Nullable;

/// Changes to a filter, one part at a time.
final class StockFilters {
    private StockFilters() {}

    static Filter text(Filter f, String text) {
        return new Filter(
                text, f.group(), f.location(), f.productType(), f.brand(), f.low(), f.negative(), f.stale());
    }

    static Filter group(Filter f, @Nullable String group) {
        return new Filter(
                f.text(), group, f.location(), f.productType(), f.brand(), f.low(), f.negative(), f.stale());
    }

    static Filter location(Filter f, @Nullable LocationId location) {
        return new Filter(
                f.text(), f.group(), location, f.productType(), f.brand(), f.low(), f.negative(), f.stale());
    }

    static Filter productType(Filter f, @Nullable String type) {
        return new Filter(f.text(), f.group(), f.location(), type, f.brand(), f.low(), f.negative(), f.stale());
    }

    static Filter brand(Filter f, @Nullable String brand) {
        return new Filter(
                f.text(), f.group(), f.location(), f.productType(), brand, f.low(), f.negative(), f.stale());
    }

    static Filter low(Filter f, boolean on) {
        return new Filter(
                f.text(), f.group(), f.location(), f.productType(), f.brand(), on, f.negative(), f.stale());
    }

    static Filter negative(Filter f, boolean on) {
        return new Filter(f.text(), f.group(), f.location(), f.productType(), f.brand(), f.low(), on, f.stale());
    }

    static Filter stale(Filter f, boolean on) {
        return new Filter(
                f.text(), f.group(), f.location(), f.productType(), f.brand(), f.low(), f.negative(), on);
    }
}
