package crossdock.ui.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.Setting;
import crossdock.platform.SettingsStore;
import crossdock.platform.ThemeChoice;
import crossdock.routing.cost.Zone;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Png;
import crossdock.ui.table.Kit;
import crossdock.ui.table.ViewMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
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

/// The table of carriers on the screen.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // set up on the FX thread, before each test
class CarriersScreenTest {
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

    private List<String> services() {
        return room.desk.network().carriers().stream().map(Setting.Carrier::subject).toList();
    }

    @Test
    void aServiceComesAndGoesInTheTableOfCarriersByKeyboardAlone(FxRobot robot) throws Exception {
        on(() -> screen.open("carriers"));
        until(() -> scene.lookup("#cell-0-1") != null);
        focus("sheet-add");
        type(robot, KeyCode.ENTER);
        robot.write("like sample parcel g");
        type(robot, KeyCode.ENTER);
        type(robot, KeyCode.TAB);
        robot.write("ground");
        type(robot, KeyCode.ENTER);
        assertTrue(bad().contains("Sample Parcel Ground is there already. Choose another name."), bad().toString());
        drawn("carriers-copy");
        type(robot, KeyCode.SHIFT, KeyCode.HOME);
        robot.write("Night");
        type(robot, KeyCode.ENTER);
        until(() -> services().contains("Sample Parcel Night") && focused().startsWith("cell-"));

        robot.write("170 km 1 d");
        type(robot, KeyCode.INSERT);
        drawn("carriers-menu");
        robot.write("weight");
        type(robot, KeyCode.ENTER);
        robot.write("2.5");
        type(robot, KeyCode.ENTER);
        until(() -> room.desk.network().carriers().stream().anyMatch(one ->
                one.subject().equals("Sample Parcel Night")
                        && !one.sample()
                        && one.service().zones().getFirst().upToKm() == 170
                        && one.service().bands().stream().anyMatch(band -> band.upToGrams() == 2_500)));
        until(() -> scene.getFocusOwner() instanceof TextField field
                && field.getAccessibleText().startsWith(" 2.5 kg"));

        type(robot, KeyCode.INSERT);
        type(robot, KeyCode.ESCAPE);
        until(() -> focused().startsWith("line-menu-"));
        type(robot, KeyCode.DELETE);
        until(() -> !services().contains("Sample Parcel Night"));
        focus("sheet-add");
        type(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> services().contains("Sample Parcel Night"));
        on(() -> ((Button) scene.lookup("#sheet-add")).fire());
        type(robot, KeyCode.ENTER);
        drawn("carriers-fresh");
        on(() -> assertTrue(screen.back()));
        focus("tab-CARRIERS");
        type(robot, KeyCode.DELETE);
        robot.write('+');
        assertTrue(scene.lookup("#kind-search") == null);
        assertTrue(scene.lookup("#undo").isDisabled(), "the keys of rules are not meant here");
    }

    @Test
    void aServiceGetsAZoneIsRemovedAndBroughtBackByMouse(FxRobot robot) throws Exception {
        on(() -> screen.open("carriers"));
        until(() -> scene.lookup("#line-menu-0") != null);
        robot.clickOn("#line-menu-0").clickOn("Add a zone").write("90");
        type(robot, KeyCode.TAB);
        robot.write("0").clickOn("#form-done");
        until(() -> express().map(one -> one.service().zones().getFirst()).equals(Optional.of(new Zone(90, 0))));
        until(() -> focused().equals("cell-0-1"));
        assertEquals(Optional.of(false), express().map(Setting.Carrier::sample));
        robot.clickOn("#line-menu-0").clickOn("Remove the service");
        until(() -> express().isEmpty());
        on(() -> assertTrue(room.notices.undo(room.notices.shown().getLast())));
        until(() -> express().isPresent());
    }

    private Optional<Setting.Carrier> express() {
        return room.desk.network().carriers().stream()
                .filter(one -> one.subject().equals("Sample Parcel Express")).findFirst();
    }

    private List<String> bad() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.getRoot().lookupAll(".bad").stream()
                .filter(node -> node instanceof Label label && label.isVisible())
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private void drawn(String name) throws IOException {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            on(() -> looks.choiceProperty().set(theme));
            draw("routing-" + name + "-" + theme);
        }
    }

    private void draw(String name) throws IOException {
        Image image = WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.snapshot(null));
        Path pictures = Path.of("target", "pictures");
        Files.createDirectories(pictures);
        Png.write(image, pictures.resolve(name + ".png"));
        assertEquals(1284, image.getWidth());
    }
}
