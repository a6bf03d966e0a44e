package crossdock.ui.charts;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A word on a coloured or outlined ground, with an icon where it names a state. Never shortened.
public final class Chip extends Label {
    private static final int ICON = 11;

    /// @param icon a Feather code, or empty for none
    public Chip(Tone tone, String icon, String word) {
        getStyleClass().add("chip");
        setMinWidth(Region.USE_PREF_SIZE);
        show(tone, icon, word);
    }

    /// Says something else. Leaves nothing of what it said before.
    public void show(Tone tone, String icon, String word) {
        for (Tone other : Tone.values()) {
            getStyleClass().remove(other.styleClass());
        }
        getStyleClass().add(tone.styleClass());
        setGraphic(icon.isEmpty() ? null : icon(icon));
        setText(word);
    }

    private static @Nullable FontIcon icon(String code) {
        var icon = new FontIcon(code);
        icon.setIconSize(ICON);
        return icon;
    }
}
