package crossdock.ui.channels;

import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.charts.Tone;
import org.jspecify.annotations.Nullable;

/// How much of a rate budget is left, as far as people need to mind. Using it is what it is there for: the first two
/// thirds are no reason for a colour.
enum Pressure {
    /// Requests go out as soon as they are made.
    CALM,
    /// Little is left: reads begin to wait for pushes.
    PRESSING,
    /// Requests wait for the budget to come back.
    SPENT;

    private static final double PRESSING_FROM = 0.80;
    private static final double SPENT_FROM = 0.95;

    static Pressure of(@Nullable Allowance allowance) {
        if (allowance == null || allowance.share() < PRESSING_FROM) {
            return CALM;
        }
        return allowance.share() < SPENT_FROM ? PRESSING : SPENT;
    }

    /// Of its bar and figure.
    Tone tone() {
        return switch (this) {
            case CALM -> Tone.NEUTRAL;
            case PRESSING -> Tone.WARN;
            case SPENT -> Tone.BAD;
        };
    }

    /// The style class of its figure.
    String style() {
        return switch (this) {
            case CALM -> "plain";
            case PRESSING -> "warn";
            case SPENT -> "bad";
        };
    }
}
