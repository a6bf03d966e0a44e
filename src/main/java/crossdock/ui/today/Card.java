package crossdock.ui.today;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One figure of the day, ready to be read.
///
/// @param id also the name of its style and of its texts
/// @param value with its unit beside it
/// @param state what it means
/// @param foot target or oldest age; may be empty
/// @param change against the day before; may be empty
/// @param line the last 24 hours, oldest first; empty without a history
/// @param screen where its rows are
/// @param reference what to show there
record Card(
        String id,
        String value,
        String unit,
        State state,
        String foot,
        String change,
        List<Double> line,
        @Nullable Double target,
        String screen,
        String reference) {

    /// Said by icon and word, the colour comes third.
    enum State {
        PLAIN("", "", ""),
        ON_TARGET("fth-check", "ok", "today.state.onTarget"),
        NEAR_MISS("fth-alert-triangle", "warn", "today.state.nearMiss"),
        OFF_TARGET("fth-alert-octagon", "bad", "today.state.offTarget");

        final String icon;
        final String styleClass;
        final String textKey;

        State(String icon, String styleClass, String textKey) {
            this.icon = icon;
            this.styleClass = styleClass;
            this.textKey = textKey;
        }
    }
}
