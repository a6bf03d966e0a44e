package crossdock.app.window;

import crossdock.ui.common.Theme;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// Starts the toolkit beside the opening of the workspace: half of the time until the first frame goes into each.
public final class ToolkitStart {
    private final FutureTask<?> started = new FutureTask<>(() -> Platform.startup(ToolkitStart::readLooks), null);

    private ToolkitStart() {}

    /// Returns at once.
    public static ToolkitStart begin() {
        Display.prepare(System.getenv(), System.getProperties());
        var start = new ToolkitStart();
        Thread.ofPlatform().daemon().name("toolkit-start").start(start.started);
        return start;
    }

    /// Returns when work may be given to the FX thread; what went wrong in starting is thrown here.
    public void await() throws InterruptedException {
        try {
            started.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /// Fonts, style sheets and the classes of common controls are read once for the whole process.
    private static void readLooks() {
        Theme.LIGHT.replaceDefault(); // before the first control asks for the toolkit's own sheet, which nobody wears
        var pane = new ScrollPane(new VBox(new Label(" "), new Button(" "), new TextField(" ")));
        pane.setTooltip(new Tooltip(" "));
        var scene = new Scene(pane, 100, 100);
        Theme.LIGHT.applyTo(scene);
        pane.applyCss();
        pane.layout();
    }
}
