package crossdock.ui.routing;

import crossdock.ui.charts.Drawing;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Load;
import crossdock.ui.routing.desk.ReplayReport.Sums;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.table.MiniTable;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The last replay in a few figures: what was, what would be, and which locations gain or lose parcels.
final class ReplaySummary extends VBox {
    private static final int MOVERS = 6;

    private final Texts texts;
    private final Figures figures;

    ReplaySummary(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
    }

    void show(ReplayReport report, boolean isCurrent, PolicyWords words, Runnable open) {
        getChildren().clear();
        var title = new Label(texts.get("routing.side.replay"));
        title.getStyleClass().add("section-title");
        ReplayReport.OrderFile file = report.file();
        var orders = Chips.label(
                file == null
                        ? texts.get("routing.side.replayOrders", report.orders())
                        : texts.get("routing.side.replayOrdersOf", report.orders(), file.name()),
                "muted");
        orders.setTooltip(new Tooltip(orders.getText()));
        orders.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var link = new Hyperlink(texts.get("routing.side.open"));
        link.setId("open-replay");
        link.setOnAction(_ -> open.run());
        var head = new HBox(title, orders, space, link);
        head.getStyleClass().add("card-head");
        var part = new VBox(table(report, words));
        part.getStyleClass().add("side-part");
        if (!isCurrent) {
            String ranAt = figures.exact(Instant.ofEpochSecond(report.ranAt()));
            var late = new Label(texts.get("routing.side.before", ranAt), new FontIcon("fth-clock"));
            late.getStyleClass().addAll("muted", "prose", "hint-text");
            late.setMinHeight(Region.USE_PREF_SIZE);
            part.getChildren().add(late);
        }
        getChildren().addAll(head, part, movers(report));
    }

    private MiniTable table(ReplayReport report, PolicyWords words) {
        Sums was = report.before();
        Sums is = report.after();
        var table = new MiniTable(List.of(
                Head.words(" "), Head.figures(texts.get("routing.replay.published")),
                Head.figures(texts.get("routing.replay.draft")),
                Head.figures(texts.get("routing.replay.column.kind"))));
        table.show(List.of(
                share("fill", was.fillRate(), is.fillRate()),
                row("parcels", figures.units(was.parcels()), figures.units(is.parcels()),
                        figures.signed(is.parcels() - was.parcels()), was.parcels() - is.parcels()),
                row("cost", words.money(was.cost()), words.money(is.cost()),
                        (is.cost() > was.cost() ? "+" : "") + words.money(is.cost() - was.cost()),
                        was.cost() - is.cost()),
                share("promise", was.promiseKept(), is.promiseKept()),
                List.of(new Cell.Words(texts.get("routing.side.differing")), new Cell.Words(""),
                        new Cell.Words(figures.units(report.differing()), "medium"),
                        new Cell.Words(percent((double) report.differing() / Math.max(1, report.orders())), "muted"))));
        return table;
    }

    /// @param was null where there was nothing to measure, as `is`
    private List<Cell> share(String key, @Nullable Double was, @Nullable Double is) {
        if (was == null || is == null) {
            return row(key, texts.get("routing.replay.unmeasured"), texts.get("routing.replay.unmeasured"), "", 0);
        }
        return row(key, percent(was), percent(is), points(is - was), is - was);
    }

    private List<Cell> row(String key, String was, String is, String change, double better) {
        return List.of(
                new Cell.Words(texts.get("routing.replay." + key)), new Cell.Words(was, "muted"),
                new Cell.Words(is, "medium"),
                new Cell.Words(change, better > 0 ? "ok" : better < 0 ? "warn" : "muted"));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    private String points(double change) {
        String text = String.format(Locale.ROOT, "%.1f", Math.abs(change * 100));
        return texts.get("routing.replay.points", (change < 0 ? Figures.MINUS : '+') + text);
    }

    private VBox movers(ReplayReport report) {
        List<Load> movers = report.loads().stream()
                .filter(load -> load.parcelsIs() != load.parcelsWas())
                .sorted(Comparator.comparingInt((Load load) -> -Math.abs(load.parcelsIs() - load.parcelsWas())))
                .limit(MOVERS)
                .sorted(Comparator.comparingInt((Load load) -> load.parcelsWas() - load.parcelsIs()))
                .toList();
        var part = new VBox();
        part.getStyleClass().add("side-part");
        if (movers.isEmpty()) {
            return part;
        }
        var title = Chips.label(texts.get("routing.side.moved", report.differing()), "section-title");
        part.getChildren().add(new HBox(8, title, Chips.label(texts.get("routing.side.movedUnit"), "hint-text")));
        int most = movers.stream().mapToInt(load -> Math.abs(load.parcelsIs() - load.parcelsWas())).max().orElse(1);
        for (Load load : movers) {
            int change = load.parcelsIs() - load.parcelsWas();
            var name = new Label(load.name());
            name.setTooltip(new Tooltip(load.name()));
            name.setMinWidth(110);
            name.setPrefWidth(110);
            name.setMaxWidth(110);
            var bar = new MoverBar(change, most, load.name() + " " + figures.signed(change));
            HBox.setHgrow(bar, Priority.ALWAYS);
            Label value = Chips.label(figures.signed(change), "medium");
            value.setPrefWidth(44);
            value.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            var line = new HBox(name, bar, value);
            line.getStyleClass().add("side-line");
            part.getChildren().add(line);
        }
        return part;
    }

    /// Gains to the right in blue, losses to the left in grey.
    private static final class MoverBar extends Drawing {
        private final Region bar = add(new Region(), "mover-bar");
        private final int change;
        private final int most;

        MoverBar(int change, int most, String words) {
            super("movers");
            this.change = change;
            this.most = most;
            if (change < 0) {
                bar.getStyleClass().add("less");
            }
            setMinSize(60, 18);
            setPrefSize(90, 18);
            say(words);
        }

        @Override
        protected void layoutChildren() {
            double half = Math.floor(getWidth() / 2);
            double wide = Math.max(1, Math.rint(half * Math.abs(change) / most));
            bar.resizeRelocate(change < 0 ? half - wide : half, 5, wide, 8);
        }
    }
}
