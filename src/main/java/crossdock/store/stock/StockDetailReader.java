package crossdock.store.stock;

import crossdock.inventory.Drift;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.Sellable;
import crossdock.inventory.Sku;
import crossdock.inventory.StockQueries.Age;
import crossdock.inventory.StockQueries.Arrival;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.inventory.StockQueries.Detail;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import crossdock.store.stock.PublishedReader.Judged;
import crossdock.store.stock.PublishedReader.Published;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads everything of one article but its ledger.
final class StockDetailReader {
    private final Statements sql;
    private final SkuId sku;
    private final SellableReader sellable;

    StockDetailReader(Statements sql, SkuId sku) {
        this.sql = sql;
        this.sku = sku;
        this.sellable = new SellableReader(sql, new long[] {sku.value()});
    }

    Detail read() {
        Sku article = sql.first(
                        "SELECT code, title, product_type, brand, open FROM sku WHERE id = ?",
                        row -> new Sku(
                                sku, row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                                row.getInt(5) != 0),
                        sku.value())
                .orElseThrow(() -> new IllegalArgumentException("no article has id " + sku));
        List<CellRow> cells = SqlStockQueries.cellRows(
                sql,
                "FROM stock c JOIN sku s ON s.id = c.sku_id JOIN location l ON l.id = c.location_id"
                        + " WHERE c.sku_id = ? ORDER BY l.type DESC, l.name",
                Ages.read(sql),
                sku.value());
        int unrouted = sellable.unrouted(sku);
        List<ChannelDetail> channels = new ArrayList<>();
        for (ChannelColumn channel : sellable.channels()) {
            channels.add(channel(channel));
        }
        return new Detail(
                article,
                cells,
                unrouted,
                Sellable.oversell(sellable.cells(sku), unrouted),
                arrivals(),
                channels,
                sellable.fulfilling(),
                rules(article));
    }

    private List<Arrival> arrivals() {
        return sql.list(
                "SELECT n.location_id, l.name, n.units, n.due_at, n.kind = 'TRANSFER', n.reference, n.source, n.told_at"
                        + " FROM incoming n JOIN location l ON l.id = n.location_id WHERE n.sku_id = ? AND n.units > 0"
                        + " ORDER BY n.due_at, l.name, n.reference",
                row -> new Arrival(
                        new LocationId(row.getLong(1)),
                        row.getString(2),
                        row.getInt(3),
                        EpochMicros.toInstant(row.getLong(4)),
                        row.getBoolean(5),
                        row.getString(6),
                        row.getString(7),
                        EpochMicros.toInstant(row.getLong(8))),
                sku.value());
    }

    private record Listed(String externalId, String title, boolean active) {}

    private ChannelDetail channel(ChannelColumn channel) {
        Optional<Listed> listing = sql.first(
                "SELECT external_id, title, active FROM listing WHERE connection_id = ? AND sku_id = ?"
                        + " ORDER BY active DESC, external_id LIMIT 1",
                row -> new Listed(row.getString(1), row.getString(2), row.getInt(3) != 0),
                channel.id().value(),
                sku.value());
        Sellable steps = sellable.sellable(sku, channel.id());
        List<Published> shown = sql.list(
                "SELECT " + PublishedReader.COLUMNS + PublishedReader.FROM
                        + " AND u.connection_id = ? AND u.sku_id = ? ORDER BY u.location_id",
                PublishedReader::published,
                channel.id().value(),
                sku.value());
        List<Judged> judged = shown.isEmpty()
                ? List.of()
                : new PublishedReader(sql).judge(shown, sellable, listing.isPresent());
        Optional<Drift> drift = PublishedReader.together(judged);
        return new ChannelDetail(
                channel,
                listing.map(Listed::externalId).orElse(null),
                listing.map(Listed::title).orElse(null),
                listing.map(Listed::active).orElse(false),
                steps,
                drift.map(Drift::observed).orElse(null),
                judged.stream()
                        .map(one -> one.seen().age())
                        .min(Comparator.comparing(Age::observedAt))
                        .orElse(null),
                drift.orElse(null));
    }

    /// Which safety stock rule ruled each place, by the same order of strength as the service's.
    private Map<LocationId, Rule> rules(Sku article) {
        Map<LocationId, Rule> ruled = new LinkedHashMap<>();
        sql.each(
                "SELECT c.location_id, r.id, r.sku_id, r.product_type, r.location_id, r.location_group, r.quantity"
                        + " FROM stock c JOIN safety_stock_rule r ON r.routing = 0"
                        + " AND (r.sku_id IS NULL OR r.sku_id = ?1) AND (r.product_type IS NULL OR r.product_type = ?2)"
                        + " AND (r.location_id IS NULL OR r.location_id = c.location_id)"
                        + " AND (r.location_group IS NULL OR EXISTS (SELECT 1 FROM location_group_member g"
                        + " WHERE g.name = r.location_group AND g.location_id = c.location_id))"
                        + " WHERE c.sku_id = ?1 AND c.location_id <> 0"
                        + " ORDER BY c.location_id, (r.sku_id IS NOT NULL) * 6 + (r.product_type IS NOT NULL) * 3"
                        + " + (r.location_id IS NOT NULL) * 2 + (r.location_group IS NOT NULL) DESC, r.quantity"
                        + " DESC, r.id",
                row -> {
                    long location = row.getLong(5);
                    long sameSku = row.getLong(3);
                    ruled.putIfAbsent(
                            new LocationId(row.getLong(1)),
                            new Rule(
                                    row.getLong(2),
                                    sameSku == 0 ? null : new SkuId(sameSku),
                                    row.getString(4),
                                    location == 0 ? null : new LocationId(location),
                                    row.getString(6),
                                    false,
                                    row.getInt(7)));
                },
                sku.value(),
                article.productType());
        return ruled;
    }
}
