package crossdock.ui.start;

import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Head line, what is wrong and where, and one row a way on; the first is the default button.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class StartView {
    private final Trouble trouble;
    private final Texts texts;
    private final Consumer<Trouble.Choice> chosen;
    @FXML private Label head;
    @FXML private Label words;
    @FXML private Label folder;
    @FXML private VBox choices;

    /// @param chosen is told which way the person goes
    public StartView(Trouble trouble, Texts texts, Consumer<Trouble.Choice> chosen) {
        this.trouble = trouble;
        this.texts = texts;
        this.chosen = chosen;
    }

    public Parent load() {
        Parent root = Fxml.load("start/Start.fxml", this, texts);
        head.setText(texts.get("start.head." + trouble.kind()));
        words.setText(trouble.words());
        folder.setText(trouble.folder().toString());
        for (Trouble.Choice choice : trouble.choices()) {
            choices.getChildren().add(row(choice, choices.getChildren().isEmpty()));
        }
        return root;
    }

    private HBox row(Trouble.Choice choice, boolean first) {
        String name = texts.get("start.choice." + choice);
        String meaning = texts.get("start.hint." + choice);
        var button = new Button(name, new FontIcon(choice.icon));
        button.setId("choice-" + choice);
        button.setMinWidth(230);
        button.setDefaultButton(first);
        button.setAccessibleHelp(meaning);
        button.setOnAction(_ -> chosen.accept(choice));
        var hint = new Label(meaning);
        hint.getStyleClass().add("hint-text");
        hint.setWrapText(true);
        var row = new HBox(12, button, hint);
        row.getStyleClass().add("settings-row");
        return row;
    }
}
