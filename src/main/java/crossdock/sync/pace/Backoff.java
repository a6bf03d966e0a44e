package crossdock.sync.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after the nth failure in a row: a second, doubling to a minute, each anywhere between half and whole, so that the loops of many consoles do not come back in step.
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// @param failures in a row, at least 1
    public Duration after(int failures) {
        long doubled = FIRST.toMillis() << Math.min(10, failures - 1);
        long whole = Math.min(LONGEST.toMillis(), doubled);
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
