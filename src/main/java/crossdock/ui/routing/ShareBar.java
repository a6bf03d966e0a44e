package crossdock.ui.routing;

import crossdock.routing.policy.Run;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.Tally;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How the orders of the current run are shared among its rules: a line each and one bar of them all.
final class ShareBar extends VBox {
    private static final int SERIES = 4;
    private static final double WIDE = 216;
    private static final double TALL = 8;

    private final Texts texts;
    private final Figures figures;

    private record Share(String name, int orders, String style) {}

    ShareBar(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
        getStyleClass().add("share-bar");
    }

    void show(RoutingBoard board, @Nullable Tally tally) {
        getChildren().clear();
        int at = board.spot().run();
        if (tally == null || at >= tally.runs().size() || at >= board.policy().runs().size()) {
            return;
        }
        Run run = board.policy().runs().get(at);
        Tally.OfRun counts = tally.runs().get(at);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < counts.rules().size() && i < run.rules().size(); i++) {
            shares.add(new Share(at + 1 + "." + (i + 1) + " " + run.rules().get(i).name(),
                    counts.rules().get(i).orders(), "share-" + (i % SERIES + 1)));
        }
        shares.add(new Share(texts.get("routing.tree.fixed"), counts.fixed(), "share-fixed"));
        shares.add(new Share(texts.get("routing.tree.left"), counts.left(), "share-rest"));
        getChildren().add(Chips.label(texts.get("routing.tree.share", at + 1), "medium"));
        int all = Math.max(1, shares.stream().mapToInt(Share::orders).sum());
        var bar = new HBox();
        bar.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        List<String> words = new ArrayList<>();
        for (Share share : shares) {
            if (share.orders() > 0) {
                getChildren().add(line(share));
                words.add(share.name() + " " + figures.units(share.orders()));
                var part = new Region();
                part.getStyleClass().add(share.style());
                double wide = Math.max(1, Math.rint(WIDE * share.orders() / all));
                part.setMinSize(wide, TALL);
                part.setPrefSize(wide, TALL);
                part.setMaxSize(wide, TALL);
                bar.getChildren().add(part);
            }
        }
        bar.setAccessibleText(String.join(", ", words));
        getChildren().add(bar);
    }

    private HBox line(Share share) {
        var mark = new Region();
        mark.getStyleClass().addAll("share-mark", share.style());
        var name = Chips.label(share.name());
        name.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(mark, name, space, Chips.label(figures.units(share.orders()), "muted"));
        line.getStyleClass().add("share-line");
        return line;
    }
}
