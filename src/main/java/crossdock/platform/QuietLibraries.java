package crossdock.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/// Lets libraries that log by `java.util.logging` speak of failures alone: the rest is nothing a user could act on.
/// Java makes one of these when the first such library logs, and most starts never get there.
public final class QuietLibraries {
    private static final String SETTINGS =
            """
            handlers=java.util.logging.ConsoleHandler
            .level=SEVERE
            """;

    /// Called by Java, by name.
    public QuietLibraries() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// Once, before anything could log; whoever named settings of their own on the command line keeps them.
    public static void askFor() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.getProperties().putIfAbsent("java.util.logging.config.class", QuietLibraries.class.getName());
        }
    }
}
