package crossdock.app;

import static crossdock.app.PracticeConsole.onFx;
import static crossdock.app.PracticeConsole.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A channel from the dialog to a live connection, and what is done with it afterwards, without a mouse.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // opened before each test
class ConnectByKeyboardTest {
    @TempDir
    Path folder;

    private PracticeConsole console;

    @BeforeEach
    void open() throws Exception {
        console = new PracticeConsole(folder);
        console.workspace.sync.start(console.workspace.notices());
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    private List<ChannelHealth> channels() {
        return console.workspace.reading.channels().health();
    }

    private static Node focus() {
        WaitForAsyncUtils.waitForFxEvents(3);
        return onFx(() -> Window.getWindows().stream()
                .filter(Window::isFocused)
                .map(window -> window.getScene().getFocusOwner())
                .filter(node -> node != null)
                .reduce((_, newest) -> newest) // the headless platform calls every window focused
                .orElseThrow());
    }

    private static boolean isDialogOpen() {
        return onFx(() -> Window.getWindows().stream()
                .anyMatch(each -> each instanceof Stage && each.getScene().lookup(".dialog-pane") != null));
    }

    /// Tab until something of that name has the focus.
    private static Node tabTo(FxRobot robot, String name) {
        for (int i = 0; i < 40; i++) {
            Node at = focus();
            if (name.equals(at.getAccessibleText()) || at instanceof Labeled label && name.equals(label.getText())) {
                return at;
            }
            robot.type(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not reach " + name + " in " + onFx(() -> Window.getWindows().stream()
                .map(window -> window + " " + window.isFocused() + " " + window.getScene().getFocusOwner())
                .toList()));
    }

    private static void fill(FxRobot robot, String name, String text) {
        TextInputControl field = (TextInputControl) tabTo(robot, name);
        onFx(() -> {
            field.selectAll();
            return field;
        });
        robot.targetWindow(field.getScene().getWindow()).write(text, 0);
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private void openDialog(FxRobot robot) {
        robot.targetWindow(console.opened.stage());
        robot.push(KeyCode.CONTROL, KeyCode.K).write("connect a ch").type(KeyCode.ENTER);
        until("the form opens", ConnectByKeyboardTest::isDialogOpen);
    }

    @Test
    void aShopIsConnectedToLiveThenRenamedSlowedAndRemoved(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        openDialog(robot);
        tabTo(robot, "Kind");
        robot.type(KeyCode.DOWN); // WooCommerce
        fill(robot, "Name", "Web");
        fill(robot, "Address", console.channel("woocommerce").url());
        String[] token = console.channel("woocommerce").token().split(":", 2);
        fill(robot, "User or key", token[0]);
        fill(robot, "Secret", token[1]);
        for (int i = 0; i < 6 && isDialogOpen(); i++) { // a practice channel fails now and then
            robot.type(KeyCode.ENTER);
            until("it answers", () -> findDialog() // it may close between two questions
                    .map(dialog -> !dialog.lookup(".primary").isDisabled())
                    .orElse(true));
        }
        until("it is live", () -> channels().stream().anyMatch(each -> each.state() == State.LIVE));

        press(robot, "#rename");
        until("the name is asked for", ConnectByKeyboardTest::isDialogOpen);
        fill(robot, "Name", "Shop");
        robot.type(KeyCode.ENTER);
        until("it is renamed", () -> channels().getFirst().connection().name().equals("Shop"));

        press(robot, "#mode");
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        until("it is read at intervals", () -> channels().getFirst().connection().mode() == Mode.NEARTIME);

        press(robot, "#remove");
        until("the removal is asked once", ConnectByKeyboardTest::isDialogOpen);
        String effect = ((Labeled) dialog().lookup("#effect")).getText();
        assertTrue(effect.contains("secret is deleted"), effect);
        tabTo(robot, "Remove Shop");
        robot.type(KeyCode.ENTER);
        until("it is gone", () -> channels().isEmpty());
    }

    private static Node dialog() {
        return findDialog().orElseThrow();
    }

    private static Optional<Node> findDialog() {
        return onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup(".dialog-pane"))
                .filter(node -> node != null)
                .findFirst());
    }

    private void press(FxRobot robot, String selector) {
        until(selector + " is there", () -> onFx(() -> console.opened.scene().lookup(selector) != null));
        onFx(() -> {
            console.node(selector).requestFocus();
            return console;
        });
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    @Test
    void leavingTheFormForgetsTheSecretAndConnectsNothing(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        openDialog(robot);
        fill(robot, "Name", "Tills");
        fill(robot, "Address", console.channel("square").url());
        fill(robot, "Secret", "s3cret");
        var field = (PasswordField) focus();
        assertEquals("s3cret", field.getText());
        robot.type(KeyCode.ESCAPE);
        until("the form is gone", () -> !isDialogOpen());
        assertEquals("", field.getText());
        assertFalse(channels().stream().anyMatch(each -> each.connection().name().equals("Tills")));
    }
}
