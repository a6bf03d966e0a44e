package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The ledgers and their current rows. Used inside a write only; what was put is seen by the next read of the same
/// write.
public interface StockLedger {
    /// The current row; an empty one when there is none.
    StockCell cell(SkuId sku, LocationId location);

    /// Tells which rows [#cell] will be asked for next, so that they are read at once.
    void expect(List<Observation> observations);

    /// Replaces the current row and, when the live rows changed, which rows are live.
    void put(StockCell cell);

    /// Appends one row.
    ///
    /// @param effect by how many units it changed on hand as it came in, for people reading the ledger
    /// @return the row's seq
    long append(SkuId sku, LocationId location, LedgerEntry entry, int effect);

    /// Writes the source's answer into a movement that waited for it: the one thing a stored row may still gain.
    ///
    /// @param clock whose clock `effectAt` is read on; null when there is no stamp
    void answer(
            LedgerEntry.Ref row, @Nullable ConnectionId clock, @Nullable Instant effectAt, Instant answeredAt);

    /// Adds to the units by which a stored row is told to have changed on hand.
    void correctEffect(LedgerEntry.Ref row, int units);

    /// Rows that the newest anchor of the cell cannot include.
    List<LedgerEntry> live(SkuId sku, LocationId location);

    /// Says which rows are live from now on.
    void setLive(SkuId sku, LocationId location, List<LedgerEntry> live);

    /// The whole ledger of a cell in order of arrival.
    List<LedgerEntry> ledger(SkuId sku, LocationId location);

    /// The highest SKU id that has movements; 0 when none has.
    long lastArticle();

    /// Cells of these articles with more than one movement, one of them received before the instant.
    List<Place> aged(long fromArticle, long toArticle, Instant before);

    /// Moves rows of a cell from the ledger to the archive, as they stand.
    void archive(Place place, List<LedgerEntry> rows);

    void appendReservation(Reservation reservation);

    /// What a line has reserved, summed per place; places with zero are left out.
    List<Reserved> reservedBy(LineId line);

    /// Every cell of a location, in order of SKU id, for recomputation.
    void forEachCell(LocationId location, Consumer<StockCell> visitor);

    /// Newest observation of one channel that is not the source. The same value again at one of its locations is
    /// written only where we told it one since: the channel is read every few seconds.
    ///
    /// @return whether anything was written
    boolean putPublished(
            ConnectionId connection, SkuId sku, LocationId location, int value, Instant observedAt, Instant receivedAt);

    /// One signed row of the reservation ledger.
    record Reservation(
            SkuId sku, LocationId location, LineId line, int quantity, Cause cause, String actor, Instant at) {
        /// Why it was written. The ordinal is not stored, the code is.
        public enum Cause {
            INGESTED(1),
            CHANGED(2),
            ROUTED(3),
            RELEASED(4),
            CONSUMED(5);

            private final int code;

            Cause(int code) {
                this.code = code;
            }

            public int code() {
                return code;
            }
        }
    }

    /// Where a cell is.
    record Place(SkuId sku, LocationId location) {}

    /// Units of a line reserved at one place.
    record Reserved(SkuId sku, LocationId location, int quantity) {}
}
