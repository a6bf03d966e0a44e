package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.routing.policy.Delivery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods that one location hands over together.
///
/// @param rule index in the run; -1 for the run's last action
/// @param isDropShip sent by a supplier on our order
/// @param to the store it goes to or is collected at; NONE for the buyer's address
/// @param carrier empty for a pickup, or where no rates are known
/// @param leaves latest hand-over to the carrier; for a pickup the start of the window offered; null when unknown
/// @param arrives with the buyer or at the store; for a pickup the end of the window; null when unknown
/// @param day of the location's work on it, and shift within that day
/// @param cost parcel and handling, minor units
/// @param metres to where it goes; -1 when unknown
public record Parcel(
        int rule,
        boolean isDropShip,
        LocationId from,
        Delivery delivery,
        LocationId to,
        String carrier,
        String service,
        @Nullable Instant leaves,
        @Nullable Instant arrives,
        LocalDate day,
        int shift,
        long cost,
        long metres,
        List<Portion> portions) {
    public Parcel {
        portions = List.copyOf(portions);
    }

    public int units() {
        return portions.stream().mapToInt(Portion::units).sum();
    }
}
