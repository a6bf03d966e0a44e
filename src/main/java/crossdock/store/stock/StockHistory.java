package crossdock.store.stock;

import crossdock.inventory.MovementCause;
import crossdock.inventory.StockQueries.DayAtp;
import crossdock.inventory.StockQueries.LedgerRow;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledger of one article as people read it.
final class StockHistory {
    // Movements (kind 0 = anchor) and reservations in one list; held rows explain a figure and move nothing.
    private static final String LEDGER = "SELECT m.seq, 0, m.effect, iif(m.kind = 1, m.on_hand, NULL), m.cause,"
            + " ifnull(m.reference, ''), m.location_id, ifnull(m.actor, ''), m.at, m.received_at, m.line_id FROM"
            + " movement m"
            + " WHERE m.sku_id = ?1 AND m.seq < ?2 AND (?3 IS NULL OR m.location_id = ?3)"
            + " UNION ALL SELECT r.seq, 1, r.quantity, NULL, r.cause, '', r.location_id, ifnull(r.actor, ''), r.at,"
            + " r.at,"
            + " r.line_id FROM reservation r"
            + " WHERE r.sku_id = ?1 AND r.seq < ?2 AND (?3 IS NULL OR r.location_id = ?3)"
            + " ORDER BY 1 DESC LIMIT ?4";

    private StockHistory() {}

    static List<LedgerRow> ledger(
            Statements sql, SkuId sku, @Nullable LocationId location, long before, int limit) {
        return sql.list(
                "SELECT g.*, ifnull(p.name, ''), o.number, l.ordinal FROM (" + LEDGER + ") g"
                        + " LEFT JOIN location p ON p.id = g.location_id LEFT JOIN order_line l ON l.id = g.line_id"
                        + " LEFT JOIN orders o ON o.id = l.order_id ORDER BY 1 DESC",
                StockHistory::row,
                sku.value(),
                before,
                location == null ? null : location.value(),
                limit);
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        boolean isReservation = row.getInt(2) == 1;
        int cause = row.getInt(5);
        String order = row.getString(13);
        Instant receivedAt = EpochMicros.toInstant(row.getLong(10));
        Instant at = StockRows.instant(row, 9);
        return new LedgerRow(
                row.getLong(1),
                isReservation,
                row.getInt(3),
                StockRows.integer(row, 4),
                isReservation ? SqlStockLedger.reservationCause(cause).name() : MovementCause.of(cause).name(),
                order == null ? row.getString(6) : "#" + order + " line " + row.getInt(14),
                row.getString(12),
                row.getString(8),
                at == null ? receivedAt : at,
                receivedAt);
    }

    /// Walks back from today's ATP by what each row changed as it came in; safety stock is taken as it is now.
    static List<DayAtp> daily(Statements sql, SkuId sku, int days, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = today.minusDays(days - 1L);
        long from = EpochMicros.of(first.atStartOfDay(zone).toInstant());
        int atp = (int) sql.number(
                "SELECT ifnull(sum(on_hand - unavailable - reserved - safety_stock), 0) FROM sku_stock WHERE sku_id"
                + " = ?",
                sku.value());
        Map<LocalDate, Integer> changed = new HashMap<>();
        sql.each(
                "SELECT received_at, effect - iif(kind = 2, ifnull(unavailable, 0), 0) FROM movement"
                        + " WHERE sku_id = ?1 AND received_at >= ?2 UNION ALL SELECT at, -quantity FROM reservation"
                        + " WHERE sku_id = ?1 AND at >= ?2 AND location_id <> 0",
                row -> changed.merge(
                        LocalDate.ofInstant(EpochMicros.toInstant(row.getLong(1)), zone), row.getInt(2), Integer::sum),
                sku.value(),
                from);
        LocalDate known = firstDay(sql, sku, zone, today);
        List<DayAtp> line = new ArrayList<>();
        for (LocalDate day = today; !day.isBefore(first) && !day.isBefore(known); day = day.minusDays(1)) {
            line.add(new DayAtp(day, atp));
            atp -= changed.getOrDefault(day, 0);
        }
        Collections.reverse(line);
        return line;
    }

    /// The day of the first ledger row; `today` without one.
    static LocalDate firstDay(Statements sql, SkuId sku, ZoneId zone, LocalDate today) {
        long oldest = sql.number(
                "SELECT min(received_at) FROM (SELECT min(received_at) AS received_at FROM movement WHERE sku_id = ?1"
                        + " UNION ALL SELECT min(at) FROM reservation WHERE sku_id = ?1)",
                sku.value());
        return oldest == 0 ? today : LocalDate.ofInstant(EpochMicros.toInstant(oldest), zone);
    }
}
