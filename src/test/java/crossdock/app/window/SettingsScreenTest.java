package crossdock.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crossdock.platform.Density;
import crossdock.platform.Settings;
import crossdock.platform.ThemeChoice;
import crossdock.ui.Leaks;
import crossdock.ui.common.Background;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import crossdock.ui.settings.SettingsScreen;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@ResourceLock("toolkit")
class SettingsScreenTest {
    @TempDir Path workspace;

    @BeforeEach
    void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void writesEverySettingAtOnceAndResetsThem() {
        var console = new TestConsole(workspace, Background.inPlace());
        Settings kept = onFx(() -> {
            Screen screen = screen(console);
            Scene scene = new Scene(screen.node());
            scene.getRoot().applyCss(); // a scroll pane has its content only then
            screen.show();
            ((ToggleButton) scene.lookup("#dark")).fire();
            ((ToggleButton) scene.lookup("#roomy")).fire();
            ((CheckBox) scene.lookup("#reducedMotion")).fire();
            ((CheckBox) scene.lookup("#singleLetterKeys")).fire();
            ((Slider) scene.lookup("#textSize")).setValue(148);
            return new TestConsole(workspace, Background.inPlace()).store.settings();
        });
        assertEquals(ThemeChoice.DARK, kept.theme());
        assertEquals(Density.ROOMY, kept.density());
        assertEquals(true, kept.reducedMotion());
        assertEquals(false, kept.singleLetterKeys());
        assertEquals(150, kept.textSize());
        onFx(() -> {
            console.looks.reset();
            return console;
        });
        assertEquals(Settings.DEFAULTS, console.store.settings().reset());
    }

    @Test
    void leavesNothingBehindWhenItIsOpenedAndClosedOften() {
        var console = new TestConsole(workspace, Background.inPlace());
        Leaks.assertNone(() -> screen(console));
    }

    /// Proof that the check can fail: a screen that forgets to unsubscribe is found.
    @Test
    void leakCheckFindsAScreenThatStaysSubscribed() {
        var console = new TestConsole(workspace, Background.inPlace());
        ReadOnlyObjectProperty<?> lives = console.status.syncProperty();
        assertThrows(AssertionError.class, () -> Leaks.assertNone(() -> {
            var forgets = new PlainScreen("today", "fth-home", Screen.Group.OPERATE);
            lives.subscribe(() -> forgets.calls.add("change"));
            return forgets;
        }));
    }

    private SettingsScreen screen(TestConsole console) {
        return new SettingsScreen(
                console.looks, workspace, () -> {}, console.notices, Texts.strict(Locale.US));
    }

    private static <T> T onFx(Callable<T> act) {
        return WaitForAsyncUtils.waitForAsyncFx(60000, act);
    }
}
