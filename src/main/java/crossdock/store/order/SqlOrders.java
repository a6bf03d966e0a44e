package crossdock.store.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Order;
import crossdock.order.OrderLine;
import crossdock.order.OrderLine.Place;
import crossdock.order.OrderStep;
import crossdock.order.OrderStep.Part;
import crossdock.order.Orders;
import crossdock.order.Region;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The orders in SQLite. Rows go down at once. Writer thread only.
public final class SqlOrders implements Orders {
    private static final String HEADER = "number = ?3, method = ?4, state = ?5, channel_state = ?6, reserves = ?7,"
            + " location_id = ?8, held_at = ?9, placed_at = ?10, updated_at = ?11, received_at = ?12,"
            + " figure_lost_at = ?13, figure_restored_at = ?14, cancelled_at = ?15, promised_at = ?16,"
            + " promise_basis = ?17, total_minor = ?18, currency = ?19, country = ?20, region = ?21, city = ?22,"
            + " postal_code = ?23, buyer = ?24, hold = ?25, history = ?26, content_hash = ?27, version = ?28,"
            + " ordered_units = ?29, open_units = ?30, unrouted_units = ?31, unmapped_lines = ?32, places = ?33,"
            + " place_id = ?34";
    private static final String PUT_HEADER = "INSERT INTO orders (connection_id, external_id, "
            + HEADER.replaceAll(" = \\?\\d+", "")
            + ") VALUES (?1, ?2, "
            + HEADER.replaceAll("[a-z_]+ = ", "")
            + ") ON CONFLICT (connection_id, external_id) DO UPDATE SET "
            + HEADER
            + " RETURNING id";
    private static final String LINE = "ordinal = ?3, sku_id = ?4, sku_text = ?5, title = ?6, price_minor = ?7,"
            + " currency = ?8, seen_at = ?9, quantity = ?10, channel_cancelled = ?11, own_cancelled = ?12,"
            + " cancelled_at = ?13, ordered = ?14, cancelled = ?15, unrouted = ?16, backordered = ?17";
    private static final String PUT_LINE = "INSERT INTO order_line (order_id, external_id, "
            + LINE.replaceAll(" = \\?\\d+", "")
            + ") VALUES (?1, ?2, "
            + LINE.replaceAll("[a-z_]+ = ", "")
            + ") ON CONFLICT (order_id, external_id) DO UPDATE SET "
            + LINE
            + " RETURNING id";

    private final WriterConnection writer;

    public SqlOrders(WriterConnection writer) {
        this.writer = writer;
    }

    @Override
    public Optional<Seen> seen(ConnectionId connection, String externalId) {
        return writer.current()
                .first(
                        "SELECT id, updated_at, content_hash FROM orders WHERE connection_id = ? AND external_id = ?",
                        row -> new Seen(
                                new OrderId(row.getLong(1)), EpochMicros.toInstant(row.getLong(2)), row.getLong(3)),
                        connection.value(),
                        externalId);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return OrderRows.read(writer.current(), id);
    }

    @Override
    public List<OrderId> unpromised() {
        return writer.current()
                .list(
                        "SELECT id FROM orders WHERE open_units > 0 AND history = 0 AND promised_at IS NULL"
                                + " AND method <> 'IN_STORE' ORDER BY id",
                        row -> new OrderId(row.getLong(1)));
    }

    @Override
    public Order put(Order order) {
        Statements sql = writer.current();
        OrderId id = new OrderId(putHeader(sql, order));
        Map<LineId, LineId> stored = new HashMap<>();
        List<OrderLine> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            LineId lineId = new LineId(putLine(sql, id, line));
            stored.put(line.id(), lineId);
            lines.add(line.withId(lineId));
        }
        putPlaces(sql, lines);
        List<OrderStep> steps = order.steps().stream()
                .map(step -> step.withParts(step.parts().stream()
                        .map(part -> part.ofLine(stored.getOrDefault(part.line(), part.line())))
                        .toList()))
                .toList();
        putSteps(sql, id, steps);
        return order.stored(id, List.copyOf(lines), steps);
    }

    private static long putHeader(Statements sql, Order o) {
        Money total = o.total();
        Region region = o.region();
        Set<LocationId> places = new TreeSet<>();
        o.lines().forEach(line -> line.places().forEach(place -> places.add(place.location())));
        LocationId place = places.size() == 1 ? places.iterator().next() : o.location();
        return sql.first(
                        PUT_HEADER,
                        row -> row.getLong(1),
                        o.connection().value(),
                        o.externalId(),
                        o.number(),
                        o.method(),
                        o.state(),
                        o.channelState(),
                        o.reserves(),
                        o.location().value(),
                        o.heldAt().value(),
                        o.placedAt(),
                        o.updatedAt(),
                        o.receivedAt(),
                        o.figureLostAt(),
                        o.figureRestoredAt(),
                        o.cancelledAt(),
                        o.promisedAt(),
                        o.promiseBasis(),
                        total == null ? null : total.minor(),
                        total == null ? null : total.currency(),
                        region.country(),
                        region.state(),
                        region.city(),
                        region.postalCode(),
                        o.buyer(),
                        o.hold(),
                        o.history(),
                        o.contentHash(),
                        o.version(),
                        o.orderedUnits(),
                        o.openUnits(),
                        o.unroutedUnits(),
                        o.lines().stream().filter(line -> line.sku() == null).count(),
                        places.size(),
                        place.value())
                .orElseThrow();
    }

    private static long putLine(Statements sql, OrderId order, OrderLine line) {
        SkuId sku = line.sku();
        Money price = line.unitPrice();
        return sql.first(
                        PUT_LINE,
                        row -> row.getLong(1),
                        order.value(),
                        line.externalId(),
                        line.ordinal(),
                        sku == null ? null : sku.value(),
                        line.skuText(),
                        line.title(),
                        price == null ? null : price.minor(),
                        price == null ? null : price.currency(),
                        line.seenAt(),
                        line.quantity(),
                        line.channelCancelled(),
                        line.ownCancelled(),
                        line.cancelledAt(),
                        line.ordered(),
                        line.cancelled(),
                        line.unrouted(),
                        line.backordered())
                .orElseThrow();
    }

    private static void putPlaces(Statements sql, List<OrderLine> lines) {
        for (OrderLine line : lines) {
            sql.update("DELETE FROM order_line_place WHERE line_id = ?", line.id().value());
            sql.batch(
                    "INSERT INTO order_line_place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    line.places(),
                    (to, p) -> Statements.bind(to, placeRow(line.id(), p)));
        }
    }

    private static @Nullable Object[] placeRow(LineId line, Place p) {
        return new @Nullable Object[] {
            line.value(), p.location().value(), p.assigned(), p.picked(), p.packed(), p.ready(), p.shipped(),
            p.collected(), p.delivered(), p.returned()
        };
    }

    private static void putSteps(Statements sql, OrderId order, List<OrderStep> steps) {
        sql.batch(
                "INSERT OR REPLACE INTO order_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                steps,
                (to, s) -> Statements.bind(
                        to,
                        order.value(),
                        s.seq(),
                        s.kind(),
                        s.externalId(),
                        s.at(),
                        s.receivedAt(),
                        s.location().value(),
                        s.units(),
                        s.detail()));
        for (OrderStep step : steps) {
            sql.batch(
                    "INSERT OR REPLACE INTO order_part VALUES (?, ?, ?, ?, ?, ?, ?)",
                    step.parts(),
                    (to, p) -> Statements.bind(to, partRow(order, step, p)));
        }
    }

    private static @Nullable Object[] partRow(OrderId order, OrderStep step, Part p) {
        return new @Nullable Object[] {
            order.value(), step.seq(), p.line().value(), p.location().value(), p.units(), p.sellable(), p.damaged()
        };
    }
}
