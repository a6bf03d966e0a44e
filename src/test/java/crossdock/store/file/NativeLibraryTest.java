package crossdock.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// The driver's native library in a folder of ours, whatever lay there before.
final class NativeLibraryTest {
    @TempDir
    Path folder;

    @Test
    void theLibraryOfThisSystemIsPutIntoTheFolder() throws IOException {
        NativeLibrary.prepare(folder);
        assertTrue(isShipped());
    }

    @Test
    void aDamagedLibraryIsPutThereAgain() throws IOException {
        NativeLibrary.prepare(folder);
        Files.writeString(only("sqlitejdbc"), "not a library");
        NativeLibrary.prepare(folder);
        assertTrue(isShipped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/org/sqlite/native", "/nowhere/libsqlitejdbc.so", "/org/sqlite/JDBC.class"})
    void aNoteThatLeadsNowhereIsWrittenAgain(String damaged) throws IOException {
        NativeLibrary.prepare(folder);
        String right = Files.readString(only(".txt"));
        Files.writeString(only(".txt"), damaged);
        Files.delete(only("sqlitejdbc"));
        assertFalse(files().stream().anyMatch(file -> file.toString().contains("sqlitejdbc")));
        NativeLibrary.prepare(folder);
        assertEquals(right, Files.readString(only(".txt")));
        assertTrue(isShipped());
    }

    private boolean isShipped() throws IOException {
        String path = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = Objects.requireNonNull(SQLiteJDBCLoader.class.getResourceAsStream(path))) {
            return Arrays.equals(in.readAllBytes(), Files.readAllBytes(only("sqlitejdbc")));
        }
    }

    private Path only(String part) throws IOException {
        List<Path> found = files().stream().filter(file -> file.toString().contains(part)).toList();
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
