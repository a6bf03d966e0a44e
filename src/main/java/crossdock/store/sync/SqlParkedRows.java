package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.Resource;
import crossdock.kernel.Sealer;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import crossdock.sync.ParkedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parked rows in SQLite; what the channel sent is sealed on the way in.
public final class SqlParkedRows implements ParkedRows {
    private static final String COLUMNS = "SELECT id, connection_id, resource, external_id, code, args, changed_at,"
            + " first_seen_at, last_seen_at, attempts FROM parked_row ";

    private final WriterConnection writer;
    private final Readers readers;
    private final Sealer sealer;

    public SqlParkedRows(WriterConnection writer, Readers readers, Sealer sealer) {
        this.writer = writer;
        this.readers = readers;
        this.sealer = sealer;
    }

    /// What the raw form of a parked row is sealed with.
    public static String subject(long id) {
        return "parked:" + id;
    }

    @Override
    public void park(Parked row, byte[] raw) {
        Statements sql = writer.current();
        sql.update(
                "INSERT INTO parked_row (connection_id, resource, external_id, code, args, changed_at, first_seen_at,"
                        + " last_seen_at, attempts, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 'OPEN')"
                        + " ON CONFLICT (connection_id, resource, external_id) DO UPDATE SET"
                        + " first_seen_at = iif(state = 'RESOLVED', excluded.first_seen_at, first_seen_at),"
                        + " attempts = iif(state = 'RESOLVED', 1, attempts + 1),"
                        + " state = iif(state = 'GIVEN_UP' AND code = excluded.code, 'GIVEN_UP', 'OPEN'),"
                        + " code = excluded.code, args = excluded.args, changed_at = excluded.changed_at,"
                        + " last_seen_at = excluded.last_seen_at, resolved_at = NULL",
                row.connection().value(),
                row.resource(),
                row.externalId(),
                row.code(),
                String.join("\n", row.args()),
                row.changedAt(),
                row.firstSeenAt(),
                row.lastSeenAt());
        long id = sql.number(
                "SELECT id FROM parked_row WHERE connection_id = ? AND resource = ? AND external_id = ?",
                row.connection().value(), row.resource(), row.externalId());
        sql.update("UPDATE parked_row SET raw = ? WHERE id = ?", sealer.seal(subject(id), raw), id);
    }

    @Override
    public Set<String> waiting(ConnectionId connection, Resource resource) {
        return new HashSet<>(readers.read(sql -> sql.list(
                "SELECT external_id FROM parked_row WHERE connection_id = ? AND resource = ? AND state <> 'RESOLVED'",
                row -> row.getString(1), connection.value(), resource)));
    }

    @Override
    public void resolve(ConnectionId connection, Resource resource, String externalId, Instant at) {
        writer.current().update(
                "UPDATE parked_row SET state = 'RESOLVED', raw = NULL, resolved_at = ?"
                        + " WHERE connection_id = ? AND resource = ? AND external_id = ? AND state <> 'RESOLVED'",
                at, connection.value(), resource, externalId);
    }

    @Override
    public boolean giveUp(long id, Instant at) {
        return writer.current().update(
                        "UPDATE parked_row SET state = 'GIVEN_UP', resolved_at = ? WHERE id = ? AND state = 'OPEN'",
                        at, id)
                == 1;
    }

    @Override
    public Optional<Parked> find(long id) {
        return readers.read(sql -> sql.first(COLUMNS + "WHERE id = ?", SqlParkedRows::row, id));
    }

    @Override
    public List<Parked> open(ConnectionId connection, @Nullable Resource resource, int limit) {
        return readers.read(sql -> sql.list(
                COLUMNS + "WHERE connection_id = ?1 AND (?2 IS NULL OR resource = ?2) AND state = 'OPEN'"
                        + " ORDER BY last_seen_at DESC, id DESC LIMIT ?3",
                SqlParkedRows::row, connection.value(), resource, limit));
    }

    @Override
    public int countOpen(ConnectionId connection) {
        return Math.toIntExact(readers.read(sql -> sql.number(
                "SELECT count(*) FROM parked_row WHERE connection_id = ? AND state = 'OPEN'", connection.value())));
    }

    @Override
    public Oldest oldest(ConnectionId connection, Resource resource, String codePrefix) {
        return readers.read(sql -> sql.first(
                        "SELECT count(*), iif(count(*) = count(changed_at), min(changed_at), NULL) FROM parked_row"
                                + " WHERE connection_id = ? AND resource = ? AND state = 'OPEN'"
                                + " AND substr(code, 1, ?) = ?",
                        row -> new Oldest(row.getInt(1), SqlPulls.instant(row, 2)),
                        connection.value(), resource, codePrefix.length(), codePrefix))
                .orElseThrow();
    }

    private static Parked row(ResultSet row) throws SQLException {
        String args = row.getString(6);
        return new Parked(
                row.getLong(1),
                new ConnectionId(row.getLong(2)),
                Resource.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                args.isEmpty() ? List.of() : List.of(args.split("\n", -1)),
                SqlPulls.instant(row, 7),
                EpochMicros.toInstant(row.getLong(8)),
                EpochMicros.toInstant(row.getLong(9)),
                row.getInt(10));
    }
}
