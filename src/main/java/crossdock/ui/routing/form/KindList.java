package crossdock.ui.routing.form;

import crossdock.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A list to choose one from by mouse, by arrows, or by typing the start of its name and Enter.
public final class KindList extends VBox {
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final List<String> names;
    private final IntConsumer chosen;

    private KindList(Texts texts, List<String> names, IntConsumer chosen) {
        this.names = names;
        this.chosen = chosen;
        getStyleClass().add("kind-list");
        search.setId("kind-search");
        search.setPromptText(texts.get("routing.form.search"));
        search.setAccessibleText(texts.get("routing.form.search"));
        search.textProperty().subscribe((_, _) -> draw());
        search.setOnAction(_ -> {
            if (!rows.getChildren().isEmpty() && rows.getChildren().getFirst() instanceof Button first) {
                first.fire();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(search, rows);
        draw();
    }

    /// @param chosen called with the place in `names`, once the list is closed
    public static void open(PopLayer pop, Node beside, Texts texts, List<String> names, IntConsumer chosen) {
        var list = new KindList(texts, names, at -> {
            pop.close();
            chosen.accept(at);
        });
        pop.open(beside, list, list.search, () -> {});
    }

    private void draw() {
        rows.getChildren().clear();
        String typed = search.getText().strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).contains(typed)) {
                int at = i;
                var row = new Button(names.get(i));
                row.getStyleClass().addAll("quiet", "kind-row");
                row.setMaxWidth(Double.MAX_VALUE);
                row.setOnAction(_ -> chosen.accept(at));
                rows.getChildren().add(row);
            }
        }
    }

    private void key(KeyEvent event) {
        int at = rows.getChildren().indexOf(getScene().getFocusOwner());
        if (event.getCode() == KeyCode.DOWN && at + 1 < rows.getChildren().size()) {
            rows.getChildren().get(at + 1).requestFocus();
        } else if (event.getCode() == KeyCode.UP && at >= 0) {
            (at == 0 ? search : rows.getChildren().get(at - 1)).requestFocus();
        } else if (event.getCode() == KeyCode.ENTER && at >= 0 && rows.getChildren().get(at) instanceof Button row) {
            row.fire();
        } else {
            return;
        }
        event.consume();
    }
}
