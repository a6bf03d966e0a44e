package crossdock.store.stock;

import crossdock.inventory.Drift;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.Sellable;
import crossdock.inventory.Sku;
import crossdock.inventory.StockQueries.Age;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.inventory.StockQueries.Detail;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                channels,
                sellable.fulfilling(),
                rules(article));
    }

    private record Listed(String externalId, String title, boolean active) {}

    private record Published(int value, long observedAt, long receivedAt, long changedAt, @Nullable Integer previous,
            @Nullable Instant previousSeenAt) {}

    private ChannelDetail channel(ChannelColumn channel) {
        Optional<Listed> listing = sql.first(
                "SELECT external_id, title, active FROM listing WHERE connection_id = ? AND sku_id = ?"
                        + " ORDER BY active DESC, external_id LIMIT 1",
                row -> new Listed(row.getString(1), row.getString(2), row.getInt(3) != 0),
                channel.id().value(),
                sku.value());
        Sellable steps = sellable.sellable(sku, channel.id());
        Optional<Published> published = sql.first(
                "SELECT value, observed_at, received_at, changed_at, previous, previous_seen_at FROM published"
                        + " WHERE connection_id = ? AND sku_id = ? AND location_id = 0",
                row -> new Published(
                        row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), StockRows.integer(row, 5),
                        StockRows.instant(row, 6)),
                channel.id().value(),
                sku.value());
        return new ChannelDetail(
                channel,
                listing.map(Listed::externalId).orElse(null),
                listing.map(Listed::title).orElse(null),
                listing.map(Listed::active).orElse(false),
                steps,
                published.map(Published::value).orElse(null),
                published.map(seen -> age(channel, seen)).orElse(null),
                published.map(seen -> drift(channel.id(), steps, seen, listing.isPresent())).orElse(null));
    }

    private Age age(ChannelColumn channel, Published seen) {
        String mode = sql.first(
                        "SELECT mode FROM connection WHERE id = ?", row -> row.getString(1), channel.id().value())
                .orElse("REALTIME");
        return Ages.published(channel.name(), mode, seen.observedAt(), seen.receivedAt());
    }

    private Drift drift(ConnectionId channel, Sellable steps, Published seen, boolean isListed) {
        Instant ordersRead = sql.first(
                        "SELECT confirmed_at FROM pull WHERE connection_id = ? AND resource = 'ORDERS'"
                                + " AND confirmed_at IS NOT NULL",
                        row -> EpochMicros.toInstant(row.getLong(1)),
                        channel.value())
                .orElse(null);
        return Drift.judge(
                seen.value(),
                steps.published(),
                new Drift.Evidence(
                        isListed,
                        false, // sending arrives with the outbox; until then nothing was sent, so nothing failed
                        false,
                        null,
                        EpochMicros.toInstant(seen.observedAt()),
                        ordersRead,
                        steps.allocation().changedAt(),
                        explainedChange(channel, seen),
                        seen.previous() == null ? null : seen.value() - seen.previous()));
    }

    /// What the channel's own orders and cancels did to its value between the last sight of the value before and the
    /// first of this one.
    private int explainedChange(ConnectionId channel, Published seen) {
        Instant from = seen.previousSeenAt();
        if (from == null) {
            return 0;
        }
        return -(int) sql.number(
                        "SELECT sum(l.ordered) FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.sku_id = ?"
                                + " AND o.connection_id = ? AND o.figure_lost_at > ? AND o.figure_lost_at <= ?",
                        sku.value(),
                        channel.value(),
                        from,
                        seen.changedAt())
                + (int) sql.number(
                        "SELECT sum(l.cancelled) FROM order_line l JOIN orders o ON o.id = l.order_id WHERE"
                        + " l.sku_id = ?"
                                + " AND o.connection_id = ? AND l.cancelled > 0 AND o.figure_lost_at IS NOT NULL"
                                + " AND o.updated_at > ? AND o.updated_at <= ?",
                        sku.value(),
                        channel.value(),
                        from,
                        seen.changedAt());
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
