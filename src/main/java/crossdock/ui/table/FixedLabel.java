package crossdock.ui.table;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// Words in a column of one width; the tip says them in full, as a long name does not fit.
public final class FixedLabel extends Label {
    public FixedLabel(String text, double width) {
        super(text);
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        setTooltip(text.isEmpty() ? null : new Tooltip(text));
    }
}
