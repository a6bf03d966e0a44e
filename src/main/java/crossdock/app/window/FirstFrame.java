package crossdock.app.window;

import crossdock.app.print.Report;
import crossdock.kernel.EpochMicros;
import crossdock.ui.common.Background;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Screen;
import crossdock.ui.shell.ShellView;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// For measurements: tells when the first screen was drawn with what the store had to show, then closes the window.
/// `-Dcrossdock.firstFrame=true` asks for it; it needs no display. `=walk` shows every other screen before the window
/// closes: a class cache recorded from that run holds what a start needs and little else, as each class in a cache is
/// made at every start.
public final class FirstFrame {
    private static final Duration STAY = Duration.millis(700);

    private final ConsoleApp.Opened console;
    private final Navigation navigation;
    private final Report report;
    private final Iterator<String> walk;
    private int pulses;

    private FirstFrame(ConsoleApp.Opened console, Navigation navigation, Report report, List<String> walk) {
        this.console = console;
        this.navigation = navigation;
        this.report = report;
        this.walk = walk.iterator();
    }

    public static boolean isAsked() {
        return !wish().isEmpty();
    }

    private static String wish() {
        return System.getProperty("crossdock.firstFrame", "");
    }

    /// FX thread.
    ///
    /// @param content of the first screen; null until it was read
    public static void await(
            ConsoleApp.Opened console,
            ShellView.Parts parts,
            ReadOnlyObjectProperty<? extends @Nullable Object> content,
            Report report) {
        List<String> screens = wish().equals("walk")
                ? parts.screens().stream().map(Screen::id).toList().reversed() // ends on the first: it is remembered
                : List.of();
        var frame = new FirstFrame(console, parts.navigation(), report, screens);
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
            Background.onVirtualThreads().fx(this::walkOn);
        }
        Platform.requestNextPulse();
    }

    /// Each screen is given time to read and be drawn.
    private void walkOn() {
        if (!walk.hasNext()) {
            console.stage().hide();
            return;
        }
        navigation.go(walk.next());
        var stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> walkOn());
        stay.play();
    }
}
