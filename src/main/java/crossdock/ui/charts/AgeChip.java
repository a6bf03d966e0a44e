package crossdock.ui.charts;

import crossdock.ui.charts.Freshness.State;
import crossdock.ui.common.Texts;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The age of a value: a dot inside its limit, a hollow one when its source is read at intervals, a chip past the
/// limit, a red one past three.
public final class AgeChip extends Label {
    private static final int ICON = 11;

    private final Texts texts;
    private final Figures figures;
    private final Region dot = new Region();
    private final FontIcon clock = new FontIcon("fth-clock");
    private @Nullable Tooltip tip;
    private @Nullable State shown;
    private boolean isDressed;
    private @Nullable Freshness freshness;

    public AgeChip(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
        getStyleClass().addAll("chip", "age");
        dot.getStyleClass().add("dot");
        clock.setIconSize(ICON);
        setMinWidth(Region.USE_PREF_SIZE);
        hoverProperty().subscribe(this::offerTip);
    }

    /// Shows an age; null reads "none".
    public void show(@Nullable Freshness value, Instant now) {
        freshness = value;
        State state = value == null ? null : value.state(now);
        String text = value == null ? figures.none() : figures.age(value.age(now));
        if (!text.equals(getText())) {
            setText(text);
        }
        if (state != shown || !isDressed) {
            isDressed = true;
            shown = state;
            dress(state);
        }
        offerTip(isHover());
        setAccessibleText(value == null ? text : texts.get("table.age.spoken", text, value.source(), word(state)));
    }

    /// All ages below a pane go on.
    public static void tickBelow(Parent pane, Instant now) {
        for (Node node : pane.lookupAll(".age")) {
            if (node instanceof AgeChip chip) {
                chip.tick(now);
            }
        }
    }

    /// Made when the mouse first comes: a list draws many ages and few are asked for their reason.
    private void offerTip(boolean hover) {
        if (hover && tip == null) {
            var made = new Tooltip();
            made.setShowDelay(Duration.millis(400));
            made.setOnShowing(_ -> made.setText(explain()));
            tip = made;
        }
        setTooltip(hover && freshness != null ? tip : null);
    }

    private void dress(@Nullable State state) {
        getStyleClass().removeAll("age-live", "age-near", "chip-warn", "chip-bad", "age-none");
        if (state == null) {
            getStyleClass().add("age-none");
            setGraphic(null);
            return;
        }
        switch (state) {
            case LIVE -> getStyleClass().add("age-live");
            case NEAR_TIME -> getStyleClass().add("age-near");
            case STALE -> getStyleClass().add("chip-warn");
            case BAD -> getStyleClass().add("chip-bad");
        }
        setGraphic(state == State.LIVE || state == State.NEAR_TIME ? dot : clock);
    }

    /// Shows how old the same value is by now.
    public void tick(Instant now) {
        show(freshness, now);
    }

    private String word(@Nullable State state) {
        return state == null ? figures.none() : texts.get("table.freshness." + state);
    }

    private String explain() {
        Freshness value = freshness;
        if (value == null) {
            return "";
        }
        return texts.get(
                "table.age.tip",
                figures.exact(value.observedAt()),
                figures.exact(value.receivedAt()),
                value.source(),
                figures.age(value.limit()));
    }
}
