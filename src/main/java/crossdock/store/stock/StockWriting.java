package crossdock.store.stock;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.StockCell;
import crossdock.kernel.EpochMicros;
import crossdock.store.Statements;
import crossdock.store.stock.StockRows.Appended;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Puts many ledger rows and cells down at once. A page of counts is mostly of one kind: anchors of one source and one
/// request, and cells that hold just what was counted; for those few values differ from row to row.
final class StockWriting {
    private final WideInsert<Appended> anchors = new WideInsert<>(
            StockRows.INSERT_MOVEMENTS, "(#1,#2,#3,1,#4,$1,$2,$3,$4,#5,$5,$6,NULL,NULL,NULL,#6)", new Anchors());
    private final WideInsert<StockCell> counted = new WideInsert<>(
            StockRows.REPLACE_CELLS, "(#1,#2,#3,0,0,0,0,0,0,#3,NULL,$1,$2,$3,#4,#5,$4,$5)", new Counted());
    private final WideInsert<StockCell> cells = new WideInsert<>(
            StockRows.REPLACE_CELLS, "(#1,#2,#3,#4,#5,#6,#7,#8,#9,#10,#11,#12,#13,#14,#15,#16,#17,#18)", new Whole());

    /// Both tables are clustered by article and location: rows in that order cost the least.
    void movements(Statements sql, List<Appended> rows) {
        List<Appended> seen = new ArrayList<>(rows.size());
        List<Appended> others = new ArrayList<>();
        for (Appended row : rows) {
            (row.entry() instanceof Anchor ? seen : others).add(row);
        }
        anchors.insert(sql, seen);
        sql.batch(StockRows.INSERT_MOVEMENT, others, StockRows::bindMovement);
    }

    void cells(Statements sql, List<StockCell> rows) {
        List<StockCell> plain = new ArrayList<>(rows.size());
        List<StockCell> others = new ArrayList<>();
        for (StockCell cell : rows) {
            (isJustCounted(cell) ? plain : others).add(cell);
        }
        counted.insert(sql, plain);
        cells.insert(sql, others);
    }

    private static boolean isJustCounted(StockCell cell) {
        Anchor anchor = cell.anchor();
        return anchor != null
                && anchor.unavailable() == null
                && anchor.figure() == cell.onHand()
                && !cell.hasLive()
                && (cell.unavailable() | cell.reserved() | cell.safetyStock() | cell.routingSafetyStock()
                                | cell.ownUnavailable())
                        == 0;
    }

    /// Same source and cause, asked for and received in one go.
    private static boolean isAlike(Anchor one, Anchor other) {
        return one.cause() == other.cause()
                && StockRows.flags(one) == StockRows.flags(other)
                && Objects.equals(one.source(), other.source())
                && one.askedAt().equals(other.askedAt())
                && one.receivedAt().equals(other.receivedAt());
    }

    private static void bindRequest(PreparedStatement to, int at, Anchor anchor) throws SQLException {
        to.setInt(at, StockRows.flags(anchor));
        to.setInt(at + 1, anchor.cause().code());
        to.setLong(at + 2, anchor.source() == null ? 0 : anchor.source().value());
        to.setLong(at + 3, EpochMicros.of(anchor.askedAt()));
        to.setLong(at + 4, EpochMicros.of(anchor.receivedAt()));
    }

    private static final class Anchors implements WideInsert.Layout<Appended> {
        @Override
        public int shared() {
            return 6;
        }

        @Override
        public int own() {
            return 6;
        }

        @Override
        public boolean isAlike(Appended one, Appended other) {
            Anchor first = anchor(one);
            Anchor second = anchor(other);
            return StockWriting.isAlike(first, second) && Objects.equals(first.unavailable(), second.unavailable());
        }

        @Override
        public void bindShared(PreparedStatement to, Appended row) throws SQLException {
            StockRows.bindInt(to, 1, anchor(row).unavailable());
            bindRequest(to, 2, anchor(row));
        }

        @Override
        public void bindOwn(PreparedStatement to, int before, Appended row) throws SQLException {
            Anchor anchor = anchor(row);
            to.setLong(before + 1, row.sku());
            to.setLong(before + 2, row.location());
            to.setLong(before + 3, row.seq());
            to.setInt(before + 4, anchor.figure());
            to.setLong(before + 5, EpochMicros.of(anchor.observedAt()));
            to.setInt(before + 6, row.effect());
        }

        private static Anchor anchor(Appended row) {
            return (Anchor) row.entry();
        }
    }

    private static final class Counted implements WideInsert.Layout<StockCell> {
        @Override
        public int shared() {
            return 5;
        }

        @Override
        public int own() {
            return 5;
        }

        @Override
        public boolean isAlike(StockCell one, StockCell other) {
            return StockWriting.isAlike(anchor(one), anchor(other));
        }

        @Override
        public void bindShared(PreparedStatement to, StockCell cell) throws SQLException {
            bindRequest(to, 1, anchor(cell));
        }

        @Override
        public void bindOwn(PreparedStatement to, int before, StockCell cell) throws SQLException {
            to.setLong(before + 1, cell.sku().value());
            to.setLong(before + 2, cell.location().value());
            to.setInt(before + 3, cell.onHand());
            to.setLong(before + 4, anchor(cell).seq());
            to.setLong(before + 5, EpochMicros.of(anchor(cell).observedAt()));
        }

        private static Anchor anchor(StockCell cell) {
            return Objects.requireNonNull(cell.anchor());
        }
    }

    private static final class Whole implements WideInsert.Layout<StockCell> {
        @Override
        public int shared() {
            return 0;
        }

        @Override
        public int own() {
            return 18;
        }

        @Override
        public boolean isAlike(StockCell one, StockCell other) {
            return true;
        }

        @Override
        public void bindShared(PreparedStatement to, StockCell cell) {
            // nothing is common to all of them
        }

        @Override
        public void bindOwn(PreparedStatement to, int before, StockCell cell) throws SQLException {
            StockRows.bindCell(to, before, cell);
        }
    }
}
