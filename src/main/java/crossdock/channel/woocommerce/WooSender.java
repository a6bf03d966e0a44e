package crossdock.channel.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.PublishSellable;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.JsonPage;
import crossdock.channel.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Quantities to a WooCommerce shop: POST products/batch for products, products/{id}/variations/batch for the variations
/// of one product. There is neither a key nor compare-and-set: what the shop sold since it was last read is overwritten,
/// until the next value, which knows of that sale. Where an order leaves from is a private note on it, which ends with
/// the command's mark: the order's own list of notes tells whether an attempt is there.
final class WooSender implements Sender {
    /// The most a batch may hold (woocommerce_rest_batch_items_limit).
    private static final int BATCH = 100;

    private final WooApi api;

    WooSender(WooApi api) {
        this.api = api;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public String group(Cell cell) {
        return cell.parentId() == null ? "" : cell.parentId();
    }

    @Override
    public Draft draft(ChannelCommand command, Instant happenedAt) {
        Map<String, Object> draft = new LinkedHashMap<>();
        switch (command) {
            case PublishSellable(List<PublishSellable.Value> values) when !values.isEmpty() -> {
                draft.put("parent", group(values.getFirst().cell()));
                draft.put("update", values.stream().map(WooSender::row).toList());
            }
            case AssignLocation told -> {
                draft.put("order", number(told.order()));
                draft.put("note", told.note());
                draft.put("mark", told.mark());
            }
            case PublishSellable _, AdjustStock _, SetStock _, TransferStock _ ->
                throw new ChannelException.Rejected("a WooCommerce shop takes sellable values only", 0, null);
        }
        return new Draft(new String(JsonPage.write(draft), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> row(PublishSellable.Value value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Long.parseLong(number(value.cell().itemId())));
        row.put("stock_quantity", value.units());
        return row;
    }

    /// An id goes into an address or a body as a number, so it has to be one.
    private static String number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new ChannelException.Rejected("an id is no number", 0, null);
        }
        return id;
    }

    @Override
    public Receipt send(Draft draft, IdempotencyKey key) {
        JsonNode tree = tree(draft);
        if (tree.has("order")) {
            Map<String, Object> note = Map.of("note", tree.path("note").asText(), "customer_note", false);
            api.post(notes(tree), JsonPage.write(note));
            return Receipt.PLAIN;
        }
        String parent = tree.path("parent").asText("");
        String path = parent.isEmpty() ? "products/batch" : "products/" + number(parent) + "/variations/batch";
        Answer answer = api.post(path, JsonPage.write(Map.of("update", tree.path("update"))));
        JsonNode rows = JsonPage.tree(answer.body()).path("update");
        if (!rows.isArray()) {
            throw new ChannelException.Rejected(
                    "WooCommerce answered a batch with something else than its rows", 200, null);
        }
        List<Receipt.Shown> shown = new ArrayList<>();
        Map<String, String> refused = new HashMap<>();
        for (JsonNode row : rows) {
            String id = row.path("id").asText("");
            JsonNode error = row.path("error");
            if (!error.isMissingNode()) {
                refused.put(id, error.path("code").asText("refused"));
            } else if (row.path("stock_quantity").isIntegralNumber()) { // any other comes again with the next pull
                shown.add(new Receipt.Shown(id, null, row.path("stock_quantity").intValue(), null));
            }
        }
        return new Receipt(shown, refused, 0);
    }

    private static JsonNode tree(Draft draft) {
        return JsonPage.tree(draft.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String notes(JsonNode draft) {
        return "orders/" + number(draft.path("order").asText()) + "/notes";
    }

    /// Asked of notes alone: a value is worked out anew at every attempt.
    @Override
    public Probed probe(Draft draft) {
        JsonNode tree = tree(draft);
        if (!tree.has("order")) {
            return new Probed.Absent();
        }
        String mark = AssignLocation.inBrackets(tree.path("mark").asText());
        for (JsonNode note : WooApi.list(api.get(notes(tree), Map.of("type", "internal")))) {
            if (note.path("note").asText("").contains(mark)) {
                return new Probed.Done(Receipt.PLAIN);
            }
        }
        return new Probed.Absent();
    }
}
