package crossdock.ui.orders;

import crossdock.ui.orders.OrderTimeline.Entry;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A timeline drawn as rows: an icon in a ring, joined to the next by a line, and words beside it.
record TimelineRows(List<Entry> entries) {
    private static final PseudoClass COMING = PseudoClass.getPseudoClass("coming");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    List<Node> nodes() {
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.add(row(entries.get(i), i == entries.size() - 1));
        }
        return rows;
    }

    private static Node row(Entry entry, boolean last) {
        var ring = new StackPane(new FontIcon(entry.icon()));
        ring.getStyleClass().add("step-ring");
        var line = new Region();
        line.getStyleClass().add("step-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        var mark = new VBox(ring, line);
        mark.setAlignment(Pos.TOP_CENTER);
        var title = new Label(entry.title());
        title.getStyleClass().add("medium");
        title.setWrapText(true);
        var detail = new Label(entry.detail());
        detail.getStyleClass().add("muted");
        detail.setWrapText(true);
        detail.setTooltip(new Tooltip(entry.tip()));
        var words = new VBox(title, detail);
        words.getStyleClass().add("step-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(12, mark, words);
        row.getStyleClass().add("step");
        row.pseudoClassStateChanged(COMING, entry.coming());
        row.pseudoClassStateChanged(LAST, last);
        return row;
    }
}
