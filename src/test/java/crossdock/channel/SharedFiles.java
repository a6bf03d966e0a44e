package crossdock.channel;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Files that nobody on this project wrote. They lie beside the checkout and are never copied into
/// it.
public final class SharedFiles {
    private SharedFiles() {}

    /// The file or folder; a test that asks for one that is absent is skipped and says so.
    public static Path find(String relative) {
        String given = System.getProperty("crossdock.shared", "");
        Path root = given.isEmpty() ? Path.of("..", "shared") : Path.of(given);
        Path file = root.resolve(relative).toAbsolutePath().normalize();
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: " + file + " is absent; name its root in -Dcrossdock.shared");
        return file;
    }
}
