package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a traversal by creation stands. Vendure pages by offset, and offsets drift when a row leaves the list or its
/// sort key moves; a row's creation never moves. So each page asks for what was created from the last row's stamp on,
/// without the rows of that stamp already read: hundreds of rows share one second.
///
/// @param from creation of the last row read; null before the first page
/// @param seen ids already read whose creation ties with it
record Keyset(@Nullable String from, List<String> seen) {
    static final Keyset START = new Keyset(null, List.of());

    /// Servers keep finer stamps than they show.
    private static final long SHOWN_MILLIS = 1;

    static Keyset parse(String text) {
        try {
            Keyset keyset = JsonPage.read(
                    JsonPage.tree(text.getBytes(StandardCharsets.UTF_8)), Keyset.class);
            if (keyset.from != null && keyset.seen != null) {
                Instant.parse(keyset.from);
                return keyset;
            }
        } catch (Unreadable | ChannelException.Transient | DateTimeParseException e) {
            // told below
        }
        throw new ChannelException.Rejected("the page token is not one of this connector", 0, null);
    }

    String text() {
        return new String(JsonPage.write(this), StandardCharsets.UTF_8);
    }

    /// List options of the next page.
    ///
    /// @param filter what the list holds at all
    Map<String, Object> options(int take, Map<String, Object> filter) {
        Map<String, Object> all = new LinkedHashMap<>(filter);
        if (from != null) {
            String after = Instant.parse(from).minusMillis(SHOWN_MILLIS).toString(); // exclusive
            all.put("createdAt", Map.of("after", after));
            all.put("id", Map.of("notIn", seen));
        }
        Map<String, Object> sort = new LinkedHashMap<>(); // in this order
        sort.put("createdAt", "ASC");
        sort.put("id", "ASC");
        return Map.of("take", take, "sort", sort, "filter", all);
    }

    /// Where the traversal stands after a page; null after the last. A short page is no end, the server may give fewer
    /// than asked for: its own total of what was left to read is.
    @Nullable Keyset after(JsonNode list) {
        JsonNode items = list.path("items");
        if (list.path("totalItems").asLong(Long.MAX_VALUE) <= items.size()) {
            return null;
        }
        Instant last = null;
        for (JsonNode item : items) {
            Instant created = created(item);
            last = last == null || created.isAfter(last) ? created : last;
        }
        if (last == null) {
            return null;
        }
        List<String> ties = new ArrayList<>();
        Instant tied = last.minusMillis(SHOWN_MILLIS);
        if (from != null && !Instant.parse(from).isBefore(tied)) {
            ties.addAll(seen);
        }
        for (JsonNode item : items) {
            if (!created(item).isBefore(tied)) {
                ties.add(item.path("id").asText(""));
            }
        }
        return new Keyset(last.toString(), List.copyOf(ties));
    }

    /// A page that cannot say where it ends cannot be followed by another.
    private static Instant created(JsonNode item) {
        try {
            return Readings.stamp("createdAt", item.path("createdAt").asText(""));
        } catch (Unreadable e) {
            throw new ChannelException.Rejected("a row of the answer has no readable createdAt", 200, null);
        }
    }
}
