package crossdock.store.routing;

import crossdock.fulfilment.live.NetworkReads;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What routing reads of stock and network, from SQLite.
public final class SqlNetworkReads implements NetworkReads {
    private static final String CELL =
            "SELECT sku_id, location_id, on_hand - unavailable - reserved - routing_safety_stock FROM stock";
    /// Rejections older than this say little of how a location works now.
    private static final long REJECTION_DAYS = 90;

    private final Readers readers;

    public SqlNetworkReads(Readers readers) {
        this.readers = readers;
    }

    @Override
    public void forEachCell(CellVisitor visitor) {
        readers.<Boolean>read(sql -> {
            sql.each(
                    CELL + " WHERE location_id > 0 ORDER BY sku_id, location_id",
                    row -> visitor.cell(row.getLong(1), row.getLong(2), row.getInt(3)));
            return true;
        });
    }

    @Override
    public void cellsOf(Collection<SkuId> skus, CellVisitor visitor) {
        String some = skus.stream().map(SkuId::toString).collect(Collectors.joining(",", "[", "]"));
        readers.<Boolean>read(sql -> {
            sql.each(
                    CELL + " WHERE sku_id IN (SELECT value FROM json_each(?)) AND location_id > 0",
                    row -> visitor.cell(row.getLong(1), row.getLong(2), row.getInt(3)),
                    some);
            return true;
        });
    }

    @Override
    public Map<LocationId, Set<String>> fulfils() {
        return readers.read(sql -> {
            Map<LocationId, Set<String>> channels = new HashMap<>();
            sql.each(
                    "SELECT f.location_id, c.name FROM fulfils f JOIN connection c ON c.id = f.connection_id",
                    row -> channels.computeIfAbsent(new LocationId(row.getLong(1)), _ -> new HashSet<>())
                            .add(row.getString(2)));
            return channels;
        });
    }

    @Override
    public Map<LocationId, Instant> confirmed() {
        return readers.read(sql -> {
            Map<LocationId, Instant> confirmed = new HashMap<>();
            sql.each(
                    "SELECT l.id, p.confirmed_received_at FROM location l JOIN pull p"
                            + " ON p.connection_id = l.stock_source AND p.resource = 'STOCK'"
                            + " WHERE p.confirmed_received_at IS NOT NULL",
                    row -> confirmed.put(new LocationId(row.getLong(1)), EpochMicros.toInstant(row.getLong(2))));
            return confirmed;
        });
    }

    @Override
    public Map<LocationId, Integer> rejections() {
        return readers.read(sql -> {
            Map<LocationId, Integer> rates = new HashMap<>();
            sql.each(
                    "SELECT r.location_id, 1000 * sum(r.units) / max(1, sum(r.units) + ifnull((SELECT sum(w.units)"
                            + " FROM capacity_taken w WHERE w.location_id = r.location_id), 0)) FROM rejection r"
                            + " WHERE r.at > (SELECT max(at) FROM rejection) - ? GROUP BY r.location_id",
                    row -> rates.put(new LocationId(row.getLong(1)), row.getInt(2)),
                    REJECTION_DAYS * 86_400_000_000L);
            return rates;
        });
    }

    @Override
    public List<Coming> coming() {
        return readers.read(sql -> sql.list(
                "SELECT kind = 'TRANSFER', reference, sku_id, location_id, units, due_at, source, told_at FROM incoming"
                        + " WHERE units > 0 ORDER BY due_at, id",
                row -> new Coming(
                        row.getBoolean(1),
                        row.getString(2),
                        new SkuId(row.getLong(3)),
                        new LocationId(row.getLong(4)),
                        row.getInt(5),
                        EpochMicros.toInstant(row.getLong(6)),
                        row.getString(7),
                        EpochMicros.toInstant(row.getLong(8)))));
    }

    @Override
    public Names names() {
        return readers.read(sql -> new Names(
                texts(sql, "SELECT name FROM connection WHERE state <> 'REMOVED'"),
                texts(sql, "SELECT DISTINCT product_type FROM sku WHERE product_type <> ''"),
                texts(sql, "SELECT DISTINCT queue FROM order_routing WHERE queue IS NOT NULL")));
    }

    private static Set<String> texts(Statements sql, String query) {
        return new TreeSet<>(new ArrayList<>(sql.list(query, row -> row.getString(1))));
    }

    @Override
    public String productType(SkuId sku) {
        return readers.read(sql -> sql.first(
                        "SELECT product_type FROM sku WHERE id = ?", row -> row.getString(1), sku.value()))
                .orElse("");
    }
}
