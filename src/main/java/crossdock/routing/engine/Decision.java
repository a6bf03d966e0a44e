package crossdock.routing.engine;

import crossdock.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an order is filled.
///
/// @param at the instant it was decided for
/// @param epoch of the stock it rests on
/// @param run index in the policy; -1 when no run takes the order
/// @param trace null when it was not asked for
public record Decision(
        OrderId order,
        Instant at,
        long epoch,
        int run,
        List<Parcel> parcels,
        List<Remainder> left,
        @Nullable Trace trace) {
    public Decision {
        parcels = List.copyOf(parcels);
        left = List.copyOf(left);
    }

    /// Whether every unit has a location.
    public boolean isFilled() {
        return left.isEmpty();
    }

    public long cost() {
        return parcels.stream().mapToLong(Parcel::cost).sum();
    }

    /// When the last parcel arrives; null when a parcel's arrival is unknown or nothing was placed.
    public @Nullable Instant arrives() {
        Instant last = null;
        for (Parcel parcel : parcels) {
            Instant one = parcel.arrives();
            if (one == null) {
                return null;
            }
            last = last == null || one.isAfter(last) ? one : last;
        }
        return last;
    }

    /// The same decision, as it is compared: without its trace.
    public Decision untraced() {
        return new Decision(order, at, epoch, run, parcels, left, null);
    }
}
