package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.Resource;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.ParkedRows;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.SyncJournal.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Channel health read from SQLite.
public final class SqlConnectionQueries implements ConnectionQueries {
    private static final int SPARK_MINUTES = 120;

    private final Readers readers;
    private final ParkedRows parked;
    private final InstantSource clock;

    public SqlConnectionQueries(Readers readers, ParkedRows parked, InstantSource clock) {
        this.readers = readers;
        this.parked = parked;
        this.clock = clock;
    }

    @Override
    public List<ChannelHealth> health() {
        Instant now = clock.instant();
        return readers.read(sql -> sql
                .list(
                        "SELECT id, name, kind, url, account, mode, state, default_location, created_at, version"
                                + " FROM connection WHERE state <> 'REMOVED' ORDER BY id",
                        SqlConnections::row)
                .stream()
                .map(connection -> health(sql, connection, now))
                .toList());
    }

    private static ChannelHealth health(Statements sql, ChannelConnection c, Instant now) {
        long id = c.id().value();
        Set<Resource> paused = SqlPulls.paused(sql, c.id());
        List<ResourceHealth> resources = new ArrayList<>(sql.list(
                "SELECT resource, watermark, sweep_started_at, confirmed_at, confirmed_received_at FROM pull"
                        + " WHERE connection_id = ?",
                row -> resource(sql, c.id(), row, paused, now), id));
        resources.sort(Comparator.comparing(ResourceHealth::resource));
        Optional<Condition> condition = sql.first(
                "SELECT state, since, detail FROM channel_state WHERE connection_id = ?",
                row -> new Condition(
                        Condition.Kind.valueOf(row.getString(1)),
                        EpochMicros.toInstant(row.getLong(2)),
                        row.getString(3)),
                id);
        int locations = (int) sql.number("SELECT count(*) FROM location_link WHERE connection_id = ?", id);
        int open = (int) sql.number("SELECT count(*) FROM parked_row WHERE connection_id = ? AND state = 'OPEN'", id);
        ChannelHealth bare = new ChannelHealth(
                c, State.LOADING, condition.map(Condition::since).orElse(c.createdAt()),
                condition.map(Condition::detail).orElse(""), locations, open, List.copyOf(resources));
        State state = ConnectionQueries.state(c, condition.orElse(null), bare.behind());
        return new ChannelHealth(c, state, bare.since(), bare.detail(), locations, open, bare.resources());
    }

    private static ResourceHealth resource(
            Statements sql, ConnectionId id, ResultSet row, Set<Resource> paused, Instant now) throws SQLException {
        Resource resource = Resource.valueOf(row.getString(1));
        Instant confirmedHere = SqlPulls.instant(row, 5);
        long[] lags = lags(sql, id, resource);
        long minute = now.getEpochSecond() / 60;
        List<Duration> spark = new ArrayList<>(Collections.nCopies(SPARK_MINUTES, Duration.ofMillis(-1)));
        List<Duration> longest = new ArrayList<>(spark);
        int[] sums = new int[4]; // rows, changed, requests of the last minute, errors
        sql.each(
                "SELECT minute, row_count, changed, requests, errors, behind_micros, lag_micros FROM pull_minute"
                        + " WHERE connection_id = ? AND resource = ? AND minute > ?",
                each -> {
                    int ago = (int) (minute - each.getLong(1));
                    if (ago < 60) {
                        sums[0] += each.getInt(2);
                        sums[1] += each.getInt(3);
                        sums[3] += each.getInt(5);
                    }
                    if (ago == (now.getEpochSecond() % 60 < 30 ? 1 : 0)) {
                        sums[2] += each.getInt(4);
                    }
                    if (ago >= 0 && ago < SPARK_MINUTES) {
                        int at = SPARK_MINUTES - 1 - ago;
                        if (each.getLong(6) > 0) {
                            spark.set(at, Duration.ofNanos(each.getLong(6) * 1_000));
                        }
                        long lag = each.getLong(7);
                        if (!each.wasNull()) {
                            longest.set(at, Duration.ofNanos(lag * 1_000));
                        }
                    }
                },
                id.value(), resource, minute - SPARK_MINUTES);
        int open = (int) sql.number(
                "SELECT count(*) FROM parked_row WHERE connection_id = ? AND resource = ? AND state = 'OPEN'",
                id.value(), resource);
        return new ResourceHealth(
                resource,
                paused.contains(resource),
                SqlPulls.instant(row, 2),
                SqlPulls.instant(row, 3) != null,
                SqlPulls.instant(row, 4),
                confirmedHere == null ? null : Duration.between(confirmedHere, now),
                percentile(lags, 50),
                percentile(lags, 99),
                lags.length,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                open,
                List.copyOf(spark),
                List.copyOf(longest));
    }

    /// Microseconds, shortest first.
    private static long[] lags(Statements sql, ConnectionId id, Resource resource) {
        return sql.list(
                        "SELECT lag_micros FROM lag_sample WHERE connection_id = ? AND resource = ?"
                                + " ORDER BY lag_micros",
                        lag -> lag.getLong(1), id.value(), resource)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /// The smallest value that so many percent do not exceed.
    private static @Nullable Duration percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return null;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return Duration.ofNanos(Arrays.copyOf(sorted, sorted.length)[Math.max(1, rank) - 1] * 1_000);
    }

    @Override
    public List<Trouble> troubles(ConnectionId connection, @Nullable Resource resource, int limit) {
        return readers.read(sql -> sql.list(
                "SELECT resource, code, message, first_at, last_at, times FROM pull_error WHERE connection_id = ?1"
                        + " AND (?2 IS NULL OR resource = ?2) ORDER BY last_at DESC, id DESC LIMIT ?3",
                row -> new Trouble(
                        Resource.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        EpochMicros.toInstant(row.getLong(4)),
                        EpochMicros.toInstant(row.getLong(5)),
                        row.getInt(6)),
                connection.value(), resource, limit));
    }

    @Override
    public List<Parked> parked(ConnectionId connection, @Nullable Resource resource, int limit) {
        return parked.open(connection, resource, limit);
    }
}
