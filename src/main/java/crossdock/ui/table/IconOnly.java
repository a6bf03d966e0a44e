package crossdock.ui.table;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Buttons with an icon that give up their words where there is little room; the words move into the tooltip and stay
/// the name for a screen reader.
public final class IconOnly {
    private IconOnly() {}

    private static void fold(ButtonBase button, boolean isNarrow) {
        if (button.getGraphic() instanceof HBox line) {
            line.getChildren().stream().filter(Label.class::isInstance).forEach(word -> {
                word.setVisible(!isNarrow);
                word.setManaged(!isNarrow);
            });
        } else {
            button.setContentDisplay(isNarrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        }
    }

    /// @param width of the region, under which only icons are shown
    /// @param selectors of the buttons in it
    public static void under(double width, Region region, String... selectors) {
        for (String selector : selectors) {
            if (region.lookup(selector) instanceof ButtonBase button) {
                Tooltip own = button.getTooltip();
                var words = new Tooltip();
                words.textProperty().bind(
                        button.getGraphic() instanceof HBox ? button.accessibleTextProperty() : button.textProperty());
                region.widthProperty().subscribe(now -> {
                    boolean isNarrow = now.doubleValue() > 0 && now.doubleValue() < width;
                    fold(button, isNarrow);
                    if (own == null) {
                        button.setTooltip(isNarrow ? words : null);
                    }
                });
            }
        }
    }
}
