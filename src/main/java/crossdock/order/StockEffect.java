package crossdock.order;

import crossdock.inventory.MovementCause;
import crossdock.inventory.StockLedger.Reservation;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a change of an order tells the ledgers. `line` is the line's index in the order: a new one gets its id only
/// when it is stored.
sealed interface StockEffect {
    int line();

    /// Signed units held for the line.
    record Reserve(int line, SkuId sku, LocationId location, int units, Reservation.Cause cause)
            implements StockEffect {}

    /// Signed units that came, went or changed condition.
    ///
    /// @param at the order's channel's stamp; null for an act done here
    record Move(
            int line,
            SkuId sku,
            LocationId location,
            int onHand,
            int unavailable,
            MovementCause cause,
            @Nullable Instant at)
            implements StockEffect {
        /// Takes back what was written, so that it retires at the same observation.
        Move reversed() {
            return new Move(line, sku, location, -onHand, -unavailable, cause, at);
        }

        boolean isNothing() {
            return onHand == 0 && unavailable == 0;
        }
    }

    /// Signed units that the channel's figure has lost although they are still here.
    record Hold(int line, SkuId sku, LocationId location, int units, Instant at) implements StockEffect {}
}
