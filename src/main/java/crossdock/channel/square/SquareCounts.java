package crossdock.channel.square;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.Unreadable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stock: POST /v2/inventory/counts/batch-retrieve over all locations, newest first.
///
/// Square states one row for each state of a variation at a location, and a delta holds only the
/// states that changed. An IN_STOCK row is a figure by itself. A row of a held state is not: for
/// such pairs all states are read again at once, so that figure and unavailable units are of one
/// moment.
final class SquareCounts {
    private static final String PATH = "v2/inventory/counts/batch-retrieve";
    private static final int PAGE = 1_000;
    private static final int IDS_A_CALL = 100;

    /// A second reading of 100 variations at their locations fits one or two pages; more is a
    /// cursor that never ends.
    private static final int PAGES_A_CALL = 50;

    private static final List<String> STATES =
            Stream.concat(Stream.of("IN_STOCK"), CountRow.HELD.stream()).toList();

    private final SquareApi api;

    SquareCounts(SquareApi api) {
        this.api = api;
    }

    private record Cell(String itemId, String locationId) {}

    ChannelPage<ChannelCount> pull(Cursor cursor) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (cursor.watermark() != null) {
            // "after the given time"; stamps have milliseconds
            body.put("updated_after", cursor.watermark().minusMillis(1).toString());
        }
        body.put("states", STATES);
        if (cursor.pageToken() != null) {
            body.put("cursor", cursor.pageToken());
        }
        body.put("limit", PAGE);
        Answer answer = api.post(PATH, body);
        List<Pulled<ChannelCount>> rows = new ArrayList<>(PAGE);
        List<RefusedRow> refused = new ArrayList<>();
        Set<Cell> held = new LinkedHashSet<>();
        String next =
                parse(
                        answer.body(),
                        (row, raw) -> {
                            if (row.isInStock()) {
                                rows.add(new Pulled<>(row.toCount(), raw));
                            } else if (row.isHeld()) {
                                row.checkTypes();
                                held.add(new Cell(row.itemId(), row.locationId()));
                            }
                        },
                        refused);
        readAgain(held, rows, refused);
        return new ChannelPage<>(rows, refused, next, answer.channelTime(), answer.body().length);
    }

    private void readAgain(
            Set<Cell> held, List<Pulled<ChannelCount>> rows, List<RefusedRow> refused) {
        List<String> ids = held.stream().map(Cell::itemId).distinct().toList();
        for (int from = 0; from < ids.size(); from += IDS_A_CALL) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS_A_CALL));
            Map<Cell, Sum> sums = new LinkedHashMap<>();
            held.stream()
                    .filter(cell -> some.contains(cell.itemId()))
                    .forEach(cell -> sums.put(cell, new Sum()));
            sum(some, sums, refused);
            sums.forEach(
                    (cell, sum) -> {
                        if (sum.isWhole && sum.stamp != null) {
                            rows.add(new Pulled<>(sum.toCount(cell), () -> JsonPage.write(cell)));
                        }
                    });
        }
    }

    private void sum(List<String> ids, Map<Cell, Sum> sums, List<RefusedRow> refused) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("catalog_object_ids", ids);
        body.put("location_ids", sums.keySet().stream().map(Cell::locationId).distinct().toList());
        body.put("states", STATES);
        body.put("limit", PAGE);
        for (int page = 0; page < PAGES_A_CALL; page++) {
            String next =
                    parse(
                            api.post(PATH, body).body(),
                            (row, raw) -> {
                                Sum sum = sums.get(new Cell(row.itemId(), row.locationId()));
                                if (sum != null) {
                                    sum.add(row);
                                }
                            },
                            refused);
            if (next == null) {
                return;
            }
            body.put("cursor", next);
        }
        throw new ChannelException.Transient(
                "the channel's stock pages do not end", 200, null, null);
    }

    /// The states of one variation at one location.
    private static final class Sum {
        private int figure;
        private int held;
        private @Nullable Instant stamp;
        private boolean isWhole = true;

        /// A state that cannot be read spoils the sum: half of it would look like a whole one.
        void add(CountRow row) {
            try {
                row.checkTypes();
                Instant at = row.calculatedAt();
                if (row.isInStock()) {
                    figure = Math.addExact(figure, row.units());
                } else if (row.isHeld()) {
                    held = Math.addExact(held, Math.max(0, row.units()));
                }
                stamp = stamp == null || at.isAfter(stamp) ? at : stamp;
            } catch (Unreadable | ArithmeticException e) {
                isWhole = false;
                throw e;
            }
        }

        ChannelCount toCount(Cell cell) {
            return new ChannelCount(cell.itemId(), cell.locationId(), figure, held, stamp);
        }
    }

    /// What to do with one row of a page.
    interface RowUse {
        void use(CountRow row, java.util.function.Supplier<byte[]> raw);
    }

    /// Hands every row to `use`; answers the cursor of the next page, null after the last.
    static @Nullable String parse(byte[] body, RowUse use, List<RefusedRow> refused) {
        String next = null;
        try (JsonParser parser = JsonPage.parser(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new IOException("empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw SquareApi.notAnAnswer();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken token = parser.nextToken();
                if (field.equals("counts") && token == JsonToken.START_ARRAY) {
                    parseRows(parser, body, use, refused);
                } else if (isTrouble(field, token, parser)) {
                    throw SquareApi.notAnAnswer();
                } else if (field.equals("cursor") && token == JsonToken.VALUE_STRING) {
                    next = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("cut off");
            }
        } catch (IOException e) { // JacksonException, and CharConversionException on hostile bytes
            throw JsonPage.notJson(e);
        }
        return next == null || next.isBlank() ? null : next;
    }

    /// Counts that are no list, or errors in place of counts. Leaves the parser at the end of an
    /// empty list of errors.
    private static boolean isTrouble(String field, JsonToken token, JsonParser parser)
            throws IOException {
        return switch (field) {
            case "counts" -> token != JsonToken.VALUE_NULL;
            case "errors" ->
                    token == JsonToken.START_ARRAY
                            ? parser.nextToken() != JsonToken.END_ARRAY
                            : token != JsonToken.VALUE_NULL;
            default -> false;
        };
    }

    private static void parseRows(
            JsonParser parser, byte[] body, RowUse use, List<RefusedRow> refused)
            throws IOException {
        CountRow row = new CountRow();
        for (int at = 1; parser.nextToken() != JsonToken.END_ARRAY; at++) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            row.read(parser);
            int end = (int) parser.currentLocation().getByteOffset();
            try {
                if (row.isVariation()) {
                    use.use(row, () -> Arrays.copyOfRange(body, start, end));
                }
            } catch (Unreadable e) {
                refused.add(e.refuse(row.idOr("#" + at), Arrays.copyOfRange(body, start, end)));
            } catch (ArithmeticException e) {
                refused.add(
                        new Unreadable("quantity.tooLarge", "quantity", "")
                                .refuse(row.idOr("#" + at), Arrays.copyOfRange(body, start, end)));
            }
        }
    }
}
