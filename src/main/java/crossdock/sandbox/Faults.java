package crossdock.sandbox;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Decides when the world misbehaves, and counts each time it did.
///
/// Every kind is armed within the first seconds and again one to two minutes after it fired. Times are wall-clock:
/// speed does not change how often a client is troubled.
final class Faults {
    /// What can go wrong. @see Faults#fires for those that wait for a request, the others are acts of the world
    enum Kind {
        SQUARE_TOO_MANY_REQUESTS("square.429", 1_500, 3_000),
        SQUARE_SERVER_ERROR("square.500", 3_500, 6_000),
        /// A write was made, and the answer says 500 all the same.
        SQUARE_ERROR_AFTER_WRITE("square.500-after-write", 9_000, 14_000),
        SQUARE_REPEATED_ROW("square.repeated-row", 0, 0),
        SQUARE_DRIFTING_PAGE("square.drifting-page", 0, 0),
        SQUARE_TIED_STAMPS("square.tied-stamps", 2_500, 4_000),
        SQUARE_LATE_SALE("square.late-sale", 5_000, 8_000),
        WOO_THROTTLED("woo.throttled", 2_000, 4_000),
        WOO_SERVER_ERROR("woo.500", 4_500, 7_000),
        WOO_ERROR_AFTER_WRITE("woo.500-after-write", 9_000, 14_000),
        WOO_DRIFTING_PAGE("woo.drifting-page", 0, 0),
        WOO_REPEATED_ROW("woo.repeated-row", 0, 0),
        WOO_TIED_STAMPS("woo.tied-stamps", 3_000, 5_000),
        WOO_MANUAL_EDIT("woo.manual-edit", 7_000, 11_000);

        private final String label;
        private final int earliest;
        private final int latest;

        Kind(String label, int earliestMillis, int latestMillis) {
            this.label = label;
            this.earliest = earliestMillis;
            this.latest = latestMillis;
        }

        String label() {
            return label;
        }
    }

    private static final int PAUSE_MILLIS = 60_000;

    private final SplittableRandom random;
    private final Map<Kind, Instant> armedAt = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private boolean stopped;

    Faults(SplittableRandom random, Instant start) {
        this.random = random;
        for (Kind kind : Kind.values()) {
            armedAt.put(kind, start.plusMillis(random.nextInt(kind.earliest, kind.latest + 1)));
            counts.put(kind, 0L);
        }
    }

    /// True when this kind is due: it is counted and rests for a while.
    boolean fires(Kind kind, Instant now) {
        if (stopped || now.isBefore(dueAt(kind))) {
            return false;
        }
        counts.merge(kind, 1L, Long::sum);
        armedAt.put(kind, now.plusMillis(PAUSE_MILLIS + random.nextInt(PAUSE_MILLIS)));
        return true;
    }

    /// True when the kind would fire now; counts nothing.
    boolean isDue(Kind kind, Instant now) {
        return !stopped && !now.isBefore(dueAt(kind));
    }

    Instant dueAt(Kind kind) {
        Instant due = armedAt.get(kind);
        return due == null ? Instant.MAX : due;
    }

    void stop() {
        stopped = true;
    }

    /// How often each kind fired, zero included, in the order of the kinds.
    Map<String, Long> counts() {
        Map<String, Long> byLabel = new LinkedHashMap<>();
        counts.forEach((kind, count) -> byLabel.put(kind.label(), count));
        return byLabel;
    }
}
