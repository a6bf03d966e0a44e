package crossdock.app.window;

import crossdock.app.print.Report;
import crossdock.kernel.EpochMicros;
import crossdock.ui.common.Background;
import java.time.Instant;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// For measurements: tells when the first screen was drawn with what the store had to show, then closes the window.
/// `-Dcrossdock.firstFrame=true` asks for it; it needs no display.
public final class FirstFrame {
    private final ConsoleApp.Opened console;
    private final Report report;
    private int pulses;

    private FirstFrame(ConsoleApp.Opened console, Report report) {
        this.console = console;
        this.report = report;
    }

    public static boolean isAsked() {
        return Boolean.getBoolean("crossdock.firstFrame");
    }

    /// FX thread.
    ///
    /// @param content of the first screen; null until it was read
    public static void await(
            ConsoleApp.Opened console, ReadOnlyObjectProperty<? extends @Nullable Object> content, Report report) {
        var frame = new FirstFrame(console, report);
        if (content.get() != null) {
            frame.begin();
            return;
        }
        content.addListener((_, before, now) -> {
            if (before == null && now != null) {
                frame.begin();
            }
        });
    }

    private void begin() {
        console.scene().addPostLayoutPulseListener(this::pulse);
        Platform.requestNextPulse();
    }

    /// The first pulse lays the content out and hands it to the painter. The second, given something to paint, waits
    /// until that has painted; so at the third the content is in the window.
    private void pulse() {
        pulses++;
        if (pulses == 2) {
            console.scene().getRoot().setOpacity(0.99);
        } else if (pulses == 3) {
            report.line(Map.of("first_frame_micros", EpochMicros.of(Instant.now())));
            Background.onVirtualThreads().fx(console.stage()::hide);
        }
        Platform.requestNextPulse();
    }
}
