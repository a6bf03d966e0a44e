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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The stock ledgers in SQLite. Rows and cells gather while a write is open and go down in batches before it commits,
/// before a savepoint and before any read that could miss them. Writer thread only.
public final class SqlStockLedger implements StockLedger {
    private static final int GATHERED_AT_MOST = 50_000;
    private static final Comparator<Appended> IN_KEY_ORDER = (one, other) -> {
        int byCell = Long.compare(one.cell(), other.cell());
        return byCell == 0 ? Long.compare(one.seq(), other.seq()) : byCell;
    };
    private static final String READ_CELLS = "SELECT " + StockRows.CELL_COLUMNS + " FROM json_each(?) AS wanted"
            + " CROSS JOIN stock ON sku_id = wanted.value >> 20 AND location_id = wanted.value & 0xFFFFF";

    private final WriterConnection writer;
    private final StockWriting writing = new StockWriting();
    private final Map<Long, Slot> cells = new HashMap<>(); // read or made in this write
    private final List<Slot> dirty = new ArrayList<>();
    private final List<Appended> movements = new ArrayList<>();
    private final List<ReservationRow> reservations = new ArrayList<>();
    private @Nullable Slot last; // a cell is put right after it was read
    private long lastSeq = -1; // -1: not read yet

    private record ReservationRow(long seq, Reservation row) {}

    /// One cell in this write.
    private static final class Slot {
        private final long key;
        private @Nullable StockCell stored; // as it stands in the table; null: not there
        private StockCell now;
        private boolean isDirty;

        Slot(long key, StockCell now) {
            this.key = key;
            this.now = now;
        }

        void read(StockCell cell) {
            stored = cell;
            now = cell;
        }
    }

    public SqlStockLedger(WriterConnection writer) {
        this.writer = writer;
        writer.beforeCommit(this::flush);
        writer.afterEnd(_ -> forget());
    }

    @Override
    public StockCell cell(SkuId sku, LocationId location) {
        return slot(sku, location).now;
    }

    private Slot slot(SkuId sku, LocationId location) {
        long key = StockQueries.cellKey(sku.value(), location.value());
        Slot known = last;
        if (known == null || known.key != key) {
            known = cells.get(key);
            last = known;
        }
        if (known != null) {
            return known;
        }
        Slot slot = new Slot(key, StockCell.empty(sku, location));
        writer.current()
                .first(
                        "SELECT " + StockRows.CELL_COLUMNS + " FROM stock WHERE sku_id = ? AND location_id = ?",
                        StockRows::cell,
                        sku.value(),
                        location.value())
                .ifPresent(slot::read);
        cells.put(key, slot);
        return slot;
    }

    @Override
    public void expect(List<Observation> observations) {
        long[] unread = new long[observations.size()];
        int count = 0;
        for (Observation seen : observations) {
            long key = StockQueries.cellKey(seen.sku().value(), seen.location().value());
            Slot empty = new Slot(key, StockCell.empty(seen.sku(), seen.location()));
            if (cells.putIfAbsent(key, empty) == null) {
                unread[count++] = key;
            }
        }
        Arrays.sort(unread, 0, count); // neighbours lie on one page of the table
        if (count == 0 || !isAnyBetween(StockQueries.skuOf(unread[0]), StockQueries.skuOf(unread[count - 1]))) {
            return;
        }
        StringBuilder wanted = new StringBuilder(count * 14).append('[').append(unread[0]);
        for (int i = 1; i < count; i++) {
            wanted.append(',').append(unread[i]);
        }
        writer.current()
                .each(
                        READ_CELLS,
                        row -> {
                            StockCell read = StockRows.cell(row);
                            long key = StockQueries.cellKey(read.sku().value(), read.location().value());
                            cells.computeIfAbsent(key, _ -> new Slot(key, read)).read(read);
                        },
                        wanted.append(']').toString());
    }

    /// On a first load there is mostly nothing to read: one look tells.
    private boolean isAnyBetween(long fromArticle, long toArticle) {
        return writer.current()
                        .number(
                                "SELECT EXISTS (SELECT 1 FROM stock WHERE sku_id BETWEEN ? AND ?)", fromArticle,
                                toArticle)
                != 0;
    }

    @Override
    public void put(StockCell cell) {
        Slot slot = slot(cell.sku(), cell.location()); // the sums per article need to know what stood there
        slot.now = cell;
        if (!slot.isDirty) {
            slot.isDirty = true;
            dirty.add(slot);
        }
        if (dirty.size() >= GATHERED_AT_MOST) {
            flush();
        }
    }

    @Override
    public long append(SkuId sku, LocationId location, LedgerEntry entry, int effect) {
        long seq = nextSeq();
        movements.add(new Appended(StockQueries.cellKey(sku.value(), location.value()), seq, entry, effect));
        return seq;
    }

    private long nextSeq() {
        lastSeq = lastSeq() + 1;
        return lastSeq;
    }

    private long lastSeq() {
        if (lastSeq < 0) {
            lastSeq = writer.current().number("SELECT value FROM ledger_seq");
        }
        return lastSeq;
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
    public void answer(
            LedgerEntry.Ref row, @Nullable ConnectionId clock, @Nullable Instant effectAt, Instant answeredAt) {
        flush();
        writer.current()
                .update(
                        "UPDATE movement SET source = ?, at = ?, asked_at = ?"
                                + " WHERE sku_id = ? AND location_id = ? AND seq = ?",
                        clock == null ? 0 : clock.value(),
                        effectAt,
                        answeredAt,
                        row.sku().value(),
                        row.location().value(),
                        row.seq());
    }

    @Override
    public void correctEffect(LedgerEntry.Ref row, int units) {
        flush();
        writer.current()
                .update(
                        "UPDATE movement SET effect = effect + ? WHERE sku_id = ? AND location_id = ? AND seq = ?",
                        units,
                        row.sku().value(),
                        row.location().value(),
                        row.seq());
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
    public long lastArticle() {
        return writer.current().number("SELECT max(sku_id) FROM movement");
    }

    @Override
    public List<Place> aged(long fromArticle, long toArticle, Instant before) {
        flush();
        return writer.current()
                .list(
                        "SELECT sku_id, location_id FROM movement WHERE sku_id BETWEEN ? AND ?"
                                + " GROUP BY sku_id, location_id HAVING count(*) > 1 AND min(received_at) < ?",
                        row -> new Place(new SkuId(row.getLong(1)), new LocationId(row.getLong(2))),
                        fromArticle,
                        toArticle,
                        before);
    }

    @Override
    public void archive(Place place, List<LedgerEntry> rows) {
        flush();
        String which = " FROM movement WHERE sku_id = ? AND location_id = ? AND seq = ?";
        for (String change : List.of("INSERT INTO movement_archive SELECT *" + which, "DELETE" + which)) {
            writer.current().batch(change, rows, (to, row) -> {
                to.setLong(1, place.sku().value());
                to.setLong(2, place.location().value());
                to.setLong(3, row.seq());
            });
        }
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
                        "SELECT " + StockRows.CELL_COLUMNS
                                + " FROM sku CROSS JOIN stock ON sku_id = sku.id WHERE location_id = ? ORDER BY sku.id",
                        row -> visitor.accept(StockRows.cell(row)),
                        location.value());
    }

    @Override
    public boolean putPublished(
            ConnectionId connection,
            SkuId sku,
            LocationId location,
            int value,
            Instant observedAt,
            Instant receivedAt) {
        long at = EpochMicros.of(observedAt);
        return writer.current()
                .update(
                        "INSERT INTO published VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, NULL, NULL)"
                                + " ON CONFLICT DO UPDATE SET value = ?4, observed_at = ?5, received_at = ?6,"
                                + " changed_at = iif(value = ?4, changed_at, ?5),"
                                + " previous = iif(value = ?4, previous, value),"
                                + " previous_seen_at = iif(value = ?4, previous_seen_at, observed_at) WHERE"
                                + " observed_at <= ?5 AND (?3 = 0 OR value <> ?4 OR observed_at <= (SELECT pushed_at"
                                + " FROM pushed p WHERE (p.connection_id, p.sku_id, p.location_id) = (?1, ?2, ?3)))",
                        connection.value(),
                        sku.value(),
                        location.value(),
                        value,
                        at,
                        EpochMicros.of(receivedAt))
                > 0;
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
        movements.sort(IN_KEY_ORDER);
        writing.movements(sql, movements);
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
        boolean hasRows = !movements.isEmpty() || !reservations.isEmpty();
        long stamp = hasRows ? lastSeq() : nextSeq(); // of what changed: above every number there was before
        sql.update("UPDATE ledger_seq SET value = ?", lastSeq);
        dirty.sort(Comparator.comparingLong(slot -> slot.key));
        writing.cells(sql, dirty.stream().map(slot -> slot.now).toList());
        sumUp(sql, stamp);
        movements.clear();
        reservations.clear();
        for (Slot slot : dirty) {
            slot.stored = slot.now;
            slot.isDirty = false;
        }
        dirty.clear();
        if (cells.size() > GATHERED_AT_MOST) {
            forgetCells();
        }
    }

    /// Brings the sums per article up to date by what changed in its cells.
    ///
    /// @param stamp tells later that they changed
    private void sumUp(Statements sql, long stamp) {
        List<SkuSum> sums = new ArrayList<>();
        SkuSum sum = null;
        for (Slot slot : dirty) { // an article's cells stand together
            long sku = slot.now.sku().value();
            if (sum == null || sum.sku() != sku) {
                sum = new SkuSum(sku);
                sums.add(sum);
            }
            if (slot.stored != null) {
                sum.add(slot.stored, -1);
            }
            sum.add(slot.now, 1);
        }
        sql.batch(SkuSum.ADD, sums, (to, one) -> one.bind(to, stamp));
    }

    private void forgetCells() {
        cells.clear();
        last = null;
    }

    private void forget() {
        forgetCells();
        dirty.clear();
        movements.clear();
        reservations.clear();
    }
}
