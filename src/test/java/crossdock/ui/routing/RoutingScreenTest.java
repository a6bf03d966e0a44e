package crossdock.ui.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.platform.SettingsStore;
import crossdock.platform.ThemeChoice;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Png;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.table.Kit;
import crossdock.ui.table.ViewMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // set up on the FX thread, before each test
class RoutingScreenTest {
    @TempDir
    Path folder;

    private PolicyRoom room;
    private RoutingScreen screen;
    private Looks looks;
    private Scene scene;
    private Subscription dress = Subscription.EMPTY;

    @BeforeEach
    void open() throws Exception {
        room = new PolicyRoom(folder.resolve("workspace"));
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            var stage = new Stage(); // its own: a size stays with a stage
            looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
            screen = new RoutingScreen(
                    room.ports(Background.onVirtualThreads(), PolicyRoom.ANN), new SampleLab(), room.desk, room.runs(),
                    new Kit(room.texts, room.figures, looks, ViewMemory.forNow()), new Navigation());
            scene = new Scene(screen.node(), 1284, 812);
            dress = looks.dress(scene);
            stage.setScene(scene);
            stage.show();
            screen.show();
        });
        until(() -> scene.lookup("#rule-0-0") != null);
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            screen.hide();
            dress.unsubscribe();
        });
        FxToolkit.cleanupStages();
        room.close();
    }

    private static void until(Callable<Boolean> holds) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, holds));
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private void on(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(5000, work);
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private Policy draft() {
        return room.policies.drafts().isEmpty()
                ? room.policies.live().policy()
                : room.policies.drafts().getFirst().policy();
    }

    private Rule warehouse() {
        return draft().runs().get(1).rules().getFirst();
    }

    private static void type(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.release(keys[i]);
        }
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private void focus(String id) {
        on(() -> scene.lookup("#" + id).requestFocus());
    }

    private String focused() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            Node owner = scene.getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    @Test
    void aRuleIsFoundEditedAndUndoneByKeyboardAlone(FxRobot robot) throws Exception {
        focus("tree-0--1");
        for (int i = 0; i < 4; i++) {
            type(robot, KeyCode.J);
        }
        assertEquals("rule-1-0", focused());

        focus("rule-1-0-where-1");
        type(robot, KeyCode.ENTER);
        robot.write("\b\b\b120");
        until(() -> warehouse().where().get(1).equals(new LocationFilter.WithinDistance(120)));
        type(robot, KeyCode.ESCAPE);
        assertEquals("rule-1-0-where-1", focused());

        type(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> draft().equals(Templates.USUAL.policy("USD")));
        type(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(() -> warehouse().where().get(1).equals(new LocationFilter.WithinDistance(120)));
        assertEquals(Templates.USUAL.policy("USD"), room.policies.live().policy());
    }

    @Test
    void aFilterIsAddedByKeyboard(FxRobot robot) throws Exception {
        on(() -> ((Button) scene.lookup("#tree-1-0")).fire());
        focus("rule-1-0");
        robot.write('+');
        WaitForAsyncUtils.waitForFxEvents(5);
        robot.write("location gr");
        type(robot, KeyCode.ENTER);
        robot.write("flag");
        type(robot, KeyCode.ENTER);
        until(() -> warehouse().where().contains(new LocationFilter.InGroup(List.of("Flagship"), false)));
        type(robot, KeyCode.ESCAPE);
        assertEquals(4, warehouse().where().size());
    }

    @Test
    void rulesMoveByAltAndArrowAndGoByDelete(FxRobot robot) throws Exception {
        on(() -> ((Button) scene.lookup("#tree-1-0")).fire());
        focus("rule-1-0");
        type(robot, KeyCode.ALT, KeyCode.DOWN);
        until(() -> draft().runs().get(1).rules().get(1).name().equals("Warehouse within 160 km"));
        assertEquals("rule-1-1", focused());
        type(robot, KeyCode.DELETE);
        until(() -> draft().runs().get(1).rules().size() == 3);
        assertTrue(room.notices.shown().getLast().undo() != null);
    }

    @Test
    void openingAndClosingFiftyTimesLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 50; i++) {
            on(() -> {
                screen.hide();
                screen.show();
            });
        }
        on(() -> assertFalse(screen.back()));
        until(() -> scene.lookup("#rule-0-0") != null);
    }

    @Test
    void drawsTheDraftInBothThemes() throws Exception {
        on(() -> ((Button) scene.lookup("#tree-1-0")).fire());
        Policy draft = crossdock.ui.routing.draft.Edits.rule(
                draft(), new crossdock.ui.routing.draft.Spot(1, 0),
                rule -> crossdock.ui.routing.draft.Rules.where(rule, List.of(
                        rule.where().getFirst(), new LocationFilter.WithinDistance(120),
                        new LocationFilter.InGroup(List.of("Flagship"), true))));
        room.policies.begin(PolicyRoom.ANN, draft, room.policies.live().hash());
        until(() -> scene.lookup("#rule-1-0-where-2") != null);
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            on(() -> looks.choiceProperty().set(theme));
            draw("routing-" + theme);
            on(() -> ((Button) scene.lookup("#rule-1-0-where-2")).fire());
            draw("routing-editor-" + theme);
            on(() -> assertTrue(screen.back()));
            on(() -> ((Button) scene.lookup("#history")).fire());
            until(() -> scene.lookup(".mono") != null);
            draw("routing-history-" + theme);
            on(() -> assertTrue(screen.back()));
        }
    }

    @Test
    void aDraftIsReplayedLookedAtAndPublished(FxRobot robot) throws Exception {
        room.policies.begin(PolicyRoom.ANN, Templates.STORE_FIRST.policy("USD"), room.policies.live().hash());
        until(() -> !scene.lookup("#bar-replay").isDisabled());
        assertTrue(scene.lookup("#bar-publish").isDisabled());
        focus("rule-0-0");
        type(robot, KeyCode.R);
        until(() -> !scene.lookup("#bar-publish").isDisabled());
        assertEquals(false, room.policies.drafts().getFirst().replay() == null);
        on(() -> ((javafx.scene.control.Hyperlink) scene.lookup("#open-replay")).fire());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            on(() -> looks.choiceProperty().set(theme));
            draw("routing-replay-" + theme);
        }
        on(() -> assertTrue(screen.back()));
        on(() -> ((Button) scene.lookup("#bar-publish")).fire());
        draw("routing-publish-DARK");
        on(() -> ((Button) scene.lookup("#publish-act")).fire());
        until(() -> room.policies.live().policy().equals(Templates.STORE_FIRST.policy("USD")));
        until(() -> scene.lookup("#bar-publish").isDisabled());
    }

    /// By keyboard alone, before there is any replay to look at, then again from the replay in full.
    @Test
    void aFileOfOrdersIsReplayedAndSaysWhichRowsDoNotCount(FxRobot robot) throws Exception {
        room.policies.begin(PolicyRoom.ANN, Templates.STORE_FIRST.policy("USD"), room.policies.live().hash());
        until(() -> !scene.lookup("#bar-replay-file").isDisabled());
        focus("rule-0-0");
        type(robot, KeyCode.F);
        until(() -> focused().equals("file-file"));
        assertTrue(scene.lookup("#file-run").isDisabled());
        robot.write("peak.csv");
        draw("routing-replay-sheet");
        type(robot, KeyCode.ENTER);
        until(() -> !scene.lookup("#bar-publish").isDisabled());
        on(() -> ((javafx.scene.control.Hyperlink) scene.lookup("#open-replay")).fire());
        until(() -> ((ToggleButton) scene.lookup("#replay-file")).isSelected());
        on(() -> ((Button) scene.lookup("#kind-refused")).fire());
        until(() -> scene.lookup("#refused-rows").isVisible());
        assertTrue(said().contains("There is no article LUMP."), said().toString());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            on(() -> looks.choiceProperty().set(theme));
            draw("routing-replay-refused-" + theme);
        }
        on(() -> ((Button) scene.lookup("#kind-refused")).fire());
        draw("routing-replay-file-DARK");
        on(() -> ((ToggleButton) scene.lookup("#replay-stored")).fire());
        until(() -> ((ToggleButton) scene.lookup("#replay-stored")).isSelected());
        assertTrue(scene.lookup("#kind-refused") == null);
        focus("replay-rows");
        type(robot, KeyCode.CONTROL, KeyCode.C);
        assertTrue(WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString())
                .startsWith("#49310\tNewly unfilled\tColumbus DC\t"));
        type(robot, KeyCode.F);
        until(() -> focused().equals("file-file"));
        type(robot, KeyCode.ESCAPE);
        until(() -> ((ToggleButton) scene.lookup("#replay-stored")).isSelected());
    }

    private List<String> said() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.getRoot().lookupAll(".table-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell && cell.getText() != null)
                .map(node -> ((TableCell<?, ?>) node).getText())
                .toList());
    }

    @Test
    void theTablesStandBesideThePolicyAndEscLeadsBack() throws Exception {
        for (String tab : List.of("capacity", "calendars", "pickup", "carriers", "handling")) {
            on(() -> screen.open(tab));
            WaitForAsyncUtils.waitForFxEvents(5);
            assertTrue(scene.lookup(".sheet") != null, tab);
            if (tab.equals("carriers")) {
                until(() -> scene.lookup("#cell-0-0") != null);
                draw("routing-carriers");
            }
        }
        on(() -> assertTrue(screen.back()));
        on(() -> assertFalse(screen.back()));
    }

    @Test
    void anOrderIsTriedByKeyboardAndAWrongNumberIsTold(FxRobot robot) throws Exception {
        focus("rule-0-0");
        type(robot, KeyCode.T);
        until(() -> focused().equals("trial-number"));
        robot.write("4711");
        type(robot, KeyCode.ENTER);
        until(() -> scene.getRoot().lookupAll(".bad").stream().anyMatch(node ->
                node instanceof javafx.scene.control.Label label && label.getText().equals("There is no order 4711")));
        on(() -> assertTrue(screen.back()));
        until(() -> scene.lookup("#rule-0-0").isVisible());
    }

    @Test
    void anOrderAskedForBeforeThePolicyIsReadIsTriedOnceItIs() throws Exception {
        var slow = new Delayed(new ArrayList<>());
        FxToolkit.setupFixture(() -> {
            var fresh = new RoutingScreen(
                    room.ports(slow, PolicyRoom.ANN), new SampleLab(), room.desk, room.runs(),
                    new Kit(room.texts, room.figures, looks, ViewMemory.forNow()), new Navigation());
            scene.setRoot(fresh.node());
            fresh.show();
            fresh.open("order:4711");
        });
        until(() -> {
            List<Runnable> due = List.copyOf(slow.later());
            slow.later().clear();
            due.forEach(Runnable::run);
            return scene.getRoot().lookupAll(".bad").stream().anyMatch(node ->
                    node instanceof javafx.scene.control.Label label
                            && label.getText().equals("There is no order 4711"));
        });
    }

    private void draw(String name) throws IOException {
        Image image = WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.snapshot(null));
        Path pictures = Path.of("target", "pictures");
        Files.createDirectories(pictures);
        Png.write(image, pictures.resolve(name + ".png"));
        assertEquals(1284, image.getWidth());
    }
}
