package crossdock.app;

import crossdock.app.window.Tour;
import crossdock.app.window.ConsoleApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Draws the tour beside the open window, then closes it.
final class TourThread {
    private final Desk desk;
    private final Path folder;
    private final Callable<?> before;
    private List<Path> pictures = List.of();
    private @Nullable Exception failure;

    TourThread(Desk desk, Path folder) {
        this(desk, folder, () -> true);
    }

    /// @param before runs first, off the FX thread, while the window is open
    TourThread(Desk desk, Path folder, Callable<?> before) {
        this.desk = desk;
        this.folder = folder;
        this.before = before;
    }

    void start(ConsoleApp.Opened console) {
        Thread.ofPlatform().name("tour").start(() -> {
            try {
                before.call();
                pictures = new Tour(console, desk.parts, folder).run();
            } catch (Exception e) {
                failure = e; // told by the thread that waits for the window
            } finally {
                desk.parts.background().fx(console.stage()::hide);
            }
        });
    }

    /// The pictures, once the window is closed. Throws what stopped the tour.
    List<Path> pictures() throws IOException {
        if (failure != null) {
            throw new IOException("the tour was not drawn to its end", failure);
        }
        return pictures;
    }
}
