package crossdock.store.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderLine;
import crossdock.order.OrderLine.Place;
import crossdock.order.OrderState;
import crossdock.order.OrderStep;
import crossdock.order.OrderStep.Part;
import crossdock.order.Region;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an order stands in its tables, read back as one.
final class OrderRows {
    private static final String HEADER = "SELECT version, connection_id, external_id, number, method, state,"
            + " channel_state, reserves, location_id, held_at, placed_at, updated_at, received_at, figure_lost_at,"
            + " figure_restored_at, cancelled_at, promised_at, promise_basis, total_minor, currency, country, region,"
            + " city, postal_code, buyer, hold, history, content_hash FROM orders WHERE id = ?";

    private OrderRows() {}

    static Optional<Order> read(Statements sql, OrderId id) {
        return sql.first(HEADER, row -> header(id, row, lines(sql, id), steps(sql, id)), id.value());
    }

    private static Order header(OrderId id, ResultSet row, List<OrderLine> lines, List<OrderStep> steps)
            throws SQLException {
        return new Order(
                id,
                row.getLong("version"),
                new ConnectionId(row.getLong("connection_id")),
                row.getString("external_id"),
                row.getString("number"),
                Method.valueOf(row.getString("method")),
                OrderState.valueOf(row.getString("state")),
                row.getString("channel_state"),
                row.getInt("reserves") != 0,
                new LocationId(row.getLong("location_id")),
                new LocationId(row.getLong("held_at")),
                EpochMicros.toInstant(row.getLong("placed_at")),
                EpochMicros.toInstant(row.getLong("updated_at")),
                EpochMicros.toInstant(row.getLong("received_at")),
                instant(row, "figure_lost_at"),
                instant(row, "figure_restored_at"),
                instant(row, "cancelled_at"),
                instant(row, "promised_at"),
                basis(row),
                money(row, "total_minor"),
                region(row),
                row.getBytes("buyer"),
                row.getInt("hold") != 0,
                row.getInt("history") != 0,
                row.getLong("content_hash"),
                lines,
                steps);
    }

    static Region region(ResultSet row) throws SQLException {
        return new Region(
                row.getString("country"), row.getString("region"), row.getString("city"), row.getString("postal_code"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : EpochMicros.toInstant(micros);
    }

    static Order.@Nullable Basis basis(ResultSet row) throws SQLException {
        String name = row.getString("promise_basis");
        return name == null ? null : Order.Basis.valueOf(name);
    }

    static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, row.getString("currency"));
    }

    private static List<OrderLine> lines(Statements sql, OrderId id) {
        Map<Long, List<Place>> places = new HashMap<>();
        sql.each(
                "SELECT p.* FROM order_line l JOIN order_line_place p ON p.line_id = l.id WHERE l.order_id = ?"
                        + " ORDER BY p.line_id, p.location_id",
                row -> places.computeIfAbsent(row.getLong("line_id"), _ -> new ArrayList<>()).add(place(row)),
                id.value());
        return sql.list(
                "SELECT * FROM order_line WHERE order_id = ? ORDER BY id",
                row -> line(row, places.getOrDefault(row.getLong("id"), List.of())),
                id.value());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new LocationId(row.getLong("location_id")),
                row.getInt("assigned"),
                row.getInt("picked"),
                row.getInt("packed"),
                row.getInt("ready"),
                row.getInt("shipped"),
                row.getInt("collected"),
                row.getInt("delivered"),
                row.getInt("returned"));
    }

    private static OrderLine line(ResultSet row, List<Place> places) throws SQLException {
        long sku = row.getLong("sku_id");
        SkuId article = row.wasNull() ? null : new SkuId(sku);
        return new OrderLine(
                new LineId(row.getLong("id")),
                row.getString("external_id"),
                row.getInt("ordinal"),
                article,
                row.getString("sku_text"),
                row.getString("title"),
                money(row, "price_minor"),
                EpochMicros.toInstant(row.getLong("seen_at")),
                row.getInt("quantity"),
                row.getInt("channel_cancelled"),
                row.getInt("own_cancelled"),
                instant(row, "cancelled_at"),
                row.getInt("ordered"),
                row.getInt("cancelled"),
                row.getInt("unrouted"),
                row.getInt("backordered"),
                List.copyOf(places));
    }

    private static List<OrderStep> steps(Statements sql, OrderId id) {
        Map<Integer, List<Part>> parts = new HashMap<>();
        sql.each(
                "SELECT * FROM order_part WHERE order_id = ? ORDER BY step, line_id, location_id",
                row -> parts.computeIfAbsent(row.getInt("step"), _ -> new ArrayList<>())
                        .add(new Part(
                                new LineId(row.getLong("line_id")),
                                new LocationId(row.getLong("location_id")),
                                row.getInt("units"),
                                row.getInt("sellable"),
                                row.getInt("damaged"))),
                id.value());
        return sql.list(
                "SELECT * FROM order_step WHERE order_id = ? ORDER BY seq",
                row -> new OrderStep(
                        row.getInt("seq"),
                        OrderStep.Kind.valueOf(row.getString("kind")),
                        row.getString("external_id"),
                        EpochMicros.toInstant(row.getLong("at")),
                        EpochMicros.toInstant(row.getLong("received_at")),
                        new LocationId(row.getLong("location_id")),
                        row.getInt("units"),
                        row.getString("detail"),
                        List.copyOf(parts.getOrDefault(row.getInt("seq"), List.of()))),
                id.value());
    }
}
