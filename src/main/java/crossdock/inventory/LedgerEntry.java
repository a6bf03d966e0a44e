package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a cell's ledger. Rows are appended and never changed; what they mean together is [StockFold]'s business.
///
/// `seq` orders rows by arrival over the whole workspace; 0 before the row is stored.
public sealed interface LedgerEntry {
    long seq();

    MovementCause cause();

    /// When the console learnt it, on our clock.
    Instant receivedAt();

    /// The same row with the number it got in the ledger.
    LedgerEntry withSeq(long number);

    /// Names one stored row.
    record Ref(SkuId sku, LocationId location, long seq) {}

    /// What the location's stock source said it had.
    ///
    /// @param source the connection; null for a count made in the console
    /// @param figure as observed, before anything is added
    /// @param unavailable as reported; null when the source does not report it
    /// @param includesUnavailable whether `figure` counts the unavailable units
    /// @param observedAt the source's stamp, or the start of our request when it gives none
    /// @param askedAt start of our request, on our clock
    /// @param clamped the stamp lay more than five minutes ahead of receipt and was set back to it
    record Anchor(
            long seq,
            MovementCause cause,
            @Nullable ConnectionId source,
            int figure,
            @Nullable Integer unavailable,
            boolean includesUnavailable,
            Instant observedAt,
            Instant askedAt,
            Instant receivedAt,
            boolean clamped)
            implements LedgerEntry {
        @Override
        public Anchor withSeq(long number) {
            return new Anchor(
                    number, cause, source, figure, unavailable, includesUnavailable, observedAt, askedAt, receivedAt,
                    clamped);
        }
    }

    /// Units that came, went or changed condition, as we know it from elsewhere than the source's figure.
    ///
    /// @param onHand signed units
    /// @param unavailable signed units, part of `onHand`'s side or a change of condition alone
    /// @param clock the connection on whose clock `effectAt` is read; null when there is no stamp
    /// @param effectAt the stamp of the effect; null when unstamped
    /// @param answeredAt when the source is known to have it, on our clock; null while it does not
    record Delta(
            long seq,
            MovementCause cause,
            int onHand,
            int unavailable,
            @Nullable ConnectionId clock,
            @Nullable Instant effectAt,
            @Nullable Instant answeredAt,
            Instant receivedAt,
            String actor,
            String reference,
            @Nullable LineId line)
            implements LedgerEntry {
        /// The same, told to the source by a command that it has not answered yet.
        public Delta unanswered() {
            return new Delta(
                    seq, cause, onHand, unavailable, clock, effectAt, null, receivedAt, actor, reference, line);
        }

        @Override
        public Delta withSeq(long number) {
            return new Delta(
                    number, cause, onHand, unavailable, clock, effectAt, answeredAt, receivedAt, actor, reference,
                    line);
        }
    }

    /// Units of an order line that the source's figure lost at `at` although they are still here (positive), or that
    /// ended being so (negative).
    record Held(
            long seq, MovementCause cause, int units, ConnectionId clock, Instant at, Instant receivedAt, LineId line)
            implements LedgerEntry {
        @Override
        public Held withSeq(long number) {
            return new Held(number, cause, units, clock, at, receivedAt, line);
        }
    }
}
