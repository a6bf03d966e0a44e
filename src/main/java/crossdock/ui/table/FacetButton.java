package crossdock.ui.table;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// A filter in one button: its name, then its value or how many rows it would leave. On, it is filled and its cross takes it away. Without rows it stays, but cannot be pressed.
public final class FacetButton extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Label value = new Label();
    private final FontIcon icon = new FontIcon();
    private final HBox side = new HBox(4, value, icon);
    private final String name;
    private final String tone;

    /// @param tone `warn`, `bad` or empty: how a count above zero is drawn
    public FacetButton(String name, String tone) {
        super(name);
        this.name = name;
        this.tone = tone;
        getStyleClass().add("facet");
        value.getStyleClass().add("facet-value");
        side.getStyleClass().add("facet-side");
        setGraphic(side);
        setMinWidth(Region.USE_PREF_SIZE);
        showIcon("");
    }

    /// A choice among values; the arrow says that a menu opens.
    public void showChoice(String text, boolean on) {
        show(text, on, on ? "fth-x" : "fth-chevron-down");
        setDisable(false);
    }

    /// A switch with the rows that match it.
    public void showCount(String text, int count, boolean on) {
        show(text, on, on ? "fth-x" : "");
        value.getStyleClass().removeAll("warn", "bad");
        if (count > 0 && !tone.isEmpty()) {
            value.getStyleClass().add(tone);
        }
        setDisable(count == 0 && !on);
    }

    private void show(String text, boolean on, String code) {
        value.setText(text);
        pseudoClassStateChanged(ON, on);
        showIcon(code);
        setAccessibleText(name + " " + text);
    }

    private void showIcon(String code) {
        icon.setVisible(!code.isEmpty());
        icon.setManaged(!code.isEmpty());
        if (!code.isEmpty()) {
            icon.setIconLiteral(code);
        }
    }

    /// Called with the button, under which a menu may open.
    public void onPress(Consumer<FacetButton> act) {
        setOnAction(_ -> act.accept(this));
    }
}
