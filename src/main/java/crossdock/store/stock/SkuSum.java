package crossdock.store.stock;

import crossdock.inventory.StockCell;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// By how much the row of one article in `sku_stock` changes.
final class SkuSum {
    static final String ADD =
            "INSERT INTO sku_stock (sku_id, on_hand, unavailable, reserved, unrouted, safety_stock, cells,"
            + " negative, low, changed_seq)"
                    + " VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET on_hand = on_hand + excluded.on_hand,"
                    + " unavailable = unavailable + excluded.unavailable, reserved = reserved + excluded.reserved,"
                    + " unrouted = unrouted + excluded.unrouted, safety_stock = safety_stock + excluded.safety_stock,"
                    + " cells = cells + excluded.cells, negative = negative + excluded.negative,"
                    + " low = low + excluded.low, changed_seq = excluded.changed_seq";

    private final long sku;
    private int onHand;
    private int unavailable;
    private int reserved;
    private int unrouted;
    private int safetyStock;
    private int cells;
    private int negative;
    private int low;

    SkuSum(long sku) {
        this.sku = sku;
    }

    long sku() {
        return sku;
    }

    /// @param sign 1 to add the cell, -1 to take it out
    void add(StockCell cell, int sign) {
        if (cell.location().isNone()) {
            unrouted += sign * cell.reserved();
            return;
        }
        onHand += sign * cell.onHand();
        unavailable += sign * cell.unavailable();
        reserved += sign * cell.reserved();
        safetyStock += sign * cell.safetyStock();
        cells += sign;
        negative += cell.free() < 0 ? sign : 0;
        low += cell.atp() < 0 && cell.free() >= 0 ? sign : 0;
    }

    /// @param seq above every number of the ledgers when the article changed before
    void bind(PreparedStatement to, long seq) throws SQLException {
        to.setLong(1, sku);
        to.setInt(2, onHand);
        to.setInt(3, unavailable);
        to.setInt(4, reserved);
        to.setInt(5, unrouted);
        to.setInt(6, safetyStock);
        to.setInt(7, cells);
        to.setInt(8, negative);
        to.setInt(9, low);
        to.setLong(10, seq);
    }
}
