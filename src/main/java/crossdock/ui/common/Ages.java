package crossdock.ui.common;

import java.time.Duration;

/// Ages as people say them: "2 s", "12 min", "1 h 10", "2 d".
public final class Ages {
    private static final int HOUR = 60;

    private Ages() {}

    /// Cut, not rounded: what is 59 s old is not a minute old. An age below zero (two clocks disagree) reads as 0 s.
    public static String text(Duration age, Texts texts) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return texts.get("common.age.seconds", seconds);
        }
        long minutes = seconds / 60;
        if (minutes < HOUR) {
            return texts.get("common.age.minutes", minutes);
        }
        if (minutes < 24 * HOUR) {
            return minutes % HOUR == 0
                    ? texts.get("common.age.hours", minutes / HOUR)
                    : texts.get("common.age.hoursMinutes", minutes / HOUR, String.format("%02d", minutes % HOUR));
        }
        return texts.get("common.age.days", minutes / HOUR / 24);
    }
}
