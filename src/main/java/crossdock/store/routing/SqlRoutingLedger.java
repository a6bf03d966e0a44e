package crossdock.store.routing;

import crossdock.fulfilment.live.RoutingLedger;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What routing remembers, in SQLite.
public final class SqlRoutingLedger implements RoutingLedger {
    private static final String DECISION =
            "SELECT id, order_id, order_version, run_id, policy_hash, at, outcome, memory FROM routing_decision";
    private static final String WORK = "SELECT order_id, location_id, day, shift, lines, units FROM capacity_taken";

    private final WriterConnection writer;
    private final Readers readers;

    public SqlRoutingLedger(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<Standing> standing(OrderId order) {
        return readers.read(sql -> sql.first(
                "SELECT order_id, run, state, queue, due_at, cancel_at, order_version, ifnull(decision_id, 0),"
                        + " changed_at FROM order_routing WHERE order_id = ?",
                row -> new Standing(
                        new OrderId(row.getLong(1)),
                        row.getString(2),
                        State.valueOf(row.getString(3)),
                        row.getString(4),
                        instant(row, 5),
                        instant(row, 6),
                        row.getLong(7),
                        row.getLong(8),
                        EpochMicros.toInstant(row.getLong(9))),
                order.value()));
    }

    @Override
    public void put(Standing s) {
        writer.current().update(
                "INSERT OR REPLACE INTO order_routing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                s.order().value(),
                s.run(),
                s.state(),
                s.queue(),
                s.dueAt(),
                s.cancelAt(),
                s.version(),
                s.decision() == 0 ? null : s.decision(),
                s.changedAt());
    }

    @Override
    public void forget(OrderId order) {
        writer.current().update("DELETE FROM order_routing WHERE order_id = ?", order.value());
    }

    @Override
    public List<OrderId> due(Instant now, int limit) {
        return ids(
                "SELECT order_id FROM order_routing WHERE due_at <= ? ORDER BY due_at, order_id LIMIT ?", now, limit);
    }

    @Override
    public List<OrderId> toCancel(Instant now, int limit) {
        return ids(
                "SELECT order_id FROM order_routing WHERE cancel_at <= ? ORDER BY cancel_at, order_id LIMIT ?",
                now,
                limit);
    }

    private List<OrderId> ids(String query, Instant now, int limit) {
        return readers.read(sql -> sql.list(query, row -> new OrderId(row.getLong(1)), now, limit));
    }

    @Override
    public Optional<Instant> nextDue() {
        return readers.read(sql -> sql.first(
                "SELECT min(at) FROM (SELECT min(due_at) AS at FROM order_routing WHERE due_at IS NOT NULL"
                        + " UNION ALL SELECT min(cancel_at) FROM order_routing WHERE cancel_at IS NOT NULL)"
                        + " HAVING min(at) IS NOT NULL",
                row -> EpochMicros.toInstant(row.getLong(1))));
    }

    @Override
    public long add(Kept d) {
        return writer.current().insert(
                "INSERT INTO routing_decision (order_id, order_version, run_id, policy_hash, at, outcome, memory)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                d.order().value(),
                d.version(),
                d.run(),
                d.policy(),
                d.at(),
                d.outcome(),
                d.memory());
    }

    @Override
    public void keepNetwork(String hash, Supplier<byte[]> made, Instant at) {
        if (writer.current().number("SELECT EXISTS (SELECT 1 FROM routing_network WHERE hash = ?)", hash) == 0) {
            writer.current().update("INSERT INTO routing_network VALUES (?, ?, ?)", hash, made.get(), at);
        }
    }

    @Override
    public Optional<byte[]> network(String hash) {
        return readers.read(sql -> sql.first(
                "SELECT facts FROM routing_network WHERE hash = ?", row -> row.getBytes(1), hash));
    }

    @Override
    public Optional<Kept> decision(long id) {
        return readers.read(sql -> sql.first(DECISION + " WHERE id = ?", SqlRoutingLedger::kept, id));
    }

    @Override
    public List<Kept> decisions(OrderId order) {
        return readers.read(sql -> sql.list(
                DECISION + " WHERE order_id = ? ORDER BY id DESC", SqlRoutingLedger::kept, order.value()));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong(1),
                new OrderId(row.getLong(2)),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                EpochMicros.toInstant(row.getLong(6)),
                State.valueOf(row.getString(7)),
                row.getBytes(8));
    }

    @Override
    public void take(Work w) {
        writer.current().update(
                "INSERT INTO capacity_taken VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
                        + " SET lines = lines + excluded.lines, units = units + excluded.units",
                w.order().value(),
                w.location().value(),
                w.day().toString(),
                w.shift(),
                w.lines(),
                w.units());
    }

    @Override
    public void giveBack(OrderId order, LocationId location) {
        writer.current().update(
                "DELETE FROM capacity_taken WHERE order_id = ?1 AND ?2 IN (0, location_id)",
                order.value(),
                location.value());
    }

    @Override
    public List<Work> work(LocalDate from) {
        return readers.read(sql -> sql.list(WORK + " WHERE day >= ?", SqlRoutingLedger::work, from.toString()));
    }

    @Override
    public List<Work> workOf(OrderId order) {
        return readers.read(sql -> sql.list(
                WORK + " WHERE order_id = ? ORDER BY location_id", SqlRoutingLedger::work, order.value()));
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                new OrderId(row.getLong(1)),
                new LocationId(row.getLong(2)),
                LocalDate.parse(row.getString(3)),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6));
    }

    @Override
    public void takeSlot(Slot s) {
        writer.current().update(
                "INSERT OR REPLACE INTO pickup_taken VALUES (?, ?, ?, ?)",
                s.order().value(),
                s.location().value(),
                s.from(),
                s.to());
    }

    @Override
    public void giveBackSlot(OrderId order) {
        writer.current().update("DELETE FROM pickup_taken WHERE order_id = ?", order.value());
    }

    @Override
    public List<Slot> slots(Instant from) {
        return readers.read(sql -> sql.list(
                "SELECT order_id, location_id, slot_from, slot_to FROM pickup_taken WHERE slot_to >= ?",
                row -> new Slot(
                        new OrderId(row.getLong(1)),
                        new LocationId(row.getLong(2)),
                        EpochMicros.toInstant(row.getLong(3)),
                        EpochMicros.toInstant(row.getLong(4))),
                from));
    }

    @Override
    public void reject(OrderId order, LocationId location, int units, String reason, Instant at, String by) {
        writer.current().update(
                "INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?, ?, ?)",
                order.value(),
                location.value(),
                units,
                reason,
                at,
                by);
    }

    @Override
    public void putBackorder(Backorder b) {
        writer.current().update(
                "INSERT OR REPLACE INTO backorder VALUES (?, ?, ?, ?, ?, ?, ?)",
                b.line().value(),
                b.order().value(),
                b.units(),
                b.location().value(),
                b.dueAt(),
                b.basis(),
                b.since());
    }

    @Override
    public void clearBackorders(OrderId order) {
        writer.current().update("DELETE FROM backorder WHERE order_id = ?", order.value());
    }

    @Override
    public List<Backorder> backorders(OrderId order) {
        return readers.read(sql -> sql.list(
                "SELECT line_id, order_id, units, location_id, due_at, basis, since FROM backorder WHERE order_id = ?"
                        + " ORDER BY line_id",
                row -> new Backorder(
                        new LineId(row.getLong(1)),
                        new OrderId(row.getLong(2)),
                        row.getInt(3),
                        new LocationId(row.getLong(4)),
                        EpochMicros.toInstant(row.getLong(5)),
                        row.getString(6),
                        EpochMicros.toInstant(row.getLong(7))),
                order.value()));
    }

    @Override
    public long add(RunRecord r) {
        return writer.current().insert(
                "INSERT INTO routing_run (run, policy_hash, cause, started_at, ended_at, orders, placed, partial,"
                        + " unfilled, unchanged, races, result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                r.run(),
                r.policy(),
                r.cause(),
                r.startedAt(),
                r.endedAt(),
                r.orders(),
                r.placed(),
                r.partial(),
                r.unfilled(),
                r.unchanged(),
                r.races(),
                r.result());
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return readers.read(sql -> sql.list(
                "SELECT * FROM routing_run ORDER BY started_at DESC, id DESC LIMIT ?",
                row -> new RunRecord(
                        row.getLong("id"),
                        row.getString("run"),
                        row.getString("policy_hash"),
                        Cause.valueOf(row.getString("cause")),
                        EpochMicros.toInstant(row.getLong("started_at")),
                        EpochMicros.toInstant(row.getLong("ended_at")),
                        row.getInt("orders"),
                        row.getInt("placed"),
                        row.getInt("partial"),
                        row.getInt("unfilled"),
                        row.getInt("unchanged"),
                        row.getInt("races"),
                        row.getString("result")),
                limit));
    }

    @Override
    public List<Waiting> waiting() {
        return readers.read(sql -> sql.list(
                "SELECT run, count(*), min(due_at) FROM order_routing WHERE run IS NOT NULL AND state = 'WAITING'"
                        + " GROUP BY run ORDER BY run",
                row -> new Waiting(row.getString(1), row.getInt(2), instant(row, 3))));
    }

    @Override
    public Set<String> paused() {
        return readers.read(sql -> new TreeSet<>(sql.list("SELECT run FROM routing_pause", row -> row.getString(1))));
    }

    @Override
    public void pause(String run, boolean isPaused, Instant at, String by) {
        if (isPaused) {
            writer.current().update("INSERT OR IGNORE INTO routing_pause VALUES (?, ?, ?)", run, at, by);
        } else {
            writer.current().update("DELETE FROM routing_pause WHERE run = ?", run);
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : EpochMicros.toInstant(micros);
    }
}
