package crossdock.app.window;

import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.shell.ShellView;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window. Starts the toolkit without an `Application` of its own, so that what is wired by hand comes in by
/// constructor. `Display.prepare` must have run.
public final class ConsoleApp {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final String WINDOW = "window";

    private final Looks looks;
    private final ShellView.Parts parts;

    public ConsoleApp(ShellView.Parts parts) {
        this.parts = parts;
        this.looks = parts.looks();
    }

    /// Shows the window and returns when it is closed. What goes wrong while starting is thrown here.
    ///
    /// @param opened is handed the open console, on the FX thread
    public void run(Consumer<Opened> opened) throws InterruptedException {
        var closed = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        onFx(() -> {
            try {
                Opened console = open(new Stage());
                console.stage().setOnHidden(_ -> closed.countDown());
                opened.accept(console);
            } catch (RuntimeException e) {
                failure.set(e);
                closed.countDown();
            }
        });
        closed.await();
        Platform.exit();
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }

    /// Makes something on the FX thread, starting the toolkit when nobody did: controls cannot be made before.
    public static <T> T make(Supplier<T> maker) throws InterruptedException {
        var made = new FutureTask<>(maker::get);
        onFx(made);
        try {
            return made.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private static void onFx(Runnable work) {
        try {
            Platform.startup(work);
        } catch (IllegalStateException running) {
            Background.onVirtualThreads().fx(work);
        }
    }

    /// The window with everything in it, shown. FX thread.
    public Opened open(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler(new BugDialog(stage, looks, parts.texts()));
        looks.followDesktop();
        var shell = new ShellView(parts);
        var scene = new Scene(shell.root(), WIDTH, HEIGHT);
        looks.dress(scene);
        stage.setTitle("Crossdock");
        stage.setMinWidth(800);
        stage.setMinHeight(560);
        stage.setScene(scene);
        looks.store().remembered(WINDOW).flatMap(WindowPlace::read).ifPresent(place -> place(stage, place));
        stage.setOnHiding(_ -> {
            looks.store().remember(WINDOW, WindowPlace.of(stage).text());
            shell.close();
        });
        looks.store()
                .damaged()
                .ifPresent(aside -> parts.notices().warn("settings.damaged.notice", aside.getFileName().toString()));
        shell.start();
        stage.show();
        return new Opened(stage, scene, shell);
    }

    /// Only where a screen still shows the greater part of it.
    private static void place(Stage stage, WindowPlace place) {
        if (Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds -> shows(bounds, place))) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        }
        stage.setMaximized(place.maximized());
    }

    private static boolean shows(Rectangle2D bounds, WindowPlace place) {
        double right = Math.min(bounds.getMaxX(), place.x() + place.width());
        double foot = Math.min(bounds.getMaxY(), place.y() + place.height());
        return right - Math.max(bounds.getMinX(), place.x()) >= place.width() / 2
                && foot - Math.max(bounds.getMinY(), place.y()) >= place.height() / 2;
    }

    /// An open console.
    public record Opened(Stage stage, Scene scene, ShellView shell) {}

    /// Where the window was.
    private record WindowPlace(double x, double y, double width, double height, boolean maximized) {
        static WindowPlace of(Stage stage) {
            return new WindowPlace(
                    stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        }

        String text() {
            return x + " " + y + " " + width + " " + height + " " + maximized;
        }

        static Optional<WindowPlace> read(String text) {
            String[] parts = text.split(" ");
            try {
                return parts.length == 5
                        ? Optional.of(
                                new WindowPlace(
                                        Double.parseDouble(parts[0]),
                                        Double.parseDouble(parts[1]),
                                        Double.parseDouble(parts[2]),
                                        Double.parseDouble(parts[3]),
                                        Boolean.parseBoolean(parts[4])))
                        : Optional.empty();
            } catch (NumberFormatException handEdited) {
                return Optional.empty();
            }
        }
    }
}
