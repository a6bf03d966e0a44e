package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.LocationId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the list shows: rows of which kind, filtered how, arranged how. Remembered between starts, and kept under a
/// name as a view.
///
/// @param arrangement columns and order as the table writes them; empty for those of the first day
record StockState(View view, Filter filter, String arrangement) {
    static final StockState FIRST = new StockState(View.SKUS, Filter.NONE, "");

    /// `view=SKUS&text=chair&low=1`.
    String written() {
        var parts = new TreeMap<String, String>();
        parts.put("view", view.name());
        parts.put("text", filter.text());
        put(parts, "group", filter.group());
        LocationId location = filter.location();
        put(parts, "location", location == null ? null : location.toString());
        put(parts, "type", filter.productType());
        put(parts, "brand", filter.brand());
        put(parts, "low", filter.low() ? "1" : null);
        put(parts, "negative", filter.negative() ? "1" : null);
        put(parts, "stale", filter.stale() ? "1" : null);
        put(parts, "columns", arrangement.isEmpty() ? null : arrangement);
        var text = new StringBuilder();
        parts.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    /// Reads what [#written] wrote; parts that cannot be read are left out, so that the screen always opens.
    static StockState read(String text) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : text.split("&", -1)) {
            int at = part.indexOf('=');
            if (at > 0) {
                parts.put(part.substring(0, at), decoded(part.substring(at + 1)));
            }
        }
        var filter = new Filter(
                parts.getOrDefault("text", ""),
                parts.get("group"),
                location(parts.get("location")),
                parts.get("type"),
                parts.get("brand"),
                parts.containsKey("low"),
                parts.containsKey("negative"),
                parts.containsKey("stale"));
        View view = "CELLS".equals(parts.get("view")) ? View.CELLS : View.SKUS;
        return new StockState(view, filter, parts.getOrDefault("columns", ""));
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException editedByHand) {
            return "";
        }
    }

    private static @Nullable LocationId location(@Nullable String id) {
        return id != null && id.matches("\\d{1,15}") ? new LocationId(Long.parseLong(id)) : null;
    }
}
