package crossdock.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.ui.common.Background;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@ResourceLock("toolkit")
class TourTest {
    @TempDir Path workspace;

    @Test
    void drawsEveryScreenAndPoseInBothThemesAtTheWindowsSize() throws Exception {
        Path folder = Path.of("target", "tour-shell");
        FxToolkit.registerPrimaryStage();
        Stage stage = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> new Stage()); // it is made smaller
        var console = new TestConsole(workspace, Background.onVirtualThreads());
        ConsoleApp.Opened opened =
                WaitForAsyncUtils.waitForAsyncFx(60000, () -> new ConsoleApp(console.parts).open(stage));
        List<Path> pictures;
        try {
            try (var tour = new Tour(opened, console.parts, folder)) {
                pictures = tour.run();
            }
        } finally {
            FxToolkit.cleanupStages();
        }
        List<String> names = pictures.stream().map(path -> path.getFileName().toString()).toList();
        assertTrue(names.contains("1-today-light.png"), names::toString);
        assertTrue(names.contains("2-channels-detail-dark.png"), names::toString);
        int ofAll = 2 + 2 + 1 + 2;
        int ofScreens = 3;
        assertEquals(2 * ofAll + ofScreens * 3 + 1, pictures.size());
        for (Path picture : pictures) {
            boolean isSmall = picture.toString().contains("-small-");
            assertEquals(isSmall ? List.of(1280, 720) : List.of(1440, 900), size(picture), picture::toString);
        }
        assertFalse(
                Arrays.equals(
                        Files.readAllBytes(folder.resolve("3-settings-light.png")),
                        Files.readAllBytes(folder.resolve("3-settings-dark.png"))));
    }

    private static List<Integer> size(Path png) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(png))) {
            in.skipNBytes(16);
            return List.of(in.readInt(), in.readInt());
        }
    }
}
