package crossdock.channel.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a table, opened anew for each look at it.
///
/// @param name shown to people
/// @param size in bytes, as packed as they lie there
record TableSource(String name, long size, Opening opening) {
    private static final int LARGEST_CHUNK = 1 << 16;
    private static final int SMALLEST_CHUNK = 1 << 9;

    /// Opens the bytes at their beginning. Throws IOException when they cannot be read.
    interface Opening {
        InputStream open() throws IOException;
    }

    static TableSource of(Path file) throws IOException {
        return new TableSource(String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
    }

    static TableSource of(String name, byte[] bytes) {
        return new TableSource(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    InputStream open() throws IOException {
        return opening.open();
    }

    /// Bytes to read at a time: a small table does not pay for the buffers of a large one.
    int chunk() {
        return (int) Math.clamp(size, SMALLEST_CHUNK, LARGEST_CHUNK);
    }
}
