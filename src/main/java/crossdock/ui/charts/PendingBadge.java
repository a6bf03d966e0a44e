package crossdock.ui.charts;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// A small mark behind a code or number: something of ours is on its way to a channel.
public final class PendingBadge extends Label {
    private static final int ICON = 11;

    private final Tooltip tip = new Tooltip();

    public PendingBadge() {
        var icon = new FontIcon("fth-upload-cloud");
        icon.setIconSize(ICON);
        setGraphic(icon);
        setTooltip(tip);
        getStyleClass().add("pending-badge");
    }

    /// Puts the mark on a cell that has just been painted, or takes it off.
    ///
    /// @param why what waits; empty for nothing
    public void on(Labeled cell, String why) {
        tip.setText(why);
        setAccessibleText(why);
        cell.setContentDisplay(ContentDisplay.RIGHT);
        cell.setGraphic(why.isEmpty() ? null : this);
        if (!why.isEmpty()) {
            String spoken = cell.getAccessibleText() == null ? cell.getText() : cell.getAccessibleText();
            cell.setAccessibleText(spoken + ", " + why);
        }
    }
}
