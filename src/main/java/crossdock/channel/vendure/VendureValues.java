package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCommand.PublishSellable.Value;
import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.Sender.Draft;
import crossdock.channel.Sender.Receipt;
import crossdock.channel.Sender.Receipt.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a Vendure that is no stock source may sell, as stockOnHand at one of its locations: a look at the levels of all
/// the batch's variants, then one updateProductVariants. A figure that is another than the one last seen is left alone
/// and told: the server took units of a fulfilment off it, or a person typed, and the value was worked out without that.
/// Between the look and the write a fulfilment can still be made; the next reading of the orders takes its units away.
final class VendureValues {
    /// The server saves the variants one by one.
    static final int BATCH = 50;

    private static final String LEVELS =
            """
            query Levels($ids: [String!]!, $take: Int!) {
              productVariants(options: { take: $take, filter: { id: { in: $ids } } }) {
                items { id stockLevels { stockLocationId stockOnHand } }
              }
            }""";

    private final VendureApi api;

    VendureValues(VendureApi api) {
        this.api = api;
    }

    Draft draft(List<Value> values) {
        Set<String> ids = new LinkedHashSet<>();
        values.forEach(value -> ids.add(value.cell().itemId()));
        JsonNode items = api.query(LEVELS, Map.of("ids", List.copyOf(ids), "take", ids.size()))
                .data()
                .path("productVariants")
                .path("items");
        Map<String, Map<String, Integer>> levels = new HashMap<>();
        items.forEach(item -> levels.put(item.path("id").asText(), VendureSender.levels(item)));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Value value : values) {
            String location = value.cell().locationId();
            if (location == null) {
                throw new ChannelException.Rejected("Vendure shows what may be sold at one of its locations", 0, null);
            }
            rows.add(row(value, location, levels.get(value.cell().itemId())));
        }
        return new Draft(new String(JsonPage.write(Map.of("values", rows)), StandardCharsets.UTF_8));
    }

    /// @param levels of the variant; null when the server knows no such
    private static Map<String, Object> row(
            Value value, String location, @Nullable Map<String, Integer> levels) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("variant", value.cell().itemId());
        row.put("location", location);
        row.put("units", value.units());
        if (levels == null) {
            row.put("refused", "no such variant");
            return row;
        }
        int shows = levels.getOrDefault(location, 0); // no level there yet
        row.put("shows", shows);
        Integer seen = value.shown();
        if (seen != null && seen != shows && value.units() != shows) {
            row.put("refused", Receipt.MOVED);
        }
        return row;
    }

    Receipt send(JsonNode draft) {
        Map<String, String> refused = new HashMap<>();
        List<Shown> shown = new ArrayList<>();
        List<Map<String, Object>> writes = new ArrayList<>();
        for (JsonNode row : draft.path("values")) {
            String variant = row.path("variant").asText();
            String location = row.path("location").asText();
            if (row.has("refused")) {
                refused.put(variant, row.path("refused").asText());
            }
            if (row.has("refused") || row.path("shows").asInt() == row.path("units").asInt()) {
                if (row.has("shows")) {
                    shown.add(new Shown(variant, location, row.path("shows").asInt(), null));
                }
            } else {
                int units = row.path("units").asInt();
                writes.add(Map.of("id", variant, "stockLevels",
                        List.of(Map.of("stockLocationId", location, "stockOnHand", units))));
            }
        }
        if (!writes.isEmpty()) {
            Map<String, String> places = new HashMap<>();
            draft.path("values").forEach(row ->
                    places.put(row.path("variant").asText(), row.path("location").asText()));
            shown.addAll(write(writes, places));
        }
        return new Receipt(shown, refused, 0);
    }

    /// @param places where each variant is told
    private List<Shown> write(List<Map<String, Object>> writes, Map<String, String> places) {
        JsonNode rows = api.query(VendureSender.WRITE, Map.of("input", writes)).data().path("updateProductVariants");
        List<Shown> shown = new ArrayList<>();
        for (JsonNode row : rows) {
            String variant = row.path("id").asText();
            String place = places.get(variant);
            Integer figure = VendureSender.levels(row).get(place == null ? "" : place);
            if (place != null && figure != null) {
                shown.add(new Shown(variant, place, figure, null));
            }
        }
        if (shown.size() != writes.size()) {
            // no refusal: it may have been written; the value is worked out and said again
            throw new ChannelException.Transient("Vendure answered a write without all its variants", 200, null, null);
        }
        return shown;
    }
}
