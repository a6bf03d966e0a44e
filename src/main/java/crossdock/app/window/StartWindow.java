package crossdock.app.window;

import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.start.StartView;
import crossdock.ui.start.Trouble;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window in the place of the console when the workspace cannot be opened. FX thread.
public final class StartWindow {
    private final Looks looks;
    private final Texts texts;

    public StartWindow(Looks looks, Texts texts) {
        this.looks = looks;
        this.texts = texts;
    }

    /// What the person decided.
    ///
    /// @param folder of another workspace; null unless that was chosen
    public record Decision(Trouble.Choice choice, @Nullable Path folder) {}

    /// Shows it; the window closes with the decision. Closing it by hand is quitting.
    public Stage show(Trouble trouble, Consumer<Decision> decided) {
        Platform.setImplicitExit(false); // another window follows
        var stage = new Stage();
        var view = new StartView(trouble, texts, choice -> choose(stage, choice, decided));
        var scene = new Scene(view.load(), 860, 680);
        looks.dress(scene);
        stage.setTitle("Crossdock");
        stage.setScene(scene);
        stage.setOnCloseRequest(_ -> decided.accept(new Decision(Trouble.Choice.QUIT, null)));
        stage.show();
        return stage;
    }

    private void choose(Stage stage, Trouble.Choice choice, Consumer<Decision> decided) {
        Path folder = null;
        if (choice == Trouble.Choice.OTHER_FOLDER) {
            var chooser = new DirectoryChooser();
            chooser.setTitle(texts.get("start.folder.title"));
            @Nullable File picked = chooser.showDialog(stage);
            if (picked == null) {
                return; // they thought better of it
            }
            folder = picked.toPath();
        }
        stage.hide();
        decided.accept(new Decision(choice, folder));
    }
}
