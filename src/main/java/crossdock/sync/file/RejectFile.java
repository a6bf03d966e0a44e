package crossdock.sync.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Rejected rows as they stood, with line, code and reason before them; made when the first comes. Owner only where the
/// file system can say so: rows may hold what buyers told.
final class RejectFile implements Closeable {
    private final Path path;
    private final BiFunction<String, List<String>, String> words;
    private @Nullable BufferedWriter writer;

    /// @param words a refusal's code and arguments as a sentence
    RejectFile(Path imported, BiFunction<String, List<String>, String> words) {
        this.path = imported.resolveSibling(imported.getFileName() + ".rejected.csv");
        this.words = words;
    }

    void add(List<String> header, long line, String code, List<String> args, byte[] raw) {
        try {
            BufferedWriter out = writer;
            if (out == null) {
                Files.deleteIfExists(path);
                out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
                restrict();
                out.write("reject_line,reject_code,reject_reason," + String.join(",", header) + "\n");
                writer = out;
            }
            String row = new String(raw, StandardCharsets.UTF_8).strip();
            String reason = "\"" + words.apply(code, args).replace("\"", "\"\"") + "\"";
            out.write(line + "," + code + "," + reason + "," + row + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the reject file " + path.getFileName() + " cannot be written", e);
        }
    }

    private void restrict() throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    Optional<Path> path() {
        return writer == null ? Optional.empty() : Optional.of(path);
    }

    @Override
    public void close() throws IOException {
        BufferedWriter out = writer;
        if (out != null) {
            out.close();
        }
    }
}
