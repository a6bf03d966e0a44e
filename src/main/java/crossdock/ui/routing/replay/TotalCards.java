package crossdock.ui.routing.replay;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Sums;
import crossdock.ui.routing.draft.PolicyWords;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The totals of both policies, a card each, with the difference first.
final class TotalCards extends GridPane {
    private static final int ACROSS = 4;

    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;

    TotalCards(Texts texts, Figures figures, PolicyWords words) {
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().add("total-cards");
        for (int i = 0; i < ACROSS; i++) {
            var column = new javafx.scene.layout.ColumnConstraints();
            column.setPercentWidth(100.0 / ACROSS);
            getColumnConstraints().add(column);
        }
    }

    void show(ReplayReport report) {
        getChildren().clear();
        Sums was = report.before();
        Sums is = report.after();
        int later = report.counts().getOrDefault("LATER", 0);
        card("fill", was.fillRate() * 100, is.fillRate() * 100, 100, true, this::percent, this::points);
        card("promise", was.promiseKept() * 100, is.promiseKept() * 100, 100, true, this::percent, this::points);
        card("parcels", was.parcels(), is.parcels(), 0, false, this::units, this::more);
        card("distance", was.meanKm(), is.meanKm(), 0, false, this::km, this::more);
        card("cost", was.cost(), is.cost(), 0, false, value -> words.money(Math.round(value)), this::money);
        card("split", was.splitRate() * 100, is.splitRate() * 100, 0, false, this::percent, this::points);
        card("unfilled", was.unfilled(), is.unfilled(), 0, false, this::units, this::more);
        card("later", 0, later, report.orders(), false, this::units, this::more);
    }

    private void card(
            String key, double was, double is, double most, boolean isMoreBetter, DoubleFunction<String> say,
            DoubleFunction<String> change) {
        var title = new Label(texts.get("routing.replay." + key));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        String delta = change.apply(is - was);
        boolean isSame = say.apply(was).equals(say.apply(is));
        boolean isBetter = is > was == isMoreBetter;
        var difference = new Label(
                isSame ? texts.get("routing.replay.same") : delta,
                isSame ? null : new FontIcon(isBetter ? "fth-check" : "fth-alert-triangle"));
        difference.getStyleClass().addAll("medium", isSame ? "muted" : isBetter ? "ok" : "warn");
        var head = new HBox(title, space, difference);
        var names = new VBox(label("routing.replay.published", "muted"), label("routing.replay.draft", "medium"));
        var values = new VBox(value(say.apply(was), "muted"), value(say.apply(is), "semibold"));
        values.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        var bars = new CompareBars(was, is, most, texts.get(
                "routing.replay.words", title.getText(), say.apply(was), say.apply(is)));
        HBox.setHgrow(bars, Priority.ALWAYS);
        var row = new HBox(names, bars, values);
        row.getStyleClass().add("compare-row");
        var unit = new Label(texts.get("routing.replay." + key + "Unit"));
        unit.getStyleClass().add("hint-text");
        var card = new VBox(head, row, unit);
        card.getStyleClass().addAll("card", "card-body", "total-card");
        int at = getChildren().size();
        add(card, at % ACROSS, at / ACROSS);
    }

    private Label label(String key, String style) {
        return value(texts.get(key), style);
    }

    private static Label value(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "compare-value");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private String points(double change) {
        return texts.get("routing.replay.points", signed(change));
    }

    private String km(double value) {
        return figures.units(Math.round(value));
    }

    private String units(double value) {
        return figures.units(Math.round(value));
    }

    private String more(double change) {
        return figures.signed(Math.round(change));
    }

    private String money(double change) {
        return (change > 0 ? "+" : "") + words.money(Math.round(change));
    }

    private static String signed(double change) {
        String text = String.format(Locale.ROOT, "%.1f", Math.abs(change));
        return (change < 0 ? Figures.MINUS : '+') + text;
    }
}
