package crossdock.store.stock;

import crossdock.inventory.Allocations;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Channel allocations in SQLite.
public final class SqlAllocations implements Allocations {
    private final WriterConnection writer;
    private final Readers readers;

    public SqlAllocations(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Allocation of(ConnectionId connection, SkuId sku) {
        return writer.isOpenHere()
                ? read(writer.current(), connection, sku)
                : readers.read(sql -> read(sql, connection, sku));
    }

    static Allocation read(Statements sql, ConnectionId connection, SkuId sku) {
        return sql.first(
                        "SELECT share_percent, threshold, cap, changed_at FROM allocation"
                                + " WHERE connection_id = ? AND sku_id IN (0, ?) ORDER BY sku_id DESC LIMIT 1",
                        row -> new Allocation(
                                row.getInt(1), row.getInt(2), StockRows.integer(row, 3), StockRows.instant(row, 4)),
                        connection.value(),
                        sku.value())
                .orElse(Allocation.ALL);
    }

    @Override
    public void put(ConnectionId connection, @Nullable SkuId sku, Allocation allocation, Instant changedAt) {
        writer.current()
                .update(
                        "INSERT OR REPLACE INTO allocation VALUES (?, ?, ?, ?, ?, ?)",
                        connection.value(),
                        sku == null ? 0L : sku.value(),
                        allocation.sharePercent(),
                        allocation.threshold(),
                        allocation.cap(),
                        changedAt);
    }
}
