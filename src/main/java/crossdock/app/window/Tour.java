package crossdock.app.window;

import crossdock.platform.Settings;
import crossdock.platform.ThemeChoice;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Screen;
import crossdock.ui.shell.ShellView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Draws every screen, and its poses, in both themes to PNG files of the window's size: `2-stock-light.png`,
/// `2-stock-detail-dark.png`. Needs an open console; works with and without a display. Not on the FX thread.
public final class Tour implements AutoCloseable {
    private static final List<ThemeChoice> BOTH = List.of(ThemeChoice.LIGHT, ThemeChoice.DARK);
    private static final double SMALL_WIDTH = 1280;
    private static final double SMALL_HEIGHT = 720;

    private final ConsoleApp.Opened console;
    private final ShellView.Parts parts;
    private final Path folder;
    private final Camera camera;
    private final List<Path> pictures = new ArrayList<>();

    public Tour(ConsoleApp.Opened console, ShellView.Parts parts, Path folder) {
        this.console = console;
        this.parts = parts;
        this.folder = folder;
        camera = new Camera(parts.background());
    }

    /// Every screen with its poses and what lies over screens, in light and dark; then every screen in high contrast, at
    /// double text size and in a small window. Returns what [#pictures] says; looks and window are put back.
    public List<Path> run() throws IOException, InterruptedException {
        inBothThemes(() -> {
            for (Screen screen : parts.screens()) {
                draw(screen);
            }
            overlays();
        });
        in(ThemeChoice.CONTRAST, () -> plain("", "", _ -> true));
        in(ThemeChoice.LIGHT, () -> {
            Camera.onFx(() -> parts.looks().textSizeProperty().set(Settings.LARGEST_TEXT));
            plain("", "-double", _ -> true);
            Camera.onFx(() -> parts.looks().textSizeProperty().set(Settings.SMALLEST_TEXT));
            small();
            Camera.onFx(() -> parts.notices().tellDone(() -> {}, "stock.adjust.done", "CH-4410", 12));
            picture("notice");
        });
        camera.finish();
        return pictures();
    }

    /// Draws some screens as they are, in both themes.
    ///
    /// @param before what stands before the screen's number and name in the file's name
    /// @param after what stands behind them
    public void some(String before, String after, Predicate<String> ids) throws IOException, InterruptedException {
        inBothThemes(() -> plain(before, after, ids));
        camera.finish();
    }

    /// The files drawn so far.
    public List<Path> pictures() {
        return List.copyOf(pictures);
    }

    /// Something that is drawn in the theme in force.
    private interface Drawing {
        void draw() throws IOException, InterruptedException;
    }

    private void inBothThemes(Drawing what) throws IOException, InterruptedException {
        for (ThemeChoice theme : BOTH) {
            in(theme, what);
        }
    }

    private void in(ThemeChoice theme, Drawing what) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Looks looks = parts.looks();
        ThemeChoice before = looks.choiceProperty().get();
        Camera.onFx(() -> looks.choiceProperty().set(theme));
        try {
            what.draw();
        } finally {
            Camera.onFx(() -> looks.choiceProperty().set(before));
        }
    }

    private void plain(String before, String after, Predicate<String> ids) throws InterruptedException {
        for (Screen screen : parts.screens()) {
            if (ids.test(screen.id())) {
                Camera.onFx(() -> parts.navigation().go(screen.id()));
                picture(before + name(screen) + after);
            }
        }
    }

    private String name(Screen screen) {
        return parts.screens().indexOf(screen) + 1 + "-" + screen.id();
    }

    private void draw(Screen screen) throws InterruptedException {
        Camera.onFx(() -> parts.navigation().go(screen.id()));
        picture(name(screen));
        for (Screen.Pose pose : screen.poses()) {
            Camera.onFx(pose.strike());
            picture(name(screen) + "-" + pose.name());
            Camera.onFx(() -> {
                closeOthers();
                pose.leave().run();
            });
        }
    }

    /// Dialogs and menus that a pose opened; to close them is to leave them.
    private void closeOthers() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window != console.stage()) {
                window.hide();
            }
        }
    }

    private void overlays() throws InterruptedException {
        Camera.onFx(() -> parts.navigation().go(parts.screens().getFirst().id()));
        Camera.onFx(() -> console.shell().openPalette("st"));
        picture("palette");
        Camera.onFx(console.shell()::closeOverlays);
        Camera.onFx(console.shell()::openKeys);
        picture("keys");
        Camera.onFx(console.shell()::closeOverlays);
    }

    private void small() throws InterruptedException {
        Stage stage = console.stage();
        double width = stage.getWidth();
        double height = stage.getHeight();
        Camera.onFx(() -> resize(SMALL_WIDTH, SMALL_HEIGHT));
        plain("", "-small", _ -> true);
        Camera.onFx(() -> resize(width, height));
    }

    private void resize(double width, double height) {
        console.stage().setWidth(width);
        console.stage().setHeight(height);
    }

    private void picture(String name) throws InterruptedException {
        picture(console.stage(), name, parts.looks().choiceProperty().get());
    }

    /// Any window.
    ///
    /// @param theme that it is in, for the file's name
    public void picture(Stage stage, String name, ThemeChoice theme) throws InterruptedException {
        Path file = folder.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        camera.take(stage, file);
        pictures.add(file);
    }

    /// Counts pictures of another window's tour among these.
    public void add(List<Path> others) {
        pictures.addAll(others);
    }

    @Override
    public void close() {
        camera.close();
    }
}
