package crossdock.store.stock;

import crossdock.inventory.StockCell;
import crossdock.inventory.StockQueries;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Answers the Stock screen from SQLite. Every call reads one snapshot.
public final class SqlStockQueries implements StockQueries {
    /// Of an article or a cell, how many commands no channel has answered; the partial indexes name the same states.
    private static final String OWED =
            "(SELECT count(*) FROM outbox o WHERE o.state IN ('PENDING', 'IN_FLIGHT', 'PARKED') AND ";

    private final Readers readers;
    private final InstantSource clock;

    public SqlStockQueries(Readers readers, InstantSource clock) {
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public long[] keys(View view, Filter filter, Sort sort, int limit) {
        var question = new StockFilterSql(view, filter, clock.instant());
        return readers.read(sql -> {
            LongStream.Builder keys = LongStream.builder();
            sql.each(question.keys(sort, limit), row -> keys.add(row.getLong(1)), question.args());
            return keys.build().toArray();
        });
    }

    @Override
    public int count(View view, Filter filter) {
        var question = new StockFilterSql(view, filter, clock.instant());
        return readers.read(sql -> (int) sql.number(question.count(), question.args()));
    }

    @Override
    public List<SkuRow> skus(long[] keys) {
        return readers.read(sql -> {
            var sellable = new SellableReader(sql, keys);
            Ages ages = Ages.read(sql);
            Set<String> listed = new HashSet<>(sql.list(
                    "SELECT DISTINCT sku_id || ':' || connection_id FROM listing"
                            + " WHERE sku_id IN (SELECT value FROM json_each(?))",
                    row -> row.getString(1),
                    SellableReader.json(keys)));
            return sql.list(
                    "SELECT s.id, s.code, s.title, s.product_type, s.brand, s.open, t.on_hand, t.unavailable,"
                            + " t.reserved, t.unrouted, t.safety_stock, t.negative, "
                            + StockFilterSql.INCOMING_SKU + ", " + OWED + "o.sku_id = s.id)"
                            + " FROM json_each(?) k JOIN sku s ON s.id = k.value"
                            + " LEFT JOIN sku_stock t ON t.sku_id = s.id ORDER BY k.key",
                    row -> skuRow(row, sellable, ages, listed),
                    SellableReader.json(keys));
        });
    }

    private static SkuRow skuRow(ResultSet row, SellableReader sellable, Ages ages, Set<String> listed)
            throws SQLException {
        SkuId sku = new SkuId(row.getLong(1));
        List<@Nullable Integer> perChannel = new ArrayList<>();
        for (ChannelColumn channel : sellable.channels()) {
            boolean isListed = listed.contains(sku + ":" + channel.id());
            perChannel.add(isListed ? sellable.sellable(sku, channel.id()).value() : null);
        }
        return new SkuRow(
                sku,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6) != 0,
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11),
                row.getInt(12),
                row.getInt(13),
                perChannel,
                oldest(sellable.cells(sku), ages),
                row.getInt(14));
    }

    /// The age furthest past its own limit.
    private static @Nullable Age oldest(List<StockCell> cells, Ages ages) {
        return cells.stream()
                .flatMap(cell -> age(cell, ages).stream())
                .min(Comparator.comparing(age -> age.observedAt().plus(age.limit())))
                .orElse(null);
    }

    static Optional<Age> age(StockCell cell, Ages ages) {
        var anchor = cell.anchor();
        return anchor == null
                ? Optional.empty()
                : ages.of(cell.location(), anchor.observedAt(), anchor.receivedAt());
    }

    @Override
    public List<CellRow> cells(long[] keys) {
        String json = Arrays.stream(keys)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "[", "]"));
        return readers.read(sql -> {
            Ages ages = Ages.read(sql);
            return cellRows(
                    sql,
                    "FROM json_each(?) k JOIN stock c ON c.sku_id = k.value >> 20 AND c.location_id = k.value & 1048575"
                            + " JOIN sku s ON s.id = c.sku_id JOIN location l ON l.id = c.location_id ORDER BY k.key",
                    ages,
                    json);
        });
    }

    static List<CellRow> cellRows(Statements sql, String from, Ages ages, Object arg) {
        return sql.list(
                "SELECT c.sku_id, s.code, s.title, c.location_id, l.name, c.on_hand, c.unavailable, c.reserved,"
                        + " c.safety_stock, c.routing_safety_stock, c.observed_at, c.received_at, "
                        + StockFilterSql.INCOMING_CELL + ", " + OWED
                        + "o.sku_id = c.sku_id AND c.location_id IN (o.location_id, o.to_location_id)) " + from,
                row -> new CellRow(
                        new SkuId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        new LocationId(row.getLong(4)),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(13),
                        ages.of(
                                        new LocationId(row.getLong(4)),
                                        StockRows.instant(row, 11),
                                        StockRows.instant(row, 12))
                                .orElse(null),
                        row.getInt(14)),
                arg);
    }

    @Override
    public List<ChannelColumn> channels() {
        return readers.read(SellableReader::channels);
    }

    @Override
    public Facets facets(View view, Filter filter) {
        Instant now = clock.instant();
        return readers.read(sql -> new Facets(
                perGroup(sql, view, filter, now),
                perText(sql, view, without(filter, Facet.PRODUCT_TYPE), now, "product_type"),
                perText(sql, view, without(filter, Facet.BRAND), now, "brand"),
                countOf(sql, view, with(filter, true, filter.negative(), filter.stale()), now),
                countOf(sql, view, with(filter, filter.low(), true, filter.stale()), now),
                countOf(sql, view, with(filter, filter.low(), filter.negative(), true), now)));
    }

    private enum Facet {
        GROUP,
        PRODUCT_TYPE,
        BRAND
    }

    private static Filter without(Filter f, Facet facet) {
        return new Filter(
                f.text(),
                facet == Facet.GROUP ? null : f.group(),
                f.location(),
                facet == Facet.PRODUCT_TYPE ? null : f.productType(),
                facet == Facet.BRAND ? null : f.brand(),
                f.low(),
                f.negative(),
                f.stale());
    }

    private static Filter with(Filter f, boolean low, boolean negative, boolean stale) {
        return new Filter(f.text(), f.group(), f.location(), f.productType(), f.brand(), low, negative, stale);
    }

    private static Map<String, Integer> perText(Statements sql, View view, Filter filter, Instant now, String column) {
        var question = new StockFilterSql(view, filter, now);
        Map<String, Integer> counts = new LinkedHashMap<>();
        sql.each(
                question.countBy(column),
                row -> counts.put(row.getString(1), row.getInt(2)),
                question.args());
        return counts;
    }

    private static Map<String, Integer> perGroup(Statements sql, View view, Filter filter, Instant now) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> names = sql.list(
                "SELECT DISTINCT name FROM location_group_member ORDER BY name", row -> row.getString(1));
        Filter rest = without(filter, Facet.GROUP);
        for (String name : names) {
            Filter one = new Filter(
                    rest.text(), name, rest.location(), rest.productType(), rest.brand(), rest.low(), rest.negative(),
                    rest.stale());
            counts.put(name, countOf(sql, view, one, now));
        }
        return counts;
    }

    private static int countOf(Statements sql, View view, Filter filter, Instant now) {
        var question = new StockFilterSql(view, filter, now);
        return (int) sql.number(question.count(), question.args());
    }

    @Override
    public Detail detail(SkuId sku) {
        return readers.read(sql -> new StockDetailReader(sql, sku).read());
    }

    @Override
    public List<LedgerRow> ledger(SkuId sku, @Nullable LocationId location, long before, int limit) {
        return readers.read(sql -> StockHistory.ledger(sql, sku, location, before, limit));
    }

    @Override
    public int ledgerSize(SkuId sku) {
        return readers.read(sql -> (int) sql.number(
                "SELECT (SELECT count(*) FROM movement WHERE sku_id = ?1)"
                        + " + (SELECT count(*) FROM reservation WHERE sku_id = ?1)",
                sku.value()));
    }

    @Override
    public List<ReservationRow> reservations(SkuId sku, int limit) {
        return readers.read(sql -> sql.list(
                "SELECT o.id, o.number, l.ordinal, sum(r.quantity), ifnull(p.name, ''), min(r.at) FROM reservation r"
                        + " JOIN order_line l ON l.id = r.line_id JOIN orders o ON o.id = l.order_id"
                        + " LEFT JOIN location p ON p.id = r.location_id WHERE r.sku_id = ?"
                        + " GROUP BY r.line_id, r.location_id HAVING sum(r.quantity) <> 0"
                        + " ORDER BY min(r.at) DESC LIMIT ?",
                row -> new ReservationRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5),
                        EpochMicros.toInstant(row.getLong(6))),
                sku.value(),
                limit));
    }

    @Override
    public List<DayAtp> daily(SkuId sku, int days, ZoneId zone) {
        Instant now = clock.instant();
        return readers.read(sql -> StockHistory.daily(sql, sku, days, zone, now));
    }

    @Override
    public Map<ConnectionId, List<DaySellable>> sellableDaily(SkuId sku, int days, ZoneId zone) {
        Instant now = clock.instant();
        return readers.read(sql -> SellableHistory.daily(sql, sku, days, zone, now));
    }

    @Override
    public List<SkuHit> search(String text, int limit) {
        String typed = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return readers.read(sql -> sql.list(
                "SELECT id, code, title FROM sku WHERE code LIKE ?1 ESCAPE '\\' OR title LIKE ?2 ESCAPE '\\'"
                        + " ORDER BY code LIKE ?1 ESCAPE '\\' DESC, code LIMIT ?3",
                row -> new SkuHit(new SkuId(row.getLong(1)), row.getString(2), row.getString(3)),
                typed + "%",
                "%" + typed + "%",
                limit));
    }
}
