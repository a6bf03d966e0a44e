package crossdock.ui.routing.trial;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Codes;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.table.MiniTable;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

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
                Head.fixed(texts.get("routing.trial.headOrder"), 140),
                Head.fixed(texts.get("routing.trial.headPlaced"), 175),
                Head.fixed(texts.get("routing.trial.channel"), 150),
                Head.fixed(texts.get("routing.trial.method"), 90),
                Head.words(texts.get("routing.trial.headTo")),
                Head.figures(texts.get("routing.trial.headLines")),
                Head.figures(texts.get("routing.trial.headUnits")),
                Head.figures(texts.get("routing.trial.headWorth"))));
        table.show(matching.stream().limit(SHOWN).map(order -> row(order, choose, texts, figures, words)).toList());
        getChildren().add(table);
        if (matching.size() > SHOWN) {
            var more = new Label(texts.get("routing.trial.moreOrders", matching.size() - SHOWN));
            more.getStyleClass().addAll("muted", "hint-text");
            getChildren().add(more);
        }
    }

    private static List<Cell> row(
            Trial.Recent order, Consumer<String> choose, Texts texts, Figures figures, PolicyWords words) {
        return List.of(
                new Cell.Drawn(order.number(), () -> number(order, choose, texts, figures, words)),
                new Cell.Words(figures.exact(order.placedAt()), "muted"),
                new Cell.Words(channel(order, texts)),
                new Cell.Words(words.method(order.method())),
                new Cell.Words(order.to(), "muted"),
                new Cell.Words(figures.units(order.lines())),
                new Cell.Words(figures.units(order.units())),
                new Cell.Words(worth(order, figures, words)));
    }

    private static String worth(Trial.Recent order, Figures figures, PolicyWords words) {
        return order.value() == null ? figures.none() : words.money(order.value().minor());
    }

    private static String channel(Trial.Recent order, Texts texts) {
        return order.channel().isEmpty() ? texts.get("routing.trial.imported") : order.channel();
    }

    /// What people know of an order beside its number: where from, where to, when, how much.
    static String facts(Trial.Recent order, Texts texts, Figures figures, PolicyWords words) {
        String to = order.to().isEmpty() ? texts.get("routing.trial.anywhere") : order.to();
        return texts.get("routing.trial.facts", channel(order, texts), words.method(order.method()), to,
                figures.exact(order.placedAt()), order.lines(), order.units());
    }

    /// A code that a channel made for machines is shortened, as in every list; the whole of it is there to be copied.
    private static HBox number(
            Trial.Recent order, Consumer<String> choose, Texts texts, Figures figures, PolicyWords words) {
        String brief = Codes.brief(order.number());
        var link = new Hyperlink(brief);
        link.getStyleClass().add("trial-order");
        link.setAccessibleText(brief + ", " + facts(order, texts, figures, words));
        link.setOnAction(_ -> choose.accept(order.number()));
        var cell = new HBox(2, link);
        cell.setAlignment(Pos.CENTER_LEFT);
        if (!brief.equals(order.number())) {
            link.setTooltip(new Tooltip(order.number()));
            var copy = new Button("", new FontIcon("fth-copy"));
            copy.getStyleClass().addAll("quiet", "icon-only", "trial-copy");
            copy.setAccessibleText(texts.get("routing.trial.copy", brief));
            copy.setTooltip(new Tooltip(texts.get("routing.trial.copy", order.number())));
            copy.setOnAction(_ -> {
                var content = new ClipboardContent();
                content.putString(order.number());
                Clipboard.getSystemClipboard().setContent(content);
            });
            cell.getChildren().add(copy);
        }
        return cell;
    }
}
