package crossdock.ui.shell;

import crossdock.ui.common.Keys;
import crossdock.ui.common.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All keys at a glance: those that work everywhere, those of lists, those of the screen in sight.
final class KeysOverlay extends StackPane {
    private static final List<Keys.Hint> EVERYWHERE =
            List.of(
                    new Keys.Hint("Ctrl+K", "shell.keys.palette"),
                    new Keys.Hint("Ctrl+1 to 9", "shell.keys.screens"),
                    new Keys.Hint("Ctrl+B", "shell.keys.rail"),
                    new Keys.Hint("F6", "shell.keys.pane"),
                    new Keys.Hint("/", "shell.keys.filter"),
                    new Keys.Hint("Ctrl+Z", "shell.keys.undo"),
                    new Keys.Hint("Esc", "shell.keys.back"),
                    new Keys.Hint("?", "shell.keys.all"));

    private final Texts texts;
    private final VBox box = new VBox();

    KeysOverlay(Texts texts) {
        this.texts = texts;
        getStyleClass().add("scrim");
        box.getStyleClass().add("keys-box");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        box.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().add(box);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    void open(String screenTitle, List<Keys.Hint> ofScreen) {
        var title = new Label(texts.get("shell.keys.title"));
        title.getStyleClass().add("screen-title");
        var columns = new HBox(column(texts.get("shell.keys.everywhere"), EVERYWHERE));
        columns.getStyleClass().add("keys-columns");
        if (!ofScreen.isEmpty()) {
            columns.getChildren().add(column(screenTitle, ofScreen));
        }
        var note = new Label(texts.get("shell.keys.note"));
        note.getStyleClass().addAll("hint-text", "prose");
        box.getChildren().setAll(title, columns, note);
        setVisible(true);
        setFocusTraversable(true);
        setAccessibleText(texts.get("shell.keys.title"));
        requestFocus();
    }

    void close() {
        setVisible(false);
    }

    private GridPane column(String heading, List<Keys.Hint> hints) {
        var grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        HBox.setHgrow(grid, Priority.ALWAYS);
        var head = new Label(heading);
        head.getStyleClass().add("section-title");
        grid.add(head, 0, 0, 2, 1);
        for (int i = 0; i < hints.size(); i++) {
            grid.add(caps(hints.get(i).keys()), 0, i + 1);
            grid.add(new Label(texts.get(hints.get(i).textKey())), 1, i + 1);
        }
        return grid;
    }

    private static HBox caps(String keys) {
        var caps = new HBox();
        caps.getStyleClass().add("keys-caps");
        caps.setAlignment(Pos.CENTER_LEFT);
        for (String key : keys.split("\\+")) {
            var cap = new Label(key);
            cap.getStyleClass().add("keycap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            caps.getChildren().add(cap);
        }
        return caps;
    }
}
