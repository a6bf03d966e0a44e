package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.sync.outbox.OutboxQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The outbox as people see it, read from SQLite.
public final class SqlOutboxQueries implements OutboxQueries {
    private static final String ROWS = "SELECT " + OutboxSql.COLUMNS + ", k.name, coalesce(s.code, n.number, ''),"
            + " ifnull(l.code, ''), ifnull(t.code, '') FROM outbox o JOIN connection k ON k.id = o.connection_id"
            + " LEFT JOIN sku s ON s.id = o.sku_id LEFT JOIN location l ON l.id = o.location_id"
            + " LEFT JOIN location t ON t.id = o.to_location_id LEFT JOIN orders n ON n.id = o.order_id WHERE "
            + OutboxSql.OPEN;

    private final Readers readers;

    public SqlOutboxQueries(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Map<ConnectionId, Totals> totals() {
        Map<ConnectionId, Totals> totals = new TreeMap<>();
        readers.<Boolean>read(sql -> {
            sql.each(
                    "SELECT o.connection_id, sum(o.state = 'PENDING'), sum(o.state = 'IN_FLIGHT'),"
                            + " sum(o.state = 'PARKED') FROM outbox o WHERE " + OutboxSql.OPEN
                            + " GROUP BY o.connection_id",
                    row -> totals.put(
                            new ConnectionId(row.getLong(1)),
                            new Totals(row.getInt(2), row.getInt(3), row.getInt(4))));
            return true;
        });
        return totals;
    }

    @Override
    public List<Row> open(ConnectionId connection, int limit) {
        return readers.read(sql -> sql.list(
                ROWS + " AND o.connection_id = ? ORDER BY CASE o.state WHEN 'PARKED' THEN 0 WHEN 'IN_FLIGHT' THEN 1"
                        + " ELSE 2 END, o.id LIMIT ?",
                SqlOutboxQueries::row, connection.value(), limit));
    }

    @Override
    public List<Row> about(SkuId sku, int limit) {
        return readers.read(sql -> sql.list(
                ROWS + " AND o.sku_id = ? ORDER BY o.id LIMIT ?", SqlOutboxQueries::row, sku.value(), limit));
    }

    @Override
    public List<Row> stuck(Instant since, int limit) {
        return readers.read(sql -> sql.list(
                ROWS + " AND (o.happened_at < ? OR o.state = 'PARKED') ORDER BY o.id LIMIT ?",
                SqlOutboxQueries::row, since, limit));
    }

    @Override
    public Optional<LocationId> publishingAt(ConnectionId connection) {
        return readers.read(sql -> sql.first(
                "SELECT location_id FROM publishing WHERE connection_id = ?", row -> new LocationId(row.getLong(1)),
                connection.value()));
    }

    private static Row row(ResultSet row) throws SQLException {
        int after = OutboxSql.COUNT;
        return new Row(
                OutboxSql.owing(row),
                row.getString(after + 1),
                row.getString(after + 2),
                row.getString(after + 3),
                row.getString(after + 4));
    }
}
