package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.Resource;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import crossdock.sync.Pulls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cursors and the memory of objects in SQLite.
public final class SqlPulls implements Pulls {
    /// Complete sweeps in a row that may miss an object before it counts as gone.
    private static final int MISSES = 2;

    private final WriterConnection writer;
    private final Readers readers;

    public SqlPulls(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public PullState find(ConnectionId connection, Resource resource) {
        return readers.read(sql -> sql.first(
                        "SELECT resets, watermark, page_token, started_at, asked_at, sweep_token, sweep_started_at,"
                                + " sweep_asked_at, sweep_from, sweep_number, swept_at, confirmed_at,"
                                + " confirmed_received_at, reread_wanted, reread_from"
                                + " FROM pull WHERE connection_id = ? AND resource = ?",
                        row -> state(connection, resource, row), connection.value(), resource))
                .orElseGet(() -> PullState.fresh(connection, resource));
    }

    private static PullState state(ConnectionId connection, Resource resource, ResultSet row) throws SQLException {
        Instant watermark = instant(row, 2);
        return new PullState(
                connection,
                resource,
                row.getInt(1),
                watermark,
                traversal(watermark, row.getString(3), instant(row, 4), instant(row, 5)),
                traversal(instant(row, 9), row.getString(6), instant(row, 7), instant(row, 8)),
                row.getLong(10),
                instant(row, 11),
                instant(row, 12),
                instant(row, 13),
                row.getInt(14) == 0 ? null : new Reread(instant(row, 15)));
    }

    private static @Nullable Traversal traversal(
            @Nullable Instant from, @Nullable String token, @Nullable Instant startedAt, @Nullable Instant askedAt) {
        return token == null || startedAt == null || askedAt == null
                ? null
                : new Traversal(from, token, startedAt, askedAt);
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : EpochMicros.toInstant(micros);
    }

    @Override
    public void put(PullState s) {
        Traversal delta = s.delta();
        Traversal sweep = s.sweep();
        Reread wanted = s.wanted();
        writer.current().update(
                "INSERT OR REPLACE INTO pull (connection_id, resource, resets, watermark, page_token, started_at,"
                        + " asked_at, sweep_token, sweep_started_at, sweep_asked_at, sweep_from, sweep_number,"
                        + " swept_at, confirmed_at, confirmed_received_at, reread_wanted, reread_from)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                s.connection().value(),
                s.resource(),
                s.resets(),
                s.watermark(),
                delta == null ? null : delta.token(),
                delta == null ? null : delta.startedAt(),
                delta == null ? null : delta.askedAt(),
                sweep == null ? null : sweep.token(),
                sweep == null ? null : sweep.startedAt(),
                sweep == null ? null : sweep.askedAt(),
                sweep == null ? null : sweep.from(),
                s.sweepNumber(),
                s.sweptAt(),
                s.confirmedAt(),
                s.confirmedReceivedAt(),
                wanted != null,
                wanted == null ? null : wanted.from());
    }

    @Override
    public Set<Resource> paused(ConnectionId connection) {
        return readers.read(sql -> paused(sql, connection));
    }

    static Set<Resource> paused(Statements sql, ConnectionId connection) {
        String prefix = pauseName(connection, "");
        Set<Resource> all = EnumSet.noneOf(Resource.class);
        sql.list(
                        "SELECT substr(name, length(?1) + 1) FROM meta WHERE name >= ?1 AND name < ?1 || 'a'",
                        row -> row.getString(1), prefix)
                .forEach(name -> all.add(Resource.valueOf(name)));
        return all;
    }

    @Override
    public void pause(ConnectionId connection, Resource resource, boolean isPaused) {
        String name = pauseName(connection, resource.name());
        if (isPaused) {
            writer.current().update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, 'paused')", name);
        } else {
            writer.current().update("DELETE FROM meta WHERE name = ?", name);
        }
    }

    /// Kept apart from the cursor: a page that is written while somebody pauses must not undo that.
    private static String pauseName(ConnectionId connection, String resource) {
        return "pull_paused:" + connection + ":" + resource;
    }

    @Override
    public Map<String, Long> hashes(ConnectionId connection, Resource resource, Collection<String> externalIds) {
        if (externalIds.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> known = new HashMap<>(externalIds.size() * 2);
        readers.read(sql -> {
            for (String id : externalIds) {
                sql.first(
                                "SELECT hash FROM pulled_object WHERE connection_id = ? AND resource = ?"
                                        + " AND external_id = ?",
                                row -> row.getLong(1), connection.value(), resource, id)
                        .ifPresent(hash -> known.put(id, hash));
            }
            return known;
        });
        return known;
    }

    @Override
    public void mark(ConnectionId connection, Resource resource, long sweep, Map<String, Long> hashes) {
        writer.current().batch(
                "INSERT INTO pulled_object (connection_id, resource, external_id, hash, sweep, missed)"
                        + " VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (connection_id, resource, external_id)"
                        + " DO UPDATE SET hash = excluded.hash, sweep = excluded.sweep, missed = 0",
                hashes.entrySet(),
                (statement, mark) -> Statements.bind(
                        statement, connection.value(), resource, mark.getKey(), mark.getValue(), sweep));
    }

    @Override
    public void forget(ConnectionId connection, Resource resource, String externalId) {
        writer.current().update(
                "UPDATE pulled_object SET hash = 0 WHERE connection_id = ? AND resource = ? AND external_id = ?",
                connection.value(), resource, externalId);
    }

    @Override
    public List<String> missed(ConnectionId connection, Resource resource, long sweep) {
        Statements sql = writer.current();
        sql.update(
                "UPDATE pulled_object SET missed = missed + 1 WHERE connection_id = ? AND resource = ? AND sweep < ?"
                        + " AND missed < ?",
                connection.value(), resource, sweep, MISSES + 1);
        return sql.list(
                "SELECT external_id FROM pulled_object WHERE connection_id = ? AND resource = ? AND sweep < ?"
                        + " AND missed = ?",
                row -> row.getString(1), connection.value(), resource, sweep, MISSES);
    }

    @Override
    public Optional<Instant> oldestOpenOrder(ConnectionId connection) {
        return readers.read(sql -> sql.first(
                "SELECT min(placed_at) FROM orders WHERE connection_id = ? AND state IN ('OPEN', 'PARTIAL', 'DRAFT')"
                        + " AND history = 0 HAVING min(placed_at) IS NOT NULL",
                row -> EpochMicros.toInstant(row.getLong(1)), connection.value()));
    }

    /// One query an index: the open ones, and the young ones.
    @Override
    public List<String> ordersIn(ConnectionId connection, List<String> states, Instant placedSince) {
        String ofThose = " AND connection_id = ? AND channel_state IN (SELECT value FROM json_each(?))";
        String wanted = states.stream().map(state -> '"' + state + '"').collect(Collectors.joining(",", "[", "]"));
        return readers.read(sql -> {
            Set<String> ids = new LinkedHashSet<>(sql.list(
                    "SELECT external_id FROM orders INDEXED BY orders_open WHERE open_units > 0" + ofThose,
                    row -> row.getString(1), connection.value(), wanted));
            ids.addAll(sql.list(
                    "SELECT external_id FROM orders INDEXED BY orders_placed WHERE placed_at >= ?" + ofThose,
                    row -> row.getString(1), placedSince, connection.value(), wanted));
            return List.copyOf(ids);
        });
    }
}
