package crossdock.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    @TempDir Path workspace;

    private Path file() {
        return new WorkspacePaths(workspace).settings();
    }

    private SettingsStore open() {
        return SettingsStore.open(file(), Runnable::run);
    }

    @Test
    void keepsAChangeOverARestart() {
        try (SettingsStore store = open()) {
            store.change(settings -> settings.withTheme(ThemeChoice.DARK).withTextSize(150));
            store.remember("stock.columns", "sku,atp");
        }
        try (SettingsStore store = open()) {
            assertEquals(ThemeChoice.DARK, store.settings().theme());
            assertEquals(150, store.settings().textSize());
            assertEquals("sku,atp", store.remembered("stock.columns").orElseThrow());
        }
    }

    @Test
    void takesDefaultsAndKeepsTheDamagedFileAside() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"theme\": \"DAR");
        try (SettingsStore store = open()) {
            assertEquals(Settings.DEFAULTS, store.settings());
            assertEquals("{\"theme\": \"DAR", Files.readString(store.damaged().orElseThrow()));
        }
        Files.writeString(file(), "[]");
        try (SettingsStore store = open()) {
            assertTrue(store.damaged().orElseThrow().endsWith("settings.json.damaged-2"));
        }
    }

    @Test
    void readsAFileThatKnowsMoreOrLess() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"textSize\": 900, \"tomorrow\": true}");
        try (SettingsStore store = open()) {
            assertEquals(Settings.LARGEST_TEXT, store.settings().textSize());
            assertEquals(Settings.DEFAULTS.density(), store.settings().density());
            assertTrue(store.damaged().isEmpty());
        }
    }

    @Test
    void writesOnceWhatChangedOftenWhileTheWriterWasBusy() throws IOException {
        List<Runnable> waiting = new ArrayList<>();
        SettingsStore store = SettingsStore.open(file(), waiting::add);
        store.change(settings -> settings.withTextSize(110));
        store.change(settings -> settings.withTextSize(120));
        assertFalse(Files.exists(file()));
        waiting.getFirst().run();
        Files.delete(file());
        waiting.getLast().run();
        assertFalse(Files.exists(file()));
        store.close();
    }

    @Test
    void leavesNoHalfWrittenFileBehind() throws IOException {
        try (SettingsStore store = open()) {
            store.remember("shell.rail", "collapsed");
        }
        try (var files = Files.list(file().getParent())) {
            assertEquals(List.of(file()), files.toList());
        }
    }
}
