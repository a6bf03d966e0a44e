package crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a channel that is not the source shows, against what it should show.
///
/// @param observed the published value as last seen
/// @param expected by the publishing formula, now
/// @param cause null when the two agree
public record Drift(int observed, int expected, @Nullable Cause cause) {
    /// Positive is the danger: the channel sells what is not there.
    public int units() {
        return observed - expected;
    }

    public int unitsAtRisk() {
        return Math.max(0, units());
    }

    /// Why they differ: the first that holds, in this order.
    public enum Cause {
        /// The listing or the location has no counterpart here.
        MAPPING,
        /// Sending the value failed.
        PUBLISH,
        /// Too early to judge: orders of the channel were not read since, or a push is on its way.
        LAG,
        /// Share, threshold or cap changed since the value was sent.
        POLICY,
        /// A change that neither our pushes nor the channel's own orders explain.
        MANUAL_EDIT,
        /// The rest: stock here moved and the channel was not told.
        LEDGER
    }

    /// What is known when a value is judged.
    ///
    /// @param mapped both listing and location are known here
    /// @param pushFailed the last attempt to send failed
    /// @param pushPending one waits or is on its way
    /// @param pushedAt when a value was last sent; null for never
    /// @param observedAt of the published value
    /// @param ordersReadSince start of the newest complete order traversal; null before the first
    /// @param allocationChangedAt null for never
    /// @param explainedChange change of the value that our pushes and the channel's own orders, cancels and returns
    /// explain
    /// @param change change of the value since the one before; null when it never changed
    public record Evidence(
            boolean mapped,
            boolean pushFailed,
            boolean pushPending,
            @Nullable Instant pushedAt,
            Instant observedAt,
            @Nullable Instant ordersReadSince,
            @Nullable Instant allocationChangedAt,
            int explainedChange,
            @Nullable Integer change) {}

    /// Judges one value. Pure.
    public static Drift judge(int observed, int expected, Evidence evidence) {
        if (observed == expected) {
            return new Drift(observed, expected, null);
        }
        return new Drift(observed, expected, cause(evidence));
    }

    private static Cause cause(Evidence e) {
        if (!e.mapped()) {
            return Cause.MAPPING;
        }
        if (e.pushFailed()) {
            return Cause.PUBLISH;
        }
        Instant read = e.ordersReadSince();
        Instant pushed = e.pushedAt();
        boolean isTooEarly = read == null || !read.isAfter(e.observedAt());
        if (isTooEarly || e.pushPending() || pushed != null && e.observedAt().isBefore(pushed)) {
            return Cause.LAG;
        }
        Instant changed = e.allocationChangedAt();
        if (changed != null && (pushed == null || changed.isAfter(pushed))) {
            return Cause.POLICY;
        }
        Integer change = e.change();
        if (change != null && change != e.explainedChange()) {
            return Cause.MANUAL_EDIT;
        }
        return Cause.LEDGER;
    }
}
