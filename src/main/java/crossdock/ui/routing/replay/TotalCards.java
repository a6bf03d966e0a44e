package crossdock.ui.routing.replay;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Sums;
import crossdock.ui.routing.draft.PolicyWords;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The totals of both policies, a card each, with the difference first.
final class TotalCards extends GridPane {
    private static final int ACROSS = 4;

    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private String judged = "";
    private String judgedBy = "";

    TotalCards(Texts texts, Figures figures, PolicyWords words) {
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().add("total-cards");
        for (int i = 0; i < ACROSS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / ACROSS);
            getColumnConstraints().add(column);
        }
    }

    void show(ReplayReport report) {
        getChildren().clear();
        Sums was = report.before();
        Sums is = report.after();
        var said = new ReplayWords(texts, figures, words);
        judged = said.judged(report);
        judgedBy = said.judgedBy(report);
        int later = report.counts().getOrDefault("LATER", 0);
        card("fill", hundred(was.fillRate()), hundred(is.fillRate()), 100, true, this::percent, this::points);
        card("promise", hundred(was.promiseKept()), hundred(is.promiseKept()), 100, true, this::percent, this::points);
        card("parcels", (double) was.parcels(), (double) is.parcels(), 0, false, this::units, this::more);
        card("distance", was.meanKm(), is.meanKm(), 0, false, this::units, this::more);
        card("cost", (double) was.cost(), (double) is.cost(), 0, false, value -> words.money(Math.round(value)),
                this::money);
        card("split", hundred(was.splitRate()), hundred(is.splitRate()), 0, false, this::percent, this::points);
        card("unfilled", (double) was.unfilled(), (double) is.unfilled(), 0, false, this::units, this::more);
        card("later", 0.0, (double) later, report.orders(), false, this::units, this::more);
    }

    private static @Nullable Double hundred(@Nullable Double share) {
        return share == null ? null : Double.valueOf(share * 100);
    }

    /// @param was null where there was nothing to measure, as `is`: then the card says what was missing
    private void card(
            String key, @Nullable Double was, @Nullable Double is, double most, boolean isMoreBetter,
            DoubleFunction<String> say, DoubleFunction<String> change) {
        var title = new Label(texts.get("routing.replay." + key));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, space);
        var names = new VBox(label("routing.replay.published", "muted"), label("routing.replay.draft", "medium"));
        String saidWas = said(was, say);
        String saidIs = said(is, say);
        var values = new VBox(value(saidWas, "muted"), value(saidIs, is == null ? "muted" : "semibold"));
        values.setAlignment(Pos.CENTER_RIGHT);
        var bars = new CompareBars(was == null ? 0 : was, is == null ? 0 : is, most, texts.get(
                "routing.replay.words", title.getText(), saidWas, saidIs));
        HBox.setHgrow(bars, Priority.ALWAYS);
        var row = new HBox(names, bars, values);
        row.getStyleClass().add("compare-row");
        if (was != null && is != null) {
            head.getChildren().add(difference(
                    saidWas.equals(saidIs) ? "" : change.apply(is - was), is > was == isMoreBetter));
        }
        boolean isMeasured = was != null && is != null;
        var unit = new Label(isMeasured && key.equals("promise")
                ? judged
                : texts.get("routing.replay." + key + (isMeasured ? "Unit" : "Unmeasured")));
        unit.getStyleClass().add("hint-text");
        if (key.equals("promise")) {
            unit.setTooltip(new Tooltip(judgedBy));
        }
        var card = new VBox(head, row, unit);
        card.getStyleClass().addAll("card", "card-body", "total-card");
        int at = getChildren().size();
        add(card, at % ACROSS, at / ACROSS);
    }

    /// @param change empty for none
    private Label difference(String change, boolean isBetter) {
        if (change.isEmpty()) {
            var same = new Label(texts.get("routing.replay.same"));
            same.getStyleClass().addAll("medium", "muted");
            return same;
        }
        var label = new Label(change, new FontIcon(isBetter ? "fth-check" : "fth-alert-triangle"));
        label.getStyleClass().addAll("medium", isBetter ? "ok" : "warn");
        return label;
    }

    private String said(@Nullable Double value, DoubleFunction<String> say) {
        return value == null ? texts.get("routing.replay.unmeasured") : say.apply(value);
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
