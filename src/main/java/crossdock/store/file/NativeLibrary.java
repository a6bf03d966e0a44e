package crossdock.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Puts SQLite's native library into a folder of ours once per version. Left alone, the driver unpacks a fresh copy
/// into the shared temporary folder at every start, where others may write and some machines forbid execution.
public final class NativeLibrary {
    private NativeLibrary() {}

    /// Call before the first connection of the process; later calls find the library in place and change nothing.
    public static void prepare(Path folder) throws IOException {
        Path home = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = home.resolve(name);
        byte[] wanted = shipped(name);
        if (!Files.isRegularFile(library) || !Arrays.equals(Files.readAllBytes(library), wanted)) {
            Files.createDirectories(home);
            Path fresh = Files.createTempFile(home, name, ".new");
            try {
                Files.write(fresh, wanted);
                Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        // The driver reads these properties when it loads; they are its only way to be told.
        System.setProperty("org.sqlite.lib.path", home.toString());
        System.setProperty("org.sqlite.lib.name", name);
        System.setProperty("org.sqlite.tmpdir", home.toString());
    }

    private static byte[] shipped(String name) throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no SQLite library for this system is shipped: " + resource);
            }
            return in.readAllBytes();
        }
    }
}
