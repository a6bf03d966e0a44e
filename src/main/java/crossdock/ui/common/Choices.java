package crossdock.ui.common;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Small parts that the forms share.
public final class Choices {
    private Choices() {}

    /// Fills a box with things that are shown by name.
    public static <T> void of(ComboBox<T> box, List<T> items, Function<T, String> name) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : name.apply(item);
            }

            @Override
            public @Nullable T fromString(String text) {
                return items.stream().filter(item -> name.apply(item).equals(text)).findFirst().orElse(null);
            }
        });
        box.getItems().setAll(items);
    }

    /// A box in which one thing has to be chosen: nothing is until a person chooses, and the box says what to do.
    ///
    /// @param chosen what stands in the box, both ways
    public static <T> void oneOf(
            ComboBox<T> box, List<T> items, Function<T, String> name, Property<@Nullable T> chosen, String prompt) {
        of(box, items, name);
        box.setPromptText(prompt);
        box.valueProperty().bindBidirectional(chosen);
    }

    /// Shows what the form would do only once it is known where.
    public static void onceChosen(Label effect, ObservableValue<?> chosen) {
        effect.visibleProperty().bind(chosen.map(_ -> true).orElse(false));
        effect.managedProperty().bind(effect.visibleProperty());
    }

    /// Each field of a form is called by the label above it, for a screen reader too.
    public static void nameFields(Pane form) {
        Label above = null;
        for (Node each : form.getChildren()) {
            if (each instanceof Label label) {
                above = label;
            } else if (above != null && (each instanceof TextInputControl || each instanceof ComboBoxBase<?>)) {
                above.setLabelFor(each);
                each.setAccessibleText(above.getText());
                above = null;
            }
        }
    }

    /// Says beside the form why it cannot be sent: what is still to be done, in plain colour, before anything was
    /// entered; after that it is an error.
    public static void explain(Label label, ObservableValue<String> problemKey, Texts texts) {
        label.getStyleClass().remove("bad");
        label.getStyleClass().add("muted");
        problemKey.subscribe(key -> label.setText(key.isEmpty() ? "" : texts.get(key)));
        problemKey.subscribe((_, _) -> {
            label.getStyleClass().remove("muted");
            if (!label.getStyleClass().contains("bad")) {
                label.getStyleClass().add("bad");
            }
        });
    }
}
