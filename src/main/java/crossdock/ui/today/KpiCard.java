package crossdock.ui.today;

import crossdock.ui.charts.Sparkline;
import crossdock.ui.common.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One figure as a button that leads to its rows.
final class KpiCard extends Button {
    private static final int ICON = 12;

    private final Texts texts;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label value = new Label();
    private final Label unit = new Label();
    private final Label foot = new Label();
    private final Label change = new Label();
    private final Sparkline line = new Sparkline();

    KpiCard(Texts texts) {
        this.texts = texts;
        getStyleClass().setAll("kpi-card");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().add("muted");
        value.getStyleClass().add("kpi");
        unit.getStyleClass().add("kpi-unit");
        foot.getStyleClass().add("hint-text");
        change.getStyleClass().add("hint-text");
        for (Label whole : new Label[] {state, value, unit, change}) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        line.setMinWidth(0);
        HBox.setHgrow(line, Priority.ALWAYS);
        var figure = new HBox(4, value, unit);
        figure.setAlignment(Pos.BASELINE_LEFT);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        var middle = new HBox(10, figure, line);
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinHeight(34);
        var body = new VBox(6, pair(name, state), middle, pair(foot, change));
        body.setFillWidth(true);
        body.getStyleClass().add("kpi-body");
        setGraphic(body);
        body.prefWidthProperty().bind(widthProperty().subtract(26));
    }

    private static HBox pair(Label left, Label right) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var pair = new HBox(6, left, gap, right);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    void show(Card card) {
        String called = texts.get("today.card." + card.id());
        String word = card.state() == Card.State.PLAIN ? "" : texts.get(card.state().textKey);
        name.setText(called);
        value.setText(card.value());
        unit.setText(card.unit());
        foot.setText(card.foot());
        change.setText(card.change());
        state.setText(word);
        state.getStyleClass().removeAll("ok", "warn", "bad");
        state.setGraphic(null);
        if (card.state() != Card.State.PLAIN) {
            state.getStyleClass().add(card.state().styleClass);
            var icon = new FontIcon(card.state().icon);
            icon.setIconSize(ICON);
            state.setGraphic(icon);
        }
        line.setVisible(!card.line().isEmpty());
        if (!card.line().isEmpty()) {
            line.show(card.line(), card.target(), texts.get("today.line.words", called));
        }
        setAccessibleText(String.join(
                ", ", called, card.value() + " " + card.unit(), word.isEmpty() ? card.foot() : word, card.change()));
    }
}
