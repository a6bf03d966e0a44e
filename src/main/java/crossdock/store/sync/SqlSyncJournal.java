package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.Resource;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import crossdock.sync.SyncJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Figures, lags and trouble of the loops in SQLite, all bounded.
public final class SqlSyncJournal implements SyncJournal {
    private static final int LAGS_KEPT = 512; // a p99 rests on five of them
    private static final int ERRORS_KEPT = 100;
    private static final int LONGEST_MESSAGE = 300;
    private static final Duration MINUTES_KEPT = Duration.ofDays(2);
    private static final Duration RESOLVED_KEPT = Duration.ofDays(30);

    private final WriterConnection writer;
    private final Readers readers;
    private final Map<List<Object>, Integer> slots = new HashMap<>(); // writer thread only; next slot of each ring

    public SqlSyncJournal(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void page(
            ConnectionId connection, Resource resource, Instant at, int rows, int changed, @Nullable Duration behind) {
        long micros = behind == null ? 0 : Math.max(0, behind.toNanos() / 1_000);
        count(connection, resource, at, 1, rows, changed, 0, micros);
    }

    private void count(
            ConnectionId connection, Resource resource, Instant at, int requests, int rows, int changed, int errors,
            long behind) {
        writer.current().update(
                "INSERT INTO pull_minute (connection_id, resource, minute, requests, row_count, changed, errors,"
                        + " behind_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (connection_id, resource, minute) DO UPDATE SET"
                        + " requests = requests + excluded.requests, row_count = row_count + excluded.row_count,"
                        + " changed = changed + excluded.changed, errors = errors + excluded.errors,"
                        + " behind_micros = max(behind_micros, excluded.behind_micros)",
                connection.value(), resource, minute(at), requests, rows, changed, errors, behind);
    }

    private static long minute(Instant at) {
        return at.getEpochSecond() / 60;
    }

    @Override
    public void lags(
            ConnectionId connection, Resource resource, Instant at, List<Duration> lags, Duration longest) {
        Statements sql = writer.current();
        sql.update(
                "INSERT INTO pull_minute (connection_id, resource, minute, requests, row_count, changed, errors,"
                        + " behind_micros, lag_micros) VALUES (?, ?, ?, 0, 0, 0, 0, 0, ?)"
                        + " ON CONFLICT (connection_id, resource, minute) DO UPDATE SET"
                        + " lag_micros = max(ifnull(lag_micros, 0), excluded.lag_micros)",
                connection.value(), resource, minute(at), Math.max(0, longest.toNanos() / 1_000));
        int slot = slots.computeIfAbsent(List.of(connection, resource), key -> (int) sql.number(
                "SELECT ifnull((SELECT slot + 1 FROM lag_sample WHERE connection_id = ? AND resource = ?"
                        + " ORDER BY at DESC, slot DESC LIMIT 1), 0)",
                connection.value(), resource));
        for (Duration lag : lags) {
            sql.update(
                    "INSERT OR REPLACE INTO lag_sample (connection_id, resource, slot, at, lag_micros)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    connection.value(), resource, slot++ % LAGS_KEPT, at, lag.toNanos() / 1_000);
        }
        slots.put(List.of(connection, resource), slot % LAGS_KEPT);
    }

    @Override
    public void error(ConnectionId connection, Resource resource, Instant at, String code, String message) {
        Statements sql = writer.current();
        String words = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        count(connection, resource, at, 1, 0, 0, 1, 0);
        int known = sql.update(
                "UPDATE pull_error SET times = times + 1, last_at = ?1 WHERE connection_id = ?2 AND resource = ?3"
                        + " AND code = ?4 AND message = ?5 AND last_at > ?6",
                at, connection.value(), resource, code, words, at.minus(Duration.ofHours(1)));
        if (known == 0) {
            sql.update(
                    "INSERT INTO pull_error (connection_id, resource, code, message, first_at, last_at, times)"
                            + " VALUES (?, ?, ?, ?, ?, ?, 1)",
                    connection.value(), resource, code, words, at, at);
            sql.update(
                    "DELETE FROM pull_error WHERE connection_id = ?1 AND id NOT IN (SELECT id FROM pull_error"
                            + " WHERE connection_id = ?1 ORDER BY last_at DESC, id DESC LIMIT ?2)",
                    connection.value(), ERRORS_KEPT);
        }
    }

    @Override
    public Optional<Condition> condition(ConnectionId connection) {
        return readers.read(sql -> sql.first(
                "SELECT state, since, detail FROM channel_state WHERE connection_id = ?",
                row -> new Condition(
                        Condition.Kind.valueOf(row.getString(1)),
                        EpochMicros.toInstant(row.getLong(2)),
                        row.getString(3)),
                connection.value()));
    }

    @Override
    public void put(ConnectionId connection, Condition condition) {
        writer.current().update(
                "INSERT INTO channel_state (connection_id, state, since, detail, fulfils_chosen) VALUES (?, ?, ?, ?, 0)"
                        + " ON CONFLICT (connection_id) DO UPDATE SET state = excluded.state, since = excluded.since,"
                        + " detail = excluded.detail",
                connection.value(), condition.kind(), condition.since(), condition.detail());
    }

    @Override
    public void prune(Instant now) {
        Statements sql = writer.current();
        sql.update("DELETE FROM pull_minute WHERE minute < ?", minute(now.minus(MINUTES_KEPT)));
        sql.update("DELETE FROM pull_error WHERE last_at < ?", now.minus(MINUTES_KEPT));
        sql.update("DELETE FROM parked_row WHERE state = 'RESOLVED' AND resolved_at < ?", now.minus(RESOLVED_KEPT));
    }
}
