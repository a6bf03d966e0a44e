package crossdock.app.window;

import crossdock.ui.shell.ShellView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the tour beside the open window, then closes it.
public final class TourThread {
    private final ShellView.Parts parts;
    private final Path folder;
    private final Script script;
    private List<Path> pictures = List.of();
    private @Nullable Exception failure;

    /// What is done in front of the open window, off the FX thread.
    @FunctionalInterface
    public interface Script {
        void play(Tour tour) throws Exception;
    }

    public TourThread(ShellView.Parts parts, Path folder, Script script) {
        this.parts = parts;
        this.folder = folder;
        this.script = script;
    }

    public void start(ConsoleApp.Opened console) {
        Thread.ofPlatform().name("tour").start(() -> {
            try (var tour = new Tour(console, parts, folder)) {
                script.play(tour);
                pictures = tour.pictures();
            } catch (Exception e) {
                failure = e; // told by the thread that waits for the window
            } finally {
                parts.background().fx(console.stage()::hide);
            }
        });
    }

    /// The pictures, once the window is closed. Throws what stopped the tour.
    public List<Path> pictures() throws IOException {
        if (failure != null) {
            throw new IOException("the tour was not drawn to its end", failure);
        }
        return pictures;
    }
}
