package crossdock.store.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.SkuId;
import crossdock.order.SalesVelocity;
import crossdock.store.Readers;
import java.time.Duration;
import java.time.Instant;

/// Sales velocity, summed from the lines each time it is asked for.
public final class SqlSalesVelocity implements SalesVelocity {
    private final Readers readers;

    public SqlSalesVelocity(Readers readers) {
        this.readers = readers;
    }

    @Override
    public double unitsADay(ConnectionId connection, SkuId sku, Instant now) {
        long units = readers.read(sql -> sql.number(
                "SELECT sum(l.ordered - l.cancelled) FROM order_line l JOIN orders o ON o.id = l.order_id"
                        + " WHERE l.sku_id = ? AND o.connection_id = ? AND o.placed_at > ? AND o.placed_at <= ?",
                sku.value(),
                connection.value(),
                now.minus(Duration.ofDays(DAYS)),
                now));
        return Math.max(LEAST, (double) units / DAYS);
    }
}
