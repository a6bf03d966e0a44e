package crossdock.app;

import crossdock.app.window.ConsoleApp;
import crossdock.kernel.Outcome;
import crossdock.platform.WorkspacePaths;
import crossdock.sandbox.PracticeWorld;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.ui.HeadlessMouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole console over a real workspace and a practice world on loopback.
final class PracticeConsole implements AutoCloseable {
    final PracticeWorld world;
    final Workspace workspace;
    final Desk desk;
    final ConsoleApp.Opened opened;

    PracticeConsole(Path folder) throws Exception {
        world = PracticeWorld.start(new PracticeWorld.Settings(0, 1, 1), InstantSource.system());
        var paths = new WorkspacePaths(folder);
        workspace = Workspace.open(paths, Platform::isFxApplicationThread);
        FxToolkit.registerPrimaryStage();
        Stage stage = onFx(Stage::new); // the primary one is every test's, and a size once set stays
        desk = onFx(() -> new Desk(workspace, paths, "Fernhill Supply"));
        opened = onFx(() -> {
            HeadlessMouse.install();
            ConsoleApp.Opened console = new ConsoleApp(desk.parts).open(stage);
            desk.start();
            return console;
        });
    }

    PracticeWorld.Channel channel(String kind) {
        return world.channels().stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
    }

    /// Connects as the service does; practice channels fail now and then, so it tries again.
    void connect(String kind) {
        PracticeWorld.Channel channel = channel(kind);
        String[] token = channel.token().split(":", 2);
        boolean isPair = kind.equals("woocommerce");
        var wish = new Wish(
                channel.name(), kind, channel.url(), isPair ? token[0] : "", isPair ? token[1] : channel.token(),
                kind.equals("file") ? Mode.NEARTIME : Mode.REALTIME);
        boolean isConnected = false;
        for (int i = 0; i < 6 && !isConnected; i++) {
            isConnected = workspace.connections.connect(Workspace.PERSON, wish) instanceof Outcome.Done;
        }
        if (!isConnected) {
            throw new IllegalStateException(kind + " was not connected");
        }
    }

    void readOnce() throws InterruptedException {
        workspace.sync.syncOnce(Duration.ofSeconds(90));
    }

    static <T> T onFx(Callable<T> act) {
        T answer = WaitForAsyncUtils.waitForAsyncFx(60_000, act);
        WaitForAsyncUtils.waitForFxEvents(3);
        return answer;
    }

    /// Asked on the test's own thread, from which the store may be read.
    static void until(String what, Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, holds);
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    Node node(String selector) {
        return Objects.requireNonNull(opened.scene().lookup(selector), selector);
    }

    @Override
    public void close() throws Exception {
        onFx(() -> {
            opened.stage().hide();
            return opened;
        });
        desk.close();
        workspace.close();
        world.close();
        FxToolkit.cleanupStages();
    }
}
