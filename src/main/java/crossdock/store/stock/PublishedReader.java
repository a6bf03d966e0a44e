package crossdock.store.stock;

import crossdock.inventory.Drift;
import crossdock.inventory.DriftQueries.PushStatus;
import crossdock.inventory.DriftQueries.PushStatus.Push;
import crossdock.inventory.Sellable;
import crossdock.inventory.StockQueries.Age;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what channels that are not the source show for the channel as a whole, and judges it.
final class PublishedReader {
    /// Columns of a [Published], from table `published` as u joined with its `connection` as k.
    static final String COLUMNS = "u.connection_id, k.name, k.mode, u.sku_id, u.value, u.observed_at, u.received_at,"
            + " u.changed_at, u.previous, u.previous_seen_at";
    static final String FROM =
            " FROM published u JOIN connection k ON k.id = u.connection_id AND k.state <> 'REMOVED' WHERE"
            + " u.location_id = 0";

    private final Statements sql;
    private final PushStatus pushes;
    private final Map<ConnectionId, Instant> ordersRead = new HashMap<>();

    PublishedReader(Statements sql) {
        this.sql = sql;
        this.pushes = new SqlPushStatus(sql);
        sql.each(
                "SELECT connection_id, confirmed_at FROM pull WHERE resource = 'ORDERS' AND confirmed_at IS NOT NULL",
                row -> ordersRead.put(new ConnectionId(row.getLong(1)), EpochMicros.toInstant(row.getLong(2))));
    }

    /// One published value as last seen.
    record Published(
            ConnectionId channel,
            String channelName,
            SkuId sku,
            int value,
            Age age,
            long changedAt,
            @Nullable Integer previous,
            @Nullable Instant previousSeenAt) {}

    static Published published(ResultSet row) throws SQLException {
        return new Published(
                new ConnectionId(row.getLong(1)),
                row.getString(2),
                new SkuId(row.getLong(4)),
                row.getInt(5),
                Ages.published(row.getString(2), row.getString(3), row.getLong(6), row.getLong(7)),
                row.getLong(8),
                StockRows.integer(row, 9),
                StockRows.instant(row, 10));
    }

    /// @param isListed the listing has its article here
    Drift judge(Published seen, Sellable steps, boolean isListed) {
        int expected = steps.published();
        if (seen.value() == expected) {
            return new Drift(expected, expected, null);
        }
        Push push = pushes.of(seen.channel(), seen.sku());
        return Drift.judge(
                seen.value(),
                expected,
                new Drift.Evidence(
                        isListed,
                        push.hasFailed(),
                        push.isPending(),
                        push.at(),
                        seen.age().observedAt(),
                        ordersRead.get(seen.channel()),
                        steps.allocation().changedAt(),
                        explainedChange(seen, push),
                        seen.previous() == null ? null : seen.value() - seen.previous()));
    }

    /// What the channel's own orders and cancels did to its value between the last sight of the value before and the
    /// first of this one.
    private int explainedChange(Published seen, Push push) {
        Instant from = seen.previousSeenAt();
        Integer before = seen.previous();
        if (from == null || before == null) {
            return 0;
        }
        Instant pushedAt = push.at();
        if (push.value() != null && push.value() == seen.value() && pushedAt != null && pushedAt.isAfter(from)) {
            return seen.value() - before; // we said so ourselves
        }
        long sold = sql.number(
                "SELECT sum(l.ordered) FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.sku_id = ?"
                        + " AND o.connection_id = ? AND o.figure_lost_at > ? AND o.figure_lost_at <= ?",
                seen.sku().value(),
                seen.channel().value(),
                from,
                seen.changedAt());
        long cancelled = sql.number(
                "SELECT sum(l.cancelled) FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.sku_id = ?"
                        + " AND o.connection_id = ? AND l.cancelled > 0 AND o.updated_at > ? AND o.updated_at <= ?",
                seen.sku().value(),
                seen.channel().value(),
                from,
                seen.changedAt());
        return (int) (cancelled - sold);
    }
}
