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
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One connection: name, state, age of what we know, slowest lag.
final class ChannelRow extends Button {
    private static final double STATE = 92;
    private static final double AGE = 58;
    private static final double LAG = 58;
    private static final double PARKED = 50;

    ChannelRow(ChannelHealth channel, Texts texts, Figures words) {
        getStyleClass().setAll("today-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        var name = new Label(channel.connection().name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().add("medium");
        HBox.setHgrow(name, Priority.ALWAYS);
        String word = texts.get("today.channel." + channel.state().name().toLowerCase(Locale.ROOT));
        var state = new HBox(new Chip(tone(channel.state()), icon(channel.state()), word));
        Duration behind = channel.behind();
        Duration slowest = channel.resources().stream()
                .map(ResourceHealth::p99)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var row = new HBox(
                name,
                wide(state, STATE),
                cell(behind == null ? words.none() : words.age(behind), AGE),
                cell(slowest == null ? words.none() : texts.get("today.channel.lag", lag(slowest)), LAG),
                cell(words.units(channel.parked()), PARKED));
        row.getStyleClass().add("today-cells");
        row.prefWidthProperty().bind(widthProperty().subtract(24));
        setGraphic(row);
        setAccessibleText(String.join(
                ", ", channel.connection().name(), word, behind == null ? words.none() : words.age(behind)));
    }

    /// The names over the columns.
    static HBox head(Texts texts) {
        var name = new Label(texts.get("today.head.connection"));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(
                name,
                wide(new HBox(new Label(texts.get("today.head.state"))), STATE),
                cell(texts.get("today.head.age"), AGE),
                cell(texts.get("today.head.lag"), LAG),
                cell(texts.get("today.head.parked"), PARKED));
        row.getStyleClass().addAll("today-cells", "today-head");
        return row;
    }

    private static String lag(Duration lag) {
        long millis = lag.toMillis();
        return millis < 10_000
                ? "%d.%d".formatted(millis / 1_000, millis % 1_000 / 100)
                : Long.toString(lag.toSeconds());
    }

    private static HBox wide(HBox box, double width) {
        box.setMinWidth(width);
        box.setMaxWidth(width);
        return box;
    }

    private static Label cell(String text, double width) {
        var cell = new Label(text);
        cell.getStyleClass().add("today-number");
        cell.setMinWidth(width);
        cell.setMaxWidth(width);
        return cell;
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
