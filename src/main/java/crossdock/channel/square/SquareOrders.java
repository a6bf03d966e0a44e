package crossdock.channel.square;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders: POST /v2/orders/search, sorted by updated_at ascending. One request names at most ten
/// locations, so a traversal goes group by group; its groups are fixed when it starts and travel in
/// the page token.
final class SquareOrders {
    private static final int LOCATIONS_A_CALL = 10;
    private static final int PAGE =
            500; // Square's default; full orders of 1,000 would be several megabytes

    private final SquareApi api;

    SquareOrders(SquareApi api) {
        this.api = api;
    }

    /// @param locations still to be searched, the current group first
    /// @param cursor Square's, within the current group; null for its first page
    record Token(List<String> locations, @Nullable String cursor) {
        static Token parse(String text) {
            try {
                return JsonPage.read(
                        JsonPage.tree(text.getBytes(StandardCharsets.UTF_8)), Token.class);
            } catch (Unreadable e) {
                throw new ChannelException.Rejected(
                        "the page token is not one of this connector", 0, null);
            }
        }

        String text() {
            return new String(JsonPage.write(this), StandardCharsets.UTF_8);
        }

        private List<String> group() {
            return locations.subList(0, Math.min(LOCATIONS_A_CALL, locations.size()));
        }

        private @Nullable Token after(@Nullable String nextCursor) {
            if (nextCursor != null) {
                return new Token(locations, nextCursor);
            }
            return locations.size() <= LOCATIONS_A_CALL
                    ? null
                    : new Token(
                            List.copyOf(locations.subList(LOCATIONS_A_CALL, locations.size())),
                            null);
        }
    }

    ChannelPage<ChannelOrder> pull(Cursor cursor) {
        JsonPage<ChannelOrder> page = new JsonPage<>();
        Token token;
        if (cursor.pageToken() == null) {
            Answer locations = api.get("v2/locations");
            token = new Token(ids(SquareApi.object(locations)), null);
            if (token.locations().isEmpty()) {
                return page.page(null, locations);
            }
        } else {
            token = Token.parse(cursor.pageToken());
        }
        Answer answer = api.post("v2/orders/search", body(token, cursor.watermark()));
        JsonNode tree = SquareApi.object(answer);
        page.readEach(
                tree.path("orders"),
                SquareOrderJson.class,
                (order, node) -> page.add(OrderMapping.map(order), node));
        Token next = token.after(Readings.textOrNull(tree.path("cursor").asText("")));
        return page.page(next == null ? null : next.text(), answer);
    }

    /// Closed locations too: their last orders may still change.
    private static List<String> ids(JsonNode tree) {
        List<String> ids = new ArrayList<>();
        for (JsonNode location : tree.path("locations")) {
            String id = location.path("id").asText("");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Map<String, Object> body(Token token, @Nullable Instant since) {
        Map<String, Object> query = new LinkedHashMap<>();
        if (since != null) { // start_at is inclusive
            query.put(
                    "filter",
                    Map.of(
                            "date_time_filter",
                            Map.of("updated_at", Map.of("start_at", since.toString()))));
        }
        // must be the field that is filtered by
        query.put("sort", Map.of("sort_field", "UPDATED_AT", "sort_order", "ASC"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("location_ids", token.group());
        body.put("query", query);
        body.put("limit", PAGE);
        body.put("return_entries", false);
        if (token.cursor() != null) {
            body.put("cursor", token.cursor());
        }
        return body;
    }
}
