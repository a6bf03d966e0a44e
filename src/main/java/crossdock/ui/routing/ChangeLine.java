package crossdock.ui.routing;

import crossdock.ui.routing.draft.PolicyDiff.Change;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What changed, from what, to what.
final class ChangeLine {
    private ChangeLine() {}

    static HBox of(Change change) {
        var line = new HBox(Chips.label(change.what(), "muted"));
        line.getStyleClass().add("side-line");
        if (!change.was().isEmpty()) {
            line.getChildren().add(shortened(change.was(), "part-gone"));
        }
        if (!change.is().isEmpty()) {
            line.getChildren().add(shortened(change.is(), "medium"));
        }
        return line;
    }

    private static Label shortened(String text, String style) {
        Label label = Chips.label(text, style);
        label.setMinWidth(20);
        label.setTooltip(new javafx.scene.control.Tooltip(text));
        return label;
    }
}
