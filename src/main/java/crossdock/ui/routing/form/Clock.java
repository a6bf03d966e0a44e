package crossdock.ui.routing.form;

import java.util.Locale;
import java.util.OptionalInt;

/// Times of day as people type and read them: `16:00`, a minute of the day.
public final class Clock {
    private static final int MINUTES_A_DAY = 1_440;
    private static final int MINUTES_AN_HOUR = 60;

    private Clock() {}

    /// Nothing for what is no time of day.
    public static OptionalInt read(String text) {
        if (text.matches("\\d{1,2}:\\d{2}")) {
            int colon = text.indexOf(':');
            int past = Integer.parseInt(text.substring(colon + 1));
            int minute = Integer.parseInt(text.substring(0, colon)) * MINUTES_AN_HOUR + past;
            if (minute < MINUTES_A_DAY && past < MINUTES_AN_HOUR) {
                return OptionalInt.of(minute);
            }
        }
        return OptionalInt.empty();
    }

    public static String text(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
    }
}
