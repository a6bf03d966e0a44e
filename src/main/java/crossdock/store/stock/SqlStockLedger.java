package crossdock.store.stock;

import crossdock.inventory.LedgerEntry;
import crossdock.inventory.Observation;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockLedger;
import crossdock.inventory.StockQueries;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import crossdock.store.stock.StockRows.Appended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The stock ledgers in SQLite. Rows and cells gather while a write is open and go down in batches before it commits,
/// before a savepoint and before any read that could miss them. Writer thread only.
public final class SqlStockLedger implements StockLedger {
    private static final int GATHERED_AT_MOST = 50_000;
    private static final String READ_CELLS = "SELECT " + StockRows.CELL_COLUMNS + " FROM json_each(?) AS wanted"
            + " CROSS JOIN stock ON sku_id = wanted.value >> 20 AND location_id = wanted.value & 0xFFFFF";

    private final WriterConnection writer;
    private final Map<Long, StockCell> cells = new HashMap<>(); // as this write sees them
    private final Map<Long, StockCell> stored = new HashMap<>(); // as they stand in the table
    private final TreeMap<Long, StockCell> dirty = new TreeMap<>(); // in key order: the table is clustered by it
    private final List<Appended> movements = new ArrayList<>();
    private final List<ReservationRow> reservations = new ArrayList<>();
    private long lastSeq = -1; // -1: not read yet

    private record ReservationRow(long seq, Reservation row) {}

    public SqlStockLedger(WriterConnection writer) {
        this.writer = writer;
        writer.beforeCommit(this::flush);
        writer.afterEnd(_ -> forget());
    }

    @Override
    public StockCell cell(SkuId sku, LocationId location) {
        long key = StockQueries.cellKey(sku.value(), location.value());
        StockCell known = cells.get(key);
        if (known != null) {
            return known;
        }
        StockCell read = writer.current()
                .first(
                        "SELECT " + StockRows.CELL_COLUMNS + " FROM stock WHERE sku_id = ? AND location_id = ?",
                        StockRows::cell,
                        sku.value(),
                        location.value())
                .orElse(null);
        StockCell cell = read == null ? StockCell.empty(sku, location) : read;
        cells.put(key, cell);
        if (read != null) {
            stored.put(key, read);
        }
        return cell;
    }

    @Override
    public void expect(List<Observation> observations) {
        StringJoiner unread = new StringJoiner(",", "[", "]");
        for (Observation seen : observations) {
            long key = StockQueries.cellKey(seen.sku().value(), seen.location().value());
            if (cells.putIfAbsent(key, StockCell.empty(seen.sku(), seen.location())) == null) {
                unread.add(Long.toString(key));
            }
        }
        writer.current()
                .each(
                        READ_CELLS,
                        row -> {
                            StockCell read = StockRows.cell(row);
                            long key = StockQueries.cellKey(read.sku().value(), read.location().value());
                            cells.put(key, read);
                            stored.put(key, read);
                        },
                        unread.toString());
    }

    @Override
    public void put(StockCell cell) {
        long key = StockQueries.cellKey(cell.sku().value(), cell.location().value());
        if (!cells.containsKey(key)) {
            cell(cell.sku(), cell.location()); // the sums per article need to know what stood there
        }
        cells.put(key, cell);
        dirty.put(key, cell);
        if (dirty.size() >= GATHERED_AT_MOST) {
            flush();
        }
    }

    @Override
    public long append(SkuId sku, LocationId location, LedgerEntry entry, int effect) {
        long seq = nextSeq();
        movements.add(new Appended(sku.value(), location.value(), seq, entry, effect));
        return seq;
    }

    private long nextSeq() {
        if (lastSeq < 0) {
            lastSeq = writer.current().number("SELECT value FROM ledger_seq");
        }
        return ++lastSeq;
    }

    @Override
    public List<LedgerEntry> live(SkuId sku, LocationId location) {
        flush();
        return writer.current()
                .list(
                        "SELECT " + StockRows.MOVEMENT_COLUMNS
                                + " FROM live_movement JOIN movement USING (sku_id, location_id, seq)"
                                + " WHERE sku_id = ? AND location_id = ? ORDER BY seq",
                        StockRows::movement,
                        sku.value(),
                        location.value());
    }

    @Override
    public void setLive(SkuId sku, LocationId location, List<LedgerEntry> live) {
        Statements sql = writer.current();
        sql.update(
                "DELETE FROM live_movement WHERE sku_id = ? AND location_id = ?", sku.value(), location.value());
        sql.batch("INSERT INTO live_movement VALUES (?, ?, ?)", live, (to, entry) -> {
            to.setLong(1, sku.value());
            to.setLong(2, location.value());
            to.setLong(3, entry.seq());
        });
    }

    @Override
    public List<LedgerEntry> ledger(SkuId sku, LocationId location) {
        flush();
        return writer.current()
                .list(
                        "SELECT " + StockRows.MOVEMENT_COLUMNS
                                + " FROM movement WHERE sku_id = ? AND location_id = ? ORDER BY seq",
                        StockRows::movement,
                        sku.value(),
                        location.value());
    }

    @Override
    public void appendReservation(Reservation reservation) {
        reservations.add(new ReservationRow(nextSeq(), reservation));
    }

    @Override
    public List<Reserved> reservedBy(LineId line) {
        flush();
        return writer.current()
                .list(
                        "SELECT sku_id, location_id, sum(quantity) FROM reservation WHERE line_id = ?"
                                + " GROUP BY sku_id, location_id HAVING sum(quantity) <> 0 ORDER BY sku_id,"
                                + " location_id",
                        row -> new Reserved(
                                new SkuId(row.getLong(1)), new LocationId(row.getLong(2)), row.getInt(3)),
                        line.value());
    }

    @Override
    public void forEachCell(LocationId location, Consumer<StockCell> visitor) {
        flush();
        writer.current()
                .each(
                        "SELECT " + StockRows.CELL_COLUMNS + " FROM stock WHERE location_id = ? ORDER BY sku_id",
                        row -> visitor.accept(StockRows.cell(row)),
                        location.value());
    }

    @Override
    public void putPublished(
            ConnectionId connection,
            SkuId sku,
            LocationId location,
            int value,
            Instant observedAt,
            Instant receivedAt) {
        long at = EpochMicros.of(observedAt);
        writer.current()
                .update(
                        "INSERT INTO published VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, NULL, NULL)"
                                + " ON CONFLICT DO UPDATE SET value = ?4, observed_at = ?5, received_at = ?6,"
                                + " changed_at = iif(value = ?4, changed_at, ?5),"
                                + " previous = iif(value = ?4, previous, value),"
                                + " previous_seen_at = iif(value = ?4, previous_seen_at, observed_at) WHERE"
                                + " observed_at <= ?5",
                        connection.value(),
                        sku.value(),
                        location.value(),
                        value,
                        at,
                        EpochMicros.of(receivedAt));
    }

    static Reservation.Cause reservationCause(int code) {
        for (Reservation.Cause cause : Reservation.Cause.values()) {
            if (cause.code() == code) {
                return cause;
            }
        }
        throw new IllegalArgumentException("no reservation cause has code " + code);
    }

    private void flush() {
        if (movements.isEmpty() && reservations.isEmpty() && dirty.isEmpty()) {
            return;
        }
        Statements sql = writer.current();
        sql.batch(StockRows.INSERT_MOVEMENT, movements, StockRows::bindMovement);
        sql.batch("INSERT INTO reservation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", reservations, (to, row) -> {
            Reservation reservation = row.row();
            to.setLong(1, reservation.sku().value());
            to.setLong(2, reservation.location().value());
            to.setLong(3, row.seq());
            to.setLong(4, reservation.line().value());
            to.setInt(5, reservation.quantity());
            to.setInt(6, reservation.cause().code());
            to.setString(7, reservation.actor());
            to.setLong(8, EpochMicros.of(reservation.at()));
        });
        if (!movements.isEmpty() || !reservations.isEmpty()) {
            sql.update("UPDATE ledger_seq SET value = ?", lastSeq);
        }
        sql.batch(StockRows.REPLACE_CELL, dirty.values(), StockRows::bindCell);
        sumUp(sql);
        movements.clear();
        reservations.clear();
        stored.putAll(dirty);
        dirty.clear();
        if (cells.size() > GATHERED_AT_MOST) {
            cells.clear();
            stored.clear();
        }
    }

    /// Brings the sums per article up to date by what changed in its cells.
    private void sumUp(Statements sql) {
        Map<Long, SkuSum> sums = new TreeMap<>();
        dirty.forEach((key, now) -> {
            SkuSum sum = sums.computeIfAbsent(now.sku().value(), _ -> new SkuSum());
            StockCell before = stored.get(key);
            if (before != null) {
                sum.add(before, -1);
            }
            sum.add(now, 1);
        });
        sql.batch(SkuSum.ADD, sums.entrySet(), (to, sum) -> sum.getValue().bind(to, sum.getKey()));
    }

    private void forget() {
        cells.clear();
        stored.clear();
        dirty.clear();
        movements.clear();
        reservations.clear();
    }
}
