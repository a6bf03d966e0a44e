package crossdock.ui.charts;

import java.time.Duration;
import java.time.Instant;

/// How old a value is and how old it may be.
///
/// @param observedAt when its source said so, or last confirmed it
/// @param receivedAt when the console learnt it
/// @param source     name of the source
/// @param nearTime   read at intervals by design
/// @param limit      past it the value is stale
public record Freshness(Instant observedAt, Instant receivedAt, String source, boolean nearTime, Duration limit) {
    /// Past so many limits an age is bad, not merely stale.
    private static final int LIMITS_TO_BAD = 3;

    public Duration age(Instant now) {
        Duration age = Duration.between(observedAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    public State state(Instant now) {
        Duration age = age(now);
        if (age.compareTo(limit.multipliedBy(LIMITS_TO_BAD)) > 0) {
            return State.BAD;
        }
        if (age.compareTo(limit) > 0) {
            return State.STALE;
        }
        return nearTime ? State.NEAR_TIME : State.LIVE;
    }

    /// What an age means, best first.
    public enum State {
        LIVE,
        NEAR_TIME,
        STALE,
        BAD
    }
}
