package crossdock.store.stock;

import crossdock.inventory.Sellable;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads what [Sellable] needs for a handful of articles at once: cells, unrouted demand, open lines, who fulfils for
/// whom.
final class SellableReader {
    /// Of an order: its channel's figure still holds its open lines.
    private static final String STILL_IN_FIGURE =
            " o.open_units > 0 AND (o.figure_lost_at IS NULL OR o.figure_restored_at IS NOT NULL)"
                    + " AND o.reserves = 1 AND o.history = 0";

    private final Statements sql;
    private final String skus; // JSON array of the ids, for json_each
    private final List<ChannelColumn> channels;
    private final Map<ConnectionId, Set<LocationId>> fulfilling = new TreeMap<>();
    private final Map<Long, List<StockCell>> cells = new HashMap<>();
    private final Map<Long, Map<ConnectionId, Integer>> unrouted = new HashMap<>();
    private final Map<Long, Map<ConnectionId, Integer>> openInFigure = new HashMap<>();

    SellableReader(Statements sql, long[] skuIds) {
        this.sql = sql;
        this.skus = json(skuIds);
        this.channels = channels(sql);
        readFulfilling();
        readCells();
        readUnrouted();
        readOpenInFigure();
    }

    static String json(long[] ids) {
        return Arrays.stream(ids).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /// Channels that sell something; a folder of files only counts.
    static List<ChannelColumn> channels(Statements sql) {
        return sql.list(
                "SELECT id, name FROM connection k WHERE state <> 'REMOVED' AND kind <> 'file'"
                        + " AND EXISTS (SELECT 1 FROM listing WHERE connection_id = k.id) ORDER BY id",
                row -> new ChannelColumn(new ConnectionId(row.getLong(1)), row.getString(2)));
    }

    List<ChannelColumn> channels() {
        return channels;
    }

    /// Open, counted places that fulfil for a channel.
    Map<ConnectionId, Set<LocationId>> fulfilling() {
        return Collections.unmodifiableMap(fulfilling);
    }

    /// The cells of an article at places, in order of location id; demand without a place is not among them.
    List<StockCell> cells(SkuId sku) {
        return cells.getOrDefault(sku.value(), List.of());
    }

    /// All demand for an article that has no place yet.
    int unrouted(SkuId sku) {
        return unrouted.getOrDefault(sku.value(), Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    Sellable sellable(SkuId sku, ConnectionId channel) {
        Set<LocationId> places = fulfilling.getOrDefault(channel, Set.of());
        int demand = 0;
        for (var entry : unrouted.getOrDefault(sku.value(), Map.of()).entrySet()) {
            demand += couldServe(entry.getKey(), places) ? entry.getValue() : 0;
        }
        int open = openInFigure.getOrDefault(sku.value(), Map.of()).getOrDefault(channel, 0);
        return Sellable.of(able(sku, channel), demand, SqlAllocations.read(sql, channel, sku), open);
    }

    /// What the channel should show at each of its locations: its share of the sellable units, and its own open lines
    /// there that the figure still holds. Those of no location, or of one it does not show, count at the first.
    ///
    /// @param places the locations it shows; not empty
    Map<LocationId, Integer> publishedByLocation(SkuId sku, ConnectionId channel, SortedSet<LocationId> places) {
        Sellable whole = sellable(sku, channel);
        Map<LocationId, Integer> shares = Sellable.byLocation(able(sku, channel), whole.allocation(), whole.value());
        Map<LocationId, Integer> all = new TreeMap<>();
        places.forEach(place -> all.put(place, shares.getOrDefault(place, 0)));
        int elsewhere = whole.openInFigure();
        for (var open : openByPlace(sku, channel).entrySet()) {
            if (places.contains(open.getKey())) {
                all.merge(open.getKey(), open.getValue(), Integer::sum);
                elsewhere -= open.getValue();
            }
        }
        all.merge(places.first(), elsewhere, Integer::sum);
        return all;
    }

    private Map<LocationId, Integer> openByPlace(SkuId sku, ConnectionId channel) {
        Map<LocationId, Integer> open = new TreeMap<>();
        sql.each(
                "SELECT p.location_id, sum(p.assigned + p.picked + p.packed + p.ready) FROM order_line l"
                        + " JOIN orders o ON o.id = l.order_id JOIN order_line_place p ON p.line_id = l.id"
                        + " WHERE l.sku_id = ? AND o.connection_id = ? AND" + STILL_IN_FIGURE
                        + " GROUP BY p.location_id",
                row -> open.put(new LocationId(row.getLong(1)), row.getInt(2)),
                sku.value(),
                channel.value());
        return open;
    }

    private List<StockCell> able(SkuId sku, ConnectionId channel) {
        Set<LocationId> places = fulfilling.getOrDefault(channel, Set.of());
        return cells(sku).stream().filter(cell -> places.contains(cell.location())).toList();
    }

    /// Whether one of the places fulfils for the channel.
    boolean couldServe(ConnectionId channel, Set<LocationId> places) {
        return !Collections.disjoint(fulfilling.getOrDefault(channel, Set.of()), places);
    }

    private void readFulfilling() {
        sql.each(
                "SELECT f.connection_id, f.location_id FROM fulfils f JOIN location l ON l.id = f.location_id"
                        + " WHERE l.open AND l.tracked",
                row -> fulfilling
                        .computeIfAbsent(new ConnectionId(row.getLong(1)), _ -> new TreeSet<>())
                        .add(new LocationId(row.getLong(2))));
    }

    private void readCells() {
        sql.each(
                "SELECT " + StockRows.CELL_COLUMNS + " FROM stock WHERE location_id <> 0"
                        + " AND sku_id IN (SELECT value FROM json_each(?)) ORDER BY sku_id, location_id",
                row -> cells.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(StockRows.cell(row)),
                skus);
    }

    private void readUnrouted() {
        readPerChannel(
                unrouted,
                "SELECT l.sku_id, o.connection_id, sum(l.unrouted + l.backordered) FROM order_line l"
                        + " JOIN orders o ON o.id = l.order_id WHERE l.unrouted + l.backordered > 0 AND o.reserves = 1"
                        + " AND o.history = 0"
                        + " AND l.sku_id IN (SELECT value FROM json_each(?)) GROUP BY l.sku_id, o.connection_id");
    }

    private void readOpenInFigure() {
        readPerChannel(
                openInFigure,
                "SELECT l.sku_id, o.connection_id, sum(l.unrouted + l.backordered + ifnull((SELECT"
                        + " sum(p.assigned + p.picked + p.packed + p.ready) FROM order_line_place p"
                        + " WHERE p.line_id = l.id), 0)) FROM orders o JOIN order_line l ON l.order_id = o.id"
                        + " WHERE" + STILL_IN_FIGURE + " AND l.sku_id IN (SELECT value FROM json_each(?))"
                        + " GROUP BY l.sku_id, o.connection_id");
    }

    private void readPerChannel(Map<Long, Map<ConnectionId, Integer>> into, String query) {
        sql.each(
                query,
                row -> into.computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
                        .put(new ConnectionId(row.getLong(2)), row.getInt(3)),
                skus);
    }
}
