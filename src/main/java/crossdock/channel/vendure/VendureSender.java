package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.PublishSellable;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stock to Vendure: updateProductVariants takes an absolute stockOnHand per location. Every change of it by that way
/// leaves an ADJUSTMENT in the variant's movements, with the difference it really made: this tells whether an attempt is
/// there, and whether it wiped out what somebody else did between our look and our write. Where an order leaves from is a
/// private note on it, which ends with the command's mark, so that the order's history tells the same. What it may sell
/// goes out by [VendureValues].
final class VendureSender implements Sender {
    private static final int PAGE = 1_000;
    private static final int PAGES = 20;

    private static final String LOOK =
            """
            query Look($id: ID!, $options: StockMovementListOptions) {
              productVariant(id: $id) {
                id
                stockLevels { stockLocationId stockOnHand }
                stockMovements(options: $options) {
                  totalItems items { ... on StockAdjustment { type quantity } }
                }
              }
            }""";

    static final String WRITE =
            """
            mutation Write($input: [UpdateProductVariantInput!]!) {
              updateProductVariants(input: $input) { id stockLevels { stockLocationId stockOnHand } }
            }""";

    private static final String NOTE =
            """
            mutation Note($input: AddNoteToOrderInput!) { addNoteToOrder(input: $input) { id } }""";

    private static final String NOTES =
            """
            query Notes($id: ID!, $options: HistoryEntryListOptions) {
              order(id: $id) { id history(options: $options) { totalItems items { data } } }
            }""";

    private final VendureApi api;

    VendureSender(VendureApi api) {
        this.api = api;
    }

    @Override
    public int batch() {
        return VendureValues.BATCH;
    }

    @Override
    public boolean looks(ChannelCommand command) {
        return !(command instanceof AssignLocation);
    }

    /// One level as it was and as it should be.
    private record Change(String location, int before, int after) {
        int units() {
            return after - before;
        }
    }

    /// A variant as the server shows it.
    ///
    /// @param adjustments how often its movements hold an adjustment by so many units
    private record Seen(Map<String, Integer> levels, Map<Integer, Integer> adjustments) {
        int at(String location) {
            return levels.getOrDefault(location, 0); // no level there yet
        }

        int times(int units) {
            return adjustments.getOrDefault(units, 0);
        }

        int sum() {
            return adjustments.entrySet().stream().mapToInt(each -> each.getKey() * each.getValue()).sum();
        }
    }

    @Override
    public Draft draft(ChannelCommand command, Instant happenedAt) {
        return switch (command) {
            case AdjustStock(Cell cell, int units) -> {
                Seen seen = look(cell.itemId());
                yield draft(cell.itemId(), seen, List.of(change(seen, cell, units)));
            }
            case SetStock(Cell cell, int figure, int known) -> {
                Seen seen = look(cell.itemId());
                int now = seen.at(place(cell));
                if (now != known) {
                    throw new ChannelException.Rejected(
                            "Vendure shows " + now + ", not " + known + " as when it was counted", 200, null);
                }
                yield draft(cell.itemId(), seen, List.of(change(seen, cell, figure - now)));
            }
            case TransferStock(Cell from, Cell to, int units) -> {
                Seen seen = look(from.itemId());
                yield draft(from.itemId(), seen, List.of(change(seen, from, -units), change(seen, to, units)));
            }
            case PublishSellable(List<PublishSellable.Value> values) -> new VendureValues(api).draft(values);
            case AssignLocation told -> {
                Map<String, Object> draft = new LinkedHashMap<>();
                draft.put("order", told.order());
                draft.put("note", told.note());
                draft.put("mark", told.mark());
                yield new Draft(new String(JsonPage.write(draft), StandardCharsets.UTF_8));
            }
        };
    }

    private static Change change(Seen seen, Cell cell, int units) {
        int before = seen.at(place(cell));
        return new Change(place(cell), before, before + units);
    }

    private static String place(Cell cell) {
        String place = cell.locationId();
        return place == null ? "" : place;
    }

    private static Draft draft(String variant, Seen seen, List<Change> changes) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("variant", variant);
        draft.put("sum", seen.sum());
        draft.put("levels", changes.stream().map(change -> level(seen, change)).toList());
        return new Draft(new String(JsonPage.write(draft), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> level(Seen seen, Change change) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("location", change.location());
        level.put("before", change.before());
        level.put("after", change.after());
        level.put("times", seen.times(change.units()));
        return level;
    }

    private Seen look(String variant) {
        Map<String, Integer> levels = new HashMap<>();
        Map<Integer, Integer> adjustments = new HashMap<>();
        for (int page = 0; page < PAGES; page++) {
            Map<String, Object> options = Map.of("take", PAGE, "skip", page * PAGE);
            JsonNode found = api.query(LOOK, Map.of("id", variant, "options", options)).data().path("productVariant");
            if (!found.isObject()) {
                throw new ChannelException.Rejected("Vendure knows no such variant", 200, null);
            }
            levels.putAll(levels(found));
            JsonNode items = found.path("stockMovements").path("items");
            for (JsonNode item : items) {
                if (item.path("type").asText("").equals("ADJUSTMENT")) {
                    adjustments.merge(item.path("quantity").asInt(), 1, Integer::sum);
                }
            }
            if ((page + 1) * PAGE >= found.path("stockMovements").path("totalItems").asInt()) {
                return new Seen(levels, adjustments);
            }
        }
        throw new ChannelException.Rejected("the variant has too many movements to look through", 200, null);
    }

    static Map<String, Integer> levels(JsonNode variant) {
        Map<String, Integer> levels = new HashMap<>();
        for (JsonNode level : variant.path("stockLevels")) {
            levels.put(level.path("stockLocationId").asText(), level.path("stockOnHand").asInt());
        }
        return levels;
    }

    @Override
    public Receipt send(Draft draft, IdempotencyKey key) {
        JsonNode tree = JsonPage.tree(draft.text().getBytes(StandardCharsets.UTF_8));
        if (tree.has("order")) {
            api.query(NOTE, Map.of("input", Map.of(
                    "id", tree.path("order").asText(), "note", tree.path("note").asText(), "isPublic", false)));
            return Receipt.PLAIN;
        }
        if (tree.has("values")) {
            return new VendureValues(api).send(tree);
        }
        String variant = tree.path("variant").asText();
        List<Map<String, Object>> levels = new ArrayList<>();
        for (JsonNode level : tree.path("levels")) {
            levels.add(Map.of(
                    "stockLocationId", level.path("location").asText(), "stockOnHand", level.path("after").asInt()));
        }
        JsonNode answer = api.query(WRITE, Map.of("input", List.of(Map.of("id", variant, "stockLevels", levels))))
                .data()
                .path("updateProductVariants")
                .path(0);
        if (!answer.isObject()) {
            // no refusal: it may have been written, which the movements tell
            throw new ChannelException.Transient("Vendure answered a write with no variant", 200, null, null);
        }
        return new Receipt(shown(variant, levels(answer), tree), Map.of(), overwrote(look(variant), tree));
    }

    private static List<Receipt.Shown> shown(String variant, Map<String, Integer> levels, JsonNode draft) {
        List<Receipt.Shown> shown = new ArrayList<>();
        for (JsonNode level : draft.path("levels")) {
            Integer figure = levels.get(level.path("location").asText());
            if (figure != null) {
                shown.add(new Receipt.Shown(variant, level.path("location").asText(), figure, null));
            }
        }
        return shown;
    }

    /// Our own adjustments, as the server booked them, are smaller or larger than we meant when somebody else changed
    /// the figure in between: by just that much.
    private static int overwrote(Seen after, JsonNode draft) {
        int meant = 0;
        for (JsonNode level : draft.path("levels")) {
            meant += level.path("after").asInt() - level.path("before").asInt();
        }
        return isThere(after, draft) ? 0 : meant - (after.sum() - draft.path("sum").asInt());
    }

    private static boolean isThere(Seen now, JsonNode draft) {
        boolean isThere = true;
        for (JsonNode level : draft.path("levels")) {
            int units = level.path("after").asInt() - level.path("before").asInt();
            isThere &= units == 0 || now.times(units) > level.path("times").asInt();
        }
        return isThere;
    }

    @Override
    public Probed probe(Draft draft) {
        JsonNode tree = JsonPage.tree(draft.text().getBytes(StandardCharsets.UTF_8));
        if (tree.has("order")) {
            return isNoted(tree) ? new Probed.Done(Receipt.PLAIN) : new Probed.Absent();
        }
        String variant = tree.path("variant").asText();
        Seen now = look(variant);
        if (isThere(now, tree)) {
            return new Probed.Done(Receipt.showing(shown(variant, now.levels(), tree)));
        }
        int booked = now.sum() - tree.path("sum").asInt();
        JsonNode first = tree.path("levels").path(0);
        // an adjustment by another number of units may be ours, cut short by a sale in between, or somebody else's
        return booked == 0
                ? new Probed.Absent()
                : new Probed.Unclear(now.at(first.path("location").asText()));
    }

    private boolean isNoted(JsonNode draft) {
        String mark = AssignLocation.inBrackets(draft.path("mark").asText());
        for (int page = 0; page < PAGES; page++) {
            Map<String, Object> options = Map.of(
                    "take", PAGE, "skip", page * PAGE, "filter", Map.of("type", Map.of("eq", "ORDER_NOTE")));
            JsonNode history = api.query(NOTES, Map.of("id", draft.path("order").asText(), "options", options))
                    .data()
                    .path("order")
                    .path("history");
            for (JsonNode entry : history.path("items")) {
                if (entry.path("data").path("note").asText("").contains(mark)) {
                    return true;
                }
            }
            if ((page + 1) * PAGE >= history.path("totalItems").asInt()) {
                return false;
            }
        }
        throw new ChannelException.Rejected("the order has too many notes to look through", 200, null);
    }
}
