package crossdock.app.window;

import crossdock.platform.ThemeChoice;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Png;
import crossdock.ui.common.Screen;
import crossdock.ui.shell.ShellView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// Draws every screen, and its poses, in both themes to PNG files of the window's size: `2-stock-light.png`,
/// `2-stock-detail-dark.png`. Needs an open console; works with and without a display.
public final class Tour {
    /// Frames a state is given to settle: work in the background, layout, paint.
    private static final int FRAMES = 45;

    private static final Background FX = Background.onVirtualThreads();

    private final ConsoleApp.Opened console;
    private final ShellView.Parts parts;
    private final Path folder;

    public Tour(ConsoleApp.Opened console, ShellView.Parts parts, Path folder) {
        this.console = console;
        this.parts = parts;
        this.folder = folder;
    }

    /// Blocks until all pictures are written and returns them; not on the FX thread. The theme is put back.
    public List<Path> run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Looks looks = parts.looks();
        ThemeChoice before = looks.choiceProperty().get();
        var pictures = new ArrayList<Path>();
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            onFx(() -> looks.choiceProperty().set(theme));
            for (int i = 0; i < parts.screens().size(); i++) {
                draw(parts.screens().get(i), i + 1, theme, pictures);
            }
            overlays(theme, pictures);
        }
        onFx(() -> looks.choiceProperty().set(before));
        return pictures;
    }

    private void draw(Screen screen, int number, ThemeChoice theme, List<Path> pictures)
            throws IOException, InterruptedException {
        onFx(() -> parts.navigation().go(screen.id()));
        String name = number + "-" + screen.id();
        pictures.add(picture(name, theme));
        for (Screen.Pose pose : screen.poses()) {
            onFx(pose.strike());
            pictures.add(picture(name + "-" + pose.name(), theme));
            onFx(pose.leave());
        }
    }

    private void overlays(ThemeChoice theme, List<Path> pictures) throws IOException, InterruptedException {
        onFx(() -> parts.navigation().go(parts.screens().getFirst().id()));
        onFx(() -> console.shell().openPalette("st"));
        pictures.add(picture("palette", theme));
        onFx(console.shell()::closeOverlays);
        onFx(console.shell()::openKeys);
        pictures.add(picture("keys", theme));
        onFx(console.shell()::closeOverlays);
    }

    private Path picture(String name, ThemeChoice theme) throws IOException, InterruptedException {
        Path file = folder.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        Png.write(settled(), file);
        return file;
    }

    private Image settled() throws InterruptedException {
        var image = new AtomicReference<@Nullable Image>();
        var drawn = new CountDownLatch(1);
        FX.fx(() -> new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == FRAMES) {
                    stop();
                    image.set(console.scene().snapshot(null));
                    drawn.countDown();
                }
            }
        }.start());
        drawn.await();
        if (image.get() instanceof Image taken) {
            return taken;
        }
        throw new UncheckedIOException(new IOException("the window could not be drawn"));
    }

    private static void onFx(Runnable act) throws InterruptedException {
        var done = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        FX.fx(() -> {
            try {
                act.run();
            } catch (RuntimeException e) {
                failure.set(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }
}
