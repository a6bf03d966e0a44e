package crossdock.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Puts SQLite's native library into a folder of ours once per version. Left alone, the driver unpacks a fresh copy into
/// the shared temporary folder at every start, where others may write and some machines forbid execution.
public final class NativeLibrary {
    private NativeLibrary() {}

    /// Call before the first connection of the process; later calls find the library in place and change nothing.
    public static void prepare(Path folder) throws IOException {
        Path home = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = home.resolve(name);
        URL shipped = shipped(home, name);
        if (!Files.isRegularFile(library) || checksum(Files.readAllBytes(library)) != checksum(shipped)) {
            unpack(shipped, home, library);
        }
        // The driver reads these properties when it loads; they are its only way to be told.
        System.setProperty("org.sqlite.lib.path", home.toString());
        System.setProperty("org.sqlite.lib.name", name);
        System.setProperty("org.sqlite.tmpdir", home.toString());
    }

    /// Where in the driver's jar the library for this system lies. To find out the driver starts a process, so what it
    /// found is written down, under this system's name: the folder may be opened from another one.
    private static URL shipped(Path home, String name) throws IOException {
        String system = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
        Path found = home.resolve(system.replaceAll("[^A-Za-z0-9_-]", "_") + ".txt");
        if (Files.isRegularFile(found)) {
            URL known = SQLiteJDBCLoader.class.getResource(Files.readString(found, StandardCharsets.ISO_8859_1));
            if (known != null && known.getPath().endsWith("/" + name)) {
                return known;
            }
        }
        String path = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        URL asked = SQLiteJDBCLoader.class.getResource(path);
        if (asked == null) {
            throw new IOException("no SQLite library for this system is shipped: " + name);
        }
        if (Files.notExists(home) || Files.isWritable(home)) { // without the note it works as well
            Files.createDirectories(home);
            Files.writeString(found, path);
        }
        return asked;
    }

    private static void unpack(URL shipped, Path home, Path library) throws IOException {
        Files.createDirectories(home);
        Path fresh = Files.createTempFile(home, "library", ".new");
        try (InputStream in = shipped.openStream()) {
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// From the jar's directory when it comes out of a jar: inflating a megabyte at each start would cost tens of
    /// milliseconds.
    private static long checksum(URL shipped) throws IOException {
        if (shipped.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarEntry().getCrc();
        }
        try (InputStream in = shipped.openStream()) {
            return checksum(in.readAllBytes());
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
