package crossdock.ui.routing.trial;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.table.MiniTable;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Stored orders to choose one from; what is typed as a number narrows them.
final class RecentOrders extends VBox {
    private static final int SHOWN = 24;

    /// @param matching newest first
    /// @param none whether there is no order at all
    RecentOrders(
            List<Trial.Recent> matching, boolean none, Consumer<String> choose, Texts texts, Figures figures,
            PolicyWords words) {
        getStyleClass().add("trial-recent");
        var title = new Label(texts.get("routing.trial.recent"));
        title.getStyleClass().add("section-title");
        var hint = new Label(none
                ? texts.get("routing.trial.noRecent") : texts.get("routing.trial.recentHint", matching.size()));
        hint.getStyleClass().addAll("muted", "prose");
        hint.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, hint);
        if (matching.isEmpty()) {
            return;
        }
        var table = new MiniTable(List.of(
                Head.fixed(texts.get("routing.trial.headOrder"), 220),
                Head.fixed(texts.get("routing.trial.headPlaced"), 175),
                Head.fixed(texts.get("routing.trial.channel"), 150),
                Head.fixed(texts.get("routing.trial.method"), 90),
                Head.words(texts.get("routing.trial.headTo")),
                Head.figures(texts.get("routing.trial.headLines")),
                Head.figures(texts.get("routing.trial.headUnits"))));
        table.show(matching.stream().limit(SHOWN).map(order -> row(order, choose, figures, words)).toList());
        getChildren().add(table);
        if (matching.size() > SHOWN) {
            var more = new Label(texts.get("routing.trial.moreOrders", matching.size() - SHOWN));
            more.getStyleClass().addAll("muted", "hint-text");
            getChildren().add(more);
        }
    }

    private static List<Cell> row(
            Trial.Recent order, Consumer<String> choose, Figures figures, PolicyWords words) {
        return List.of(
                new Cell.Drawn(order.number(), () -> {
                    var link = new Hyperlink(order.number());
                    link.getStyleClass().add("trial-order");
                    link.setOnAction(_ -> choose.accept(order.number()));
                    return link;
                }),
                new Cell.Words(figures.exact(order.placedAt()), "muted"),
                new Cell.Words(order.channel()),
                new Cell.Words(words.method(order.method())),
                new Cell.Words(order.to(), "muted"),
                new Cell.Words(figures.units(order.lines())),
                new Cell.Words(figures.units(order.units())));
    }
}
