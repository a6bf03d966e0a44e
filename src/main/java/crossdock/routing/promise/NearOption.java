package crossdock.routing.promise;

import crossdock.kernel.LocationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One location that could fill all lines later.
///
/// @param available when the goods can be collected, or handed to the carrier
/// @param arrives with the buyer, or at the store; null when no rate says
/// @param observedAt when what it rests on was last confirmed; null when nobody knows
/// @param metres to the buyer, or to the store; -1 when unknown
public record NearOption(
        Basis basis,
        LocationId location,
        Instant available,
        @Nullable Instant arrives,
        @Nullable Instant observedAt,
        long metres) {

    /// What an option rests on.
    public enum Basis {
        /// Stock that is there, and the next pickup window with room.
        NEXT_WINDOW,
        /// Stock that is there, and capacity of a later shift.
        LATER_CAPACITY,
        /// A delivery that is expected.
        INCOMING,
        /// Units on their way from another location.
        TRANSFER
    }

    /// How old the word it rests on is; null when nobody knows.
    public @Nullable Duration age(Instant now) {
        return observedAt == null ? null : Duration.between(observedAt, now);
    }
}
