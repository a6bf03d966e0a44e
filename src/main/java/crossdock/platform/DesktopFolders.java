package crossdock.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Opens a folder in the desktop's own file manager.
public final class DesktopFolders {
    private DesktopFolders() {}

    /// Returns at once; what the file manager does is its own affair.
    ///
    /// @throws IOException where the desktop has no such command
    public static void open(Path folder) throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String opener = system.startsWith("windows") ? "explorer" : system.startsWith("mac") ? "open" : "xdg-open";
        new ProcessBuilder(List.of(opener, folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
