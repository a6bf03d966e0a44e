package crossdock.channel.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.PublishSellable;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.RefusedRow;
import crossdock.channel.Sender.Draft;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Probed;
import crossdock.channel.Sender.Receipt.Shown;
import crossdock.channel.Sender.Receipt;
import crossdock.channel.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stock to Square: POST /v2/inventory/changes/batch-create, whole or not at all, once per idempotency key.
final class SquareSender implements Sender {
    private static final String PATH = "v2/inventory/changes/batch-create";
    /// Square takes what happened within 24 hours; an hour is left for the attempts to come.
    private static final Duration OLDEST = Duration.ofHours(23);

    private final SquareApi api;
    private final InstantSource clock;

    SquareSender(SquareApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public Draft draft(ChannelCommand command, Instant happenedAt) {
        Instant now = clock.instant();
        Instant oldest = now.minus(OLDEST);
        Instant within = happenedAt.isBefore(oldest) ? oldest : happenedAt;
        String occurredAt = (within.isAfter(now) ? now : within).toString();
        Map<String, Object> change =
                switch (command) {
                    case AdjustStock(Cell cell, int units) -> adjustment(cell, units, occurredAt);
                    case SetStock count -> count(count, occurredAt);
                    case TransferStock carried -> transfer(carried, occurredAt);
                    case PublishSellable _ ->
                        throw new ChannelException.Rejected("Square has no sellable value beside stock", 0, null);
                    case AssignLocation _ ->
                        throw new ChannelException.Rejected("an order's location is fixed at Square", 0, null);
                };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("changes", List.of(change));
        body.put("ignore_unchanged_counts", false); // an unchanged count is still an answer with a stamp
        return new Draft(new String(JsonPage.write(body), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> adjustment(Cell cell, int units, String occurredAt) {
        boolean isGain = units > 0;
        Map<String, Object> inner = inner(cell, Math.abs(units), occurredAt);
        inner.put("location_id", String.valueOf(cell.locationId()));
        inner.put("from_state", isGain ? "NONE" : "IN_STOCK");
        inner.put("to_state", isGain ? "IN_STOCK" : "WASTE");
        return Map.of("type", "ADJUSTMENT", "adjustment", inner);
    }

    private static Map<String, Object> count(SetStock count, String occurredAt) {
        Map<String, Object> inner = inner(count.cell(), count.figure(), occurredAt);
        inner.put("location_id", String.valueOf(count.cell().locationId()));
        inner.put("state", "IN_STOCK");
        return Map.of("type", "PHYSICAL_COUNT", "physical_count", inner);
    }

    private static Map<String, Object> transfer(TransferStock carried, String occurredAt) {
        Map<String, Object> inner = inner(carried.from(), carried.units(), occurredAt);
        inner.put("from_location_id", String.valueOf(carried.from().locationId()));
        inner.put("to_location_id", String.valueOf(carried.to().locationId()));
        inner.put("state", "IN_STOCK");
        return Map.of("type", "TRANSFER", "transfer", inner);
    }

    private static Map<String, Object> inner(Cell cell, int units, String occurredAt) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("catalog_object_id", cell.itemId());
        inner.put("catalog_object_type", "ITEM_VARIATION");
        inner.put("quantity", Integer.toString(units)); // quantities are decimal strings
        inner.put("occurred_at", occurredAt);
        return inner;
    }

    @Override
    public Receipt send(Draft draft, IdempotencyKey key) {
        JsonNode body = JsonPage.tree(draft.text().getBytes(StandardCharsets.UTF_8));
        ((ObjectNode) body).put("idempotency_key", key.value());
        byte[] answer = api.post(PATH, body.toString().getBytes(StandardCharsets.UTF_8)).body();
        List<Shown> shown = new ArrayList<>();
        List<RefusedRow> unreadable = new ArrayList<>(); // a figure we cannot read comes again with the next pull
        SquareCounts.parse(
                answer,
                (row, _) -> {
                    if (row.isInStock()) {
                        shown.add(new Shown(row.itemId(), row.locationId(), row.units(), row.calculatedAt()));
                    }
                },
                unreadable);
        return Receipt.showing(shown);
    }

    /// Never asked for: every command of Square's is keyed.
    @Override
    public Probed probe(Draft draft) {
        return new Probed.Absent();
    }
}
