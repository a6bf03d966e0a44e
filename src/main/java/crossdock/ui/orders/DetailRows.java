package crossdock.ui.orders;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The small rows of which the detail of an order is made.
final class DetailRows {
    private static final double LABEL_WIDTH = 116;

    private DetailRows() {}

    static HBox row(Node... cells) {
        var row = new HBox(8, cells);
        row.getStyleClass().add("detail-row");
        return row;
    }

    static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mono");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A name that takes the spare width and may be cut off, then with its whole in a tooltip.
    static Label growing(String text) {
        var label = new Label(text);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setTooltip(new Tooltip(text));
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    static Label right(String text) {
        var label = new Label(text);
        label.getStyleClass().add("medium");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// @param tip empty for none
    static Label muted(String text, String tip) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        if (!tip.isEmpty()) {
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setTooltip(new Tooltip(tip));
        }
        return label;
    }

    static HBox fact(String name, String value, String tip) {
        var label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        var shown = growing(value);
        shown.setTooltip(new Tooltip(tip.isEmpty() ? value : tip)); // a long code does not fit
        return row(label, shown);
    }
}
