package crossdock.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacePathsTest {
    private static final Path HOME = Path.of("/home/kim");

    @Test
    void followsXdgOnLinuxUnlessItsValueIsRelative() {
        assertEquals(HOME.resolve(".local/share/crossdock"), root("Linux", Map.of()));
        assertEquals(Path.of("/var/kim/crossdock"), root("Linux", Map.of("XDG_DATA_HOME", "/var/kim")));
        assertEquals(HOME.resolve(".local/share/crossdock"), root("Linux", Map.of("XDG_DATA_HOME", "share")));
    }

    @Test
    void usesTheLocalFolderOnWindowsAndApplicationSupportOnMac() {
        assertEquals(Path.of("/c/local/Crossdock"), root("Windows 11", Map.of("LOCALAPPDATA", "/c/local")));
        assertEquals(HOME.resolve("AppData/Local/Crossdock"), root("Windows 11", Map.of()));
        assertEquals(HOME.resolve("Library/Application Support/Crossdock"), root("Mac OS X", Map.of()));
    }

    @Test
    void createsFoldersOnlyTheirOwnerCanRead(@TempDir Path parent) throws IOException {
        Assumptions.assumeTrue(
                parent.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path folder = parent.resolve("a").resolve("b");
        OwnerOnly.folder(folder);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("a"))));
    }

    private static Path root(String system, Map<String, String> environment) {
        return WorkspacePaths.usual(system, environment, HOME).root();
    }
}
