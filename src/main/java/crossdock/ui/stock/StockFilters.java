package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Filter;
import crossdock.kernel.LocationId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Changes to a filter, one part at a time.
final class StockFilters {
    private static final Pattern AT = Pattern.compile("location:(\\d{1,15})");
    private static final Pattern IN_TROUBLE = Pattern.compile("(low|negative|stale)(?::(.+))?");

    private StockFilters() {}

    /// What somebody elsewhere refers to: an article by its code, `location:12`, one of `low`, `negative`, `stale`, or
    /// one of these of an article, as `negative:CH-1`.
    static Filter referred(String reference) {
        Matcher place = AT.matcher(reference);
        if (place.matches()) {
            return location(Filter.NONE, new LocationId(Long.parseLong(place.group(1))));
        }
        Matcher trouble = IN_TROUBLE.matcher(reference);
        if (!trouble.matches()) {
            return text(Filter.NONE, reference);
        }
        String code = trouble.group(2);
        Filter which = code == null ? Filter.NONE : text(Filter.NONE, code);
        return switch (trouble.group(1)) {
            case "low" -> low(which, true);
            case "negative" -> negative(which, true);
            default -> stale(which, true);
        };
    }

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
