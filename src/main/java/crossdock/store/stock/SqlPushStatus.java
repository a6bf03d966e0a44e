package crossdock.store.stock;

import crossdock.inventory.DriftQueries.PushStatus;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the outbox knows of values sent, for drift.
final class SqlPushStatus implements PushStatus {
    private final Statements sql;

    SqlPushStatus(Statements sql) {
        this.sql = sql;
    }

    private record Open(boolean isPending, boolean hasFailed) {}

    private record Last(@Nullable Integer value, @Nullable Instant at) {}

    @Override
    public Push of(ConnectionId channel, SkuId sku, LocationId location) {
        Open open = sql.first(
                        "SELECT max(state <> 'PARKED'), max(state = 'PARKED' OR code NOT IN ('', 'throttled'))"
                                + " FROM outbox WHERE sku_id = ? AND state IN ('PENDING', 'IN_FLIGHT', 'PARKED')"
                                + " AND connection_id = ? AND kind = 'PUBLISH' AND location_id = ?",
                        row -> new Open(row.getInt(1) != 0, row.getInt(2) != 0),
                        sku.value(),
                        channel.value(),
                        location.value())
                .orElse(new Open(false, false));
        Last last = sql.first(
                        "SELECT value, pushed_at FROM pushed WHERE connection_id = ? AND sku_id = ?"
                                + " AND location_id = ?",
                        row -> new Last(StockRows.integer(row, 1), StockRows.instant(row, 2)),
                        channel.value(),
                        sku.value(),
                        location.value())
                .orElse(new Last(null, null));
        return new Push(open.hasFailed(), open.isPending(), last.value(), last.at());
    }
}
