package crossdock.routing.promise;

import crossdock.routing.engine.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to "can I have this there?".
///
/// @param decision how the lines would be filled now
/// @param isRealTime whether live stock fills all of it within capacity
/// @param arrives when the last of it is with the buyer; null when it is not all there, or no rate says
/// @param options the next possibilities where live stock does not match, soonest first; empty where it does
public record Promise(
        Decision decision, boolean isRealTime, @Nullable Instant arrives, List<NearOption> options) {
    public Promise {
        options = List.copyOf(options);
    }
}
