package crossdock.store.stock;

import crossdock.inventory.LedgerEntry;
import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.MovementCause;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockQueries;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How ledger entries and cells stand in the tables `movement` and `stock`.
final class StockRows {
    static final String MOVEMENT_COLUMNS =
            "seq, kind, on_hand, unavailable, flags, cause, source, at, asked_at, received_at, actor, reference,"
            + " line_id";
    static final String INSERT_MOVEMENTS =
            "INSERT INTO movement (sku_id, location_id, " + MOVEMENT_COLUMNS + ", effect) VALUES";
    static final String INSERT_MOVEMENT = INSERT_MOVEMENTS + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    static final String CELL_COLUMNS = "sku_id, location_id, on_hand, unavailable, reserved, safety_stock,"
            + " routing_safety_stock, own_unavailable, live, figure, anchor_unavailable, anchor_flags, anchor_cause,"
            + " anchor_source, anchor_seq, observed_at, asked_at, received_at";
    static final String REPLACE_CELLS = "INSERT OR REPLACE INTO stock (" + CELL_COLUMNS + ") VALUES";

    private static final int ANCHOR = 1;
    private static final int DELTA = 2;
    private static final int HELD = 3;
    private static final int INCLUDES_UNAVAILABLE = 1;
    private static final int CLAMPED = 2;

    private StockRows() {}

    /// A ledger row waiting to be written.
    ///
    /// @param cell article and location, as [StockQueries#cellKey] packs them
    record Appended(long cell, long seq, LedgerEntry entry, int effect) {
        long sku() {
            return StockQueries.skuOf(cell);
        }

        long location() {
            return StockQueries.locationOf(cell);
        }
    }

    static void bindMovement(PreparedStatement to, Appended row) throws SQLException {
        to.setLong(1, row.sku());
        to.setLong(2, row.location());
        to.setLong(3, row.seq());
        switch (row.entry()) {
            case Anchor a -> {
                bindKind(to, ANCHOR, a.figure(), a.unavailable(), flags(a), a.cause());
                bindStamps(to, a.source(), a.observedAt(), a.askedAt(), a.receivedAt());
                bindWho(to, null, null, null);
            }
            case Delta d -> {
                bindKind(to, DELTA, d.onHand(), d.unavailable(), 0, d.cause());
                bindStamps(to, d.clock(), d.effectAt(), d.answeredAt(), d.receivedAt());
                bindWho(to, d.actor(), d.reference(), d.line());
            }
            case Held h -> {
                bindKind(to, HELD, h.units(), null, 0, h.cause());
                bindStamps(to, h.clock(), h.at(), null, h.receivedAt());
                bindWho(to, null, null, h.line());
            }
        }
        to.setInt(16, row.effect());
    }

    private static void bindKind(
            PreparedStatement to, int kind, int onHand, @Nullable Integer unavailable, int flags, MovementCause cause)
            throws SQLException {
        to.setInt(4, kind);
        to.setInt(5, onHand);
        bindInt(to, 6, unavailable);
        to.setInt(7, flags);
        to.setInt(8, cause.code());
    }

    private static void bindStamps(
            PreparedStatement to,
            @Nullable ConnectionId source,
            @Nullable Instant at,
            @Nullable Instant askedAt,
            Instant receivedAt)
            throws SQLException {
        to.setLong(9, source == null ? 0 : source.value());
        bindInstant(to, 10, at);
        bindInstant(to, 11, askedAt);
        to.setLong(12, EpochMicros.of(receivedAt));
    }

    private static void bindWho(
            PreparedStatement to, @Nullable String actor, @Nullable String reference, @Nullable LineId line)
            throws SQLException {
        to.setString(13, actor);
        to.setString(14, reference);
        if (line == null) {
            to.setNull(15, Types.INTEGER);
        } else {
            to.setLong(15, line.value());
        }
    }

    /// Reads the columns [#MOVEMENT_COLUMNS], starting at the first.
    static LedgerEntry movement(ResultSet row) throws SQLException {
        return movement(row, MovementCause.of(row.getInt(6)), text(row, 11), text(row, 12));
    }

    /// As much of them as a fold asks for: each column costs, and a replay reads millions of rows. Cause and who did it are
    /// those of nobody.
    static LedgerEntry folded(ResultSet row) throws SQLException {
        return movement(row, MovementCause.OBSERVED, "", "");
    }

    private static LedgerEntry movement(ResultSet row, MovementCause cause, String actor, String reference)
            throws SQLException {
        long seq = row.getLong(1);
        ConnectionId source = connection(row.getLong(7));
        Instant receivedAt = EpochMicros.toInstant(row.getLong(10));
        return switch (row.getInt(2)) {
            case ANCHOR -> {
                int flags = row.getInt(5);
                yield new Anchor(
                        seq,
                        cause,
                        source,
                        row.getInt(3),
                        integer(row, 4),
                        (flags & INCLUDES_UNAVAILABLE) != 0,
                        required(row, 8),
                        required(row, 9),
                        receivedAt,
                        (flags & CLAMPED) != 0);
            }
            case DELTA ->
                new Delta(
                        seq,
                        cause,
                        row.getInt(3),
                        row.getInt(4),
                        source,
                        instant(row, 8),
                        instant(row, 9),
                        receivedAt,
                        actor,
                        reference,
                        line(row, 13));
            case HELD -> {
                LineId line = line(row, 13);
                if (source == null || line == null) {
                    throw new SQLException("held row " + seq + " names no source or no line");
                }
                yield new Held(seq, cause, row.getInt(3), source, required(row, 8), receivedAt, line);
            }
            default -> throw new SQLException("movement " + seq + " is of no known kind: " + row.getInt(2));
        };
    }

    /// @param before how many parameters stand before the first of the row
    static void bindCell(PreparedStatement to, int before, StockCell cell) throws SQLException {
        to.setLong(before + 1, cell.sku().value());
        to.setLong(before + 2, cell.location().value());
        to.setInt(before + 3, cell.onHand());
        to.setInt(before + 4, cell.unavailable());
        to.setInt(before + 5, cell.reserved());
        to.setInt(before + 6, cell.safetyStock());
        to.setInt(before + 7, cell.routingSafetyStock());
        to.setInt(before + 8, cell.ownUnavailable());
        to.setInt(before + 9, cell.hasLive() ? 1 : 0);
        Anchor anchor = cell.anchor();
        if (anchor == null) {
            for (int at : new int[] {10, 11, 13, 14, 16, 17, 18}) {
                to.setNull(before + at, Types.INTEGER);
            }
            to.setInt(before + 12, 0);
            to.setLong(before + 15, 0);
            return;
        }
        to.setInt(before + 10, anchor.figure());
        bindInt(to, before + 11, anchor.unavailable());
        to.setInt(before + 12, flags(anchor));
        to.setInt(before + 13, anchor.cause().code());
        ConnectionId source = anchor.source();
        to.setLong(before + 14, source == null ? 0 : source.value());
        to.setLong(before + 15, anchor.seq());
        to.setLong(before + 16, EpochMicros.of(anchor.observedAt()));
        to.setLong(before + 17, EpochMicros.of(anchor.askedAt()));
        to.setLong(before + 18, EpochMicros.of(anchor.receivedAt()));
    }

    /// Reads the columns [#CELL_COLUMNS], starting at the first.
    static StockCell cell(ResultSet row) throws SQLException {
        int figure = row.getInt(10);
        Anchor anchor = row.wasNull()
                ? null
                : new Anchor(
                        row.getLong(15),
                        MovementCause.of(row.getInt(13)),
                        connection(row.getLong(14)),
                        figure,
                        integer(row, 11),
                        (row.getInt(12) & INCLUDES_UNAVAILABLE) != 0,
                        required(row, 16),
                        required(row, 17),
                        required(row, 18),
                        (row.getInt(12) & CLAMPED) != 0);
        return new StockCell(
                new SkuId(row.getLong(1)),
                new LocationId(row.getLong(2)),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                anchor,
                row.getInt(9) != 0);
    }

    static int flags(Anchor anchor) {
        return (anchor.includesUnavailable() ? INCLUDES_UNAVAILABLE : 0) | (anchor.clamped() ? CLAMPED : 0);
    }

    static @Nullable ConnectionId connection(long id) {
        return id == 0 ? null : new ConnectionId(id);
    }

    /// NULL reads as 0, so that only a 0 is looked at twice; so do the others.
    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return value == 0 && row.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return micros == 0 && row.wasNull() ? null : EpochMicros.toInstant(micros);
    }

    private static Instant required(ResultSet row, int column) throws SQLException {
        return EpochMicros.toInstant(row.getLong(column));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static @Nullable LineId line(ResultSet row, int column) throws SQLException {
        long id = row.getLong(column);
        return id == 0 && row.wasNull() ? null : new LineId(id);
    }

    static void bindInt(PreparedStatement to, int at, @Nullable Integer value) throws SQLException {
        if (value == null) {
            to.setNull(at, Types.INTEGER);
        } else {
            to.setInt(at, value);
        }
    }

    private static void bindInstant(PreparedStatement to, int at, @Nullable Instant value) throws SQLException {
        if (value == null) {
            to.setNull(at, Types.INTEGER);
        } else {
            to.setLong(at, EpochMicros.of(value));
        }
    }
}
