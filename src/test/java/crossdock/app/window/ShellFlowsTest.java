package crossdock.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.platform.ThemeChoice;
import crossdock.platform.WorkspacePaths;
import crossdock.ui.HeadlessMouse;
import crossdock.ui.common.Background;
import crossdock.ui.shell.SyncState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // filled by @Start
class ShellFlowsTest {
    @TempDir static Path workspaces;

    private Path workspace;
    private TestConsole console;
    private ConsoleApp.Opened opened;

    @Start
    void start(Stage unused) throws Exception {
        workspace = Files.createTempDirectory(workspaces, "w");
        console = new TestConsole(workspace, Background.inPlace());
        opened = new ConsoleApp(console.parts).open(new Stage()); // its own: a size stays with a stage
        HeadlessMouse.install();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> opened.stage().hide());
    }

    @Test
    void goesToScreensByDigitAndHidesTheOneBefore(FxRobot robot) {
        assertEquals(List.of("show"), console.today.calls);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertEquals(List.of("show", "hide"), console.today.calls);
        assertEquals("rows-channels", focused().getId());
        robot.clickOn("#rail-today");
        assertEquals(List.of("show", "hide", "show"), console.today.calls);
        assertEquals("today", console.store.remembered("last-screen").orElseThrow());
    }

    @Test
    void opensAScreenFromThePaletteByKeyboardAlone(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K).write("setgs").type(KeyCode.ENTER);
        assertTrue(robot.lookup("#textSize").tryQuery().isPresent());
        assertFalse(palette(robot).isVisible());
    }

    @Test
    void opensASkuFromThePaletteInItsDetail(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K).write("44");
        assertEquals(2, hits(robot).getItems().size());
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals("open CH-4412", console.today.calls.getLast());
        robot.type(KeyCode.ESCAPE);
        assertFalse(console.today.split.openProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertTrue(hits(robot).getItems().getFirst().toString().contains("CH-4412"), "the last choice comes first");
    }

    @Test
    void doesWhatAnotherScreenCanDoAfterGoingThere(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        List<String> offered = hits(robot).getItems().stream().map(Object::toString).toList();
        assertTrue(offered.stream().anyMatch(hit -> hit.contains("channels.frob")), offered::toString);
        int at = (int) offered.stream().takeWhile(hit -> !hit.contains("channels.frob")).count();
        robot.interact(() -> hits(robot).getSelectionModel().select(at));
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("show", "frob"), console.channels.calls);
        assertEquals("hide", console.today.calls.getLast());
    }

    @Test
    void leavesThePaletteByEscapeAndGivesTheFocusBack(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2).push(KeyCode.CONTROL, KeyCode.K).write("zzz");
        assertTrue(hits(robot).getItems().isEmpty());
        robot.type(KeyCode.ESCAPE);
        assertFalse(palette(robot).isVisible());
        assertEquals("rows-channels", focused().getId());
    }

    @Test
    void showsAllKeysOnAQuestionMarkAndFiltersOnASlash(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1).push(KeyCode.SHIFT, KeyCode.SLASH);
        assertTrue(robot.lookup(".keys-box").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.SLASH);
        assertEquals("filter", console.today.calls.getLast());
    }

    @Test
    void walksThePanesByF6(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.type(KeyCode.F6);
        assertEquals("search", focused().getId());
        robot.type(KeyCode.F6);
        assertEquals("rail-today", focused().getId());
        robot.type(KeyCode.F6);
        assertEquals("rows-today", focused().getId());
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertEquals("rail-today", focused().getId());
    }

    @Test
    void changesTheThemeByItsButtonAndKeepsItOverARestart(FxRobot robot) {
        Color light = ground();
        robot.clickOn("#theme");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(light.equals(ground()), "the ground stays " + light);
        assertEquals(ThemeChoice.DARK, new TestConsole(workspace, Background.inPlace()).store.settings().theme());
    }

    @Test
    void foldsTheRailByKeyAndWhereTheWindowIsNarrow(FxRobot robot) {
        assertEquals(156, rail(robot));
        robot.push(KeyCode.CONTROL, KeyCode.B);
        assertEquals(48, rail(robot));
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.interact(() -> console.looks.textSizeProperty().set(200));
        assertEquals(48, rail(robot), "at double size a window of 1440 is 720 wide");
        robot.interact(() -> console.looks.textSizeProperty().set(100));
        assertEquals(156, rail(robot));
    }

    @Test
    void laysTheDetailBesideTheListWhereThereIsRoomAndOverItWhereNot(FxRobot robot) {
        robot.interact(() -> console.today.open("X"));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(console.today.split.isBeside());
        Node edge = robot.lookup(".detail-edge").query();
        robot.drag(edge, MouseButton.PRIMARY).moveBy(-20, 0).drop();
        assertEquals(392, console.today.split.detailWidth());
        robot.interact(() -> console.looks.textSizeProperty().set(150));
        assertFalse(console.today.split.isBeside());
    }

    @Test
    void saysInThePillHowFreshTheConsoleIs(FxRobot robot) {
        Label pill = assertInstanceOf(Label.class, robot.lookup(".sync-pill").query());
        assertEquals("Live 2 s", pill.getText());
        robot.interact(
                () -> console.status.syncProperty().set(
                        new SyncState.Offline(Instant.parse("2026-11-23T19:02:00Z"))));
        assertEquals("Offline since 14:02 ET", pill.getText());
    }

    @Test
    void offersUndoInANotice(FxRobot robot) {
        boolean[] undone = new boolean[1];
        robot.interact(() -> console.notices.tellDone(() -> undone[0] = true, "shell.keys.title"));
        robot.clickOn("Undo");
        assertTrue(undone[0]);
        assertTrue(console.notices.shown().isEmpty());
    }

    @Test
    void showsABugWithItsCodeAndGoesOn(FxRobot robot) {
        WaitForAsyncUtils.clearExceptions();
        WaitForAsyncUtils.autoCheckException = false;
        Platform.runLater(() -> {
            throw new IllegalStateException("told apart by its place");
        });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.clearExceptions();
        WaitForAsyncUtils.autoCheckException = true;
        Label text = robot.lookup(node -> node instanceof Label label && label.getText().contains("X-")).query();
        assertTrue(text.getText().matches("(?s).*code X-[0-9A-F]{6}\\..*"), text.getText());
        robot.clickOn("Go on");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertEquals("show", console.channels.calls.getLast());
    }

    @Test
    void saysThatADamagedSettingsFileWasKept(FxRobot robot) throws Exception {
        Path other = Files.createTempDirectory(workspaces, "w");
        Path file = new WorkspacePaths(other).settings();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");
        robot.interact(() -> {
            var damaged = new TestConsole(other, Background.inPlace());
            ConsoleApp.Opened second = new ConsoleApp(damaged.parts).open(new Stage());
            String told = damaged.notices.shown().getFirst().text();
            assertTrue(told.contains("settings.json.damaged-1"), told);
            second.stage().hide();
        });
    }

    @Test
    void namesEveryFocusableThing(FxRobot robot) {
        for (String screen : List.of("today", "channels", "settings")) {
            robot.interact(() -> console.parts.navigation().go(screen));
            robot.lookup(node -> node.isFocusTraversable() && node.isVisible()).queryAll().forEach(
                    node -> assertTrue(isNamed(node), "no name for a screen reader: " + node));
        }
    }

    private static boolean isNamed(Node node) {
        String own = node.getAccessibleText();
        String text = node instanceof Labeled labeled ? labeled.getText() : null;
        return (own != null && !own.isBlank()) || (text != null && !text.isBlank());
    }

    private Node focused() {
        WaitForAsyncUtils.waitForFxEvents();
        Node owner = opened.scene().getFocusOwner();
        assertNotNull(owner);
        return owner;
    }

    private Color ground() {
        return WaitForAsyncUtils.waitForAsyncFx(
                60000, () -> opened.scene().snapshot(null).getPixelReader().getColor(700, 700));
    }

    private static double rail(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".rail").queryAs(Region.class).getWidth();
    }

    private static Node palette(FxRobot robot) {
        return robot.lookup(".palette").query().getParent();
    }

    private static ListView<?> hits(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#hits").queryListView();
    }
}
