package crossdock.ui.routing.replay;

import crossdock.ui.charts.Drawing;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Load;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// Load of each location before and after, as a dumbbell on the share of its daily capacity; in parcels where it has no
/// limit.
final class LoadRows extends VBox {
    private static final int SHOWN = 60;
    private static final double NAME = 128;
    private static final double VALUE = 92;
    private static final double FULL = 100;

    private final Texts texts;
    private final Figures figures;

    LoadRows(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
        getStyleClass().add("load-rows");
    }

    /// With its title, in a card.
    VBox card() {
        var title = new Label(texts.get("routing.replay.load"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var unit = new Label(texts.get("routing.replay.loadUnit"));
        unit.getStyleClass().add("hint-text");
        var head = new HBox(title, unit);
        head.getStyleClass().add("card-head");
        var scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var card = new VBox(head, scroll);
        card.getStyleClass().addAll("card", "load-card");
        return card;
    }

    void show(ReplayReport report, ShortNames names) {
        getChildren().clear();
        List<Load> loads = report.loads();
        boolean inPercent = loads.stream().anyMatch(load -> load.percentIs() >= 0);
        double most = loads.stream()
                .mapToDouble(load -> Math.max(was(load, inPercent), is(load, inPercent))).max().orElse(1);
        double end = inPercent ? Math.max(FULL, most) : Math.max(1, most);
        loads.stream().limit(SHOWN).forEach(load -> getChildren().add(row(load, names, inPercent, end)));
        if (loads.size() > SHOWN) {
            getChildren().add(muted(texts.get("routing.replay.moreLoads", loads.size() - SHOWN)));
        }
        long over = loads.stream().filter(load -> load.percentIs() > FULL).count();
        long wasOver = loads.stream().filter(load -> load.percentWas() > FULL).count();
        if (inPercent) {
            getChildren().add(muted(texts.get("routing.replay.over", over, wasOver)));
        } else {
            getChildren().add(muted(texts.get("routing.replay.noLimits")));
        }
    }

    private static double was(Load load, boolean inPercent) {
        return inPercent ? Math.max(0, load.percentWas()) : load.parcelsWas();
    }

    private static double is(Load load, boolean inPercent) {
        return inPercent ? Math.max(0, load.percentIs()) : load.parcelsIs();
    }

    private HBox row(Load load, ShortNames names, boolean inPercent, double end) {
        var name = new Label(names.of(load.name()));
        name.setTooltip(new Tooltip(load.name()));
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        name.setMaxWidth(NAME);
        boolean isLimited = inPercent && load.percentIs() >= 0;
        String was = isLimited ? Long.toString(Math.round(load.percentWas())) : figures.units(load.parcelsWas());
        String is = isLimited ? Math.round(load.percentIs()) + "%" : figures.units(load.parcelsIs());
        var value = new Label(was + " → " + is);
        value.getStyleClass().add(load.percentIs() > FULL ? "warn" : "medium");
        value.setMinWidth(VALUE);
        value.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        var bell = new Dumbbell(was(load, inPercent), is(load, inPercent), end, inPercent ? FULL : -1,
                load.name() + " " + value.getText());
        HBox.setHgrow(bell, Priority.ALWAYS);
        var row = new HBox(name, bell, value);
        row.getStyleClass().add("load-row");
        return row;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "prose", "hint-text");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A hollow dot before, a full one after, and the limit.
    private static final class Dumbbell extends Drawing {
        private static final double RADIUS = 4;

        private final Line way = add(new Line(), "bell-way");
        private final Line limit = add(new Line(), "bell-limit");
        private final Circle before = add(new Circle(RADIUS), "bell-before");
        private final Circle after = add(new Circle(RADIUS), "bell-after");
        private final double was;
        private final double is;
        private final double end;
        private final double full;

        Dumbbell(double was, double is, double end, double full, String words) {
            super("dumbbell");
            this.was = was;
            this.is = is;
            this.end = end;
            this.full = full;
            limit.setVisible(full >= 0);
            if (full >= 0 && is > full) {
                after.getStyleClass().add("over");
            }
            setMinSize(60, 20);
            setPrefSize(100, 20);
            say(words);
        }

        @Override
        protected void layoutChildren() {
            double middle = getHeight() / 2;
            place(way, x(was), middle, x(is), middle);
            place(limit, x(full), 0, x(full), getHeight());
            before.setCenterX(x(was));
            before.setCenterY(middle);
            after.setCenterX(x(is));
            after.setCenterY(middle);
        }

        private double x(double value) {
            return RADIUS + value / end * (getWidth() - 2 * RADIUS);
        }
    }
}
