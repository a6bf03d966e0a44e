package crossdock.ui.routing.replay;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.form.PopLayer;
import java.io.File;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks for a file of orders and, where its header does not say enough, for the mapping of its columns.
public final class FileSheet extends VBox {
    private static final double WIDE = 460;

    private final FileChoice choice;
    private final Texts texts;
    private final TextField file = new TextField();
    private final Button run = new Button();

    private FileSheet(FileChoice choice, Texts texts, Consumer<OrderFile> replay, Runnable close) {
        this.choice = choice;
        this.texts = texts;
        getStyleClass().add("form-sheet");
        setPrefWidth(WIDE);
        var title = new Label(texts.get("routing.replay.file.title"));
        title.getStyleClass().add("section-title");
        var note = new Label(texts.get("routing.replay.file.note"));
        note.getStyleClass().addAll("muted", "prose");
        note.setMinHeight(Region.USE_PREF_SIZE);
        var mapping = new TextField();
        mapping.setPromptText(texts.get("routing.replay.file.byHeader"));
        file.textProperty().bindBidirectional(choice.file);
        mapping.textProperty().bindBidirectional(choice.mapping);
        file.focusedProperty().subscribe((_, isFocused) -> {
            if (!isFocused) {
                choice.lookBeside();
            }
        });
        run.setText(texts.get("routing.replay.file.run"));
        run.setId("file-run");
        run.getStyleClass().add("primary");
        Runnable act = () -> choice.chosen().ifPresent(chosen -> {
            close.run();
            replay.accept(chosen);
        });
        run.setOnAction(_ -> act.run());
        file.setOnAction(_ -> act.run());
        mapping.setOnAction(_ -> act.run());
        file.textProperty().subscribe(_ -> run.setDisable(choice.chosen().isEmpty()));
        var cancel = new Button(texts.get("routing.publish.cancel"));
        cancel.setOnAction(_ -> close.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox(space, cancel, run);
        foot.getStyleClass().add("form-foot");
        getChildren().addAll(title, note);
        field("file", file, new FileChooser.ExtensionFilter(
                texts.get("routing.replay.file.kinds"), "*.csv", "*.txt", "*.tsv", "*.json", "*.jsonl", "*.gz"));
        field("mapping", mapping, new FileChooser.ExtensionFilter("JSON", "*.json"));
        getChildren().add(foot);
    }

    /// @param replay hears what was chosen, once the sheet is closed
    public static void open(
            PopLayer pop, Node beside, FileChoice choice, Texts texts, Consumer<OrderFile> replay) {
        var sheet = new FileSheet(choice, texts, replay, pop::close);
        pop.open(beside, sheet, sheet.file, () -> {});
        sheet.file.selectAll();
    }

    private void field(String name, TextField field, FileChooser.ExtensionFilter kinds) {
        var label = new Label(texts.get("routing.replay.file." + name));
        label.getStyleClass().add("hint-text");
        label.setLabelFor(field);
        field.setId("file-" + name);
        field.setAccessibleText(label.getText());
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = new Button(texts.get("routing.replay.file.choose"), new FontIcon("fth-folder"));
        choose.setId("file-choose-" + name);
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setAccessibleText(label.getText() + ": " + choose.getText());
        choose.setOnAction(_ -> choose(label.getText(), field, kinds));
        var row = new HBox(field, choose);
        row.getStyleClass().add("form-row");
        getChildren().addAll(label, row);
    }

    private void choose(String title, TextField field, FileChooser.ExtensionFilter kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(
                kinds, new FileChooser.ExtensionFilter(texts.get("routing.replay.file.all"), "*"));
        @Nullable File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            field.setText(chosen.getPath());
            choice.lookBeside();
        }
    }
}
