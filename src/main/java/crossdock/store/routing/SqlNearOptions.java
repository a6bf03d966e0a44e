package crossdock.store.routing;

import crossdock.fulfilment.live.NearOptions;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.OrderId;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Near-time options in SQLite.
public final class SqlNearOptions implements NearOptions {
    private static final String NEAR = "SELECT order_id, option, ready_at, computed_at FROM near_option";

    private final WriterConnection writer;
    private final Readers readers;

    public SqlNearOptions(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Map<OrderId, Near> all() {
        return readers.read(sql -> sql.list(NEAR, SqlNearOptions::near).stream()
                .collect(Collectors.toMap(Near::order, Function.identity())));
    }

    @Override
    public Optional<Near> of(OrderId order) {
        return readers.read(sql -> sql.first(NEAR + " WHERE order_id = ?", SqlNearOptions::near, order.value()));
    }

    private static Near near(ResultSet row) throws SQLException {
        return new Near(
                new OrderId(row.getLong(1)),
                row.getString(2),
                instant(row, 3),
                EpochMicros.toInstant(row.getLong(4)));
    }

    @Override
    public void put(Near near) {
        writer.current().update(
                "INSERT OR REPLACE INTO near_option VALUES (?, ?, ?, ?)",
                near.order().value(),
                near.option(),
                near.readyAt(),
                near.computedAt());
    }

    @Override
    public void forget(OrderId order) {
        writer.current().update("DELETE FROM near_option WHERE order_id = ?", order.value());
    }

    @Override
    public void log(Change change) {
        writer.current().update(
                "INSERT INTO near_change (order_id, at, before_at, after_at, cause) VALUES (?, ?, ?, ?, ?)",
                change.order().value(),
                change.at(),
                change.before(),
                change.after(),
                change.cause());
    }

    @Override
    public List<Change> changes(OrderId order, int limit) {
        return readers.read(sql -> sql.list(
                "SELECT order_id, at, before_at, after_at, cause FROM near_change WHERE order_id = ?"
                        + " ORDER BY id DESC LIMIT ?",
                row -> new Change(
                        new OrderId(row.getLong(1)),
                        EpochMicros.toInstant(row.getLong(2)),
                        instant(row, 3),
                        instant(row, 4),
                        row.getString(5)),
                order.value(),
                limit));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : EpochMicros.toInstant(micros);
    }
}
