package crossdock.app.window;

import crossdock.ui.common.Background;
import crossdock.ui.common.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Takes pictures of a window with the dialogs and menus that lie over it, once it has come to rest. Files are written
/// beside the next picture.
final class Camera implements AutoCloseable {
    /// Calm frames a state is given: the first work in the background is asked for only after typing paused.
    private static final int CALM = 18;
    /// A list that is fed without end is never at rest for long.
    private static final int MOST = 150;
    /// The grey that stands out from both themes.
    private static final int FRAME = 0xff7a8490;

    private static final Background FX = Background.onVirtualThreads();

    private final Background background;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("pictures").factory());
    private final List<Future<?>> written = new ArrayList<>();

    /// @param background whose work is waited for
    Camera(Background background) {
        this.background = background;
    }

    /// Not on the FX thread; returns as soon as the picture is taken.
    void take(Stage stage, Path file) throws InterruptedException {
        var image = new AtomicReference<@Nullable WritableImage>();
        var drawn = new CountDownLatch(1);
        FX.fx(() -> new AnimationTimer() {
            private int frames;
            private int calm;

            @Override
            public void handle(long now) {
                frames++;
                calm += background.isIdle() ? 1 : 0;
                if (calm >= CALM || frames >= MOST) {
                    stop();
                    try {
                        image.set(composed(stage));
                    } finally {
                        drawn.countDown();
                    }
                }
            }
        }.start());
        drawn.await();
        if (!(image.get() instanceof WritableImage taken)) {
            throw new UncheckedIOException(new IOException("the window could not be drawn"));
        }
        written.add(writer.submit(() -> {
            Png.write(taken, file);
            return true;
        }));
    }

    /// The window, and over it every other that shows, in the order they were opened.
    private static WritableImage composed(Stage stage) {
        Scene main = stage.getScene();
        WritableImage image = main.snapshot(null);
        for (Window over : Window.getWindows()) {
            Scene scene = over.getScene();
            if (over != stage && belongs(over, stage) && scene != null && scene.getWidth() >= 1) {
                int x = (int) Math.round(over.getX() + scene.getX() - stage.getX() - main.getX());
                int y = (int) Math.round(over.getY() + scene.getY() - stage.getY() - main.getY());
                lay(image, picture(scene), x, y, !(over instanceof PopupWindow));
            }
        }
        return image;
    }

    /// Whether it was opened from the window, or from one that was.
    private static boolean belongs(@Nullable Window over, Stage stage) {
        return switch (over) {
            case null -> false;
            case Stage dialog -> dialog == stage || belongs(dialog.getOwner(), stage);
            case PopupWindow popup -> belongs(popup.getOwnerWindow(), stage);
            default -> false;
        };
    }

    /// What a popup leaves free stays free.
    private static WritableImage picture(Scene scene) {
        var clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return scene.getRoot().snapshot(clear, null);
    }

    /// @param isFramed a dialog's edge is drawn by the desktop, of which nothing is in the picture
    private static void lay(WritableImage under, WritableImage over, int x, int y, boolean isFramed) {
        int wide = (int) over.getWidth();
        int tall = (int) over.getHeight();
        int[] line = new int[wide];
        for (int row = Math.max(0, -y); row < Math.min(tall, under.getHeight() - y); row++) {
            over.getPixelReader().getPixels(0, row, wide, 1, PixelFormat.getIntArgbInstance(), line, 0, wide);
            for (int i = Math.max(0, -x); i < Math.min(wide, under.getWidth() - x); i++) {
                boolean isEdge = isFramed && (i == 0 || row == 0 || i == wide - 1 || row == tall - 1);
                int below = under.getPixelReader().getArgb(x + i, y + row);
                under.getPixelWriter().setArgb(x + i, y + row, isEdge ? FRAME : mixed(line[i], below));
            }
        }
    }

    private static int mixed(int over, int under) {
        int alpha = over >>> 24;
        int red = mixed(over >> 16, under >> 16, alpha);
        int green = mixed(over >> 8, under >> 8, alpha);
        return 0xff000000 | red << 16 | green << 8 | mixed(over, under, alpha);
    }

    private static int mixed(int over, int under, int alpha) {
        return ((over & 0xff) * alpha + (under & 0xff) * (255 - alpha)) / 255;
    }

    /// Runs on the FX thread and returns when it has; what it throws is thrown here.
    static void onFx(Runnable act) throws InterruptedException {
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

    /// Returns once every file is there; throws what kept one from being written.
    void finish() throws IOException, InterruptedException {
        for (Future<?> each : written) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException("a picture could not be written", e.getCause());
            }
        }
        written.clear();
    }

    @Override
    public void close() {
        writer.close();
    }
}
