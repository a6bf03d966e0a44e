package crossdock.bench;

import crossdock.app.window.Display;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least a JavaFX program can do: one window with one word. Prints when it was drawn, microseconds since 1970, and
/// ends.
public final class BareWindow {
    private int pulses;

    private BareWindow() {}

    public static void main(String[] args) throws InterruptedException {
        Display.prepare(System.getenv(), System.getProperties());
        var closed = new CountDownLatch(1);
        Platform.startup(() -> new BareWindow().open(closed));
        closed.await();
        Platform.exit();
    }

    private void open(CountDownLatch closed) {
        var stage = new Stage();
        var scene = new Scene(new StackPane(new Label("Crossdock")), 1440, 900);
        stage.setScene(scene);
        scene.addPostLayoutPulseListener(() -> {
            pulses++;
            if (pulses == 2) { // painted anew, so that this pulse waits until what the first laid out was painted
                scene.getRoot().setOpacity(0.99);
            } else if (pulses == 3) {
                System.out.println("first_frame_micros=" + Instant.EPOCH.until(Instant.now(), ChronoUnit.MICROS));
                closed.countDown();
            }
            Platform.requestNextPulse();
        });
        stage.show();
        Platform.requestNextPulse();
    }
}
