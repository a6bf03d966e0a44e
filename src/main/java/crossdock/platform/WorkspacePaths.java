package crossdock.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the files of one workspace lie.
///
/// @param root the workspace folder, absolute
public record WorkspacePaths(Path root) {
    /// The workspace's database, as the store names it.
    static final String DATABASE = "crossdock.db";

    public WorkspacePaths {
        root = root.toAbsolutePath().normalize();
    }

    /// The platform's place for application data: XDG on Linux, Application Support on macOS, the local (never roaming)
    /// folder on Windows.
    ///
    /// @param system `os.name` as Java gives it
    public static WorkspacePaths usual(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new WorkspacePaths(
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve("Crossdock"));
        }
        if (name.startsWith("mac")) {
            return new WorkspacePaths(home.resolve("Library").resolve("Application Support").resolve("Crossdock"));
        }
        return new WorkspacePaths(
                folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve("crossdock"));
    }

    public Path settings() {
        return root.resolve("platform").resolve("settings.json");
    }

    /// A relative value is ignored, as the XDG rule says.
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return otherwise;
        }
        Path named = Path.of(value);
        return named.isAbsolute() ? named : otherwise;
    }
}
