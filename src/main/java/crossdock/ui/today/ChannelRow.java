package crossdock.ui.today;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// One connection as a line: name, state, age of what we know, slowest lag.
final class ChannelRow {
    private static final double STATE = 92;
    private static final double AGE = 58;
    private static final double LAG = 58;
    private static final double PARKED = 50;

    private ChannelRow() {}

    static Button of(ChannelHealth channel, Texts texts, Figures words, Runnable open) {
        String name = channel.connection().name();
        String word = texts.get("today.channel." + channel.state().name().toLowerCase(Locale.ROOT));
        Duration behind = channel.behind();
        Duration slowest = channel.resources().stream()
                .map(ResourceHealth::p99)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        String age = behind == null ? words.none() : words.age(behind);
        return Cells.line(
                String.join(", ", name, word, age),
                open,
                Cells.name(name, "medium"),
                Cells.wide(new Chip(tone(channel.state()), icon(channel.state()), word), STATE),
                Cells.number(age, AGE),
                Cells.number(slowest == null ? words.none() : texts.get("today.channel.lag", lag(slowest)), LAG),
                Cells.number(words.units(channel.parked()), PARKED));
    }

    /// The names over the columns.
    static HBox head(Texts texts) {
        return Cells.head(
                Cells.name(texts.get("today.head.connection")),
                Cells.text(texts.get("today.head.state"), STATE),
                Cells.number(texts.get("today.head.age"), AGE),
                Cells.number(texts.get("today.head.lag"), LAG),
                Cells.number(texts.get("today.head.parked"), PARKED));
    }

    private static String lag(Duration lag) {
        long millis = lag.toMillis();
        return millis < 10_000
                ? "%d.%d".formatted(millis / 1_000, millis % 1_000 / 100)
                : Long.toString(lag.toSeconds());
    }

    private static Tone tone(State state) {
        return switch (state) {
            case LIVE -> Tone.OK;
            case NEARTIME, LOADING -> Tone.NEUTRAL;
            case LAGGING -> Tone.WARN;
            case OFFLINE, UNAUTHORIZED -> Tone.BAD;
            case PAUSED -> Tone.PENDING;
        };
    }

    private static String icon(State state) {
        return switch (state) {
            case LIVE -> "fth-check";
            case NEARTIME -> "fth-clock";
            case LOADING -> "fth-download";
            case LAGGING -> "fth-alert-triangle";
            case OFFLINE -> "fth-cloud-off";
            case UNAUTHORIZED -> "fth-lock";
            case PAUSED -> "fth-pause";
        };
    }
}
