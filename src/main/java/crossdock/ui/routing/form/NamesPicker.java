package crossdock.ui.routing.form;

import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Names to tick off, with a field that narrows them; Enter in it ticks the first, or adds what was typed.
final class NamesPicker extends VBox {
    private static final int SHORT = 6;
    private static final double TALLEST = 190;

    private final FormField.Names names;
    private final Texts texts;
    private final TextField search = new TextField();
    private final VBox rows = new VBox();

    NamesPicker(FormField.Names names, Texts texts) {
        this.names = names;
        this.texts = texts;
        getStyleClass().add("form-options");
        search.setPromptText(texts.get(names.isFree() ? "routing.form.searchOrType" : "routing.form.search"));
        search.setAccessibleText(texts.get(names.labelKey()));
        search.textProperty().subscribe((_, _) -> draw());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        rows.getStyleClass().add("form-options");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(TALLEST);
        if (names.isFree() || names.known().size() > SHORT) {
            getChildren().add(search);
        }
        getChildren().add(scroll);
        draw();
    }

    javafx.scene.Node first() {
        return getChildren().getFirst() == search || rows.getChildren().isEmpty()
                ? search
                : rows.getChildren().getFirst();
    }

    private void key(KeyEvent event) {
        String typed = search.getText().strip();
        if (event.getCode() == KeyCode.ENTER && !typed.isEmpty()) {
            List<String> found = found();
            String name = found.isEmpty() ? typed : found.getFirst();
            if (!found.isEmpty() || names.isFree()) {
                toggle(name, !names.chosen().contains(name));
                search.clear();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && !rows.getChildren().isEmpty()) {
            rows.getChildren().getFirst().requestFocus();
            event.consume();
        }
    }

    /// Chosen ones first, so that they are seen whatever the list's length.
    private List<String> found() {
        String typed = search.getText().strip().toLowerCase(Locale.ROOT);
        List<String> all = new ArrayList<>(names.chosen());
        names.known().stream().filter(name -> !all.contains(name)).forEach(all::add);
        return all.stream()
                .filter(name -> name(name).toLowerCase(Locale.ROOT).contains(typed))
                .toList();
    }

    private void draw() {
        rows.getChildren().clear();
        for (String name : names.isFree() || names.known().size() > SHORT ? found() : names.known()) {
            var box = new CheckBox(name(name));
            box.setSelected(names.chosen().contains(name));
            box.selectedProperty().subscribe((_, on) -> toggle(name, on));
            rows.getChildren().add(box);
        }
        if (rows.getChildren().isEmpty() && !search.getText().isBlank()) {
            var none = new Label(texts.get(names.isFree() ? "routing.form.addTyped" : "routing.form.noneFound"));
            none.getStyleClass().add("muted");
            rows.getChildren().add(none);
        }
    }

    private String name(String code) {
        return names.known().contains(code) ? names.name().apply(code) : code;
    }

    private void toggle(String name, boolean on) {
        if (!on) {
            names.chosen().remove(name);
        } else if (!names.chosen().contains(name)) {
            names.chosen().add(name);
        }
    }
}
