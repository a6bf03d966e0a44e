package crossdock.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A person without a mouse: goes from one thing to the next by keys, and knows of a screen what stands on it.
public final class ByKeys {
    private static final int MOST_TABS = 120;

    private final FxRobot robot;
    private final Scene console;

    public ByKeys(FxRobot robot, Scene console) {
        this.robot = robot;
        this.console = console;
    }

    public static <T> T onFx(Callable<T> act) {
        T answer = WaitForAsyncUtils.waitForAsyncFx(60_000, act);
        WaitForAsyncUtils.waitForFxEvents(3);
        return answer;
    }

    /// Asked on the test's own thread, from which the store may be read.
    public static void until(String what, Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, holds);
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    public void tabTo(String what, Predicate<Node> wanted) {
        tab(what, wanted, KeyCode.TAB);
    }

    public void tabBackTo(String what, Predicate<Node> wanted) {
        tab(what, wanted, KeyCode.SHIFT, KeyCode.TAB);
    }

    private void tab(String what, Predicate<Node> wanted, KeyCode... keys) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (wanted.test(onFx(this::focus))) {
                return;
            }
            robot.push(keys);
            WaitForAsyncUtils.waitForFxEvents(1);
        }
        throw new AssertionError("Tab never reaches " + what);
    }

    public static Predicate<Node> id(String id) {
        return node -> id.equals(node.getId());
    }

    /// Of the dialog while one is open, else of the console.
    public Node focus() {
        return dialog().orElse(console).getFocusOwner();
    }

    public static Optional<Scene> dialog() {
        return List.copyOf(Window.getWindows()).stream()
                .map(Window::getScene)
                .filter(scene -> scene != null && scene.lookup(".dialog-pane") != null)
                .findFirst();
    }

    /// What a screen reader says of it.
    public static String spoken(Node node) {
        String own = node.getAccessibleText();
        if (own != null) {
            return own;
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    /// The first label of the kind that is seen; empty without one.
    public String said(String selector) {
        return onFx(() -> console.getRoot().lookupAll(selector).stream()
                .filter(node -> node instanceof Label && isSeen(node))
                .map(node -> ((Label) node).getText())
                .findFirst()
                .orElse(""));
    }

    /// On the FX thread.
    public List<String> texts(String selector) {
        return texts(console.getRoot(), selector);
    }

    /// On the FX thread.
    public static List<String> texts(Parent root, String selector) {
        return root.lookupAll(selector).stream()
                .filter(node -> node instanceof Labeled && isSeen(node))
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
