package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.app.window.StartWindow;
import crossdock.app.window.StartWindow.Decision;
import crossdock.platform.SettingsStore;
import crossdock.platform.WorkspacePaths;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Png;
import crossdock.ui.common.Texts;
import crossdock.ui.start.Trouble;
import crossdock.ui.start.Trouble.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What stands in the place of the console when the workspace is damaged.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
class StartWindowTest {
    @TempDir
    private Path folder;

    private final Texts texts = Texts.strict(Locale.US);
    private final AtomicReference<Decision> decided = new AtomicReference<>();
    @SuppressWarnings("NullAway.Init") // shown before each test
    private Stage stage;

    @Start
    void start(Stage unused) {
        var looks = new Looks(SettingsStore.open(new WorkspacePaths(folder).settings(), Runnable::run));
        String words = texts.get("error.workspace.damaged", folder.resolve("crossdock.db"));
        Trouble trouble = Trouble.of("workspace.damaged", words, folder, true);
        stage = new StartWindow(looks, texts).show(trouble, decided::set);
    }

    @Test
    void saysWhatIsWrongAndRestoresAtTheEnterKey(FxRobot robot) throws Exception {
        assertTrue(robot.lookup(folder.toString()).tryQuery().isPresent());
        for (Choice choice : Choice.values()) {
            Button button = robot.lookup("#choice-" + choice).queryButton();
            assertTrue(button.isVisible() && !button.getAccessibleHelp().isBlank(), choice.name());
            assertTrue(button.localToScene(button.getBoundsInLocal()).getMaxY() <= stage.getScene().getHeight());
        }
        Path picture = Files.createDirectories(Path.of("target", "tour")).resolve("start-damaged.png");
        robot.interact(() -> {
            try {
                Png.write(stage.getScene().snapshot(null), picture);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertEquals(new Decision(Choice.RESTORE, null), decided.get());
        assertFalse(stage.isShowing());
    }

    @Test
    void everyReasonHasWaysOnAndTheirTexts() {
        for (WorkspaceUnusable.Code code : WorkspaceUnusable.Code.values()) {
            Trouble trouble = Trouble.of(code.key(), "words", folder, false);
            assertTrue(trouble.choices().contains(Choice.QUIT), code.name());
            assertFalse(trouble.choices().contains(Choice.RESTORE), "there is nothing to restore");
            assertFalse(texts.get("start.head." + trouble.kind()).isBlank());
            trouble.choices().forEach(choice -> assertFalse(
                    (texts.get("start.choice." + choice) + texts.get("start.hint." + choice)).isBlank()));
        }
    }
}
