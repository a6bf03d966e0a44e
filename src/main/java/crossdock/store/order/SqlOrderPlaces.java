package crossdock.store.order;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.store.Readers;
import crossdock.sync.outbox.OrderLetters.Places;
import crossdock.sync.outbox.OrderLetters.Share;
import crossdock.sync.outbox.OrderLetters.Standing;
import java.util.List;
import java.util.Optional;

/// Where open units of orders are, read from SQLite.
public final class SqlOrderPlaces implements Places {
    private final Readers readers;

    public SqlOrderPlaces(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Optional<Standing> of(OrderId order) {
        return readers.read(sql -> {
            List<Share> shares = sql.list(
                    "SELECT p.location_id, w.name, l.id, ifnull(s.code, l.sku_text),"
                            + " p.assigned + p.picked + p.packed + p.ready AS units"
                            + " FROM order_line l JOIN order_line_place p ON p.line_id = l.id"
                            + " JOIN location w ON w.id = p.location_id LEFT JOIN sku s ON s.id = l.sku_id"
                            + " WHERE l.order_id = ? AND units > 0 ORDER BY p.location_id, l.ordinal, l.id",
                    row -> new Share(
                            new LocationId(row.getLong(1)), row.getString(2), new LineId(row.getLong(3)),
                            row.getString(4), row.getInt(5)),
                    order.value());
            return sql.first(
                    "SELECT external_id, open_units > 0 AND history = 0 FROM orders WHERE id = ?",
                    row -> new Standing(row.getString(1), row.getInt(2) != 0, shares),
                    order.value());
        });
    }
}
