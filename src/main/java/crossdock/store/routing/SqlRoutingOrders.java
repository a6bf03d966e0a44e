package crossdock.store.routing;

import crossdock.fulfilment.live.OrderSketch;
import crossdock.fulfilment.live.OrderSketch.Line;
import crossdock.fulfilment.live.RoutingOrders;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.Region;
import crossdock.store.Readers;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Orders as routing reads them: three queries for any number of them.
public final class SqlRoutingOrders implements RoutingOrders {
    private static final String HEADER = "SELECT o.id, o.version, o.number, o.connection_id, c.name AS channel,"
            + " o.method, o.country, o.region, o.city, o.postal_code, o.location_id,"
            + " o.placed_at, o.promised_at, o.promise_basis, o.total_minor,"
            + " o.currency, o.reserves = 1 AND o.hold = 0 AND o.history = 0 AND o.method <> 'IN_STORE' AS routable,"
            + " r.queue FROM orders o LEFT JOIN connection c ON c.id = o.connection_id"
            + " LEFT JOIN order_routing r ON r.order_id = o.id";
    private static final String WAITING = "SELECT o.id FROM orders o WHERE o.open_units > 0 AND o.unrouted_units > 0"
            + " AND o.reserves = 1 AND o.hold = 0 AND o.history = 0 AND o.method <> 'IN_STORE'";
    private static final int AT_ONCE = 500;

    private final Readers readers;

    public SqlRoutingOrders(Readers readers) {
        this.readers = readers;
    }

    @Override
    public List<OrderSketch> of(List<OrderId> ids) {
        return readers.read(sql -> {
            List<OrderSketch> found = new ArrayList<>(ids.size());
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                List<OrderId> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                Map<OrderId, OrderSketch> byId = read(sql, some);
                some.forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(found::add));
            }
            return found;
        });
    }

    @Override
    public List<OrderSketch> placedSince(Instant from, int limit) {
        List<OrderId> ids = readers.read(sql -> sql.list(
                "SELECT id FROM orders WHERE placed_at >= ? ORDER BY placed_at DESC, id DESC LIMIT ?",
                row -> new OrderId(row.getLong(1)),
                from,
                limit));
        return of(ids);
    }

    @Override
    public List<OrderId> waiting() {
        return readers.read(sql -> sql.list(WAITING + " ORDER BY o.id", row -> new OrderId(row.getLong(1))));
    }

    @Override
    public List<OrderId> waitingFor(Set<SkuId> skus) {
        String some = numbers(skus.stream().map(SkuId::value).toList());
        return readers.read(sql -> sql.list(
                WAITING + " AND o.id IN (SELECT l.order_id FROM order_line l WHERE l.unrouted + l.backordered > 0"
                        + " AND l.sku_id IN (SELECT value FROM json_each(?))) ORDER BY o.id",
                row -> new OrderId(row.getLong(1)),
                some));
    }

    @Override
    public List<OrderId> numbered(Collection<String> numbers) {
        List<String> all = List.copyOf(numbers);
        return readers.read(sql -> {
            List<OrderId> found = new ArrayList<>();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                found.addAll(sql.list(
                        "SELECT id FROM orders WHERE number COLLATE NOCASE IN (?" + ",?".repeat(some.size() - 1) + ")",
                        row -> new OrderId(row.getLong(1)),
                        some.toArray()));
            }
            return found;
        });
    }

    @Override
    public Optional<OrderId> named(String numberOrId) {
        return readers.read(sql -> sql.first(
                        "SELECT id FROM orders WHERE number = ?1 COLLATE NOCASE OR external_id = ?1"
                                + " ORDER BY placed_at DESC, id DESC LIMIT 1",
                        row -> new OrderId(row.getLong(1)),
                        numberOrId)
                .or(() -> numberOrId.matches("\\d{1,18}")
                        ? sql.first(
                                "SELECT id FROM orders WHERE id = ?",
                                row -> new OrderId(row.getLong(1)),
                                Long.parseLong(numberOrId))
                        : Optional.empty()));
    }

    private static String numbers(List<Long> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    private static Map<OrderId, OrderSketch> read(Statements sql, List<OrderId> ids) {
        String some = numbers(ids.stream().map(OrderId::value).toList());
        Map<Long, Map<LocationId, Integer>> assigned = new HashMap<>();
        Map<Long, Map<LocationId, Integer>> taken = new HashMap<>();
        Map<Long, Set<LocationId>> places = new HashMap<>();
        sql.each(
                "SELECT l.id, p.location_id, p.assigned, l.order_id, p.picked + p.packed + p.ready + p.shipped"
                        + " + p.collected FROM order_line l JOIN order_line_place p"
                        + " ON p.line_id = l.id WHERE l.order_id IN (SELECT value FROM json_each(?))",
                row -> {
                    LocationId location = new LocationId(row.getLong(2));
                    if (row.getInt(3) > 0) {
                        assigned.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>()).put(location, row.getInt(3));
                    }
                    if (row.getInt(5) > 0 && !location.isNone()) { // imported history can name no location
                        taken.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>()).put(location, row.getInt(5));
                    }
                    places.computeIfAbsent(row.getLong(4), _ -> new HashSet<>()).add(location);
                },
                some);
        Map<Long, List<Line>> lines = new HashMap<>();
        sql.each(
                "SELECT l.id, l.order_id, l.sku_id, s.product_type, l.ordered, l.unrouted, l.backordered,"
                        + " l.price_minor, l.currency FROM order_line l JOIN sku s ON s.id = l.sku_id"
                        + " WHERE l.order_id IN (SELECT value FROM json_each(?)) ORDER BY l.order_id, l.ordinal, l.id",
                row -> lines.computeIfAbsent(row.getLong(2), _ -> new ArrayList<>())
                        .add(line(
                                row, assigned.getOrDefault(row.getLong(1), Map.of()),
                                taken.getOrDefault(row.getLong(1), Map.of()))),
                some);
        Map<Long, Set<LocationId>> rejected = new HashMap<>();
        sql.each(
                "SELECT order_id, location_id FROM rejection WHERE order_id IN (SELECT value FROM json_each(?))",
                row -> rejected.computeIfAbsent(row.getLong(1), _ -> new HashSet<>())
                        .add(new LocationId(row.getLong(2))),
                some);
        Map<OrderId, OrderSketch> found = new HashMap<>();
        sql.each(
                HEADER + " WHERE o.id IN (SELECT value FROM json_each(?))",
                row -> {
                    long id = row.getLong("id");
                    found.put(new OrderId(id), header(
                            row,
                            rejected.getOrDefault(id, Set.of()),
                            places.getOrDefault(id, Set.of()),
                            lines.getOrDefault(id, List.of())));
                },
                some);
        return found;
    }

    private static OrderSketch header(
            ResultSet row, Set<LocationId> rejected, Set<LocationId> places, List<Line> lines) throws SQLException {
        String channel = row.getString("channel");
        String queue = row.getString("queue");
        String basis = row.getString("promise_basis");
        long promised = row.getLong("promised_at");
        Instant promisedAt = row.wasNull() ? null : EpochMicros.toInstant(promised);
        return new OrderSketch(
                new OrderId(row.getLong("id")),
                row.getLong("version"),
                row.getString("number"),
                new ConnectionId(row.getLong("connection_id")),
                channel == null ? "" : channel,
                Method.valueOf(row.getString("method")),
                new Region(
                        row.getString("country"), row.getString("region"), row.getString("city"),
                        row.getString("postal_code")),
                new LocationId(row.getLong("location_id")),
                EpochMicros.toInstant(row.getLong("placed_at")),
                promisedAt,
                basis == null ? null : Order.Basis.valueOf(basis),
                money(row, "total_minor"),
                row.getBoolean("routable"),
                queue == null ? "" : queue,
                rejected,
                places,
                lines);
    }

    private static Line line(ResultSet row, Map<LocationId, Integer> assigned, Map<LocationId, Integer> taken)
            throws SQLException {
        return new Line(
                new LineId(row.getLong("id")),
                new SkuId(row.getLong("sku_id")),
                row.getString("product_type"),
                row.getInt("ordered"),
                row.getInt("unrouted") + row.getInt("backordered"),
                row.getInt("backordered"),
                money(row, "price_minor"),
                assigned,
                taken);
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        boolean isUnknown = row.wasNull();
        String currency = row.getString("currency");
        return isUnknown || currency == null ? null : new Money(minor, currency);
    }
}
