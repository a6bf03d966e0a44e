package crossdock.sync.pace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a channel's clock is ahead of ours, as far as its Date headers prove it. A header has whole seconds, so each answer gives a range; the ranges narrow each other. While they allow 0, it is 0: most machines keep time.
public final class ClockOffset {
    private @Nullable Duration least;
    private @Nullable Duration most;

    /// @param asked start of our request, our clock
    /// @param said the channel's Date header
    /// @param answered end of the answer, our clock
    public synchronized void heard(Instant asked, Instant said, Instant answered) {
        Duration low = Duration.between(answered, said);
        Duration high = Duration.between(asked, said.plusSeconds(1));
        if (least == null || most == null || low.compareTo(most) > 0 || high.compareTo(least) < 0) {
            least = low; // the first answer, or one of the two clocks was set
            most = high;
            return;
        }
        least = low.compareTo(least) > 0 ? low : least;
        most = high.compareTo(most) < 0 ? high : most;
    }

    public synchronized Duration estimate() {
        if (least == null || most == null || least.isNegative() && !most.isNegative()) {
            return Duration.ZERO;
        }
        return least.plus(most).dividedBy(2);
    }
}
