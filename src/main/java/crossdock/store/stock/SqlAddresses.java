package crossdock.store.stock;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.sync.outbox.Addresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Listings and location links of a channel, and its publishing formula, in SQLite.
public final class SqlAddresses implements Addresses {
    private static final String LISTED = " FROM listing WHERE connection_id = ? AND active = 1 AND sku_id IS NOT NULL";

    private final Readers readers;

    public SqlAddresses(Readers readers) {
        this.readers = readers;
    }

    @Override
    public List<Spot> spots(ConnectionId connection, SkuId sku, LocationId location) {
        return readers.read(sql -> {
            String place = location.isNone() ? null : place(sql, connection, location);
            if (place == null && !location.isNone()) {
                return List.of();
            }
            return sql.list(
                    "SELECT external_id, parent_id" + LISTED + " AND sku_id = ? ORDER BY external_id",
                    row -> new Spot(row.getString(1), row.getString(2), place),
                    connection.value(),
                    sku.value());
        });
    }

    private static @Nullable String place(Statements sql, ConnectionId connection, LocationId location) {
        return sql.first(
                        "SELECT external_id FROM location_link WHERE connection_id = ? AND location_id = ?"
                                + " ORDER BY external_id LIMIT 1",
                        row -> row.getString(1),
                        connection.value(),
                        location.value())
                .orElse(null);
    }

    /// @param others what its buyers see at its other locations, in sum
    private record Shown(@Nullable Integer value, @Nullable Instant at, int others) {
        static final Shown NOTHING = new Shown(null, null, 0);

        Shown plus(Shown other) {
            Instant newest = at == null || other.at != null && other.at.isAfter(at) ? other.at : at;
            return new Shown(value == null ? other.value : value, newest, others + other.others);
        }
    }

    @Override
    public Map<SkuId, Offer> offers(ConnectionId connection, List<SkuId> skus) {
        long[] ids = skus.stream().mapToLong(SkuId::value).toArray();
        return readers.read(sql -> {
            LocationId told = PublishedReader.told(sql).get(connection);
            String place = told == null || told.isNone() ? null : place(sql, connection, told);
            Map<SkuId, Offer> offers = new LinkedHashMap<>();
            if (told == null || place == null && !told.isNone()) {
                return offers;
            }
            var sellable = new SellableReader(sql, ids);
            Map<SkuId, Shown> shown = shown(sql, connection, told, ids);
            listed(sql, connection, place, ids).forEach((sku, cells) -> {
                Shown last = shown.getOrDefault(sku, Shown.NOTHING);
                int units = sellable.sellable(sku, connection).published() - last.others();
                offers.put(sku, new Offer(sku, told, cells, Math.max(0, units), last.value(), last.at()));
            });
            return offers;
        });
    }

    private static Map<SkuId, List<Spot>> listed(
            Statements sql, ConnectionId connection, @Nullable String place, long[] ids) {
        Map<SkuId, List<Spot>> cells = new LinkedHashMap<>();
        sql.each(
                "SELECT sku_id, external_id, parent_id" + LISTED
                        + " AND tracked = 1 AND sku_id IN (SELECT value FROM json_each(?))"
                        + " ORDER BY sku_id, external_id",
                row -> cells.computeIfAbsent(new SkuId(row.getLong(1)), _ -> new ArrayList<>())
                        .add(new Spot(row.getString(2), row.getString(3), place)),
                connection.value(),
                SellableReader.json(ids));
        return cells;
    }

    private static Map<SkuId, Shown> shown(Statements sql, ConnectionId connection, LocationId told, long[] ids) {
        Map<SkuId, Shown> shown = new LinkedHashMap<>();
        sql.each(
                "SELECT sku_id, value, observed_at, location_id FROM published WHERE connection_id = ?"
                        + " AND sku_id IN (SELECT value FROM json_each(?))",
                row -> shown.merge(
                        new SkuId(row.getLong(1)),
                        row.getLong(4) == told.value()
                                ? new Shown(row.getInt(2), StockRows.instant(row, 3), 0)
                                : new Shown(null, StockRows.instant(row, 3), row.getInt(2)),
                        Shown::plus),
                connection.value(),
                SellableReader.json(ids));
        return shown;
    }

    @Override
    public List<SkuId> listed(ConnectionId connection, SkuId after, int limit) {
        return readers.read(sql -> sql.list(
                "SELECT DISTINCT sku_id" + LISTED + " AND tracked = 1 AND sku_id > ? ORDER BY sku_id LIMIT ?",
                row -> new SkuId(row.getLong(1)),
                connection.value(),
                after.value(),
                limit));
    }
}
