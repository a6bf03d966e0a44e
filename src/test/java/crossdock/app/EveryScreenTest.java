package crossdock.app;

import static crossdock.app.PracticeConsole.onFx;
import static crossdock.app.PracticeConsole.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.platform.WorkspacePaths;
import crossdock.ui.Leaks;
import crossdock.ui.Whole;
import crossdock.ui.common.Screen;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Walks every screen of the real console over stock that was read from a folder of files.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // opened before each test
class EveryScreenTest {
    private static final int MOST_STOPS = 400;

    @TempDir
    Path folder;

    private PracticeConsole console;

    @BeforeEach
    void open() throws Exception {
        console = new PracticeConsole(folder);
        console.connect("file");
        until("stock is read", () -> { // a file of the last two seconds is left for the next look
            console.readOnce();
            return console.workspace.reading.today().today(ZoneOffset.UTC).figures().skus() > 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    private List<String> screens() {
        return console.desk.parts.screens().stream().map(Screen::id).toList();
    }

    private void go(String screen) {
        onFx(() -> {
            console.desk.parts.navigation().go(screen);
            return screen;
        });
        until(screen + " is drawn", () -> onFx(() -> {
            Node content = console.opened.scene().lookup(".screen");
            List<Node> inside = new ArrayList<>();
            if (content != null) {
                gather(content, inside);
            }
            boolean isFilled = !screen.equals("today") || content != null && content.lookup(".kpi-card") != null;
            return isFilled && !inside.isEmpty(); // the empty Today goes as soon as its first figures are read
        }));
        WaitForAsyncUtils.waitForFxEvents(20);
    }

    private List<Node> focusable() {
        List<Node> found = new ArrayList<>();
        gather(console.opened.scene().getRoot(), found);
        return found;
    }

    /// In the order of the scene; what is hidden or off is not reached.
    private static void gather(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, found));
        }
    }

    private static boolean isNamed(Node node) {
        String own = node.getAccessibleText();
        @Nullable String text = node instanceof Labeled labeled ? labeled.getText() : null;
        @Nullable String prompt = node instanceof TextInputControl field ? field.getPromptText() : null;
        return has(own) || has(text) || has(prompt);
    }

    private static boolean has(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    @Test
    void everythingThatTakesTheFocusHasARoleAndAName() {
        for (String screen : screens()) {
            go(screen);
            List<String> nameless = onFx(() -> focusable().stream()
                    .filter(node -> node.getAccessibleRole() == null
                            || node.getAccessibleRole() == AccessibleRole.NODE
                            || node.getAccessibleRole() == AccessibleRole.PARENT
                            || !isNamed(node))
                    .map(node -> screen + ": " + node + " " + node.getAccessibleRole())
                    .toList());
            assertEquals(List.of(), nameless);
        }
    }

    @Test
    void tabReachesTheScreenAndComesRoundAgain(FxRobot robot) {
        for (String screen : screens()) {
            go(screen);
            Set<Node> stops = new LinkedHashSet<>();
            Node at = focus();
            while (stops.size() < MOST_STOPS && stops.add(at)) {
                robot.type(KeyCode.TAB);
                at = focus();
            }
            assertTrue(stops.size() < MOST_STOPS, screen + ": Tab never comes round");
            Node content = onFx(() -> console.opened.scene().lookup(".screen"));
            long inside = onFx(() -> stops.stream().filter(stop -> isInside(stop, content)).count());
            assertTrue(inside > 0, screen + ": Tab does not enter it, only " + stops);
        }
    }

    private Node focus() {
        WaitForAsyncUtils.waitForFxEvents(1);
        return onFx(() -> console.opened.scene().getFocusOwner());
    }

    private static boolean isInside(Node node, Node outer) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    @Test
    void atDoubleTextSizeNoWordIsCutOffOrBesideTheWindow() {
        onFx(() -> {
            console.desk.parts.looks().textSizeProperty().set(200);
            return console;
        });
        assertWhole(1440, 900);
    }

    @Test
    void inASmallWindowNoWordIsCutOffOrBesideIt() {
        assertWhole(1280, 720);
    }

    private void assertWhole(double width, double height) {
        onFx(() -> {
            console.opened.stage().setWidth(width);
            console.opened.stage().setHeight(height);
            return console;
        });
        List<String> found = new ArrayList<>();
        for (String screen : screens()) {
            go(screen);
            onFx(() -> Whole.findings(console.opened.scene())).forEach(each -> found.add(screen + ", " + each));
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void openedAndClosedFiftyTimesNoScreenStaysInMemory() {
        var paths = new WorkspacePaths(folder.resolve("beside"));
        for (int i = 0; i < screens().size(); i++) {
            int at = i;
            Leaks.assertNone(() -> {
                var desk = new Desk(console.workspace, paths, "twin");
                console.desk.parts.background().fx(desk::close); // once the screen is shown and hidden
                return desk.parts.screens().get(at);
            });
        }
    }
}
