package crossdock.app.window;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Decides, before the toolkit starts, whether there is a display to draw on.
public final class Display {
    private static final String PLATFORM = "glass.platform";
    /// Held, as the logging system forgets the level of a logger that nobody holds.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Display() {}

    /// On Linux without X or Wayland the console draws in memory. Text is smoothed in grey everywhere, as on the
    /// pictures. Says whether there is a display.
    public static boolean prepare(Map<String, String> environment, Properties system) {
        JAVAFX.setLevel(Level.SEVERE); // warns that JavaFX runs from the class path, as it does here by design
        system.putIfAbsent("prism.lcdtext", "false");
        boolean linux = system.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        boolean blind = blank(environment, "DISPLAY") && blank(environment, "WAYLAND_DISPLAY");
        if (linux && blind && !system.containsKey(PLATFORM)) {
            system.setProperty(PLATFORM, "Headless");
            system.setProperty("prism.order", "sw");
        }
        return !"headless".equalsIgnoreCase(system.getProperty(PLATFORM, ""));
    }

    private static boolean blank(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").isBlank();
    }
}
