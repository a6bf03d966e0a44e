package crossdock.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.platform.SettingsStore;
import crossdock.ui.common.Looks;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The line in a window that is dressed as the console is: style sheets are shared by all screens.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
class StepLineTest {
    @Test
    void takesTheWidthOfItsPane(@TempDir Path folder) {
        double width = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var line = new StepLine();
            line.show(List.of(new StepLine.Point("Mon", 3), new StepLine.Point("Tue", 5)), 2, Long::toString, "3, 5");
            var scene = new Scene(new VBox(line), 400, 200);
            var looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
            Subscription dress = looks.dress(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            double drawn = line.getWidth();
            dress.unsubscribe();
            return drawn;
        });
        assertEquals(400, width);
    }

    @Test
    void theOnlyDayStandsOverItsName() {
        double at = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var line = new StepLine();
            line.show(List.of(new StepLine.Point("1 Dec", 500)), null, Long::toString, "500");
            new Scene(line, 400, 92);
            line.resize(400, 92);
            line.layout();
            return ((Circle) line.lookup(".value-dot")).getCenterX();
        });
        assertEquals(395, at);
    }
}
