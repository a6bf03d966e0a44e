package crossdock.store.stock;

import crossdock.inventory.LedgerEntry;
import crossdock.inventory.MovementCause;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockCheck;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds all ledgers of the workspace again and compares: cells with movements and reservations, sums per article with
/// cells, reservations with open units of order lines. Reads one snapshot; writes nothing.
public final class LedgerCheck {
    private final int shown;
    private final List<Finding> findings = new ArrayList<>();
    private long cells;
    private long differences;

    private LedgerCheck(int shown) {
        this.shown = shown;
    }

    /// One difference.
    ///
    /// @param sku its code
    /// @param location its code; `none` for demand without one
    public record Finding(String table, String sku, String location, String field, String kept, String ledger) {}

    /// @param findings the first of them
    /// @param differences all of them
    /// @param lines order lines whose reservations were compared
    public record Result(long cells, long lines, long differences, List<Finding> findings) {}

    /// @param shown how many differences to describe; all are counted
    public static Result run(Readers readers, int shown) {
        return readers.read(sql -> new LedgerCheck(shown).check(sql));
    }

    private Result check(Statements sql) {
        Map<Long, ConnectionId> sources = new HashMap<>();
        sql.each(
                "SELECT id, stock_source FROM location WHERE stock_source IS NOT NULL",
                row -> sources.put(row.getLong(1), new ConnectionId(row.getLong(2))));
        sql.each(
                "SELECT " + StockRows.CELL_COLUMNS + " FROM stock ORDER BY sku_id, location_id",
                row -> compare(sql, StockRows.cell(row), sources));
        compareSums(sql);
        compareArchive(sql);
        long lines = compareReservations(sql);
        return new Result(cells, lines, differences, findings);
    }

    private void compare(Statements sql, StockCell cell, Map<Long, ConnectionId> sources) {
        cells++;
        long sku = cell.sku().value();
        long location = cell.location().value();
        List<LedgerEntry> ledger = sql.list(
                "SELECT " + StockRows.MOVEMENT_COLUMNS
                        + " FROM movement WHERE sku_id = ? AND location_id = ? ORDER BY seq",
                StockRows::movement,
                sku,
                location);
        int reserved = (int) sql.number(
                "SELECT sum(quantity) FROM reservation WHERE sku_id = ? AND location_id = ?", sku, location);
        @Nullable ConnectionId source = sources.get(location);
        StockCheck.compare(cell, ledger, reserved, source)
                .ifPresent(found -> add(
                        sql, "stock", sku, location, found.field(), found.keptValue(), found.ledgerValue()));
    }

    /// Every cell of the ledgers must have a row, and the sums per article must be the sums of its cells.
    private void compareSums(Statements sql) {
        sql.each(
                "SELECT sku_id, location_id FROM movement EXCEPT SELECT sku_id, location_id FROM stock",
                row -> add(sql, "stock", row.getLong(1), row.getLong(2), "row", "none", "has movements"));
        sql.each(
                "SELECT sku_id, location_id FROM reservation EXCEPT SELECT sku_id, location_id FROM stock",
                row -> add(sql, "stock", row.getLong(1), row.getLong(2), "row", "none", "has reservations"));
        sql.each(
                "SELECT t.sku_id, t.on_hand || ' ' || t.unavailable || ' ' || t.reserved || ' ' || t.unrouted || ' '"
                        + " || t.safety_stock AS kept, (SELECT ifnull(sum(iif(location_id = 0, 0, on_hand)), 0) || ' '"
                        + " || ifnull(sum(iif(location_id = 0, 0, unavailable)), 0) || ' '"
                        + " || ifnull(sum(iif(location_id = 0, 0, reserved)), 0) || ' '"
                        + " || ifnull(sum(iif(location_id = 0, reserved, 0)), 0) || ' '"
                        + " || ifnull(sum(iif(location_id = 0, 0, safety_stock)), 0) FROM stock c"
                        + " WHERE c.sku_id = t.sku_id) AS folded FROM sku_stock t WHERE kept <> folded",
                row -> add(sql, "sku_stock", row.getLong(1), 0, "sums", row.getString(2), row.getString(3)));
    }

    /// A row is in the ledger or in the archive; and own unavailable units are the sum of both without what was carried
    /// from one to the other.
    private void compareArchive(Statements sql) {
        sql.each(
                "SELECT sku_id, location_id, seq FROM movement_archive JOIN movement USING (sku_id, location_id, seq)",
                row -> add(
                        sql, "movement", row.getLong(1), row.getLong(2), "seq", "" + row.getLong(3), "archived too"));
        String own = "(SELECT ifnull(sum(unavailable), 0) FROM @ m WHERE m.sku_id = c.sku_id"
                + " AND m.location_id = c.location_id AND kind = 2 AND cause <> "
                + MovementCause.CARRIED_OVER.code() + ")";
        sql.each(
                "SELECT c.sku_id, c.location_id, c.own_unavailable, " + own.replace("@", "movement") + " + "
                        + own.replace("@", "movement_archive") + " AS summed"
                        + " FROM (SELECT DISTINCT sku_id, location_id FROM movement_archive) JOIN stock c"
                        + " USING (sku_id, location_id) WHERE c.own_unavailable <> summed",
                row -> add(
                        sql, "movement_archive", row.getLong(1), row.getLong(2), "own_unavailable", row.getString(3),
                        row.getString(4)));
    }

    /// Reservations over all places are the open units of each line that reserves.
    private long compareReservations(Statements sql) {
        long[] lines = {0};
        sql.each(
                "SELECT r.line_id, r.sku_id, sum(r.quantity), (SELECT l.unrouted + l.backordered"
                        + " + ifnull((SELECT sum(p.assigned + p.picked + p.packed + p.ready) FROM order_line_place p"
                        + " WHERE p.line_id = l.id), 0) FROM order_line l WHERE l.id = r.line_id) FROM reservation r"
                        + " GROUP BY r.line_id, r.sku_id",
                row -> {
                    lines[0]++;
                    int reserved = row.getInt(3);
                    int open = row.getInt(4);
                    if (reserved != 0 && reserved != open || row.wasNull()) {
                        add(sql, "reservation", row.getLong(2), 0, "line " + row.getLong(1), "" + open, "" + reserved);
                    }
                });
        return lines[0];
    }

    private void add(
            Statements sql, String table, long sku, long location, String field, String kept, String ledger) {
        differences++;
        if (findings.size() >= shown) {
            return;
        }
        String code = sql.first("SELECT code FROM sku WHERE id = ?", row -> row.getString(1), sku).orElse("id " + sku);
        String place = sql.first("SELECT code FROM location WHERE id = ?", row -> row.getString(1), location)
                .orElse(location == LocationId.NONE.value() ? "none" : "id " + location);
        findings.add(new Finding(table, code, place, field, kept, ledger));
    }
}
