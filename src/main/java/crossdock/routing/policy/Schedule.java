package crossdock.routing.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When the waiting orders of a run are decided.
public sealed interface Schedule {
    /// As soon as an order is seen or changed.
    record EveryOrder() implements Schedule {}

    /// Every so many minutes, on whole multiples since midnight UTC, so that two consoles agree.
    record Every(int minutes) implements Schedule {
        public Every {
            Names.within("minutes", minutes, 1, 24 * 60);
        }
    }

    /// At the times of a cron expression of five fields, on the clock of the workspace's reporting zone.
    record ByCron(Cron cron) implements Schedule {}

    /// The first time after `after`; empty when it needs none (every order) or when the expression names no day that
    /// ever comes (31 February).
    default Optional<Instant> next(Instant after, ZoneId reportingZone) {
        return switch (this) {
            case EveryOrder() -> Optional.empty();
            case Every(int minutes) -> {
                long step = Duration.ofMinutes(minutes).toSeconds();
                yield Optional.of(Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), step) + 1) * step));
            }
            case ByCron(Cron cron) -> cron.next(after, reportingZone);
        };
    }
}
