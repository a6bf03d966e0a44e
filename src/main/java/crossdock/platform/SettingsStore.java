package crossdock.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings of one workspace, kept as JSON. Reading and changing never wait for the disk: a change is in force at
/// once and written by the executor; the newest state wins when several changes wait. Safe from any thread.
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Path file;
    private final Executor writer;
    private final Object disk = new Object();
    private final @Nullable Path damaged;
    private Settings current;
    private boolean unwritten;

    private SettingsStore(Path file, Executor writer, Settings current, @Nullable Path damaged) {
        this.file = file;
        this.writer = writer;
        this.current = current;
        this.damaged = damaged;
    }

    /// Opens the file; where there is none the defaults hold. A file that cannot be read as settings is moved aside,
    /// whole, and [#damaged] names where it went.
    public static SettingsStore open(Path file, Executor writer) {
        if (!Files.exists(file)) {
            return new SettingsStore(file, writer, Settings.DEFAULTS, null);
        }
        try {
            return new SettingsStore(file, writer, read(file), null);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            Path aside = aside(file);
            LOG.warn("settings file is damaged and was kept as {}: {}", aside.getFileName(), unreadable.getMessage());
            return new SettingsStore(file, writer, Settings.DEFAULTS, aside);
        } catch (IOException e) {
            throw new UncheckedIOException("the settings file " + file + " cannot be read", e);
        }
    }

    public synchronized Settings settings() {
        return current;
    }

    public void change(UnaryOperator<Settings> change) {
        synchronized (this) {
            Settings next = change.apply(current);
            if (next.equals(current)) {
                return;
            }
            current = next;
            unwritten = true;
        }
        try {
            writer.execute(this::write);
        } catch (RejectedExecutionException ended) { // a window tells its size as the last thing it does
            write();
        }
    }

    public Optional<String> remembered(String key) {
        return Optional.ofNullable(settings().remembered().get(key));
    }

    public void remember(String key, String value) {
        change(settings -> settings.remembering(key, value));
    }

    /// Where a damaged file was kept when this store was opened.
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    /// Writes what is not on disk yet.
    @Override
    public void close() {
        write();
    }

    private void write() {
        synchronized (disk) {
            Settings now;
            synchronized (this) {
                if (!unwritten) {
                    return;
                }
                now = current;
                unwritten = false;
            }
            try {
                AtomicFiles.write(file, JSON.writeValueAsBytes(now));
            } catch (IOException e) {
                synchronized (this) {
                    unwritten = true;
                }
                LOG.warn("settings could not be written, they hold until the console closes: {}", e.toString());
            }
        }
    }

    private static Settings read(Path file) throws IOException {
        JsonSettings json = JSON.readValue(Files.readAllBytes(file), JsonSettings.class);
        if (json == null) {
            throw new IllegalArgumentException("the file holds no settings");
        }
        return json.toSettings();
    }

    private static Path aside(Path file) {
        try {
            for (int n = 1; ; n++) {
                Path to = file.resolveSibling(file.getFileName() + ".damaged-" + n);
                if (!Files.exists(to)) {
                    return Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the damaged settings file " + file + " cannot be moved aside", e);
        }
    }
}
