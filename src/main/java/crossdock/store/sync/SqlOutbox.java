package crossdock.store.sync;

import crossdock.inventory.LedgerEntry.Ref;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Sealer;
import crossdock.kernel.SkuId;
import crossdock.kernel.Unsealer;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import crossdock.sync.outbox.Outbox;
import crossdock.sync.outbox.Owing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The outbox in SQLite; what goes out is sealed between attempts.
public final class SqlOutbox implements Outbox {
    private static final String SELECT = "SELECT " + OutboxSql.COLUMNS + " FROM outbox o WHERE ";
    /// Nothing older of the same subject is still open.
    private static final String IS_FIRST = " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE"
            + " e.connection_id = o.connection_id AND e.subject IN (o.subject, o.second_subject) AND e.id < o.id"
            + " AND e.state IN ('PENDING', 'IN_FLIGHT', 'PARKED'))"
            + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.connection_id = o.connection_id"
            + " AND e.second_subject IN (o.subject, o.second_subject) AND e.second_subject IS NOT NULL AND e.id < o.id"
            + " AND e.state IN ('PENDING', 'IN_FLIGHT', 'PARKED'))";

    private final WriterConnection writer;
    private final Readers readers;
    private final Sealer sealer;
    private final Unsealer unsealer;

    public SqlOutbox(WriterConnection writer, Readers readers, Sealer sealer, Unsealer unsealer) {
        this.writer = writer;
        this.readers = readers;
        this.sealer = sealer;
        this.unsealer = unsealer;
    }

    private static String seal(long id) {
        return "outbox:" + id;
    }

    @Override
    public Owing add(Owing row, List<Ref> movements) {
        long id = writer.current().insert(
                "INSERT INTO outbox (connection_id, kind, state, subject, second_subject, sku_id, location_id,"
                        + " to_location_id, units, known, happened_at, due_at, attempts, doubtful, code, words, actor,"
                        + " order_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', '', ?, ?)",
                row.connection().value(),
                row.kind(),
                row.state(),
                row.subject(),
                row.secondSubject(),
                row.sku() == null ? null : row.sku().value(),
                row.location().value(),
                row.to().value(),
                row.units(),
                row.known(),
                row.happenedAt(),
                row.dueAt(),
                row.actor(),
                row.order() == null ? null : row.order().value());
        movements.forEach(movement -> addMovement(id, movement));
        return find(id).orElseThrow();
    }

    @Override
    public void put(Owing row) {
        writer.current().update(
                "UPDATE outbox SET state = ?, units = ?, known = ?, due_at = ?, attempts = ?, doubtful = ?,"
                        + " idempotency_key = ?, sent_at = ?, ended_at = ?, code = ?, words = ?, said = ? WHERE id = ?",
                row.state(),
                row.units(),
                row.known(),
                row.dueAt(),
                row.attempts(),
                row.isDoubtful(),
                row.key(),
                row.sentAt(),
                row.endedAt(),
                row.code(),
                row.words(),
                row.said(),
                row.id());
    }

    @Override
    public Optional<Owing> find(long id) {
        return readers.read(sql -> sql.first(SELECT + "o.id = ?", OutboxSql::owing, id));
    }

    @Override
    public void freeze(long id, String draft) {
        byte[] plain = draft.getBytes(StandardCharsets.UTF_8);
        writer.current().update("UPDATE outbox SET body = ? WHERE id = ?", sealer.seal(seal(id), plain), id);
    }

    @Override
    public void thaw(long id) {
        writer.current().update("UPDATE outbox SET body = NULL WHERE id = ?", id);
    }

    @Override
    public Optional<String> frozen(long id) {
        Optional<byte[]> sealed = readers.read(sql -> sql.first(
                "SELECT body FROM outbox WHERE id = ? AND body IS NOT NULL", row -> row.getBytes(1), id));
        return sealed.map(bytes -> new String(unsealer.open(seal(id), bytes), StandardCharsets.UTF_8));
    }

    @Override
    public List<Ref> movements(long id) {
        return readers.read(sql -> sql.list(
                "SELECT sku_id, location_id, seq FROM outbox_movement WHERE outbox_id = ? ORDER BY seq",
                row -> new Ref(new SkuId(row.getLong(1)), new LocationId(row.getLong(2)), row.getLong(3)),
                id));
    }

    @Override
    public void addMovement(long id, Ref movement) {
        writer.current().update(
                "INSERT INTO outbox_movement VALUES (?, ?, ?, ?)",
                id, movement.sku().value(), movement.location().value(), movement.seq());
    }

    @Override
    public void handOver(long from, long to) {
        writer.current().update("UPDATE outbox_movement SET outbox_id = ? WHERE outbox_id = ?", to, from);
    }

    @Override
    public Optional<Owing> nextCommand(ConnectionId connection, Instant now) {
        return next(connection, now, "('ADJUST', 'COUNT', 'TRANSFER')");
    }

    @Override
    public Optional<Owing> nextLetter(ConnectionId connection, Instant now) {
        return next(connection, now, "('ASSIGN')");
    }

    private Optional<Owing> next(ConnectionId connection, Instant now, String kinds) {
        return readers.read(sql -> sql.first(
                SELECT + "o.connection_id = ? AND " + OutboxSql.OPEN + " AND o.state = 'PENDING'"
                        + " AND o.kind IN " + kinds + " AND o.due_at <= ?" + IS_FIRST + " ORDER BY o.id LIMIT 1",
                OutboxSql::owing, connection.value(), now));
    }

    @Override
    public List<Owing> nextValues(ConnectionId connection, Instant now, int limit) {
        return readers.read(sql -> sql.list(
                SELECT + "o.connection_id = ? AND " + OutboxSql.OPEN + " AND o.state = 'PENDING'"
                        + " AND o.kind = 'PUBLISH' AND o.due_at <= ? ORDER BY o.due_at, o.id LIMIT ?",
                OutboxSql::owing, connection.value(), now, limit));
    }

    @Override
    public Optional<Instant> nextDue(ConnectionId connection) {
        return readers.read(sql -> sql.first(
                        "SELECT min(due_at) FROM outbox o WHERE connection_id = ? AND " + OutboxSql.OPEN
                                + " AND state = 'PENDING'",
                        row -> Optional.ofNullable(SqlPulls.instant(row, 1)), connection.value()))
                .flatMap(due -> due);
    }

    @Override
    public Optional<Owing> untried(ConnectionId connection, Owing.Kind kind, String subject) {
        return readers.read(sql -> sql.first(
                SELECT + "o.connection_id = ? AND o.subject = ? AND " + OutboxSql.OPEN
                        + " AND o.state = 'PENDING' AND o.attempts = 0 AND o.kind = ? ORDER BY o.id LIMIT 1",
                OutboxSql::owing, connection.value(), subject, kind));
    }

    @Override
    public Optional<String> lastSaid(ConnectionId connection, OrderId order) {
        return readers.read(sql -> sql.first(
                "SELECT said FROM outbox WHERE order_id = ? AND connection_id = ? AND state = 'ACKNOWLEDGED'"
                        + " AND said IS NOT NULL ORDER BY id DESC LIMIT 1",
                row -> row.getString(1), order.value(), connection.value()));
    }

    @Override
    public Set<String> owed(ConnectionId connection, Owing.Kind kind, List<String> subjects) {
        String wanted = subjects.stream().map(each -> '"' + each + '"').collect(Collectors.joining(",", "[", "]"));
        return new HashSet<>(readers.read(sql -> sql.list(
                "SELECT o.subject FROM json_each(?) w CROSS JOIN outbox o ON o.connection_id = ?"
                        + " AND o.subject = w.value AND " + OutboxSql.OPEN + " AND o.kind = ?",
                row -> row.getString(1), wanted, connection.value(), kind)));
    }

    @Override
    public int recover(ConnectionId connection) {
        return writer.current().update(
                "UPDATE outbox AS o SET state = 'PENDING' WHERE o.connection_id = ? AND " + OutboxSql.OPEN
                        + " AND o.state = 'IN_FLIGHT'",
                connection.value());
    }

    @Override
    public void hurry(ConnectionId connection, Instant now) {
        writer.current().update(
                "UPDATE outbox AS o SET due_at = ?2 WHERE o.connection_id = ?1 AND " + OutboxSql.OPEN
                        + " AND o.state = 'PENDING' AND o.due_at > ?2",
                connection.value(), now);
    }

    @Override
    public Set<SkuId> unsettled(List<SkuId> skus) {
        String ids = Arrays.toString(skus.stream().mapToLong(SkuId::value).toArray());
        return new HashSet<>(readers.read(sql -> sql.list(
                "SELECT DISTINCT o.sku_id FROM json_each(?) w CROSS JOIN outbox o ON o.sku_id = w.value AND "
                        + OutboxSql.OPEN + " AND o.doubtful = 1 AND o.kind <> 'PUBLISH'"
                        + " AND o.state <> 'PARKED'",
                row -> new SkuId(row.getLong(1)), ids)));
    }

    @Override
    public void pushed(ConnectionId connection, SkuId sku, LocationId location, int value, Instant at) {
        writer.current().update(
                "INSERT OR REPLACE INTO pushed VALUES (?, ?, ?, ?, ?)",
                connection.value(), sku.value(), location.value(), value, at);
    }

    @Override
    public Optional<LocationId> publishingAt(ConnectionId connection) {
        return readers.read(sql -> sql.first(
                "SELECT location_id FROM publishing WHERE connection_id = ?", row -> new LocationId(row.getLong(1)),
                connection.value()));
    }

    @Override
    public void publish(ConnectionId connection, LocationId at, Instant since) {
        writer.current().update(
                "INSERT OR REPLACE INTO publishing (connection_id, since, location_id) VALUES (?, ?, ?)",
                connection.value(), since, at.value());
    }

    @Override
    public void stopPublishing(ConnectionId connection) {
        writer.current().update("DELETE FROM publishing WHERE connection_id = ?", connection.value());
    }

    @Override
    public void prune(Instant values, Instant commands) {
        String old = " FROM outbox WHERE ended_at IS NOT NULL AND ended_at < ? AND (kind = 'PUBLISH'"
                + " OR ended_at < ?)";
        writer.current().update(
                "DELETE FROM outbox_movement WHERE outbox_id IN (SELECT id" + old + ")", values, commands);
        writer.current().update("DELETE" + old, values, commands);
    }
}
