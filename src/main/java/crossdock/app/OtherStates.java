package crossdock.app;

import crossdock.app.window.ConsoleApp;
import crossdock.app.window.StartWindow;
import crossdock.app.window.Tour;
import crossdock.platform.SettingsStore;
import crossdock.platform.ThemeChoice;
import crossdock.platform.WorkspacePaths;
import crossdock.sandbox.PracticeWorld;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ConnectionQueries.State;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.start.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The states that a healthy console in the middle of its work does not show, for the tour: nothing in it yet, held by
/// another process, damaged, channels that do not answer. Ends with a practice world that is out of order.
final class OtherStates {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LOOK_MILLIS = 200;
    private static final Set<String> LISTS = Set.of("today", "stock", "orders", "channels");

    private final WorkspacePaths paths;
    private final Path pictures;

    /// @param paths of the workspace in the open window
    OtherStates(WorkspacePaths paths, Path pictures) {
        this.paths = paths;
        this.pictures = pictures;
    }

    void draw(Tour tour, PracticeWorld world, ConnectionQueries channels)
            throws IOException, InterruptedException {
        damaged(tour);
        Path empty = Files.createTempDirectory("crossdock-empty");
        try {
            var fresh = new WorkspacePaths(empty);
            try (Workspace workspace = Workspace.open(fresh, Platform::isFxApplicationThread)) {
                second(tour, workspace, fresh, "fresh-", LISTS);
            }
        } finally {
            PracticeRun.remove(empty);
        }
        try (Workspace beside = Workspace.openBeside(paths, Platform::isFxApplicationThread)) {
            second(tour, beside, paths, "beside-", Set.of("stock", "channels"));
        }
        world.lockTills();
        world.closeShop();
        await(channels);
        tour.some("", "-trouble", Set.of("today", "channels")::contains);
    }

    /// A window of its own over another workspace, and its screens.
    private void second(Tour tour, Workspace workspace, WorkspacePaths of, String name, Set<String> screens)
            throws IOException, InterruptedException {
        try (Desk desk = ConsoleApp.make(() -> new Desk(workspace, of, "Fernhill Supply"))) {
            ConsoleApp.Opened console = ConsoleApp.make(() -> {
                ConsoleApp.Opened opened = new ConsoleApp(desk.parts).open(new Stage());
                desk.start();
                return opened;
            });
            try (var own = new Tour(console, desk.parts, pictures)) {
                own.some(name, "", screens::contains);
                tour.add(own.pictures());
            } finally {
                ConsoleApp.make(() -> {
                    console.stage().hide();
                    return true;
                });
            }
        }
    }

    private void damaged(Tour tour) throws IOException, InterruptedException {
        var texts = Texts.lenient(Locale.getDefault());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            Path folder = Files.createTempDirectory("crossdock-start");
            Stage stage = ConsoleApp.make(() -> {
                var looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
                looks.choiceProperty().set(theme);
                String words = texts.get("error.workspace.damaged", folder.resolve("crossdock.db"));
                Trouble trouble = Trouble.of("workspace.damaged", words, folder, true);
                return new StartWindow(looks, texts).show(trouble, _ -> {});
            });
            tour.picture(stage, "start-damaged", theme);
            ConsoleApp.make(() -> {
                stage.hide();
                return true;
            });
            PracticeRun.remove(folder);
        }
    }

    /// Until both channels with an address of their own are known not to answer; the pictures show what there is after
    /// that long in any case.
    private static void await(ConnectionQueries channels) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<State> states = channels.health().stream().map(ConnectionQueries.ChannelHealth::state).toList();
            if (states.contains(State.OFFLINE) && states.contains(State.UNAUTHORIZED)) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
