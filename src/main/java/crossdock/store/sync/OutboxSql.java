package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.sync.outbox.Owing;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Columns and rows of the outbox.
final class OutboxSql {
    static final String COLUMNS = "o.id, o.connection_id, o.kind, o.state, o.sku_id, o.location_id, o.to_location_id,"
            + " o.units, o.known, o.happened_at, o.due_at, o.attempts, o.doubtful, o.idempotency_key, o.sent_at,"
            + " o.ended_at, o.code, o.words, o.actor, o.order_id, o.said";
    static final int COUNT = 21;
    /// As the partial indexes have it.
    static final String OPEN = "o.state IN ('PENDING', 'IN_FLIGHT', 'PARKED')";

    private OutboxSql() {}

    static Owing owing(ResultSet row) throws SQLException {
        long sku = row.getLong(5);
        boolean hasSku = !row.wasNull();
        long order = row.getLong(20);
        boolean hasOrder = !row.wasNull();
        return new Owing(
                row.getLong(1),
                new ConnectionId(row.getLong(2)),
                Owing.Kind.valueOf(row.getString(3)),
                Owing.State.valueOf(row.getString(4)),
                hasSku ? new SkuId(sku) : null,
                new LocationId(row.getLong(6)),
                new LocationId(row.getLong(7)),
                integer(row, 8),
                integer(row, 9),
                EpochMicros.toInstant(row.getLong(10)),
                EpochMicros.toInstant(row.getLong(11)),
                row.getInt(12),
                row.getInt(13) != 0,
                row.getString(14),
                SqlPulls.instant(row, 15),
                SqlPulls.instant(row, 16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                hasOrder ? new OrderId(order) : null,
                row.getString(21));
    }

    private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
