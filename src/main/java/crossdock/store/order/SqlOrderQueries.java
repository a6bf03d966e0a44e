package crossdock.store.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.IncomingOrder;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderQueries;
import crossdock.order.OrderState;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.sync.outbox.OrderLetters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Answers the Orders screen from SQLite. Every call reads one snapshot.
public final class SqlOrderQueries implements OrderQueries {
    private static final String ROW = "SELECT o.id, o.number, o.connection_id, ifnull(c.name, '') AS channel, o.state,"
            + " o.channel_state, o.method, o.placed_at, o.received_at, o.promised_at, o.promise_basis,"
            + " p.name AS location, o.places,"
            + " o.open_units, o.ordered_units, o.unrouted_units, o.unmapped_lines, o.total_minor, o.currency,"
            + " o.country, o.region, o.city, o.postal_code, o.hold, o.history, EXISTS (SELECT 1 FROM outbox x"
            + " WHERE x.order_id = o.id AND x.ended_at IS NULL) AS telling FROM json_each(?) k"
            + " JOIN orders o ON o.id = k.value LEFT JOIN connection c ON c.id = o.connection_id"
            + " LEFT JOIN location p ON p.id = o.place_id ORDER BY k.key";

    private final Readers readers;

    public SqlOrderQueries(Readers readers) {
        this.readers = readers;
    }

    @Override
    public long[] keys(Filter filter, Sort sort, int limit) {
        var question = new OrderFilterSql(filter);
        return readers.read(sql -> {
            LongStream.Builder keys = LongStream.builder();
            sql.each(question.keys(sort, limit), row -> keys.add(row.getLong(1)), question.args());
            return keys.build().toArray();
        });
    }

    @Override
    public int count(Filter filter) {
        return readers.read(sql -> count(sql, filter));
    }

    private static int count(Statements sql, Filter filter) {
        var question = new OrderFilterSql(filter);
        return (int) sql.number(question.count(), question.args());
    }

    @Override
    public List<Row> rows(long[] keys) {
        return readers.read(sql -> rows(sql, keys));
    }

    private static List<Row> rows(Statements sql, long... keys) {
        String json = Arrays.stream(keys).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
        return sql.list(ROW, SqlOrderQueries::row, json);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OrderId(row.getLong("id")),
                row.getString("number"),
                new ConnectionId(row.getLong("connection_id")),
                row.getString("channel"),
                OrderState.valueOf(row.getString("state")),
                row.getString("channel_state"),
                Method.valueOf(row.getString("method")),
                EpochMicros.toInstant(row.getLong("placed_at")),
                EpochMicros.toInstant(row.getLong("received_at")),
                OrderRows.instant(row, "promised_at"),
                OrderRows.basis(row),
                row.getString("location"),
                row.getInt("places"),
                row.getInt("open_units"),
                row.getInt("ordered_units"),
                row.getInt("unrouted_units"),
                row.getInt("unmapped_lines"),
                OrderRows.money(row, "total_minor"),
                OrderRows.region(row),
                row.getInt("hold") != 0,
                row.getInt("history") != 0,
                row.getInt("telling") != 0);
    }

    @Override
    public Facets facets(Filter filter, Instant now) {
        return readers.read(sql -> new Facets(
                states(sql, filter.withState(null)),
                channels(sql, filter.withChannel(null)),
                methods(sql, filter.withMethod(null)),
                count(sql, filter.withOpen(true)),
                count(sql, filter.withUnrouted(true)),
                count(sql, filter.withLateAt(now))));
    }

    private static Map<OrderState, Integer> states(Statements sql, Filter filter) {
        var counts = new EnumMap<OrderState, Integer>(OrderState.class);
        Arrays.stream(OrderState.values()).forEach(state -> counts.put(state, 0));
        var question = new OrderFilterSql(filter);
        sql.each(
                question.countBy("state"),
                row -> counts.put(OrderState.valueOf(row.getString(1)), row.getInt(2)),
                question.args());
        return counts;
    }

    private static Map<Method, Integer> methods(Statements sql, Filter filter) {
        var counts = new EnumMap<Method, Integer>(Method.class);
        Arrays.stream(Method.values()).forEach(method -> counts.put(method, 0));
        var question = new OrderFilterSql(filter);
        sql.each(
                question.countBy("method"),
                row -> counts.put(Method.valueOf(row.getString(1)), row.getInt(2)),
                question.args());
        return counts;
    }

    private static Map<Channel, Integer> channels(Statements sql, Filter filter) {
        Map<Long, Integer> found = new HashMap<>();
        var question = new OrderFilterSql(filter);
        sql.each(
                question.countBy("connection_id"),
                row -> found.put(row.getLong(1), row.getInt(2)),
                question.args());
        Map<Channel, Integer> counts = new LinkedHashMap<>();
        sql.each(
                "SELECT id, name, kind = 'file' FROM connection ORDER BY name",
                row -> {
                    int count = found.getOrDefault(row.getLong(1), 0);
                    if (count > 0 || row.getInt(3) == 0) { // a file of stock sells nothing
                        counts.put(new Channel(new ConnectionId(row.getLong(1)), row.getString(2)), count);
                    }
                });
        if (found.containsKey(0L)) {
            counts.put(new Channel(IncomingOrder.IMPORTED, ""), found.getOrDefault(0L, 0));
        }
        return counts;
    }

    @Override
    public Optional<Detail> detail(OrderId id) {
        return readers.read(sql -> OrderRows.read(sql, id).map(order -> detail(sql, order)));
    }

    private static Detail detail(Statements sql, Order order) {
        long id = order.id().value();
        Map<SkuId, String> codes = new HashMap<>();
        sql.each(
                "SELECT id, code FROM sku WHERE id IN (SELECT sku_id FROM order_line WHERE order_id = ?)",
                row -> codes.put(new SkuId(row.getLong(1)), row.getString(2)),
                id);
        List<Reservation> reservations = sql.list(
                "SELECT line_id, sku_id, location_id, sum(quantity), max(at) FROM reservation WHERE line_id IN"
                        + " (SELECT id FROM order_line WHERE order_id = ?) GROUP BY line_id, sku_id, location_id"
                        + " HAVING sum(quantity) <> 0 ORDER BY line_id, location_id",
                row -> new Reservation(
                        new LineId(row.getLong(1)),
                        new SkuId(row.getLong(2)),
                        new LocationId(row.getLong(3)),
                        row.getInt(4),
                        EpochMicros.toInstant(row.getLong(5))),
                id);
        Map<LocationId, String> names = new HashMap<>();
        sql.each(
                "SELECT id, name FROM location WHERE id IN (SELECT location_id FROM orders WHERE id = ?1"
                        + " UNION SELECT location_id FROM order_step WHERE order_id = ?1"
                        + " UNION SELECT p.location_id FROM order_line_place p JOIN order_line l ON l.id = p.line_id"
                        + " WHERE l.order_id = ?1)",
                row -> names.put(new LocationId(row.getLong(1)), row.getString(2)),
                id);
        return new Detail(rows(sql, id).getFirst(), order, codes, names, reservations, told(sql, id));
    }

    /// What became needless before it was sent is left out.
    private static List<Told> told(Statements sql, long order) {
        return sql.list(
                "SELECT state, ifnull(ended_at, happened_at), ifnull(said, '') FROM outbox WHERE order_id = ?"
                        + " AND state NOT IN ('SUPERSEDED', 'GIVEN_UP') ORDER BY id",
                row -> new Told(
                        switch (row.getString(1)) {
                            case "ACKNOWLEDGED" -> Told.How.DONE;
                            case "PARKED" -> Told.How.PARKED;
                            default -> Told.How.WAITS;
                        },
                        EpochMicros.toInstant(row.getLong(2)),
                        OrderLetters.locations(row.getString(3))),
                order);
    }

    @Override
    public void forEachLine(Filter filter, Consumer<LineRow> visitor) {
        var question = new OrderFilterSql(filter);
        String lines = "SELECT ifnull(c.name, '') AS channel, o.external_id, o.number, o.state, o.channel_state,"
                + " o.method,"
                + " o.country, o.region, o.city, o.postal_code, o.placed_at, o.promised_at, o.promise_basis,"
                + " l.ordinal, l.unrouted,"
                + " ifnull(s.code, l.sku_text) AS sku, l.title, l.ordered, l.cancelled,"
                + " (SELECT ifnull(sum(p.shipped + p.collected), 0) FROM order_line_place p WHERE p.line_id = l.id)"
                + " AS fulfilled, l.price_minor, l.currency FROM orders o JOIN order_line l ON l.order_id = o.id"
                + " LEFT JOIN connection c ON c.id = o.connection_id LEFT JOIN sku s ON s.id = l.sku_id";
        readers.read(sql -> {
            sql.each(
                    lines + question.where() + " ORDER BY o.placed_at, o.id, l.ordinal, l.id",
                    row -> visitor.accept(lineRow(row)),
                    question.args());
            return true;
        });
    }

    private static LineRow lineRow(ResultSet row) throws SQLException {
        return new LineRow(
                row.getString("channel"),
                row.getString("external_id"),
                row.getString("number"),
                OrderState.valueOf(row.getString("state")),
                row.getString("channel_state"),
                Method.valueOf(row.getString("method")),
                EpochMicros.toInstant(row.getLong("placed_at")),
                row.getInt("ordinal"),
                row.getString("sku"),
                row.getString("title"),
                row.getInt("ordered"),
                row.getInt("cancelled"),
                row.getInt("fulfilled"),
                row.getInt("unrouted"),
                OrderRows.money(row, "price_minor"),
                OrderRows.region(row),
                OrderRows.instant(row, "promised_at"),
                OrderRows.basis(row));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        String typed = OrderFilterSql.escaped(text);
        return readers.read(sql -> sql.list(
                "SELECT o.id, o.number, ifnull(c.name, ''), o.state FROM orders o"
                        + " LEFT JOIN connection c ON c.id = o.connection_id WHERE o.number LIKE ?2 ESCAPE '\\'"
                        + " ORDER BY o.number LIKE ?1 ESCAPE '\\' DESC, o.placed_at DESC, o.id DESC LIMIT ?3",
                row -> new Hit(
                        new OrderId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        OrderState.valueOf(row.getString(4))),
                typed + "%",
                "%" + typed + "%",
                limit));
    }
}
