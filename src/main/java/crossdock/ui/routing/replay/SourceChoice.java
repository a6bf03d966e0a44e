package crossdock.ui.routing.replay;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// The two ways to name the orders of a replay; the one that is pressed says where those shown come from.
final class SourceChoice extends HBox {
    private final ToggleButton stored;
    private final ToggleButton file;
    private boolean isOfFile;

    /// @param ofStored replays the stored orders
    /// @param ofFile asks for a file, beside a node
    SourceChoice(Texts texts, Runnable ofStored, Consumer<Node> ofFile) {
        getStyleClass().add("segments");
        stored = choice(texts.get("routing.replay.stored"), "replay-stored", _ -> ofStored.run());
        file = choice(texts.get("routing.replay.fromFile"), "replay-file", ofFile);
    }

    private ToggleButton choice(String text, String id, Consumer<Node> act) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            mark(); // what is shown is of the other still
            act.accept(button);
        });
        getChildren().add(button);
        return button;
    }

    private void mark() {
        stored.setSelected(!isOfFile);
        file.setSelected(isOfFile);
    }

    void show(ReplayReport report) {
        isOfFile = report.file() != null;
        mark();
    }

    void turnOff(boolean isOff) {
        List.of(stored, file).forEach(button -> button.setDisable(isOff));
    }

    void askForFile() {
        file.fire();
    }

    Node besideFile() {
        return file;
    }
}
