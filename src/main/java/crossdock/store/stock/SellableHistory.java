package crossdock.store.stock;

import crossdock.inventory.Sellable;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.inventory.StockQueries.DaySellable;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each channel could have sold at the end of each day: units are walked back through the ledgers, per location,
/// while the rules stay those of today. Ledgers do not say what share, threshold, safety stock or fulfilling locations
/// were in force then, nor what a source called unavailable; who shows the line says so.
final class SellableHistory {
    // A delta's own unavailable units (kind 2) are known; those of an observation are not.
    private static final String MOVES = "SELECT location_id, received_at,"
            + " effect - iif(kind = 2, ifnull(unavailable, 0), 0) FROM movement"
            + " WHERE sku_id = ?1 AND received_at >= ?2 UNION ALL SELECT location_id, at, -quantity FROM reservation"
            + " WHERE sku_id = ?1 AND at >= ?2 AND location_id <> 0";

    private static final String UNROUTED = "SELECT o.connection_id, r.at, r.quantity FROM reservation r"
            + " JOIN order_line l ON l.id = r.line_id JOIN orders o ON o.id = l.order_id"
            + " WHERE r.sku_id = ?1 AND r.at >= ?2 AND r.location_id = 0";

    private final SellableReader reader;
    private final SkuId sku;
    private final Map<LocalDate, Map<Long, Integer>> moved = new HashMap<>();
    private final Map<LocalDate, Map<ConnectionId, Integer>> asked = new HashMap<>();

    private SellableHistory(Statements sql, SkuId sku, long from, ZoneId zone) {
        this.sku = sku;
        reader = new SellableReader(sql, new long[] {sku.value()});
        sql.each(
                MOVES,
                row -> moved.computeIfAbsent(day(row.getLong(2), zone), _ -> new HashMap<>())
                        .merge(row.getLong(1), row.getInt(3), Integer::sum),
                sku.value(),
                from);
        sql.each(
                UNROUTED,
                row -> asked.computeIfAbsent(day(row.getLong(2), zone), _ -> new HashMap<>())
                        .merge(new ConnectionId(row.getLong(1)), row.getInt(3), Integer::sum),
                sku.value(),
                from);
    }

    private static LocalDate day(long micros, ZoneId zone) {
        return LocalDate.ofInstant(EpochMicros.toInstant(micros), zone);
    }

    /// One line per channel, oldest day first, today last.
    static Map<ConnectionId, List<DaySellable>> daily(Statements sql, SkuId sku, int days, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = today.minusDays(days - 1L);
        LocalDate known = StockHistory.firstDay(sql, sku, zone, today);
        var history = new SellableHistory(sql, sku, EpochMicros.of(first.atStartOfDay(zone).toInstant()), zone);
        Map<ConnectionId, List<DaySellable>> lines = new HashMap<>();
        for (ChannelColumn channel : history.reader.channels()) {
            lines.put(channel.id(), history.line(channel.id(), today, first.isBefore(known) ? known : first));
        }
        return lines;
    }

    private List<DaySellable> line(ConnectionId channel, LocalDate today, LocalDate first) {
        Set<LocationId> places = reader.fulfilling().getOrDefault(channel, Set.of());
        List<StockCell> cells =
                reader.cells(sku).stream().filter(cell -> places.contains(cell.location())).toList();
        Sellable now = reader.sellable(sku, channel);
        int unrouted = now.unrouted();
        List<DaySellable> line = new ArrayList<>();
        for (LocalDate day = today; !day.isBefore(first); day = day.minusDays(1)) {
            line.add(new DaySellable(day, Sellable.of(cells, unrouted, now.allocation(), 0).value()));
            Map<Long, Integer> back = moved.getOrDefault(day, Map.of());
            cells = cells.stream()
                    .map(cell -> cell.withOnHand(cell.onHand() - back.getOrDefault(cell.location().value(), 0)))
                    .toList();
            for (var change : asked.getOrDefault(day, Map.of()).entrySet()) {
                unrouted -= reader.couldServe(change.getKey(), places) ? change.getValue() : 0;
            }
        }
        Collections.reverse(line);
        return line;
    }
}
