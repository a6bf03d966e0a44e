package crossdock.store.routing;

import crossdock.fulfilment.live.StockSnapshots;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.LoggerFactory;

/// A file of packed cells: a head with its number, the count of articles, and the checksum of those and of all that
/// follows; then per article, ascending, its id (8 bytes), the length of its bytes (4) and the bytes.
final class PackedFile {
    private static final long MAGIC = 0x4344_5843_454c_4c31L; // CDXCELL1
    private static final int HEAD = 8 + 8 + 4 + 8;
    private static final int PER_ARTICLE = 8 + 4;

    private final Path file;

    PackedFile(Path file) {
        this.file = file;
    }

    /// What is in the file.
    ///
    /// @param articles how many
    record Content(long id, int articles, ByteBuffer body) {
        void each(StockSnapshots.Packed.Visitor visitor) {
            ByteBuffer from = body.duplicate();
            for (int i = 0; i < articles; i++) {
                long sku = from.getLong();
                byte[] packed = new byte[from.getInt()];
                from.get(packed);
                visitor.article(sku, packed);
            }
        }

        /// So many articles, spread evenly.
        List<Long> sample(int count) {
            List<Long> skus = new ArrayList<>();
            ByteBuffer from = body.duplicate();
            int step = Math.max(1, articles / count);
            for (int i = 0; i < articles; i++) {
                long sku = from.getLong();
                int length = from.getInt();
                from.position(from.position() + length);
                if (i % step == 0) {
                    skus.add(sku);
                }
            }
            return skus;
        }
    }

    /// Empty when there is none, or when it is not whole.
    Optional<Content> read() {
        ByteBuffer all;
        try {
            all = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | OutOfMemoryError e) {
            LoggerFactory.getLogger(PackedFile.class).warn("the packed stock cells cannot be read", e);
            return Optional.empty();
        }
        try {
            if (all.getLong() == MAGIC) {
                long id = all.getLong();
                int articles = all.getInt();
                long checksum = all.getLong();
                ByteBuffer body = all.slice();
                if (checksum(id, articles, body) == checksum) {
                    return Optional.of(new Content(id, articles, body));
                }
            }
        } catch (BufferUnderflowException tooShort) {
            LoggerFactory.getLogger(PackedFile.class).warn("the packed stock cells end too early", tooShort);
            return Optional.empty();
        }
        LoggerFactory.getLogger(PackedFile.class).warn("the packed stock cells are damaged");
        return Optional.empty();
    }

    private static long checksum(long id, int articles, ByteBuffer body) {
        var sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(id).putInt(articles).flip());
        sum.update(body.duplicate());
        return sum.getValue();
    }

    /// Whole or not at all: into a file of its own first, then in the other's place.
    void write(long id, StockSnapshots.Packed cells) throws IOException {
        List<Long> skus = new ArrayList<>();
        List<byte[]> packed = new ArrayList<>();
        cells.each((sku, bytes) -> {
            skus.add(sku);
            packed.add(bytes);
        });
        long size = packed.stream().mapToLong(bytes -> PER_ARTICLE + bytes.length).sum();
        ByteBuffer body = ByteBuffer.allocate(Math.toIntExact(size));
        for (int i = 0; i < skus.size(); i++) {
            body.putLong(skus.get(i)).putInt(packed.get(i).length).put(packed.get(i));
        }
        body.flip();
        ByteBuffer head = ByteBuffer.allocate(HEAD)
                .putLong(MAGIC).putLong(id).putInt(skus.size()).putLong(checksum(id, skus.size(), body)).flip();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel to = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer part : List.of(head, body)) {
                while (part.hasRemaining()) {
                    to.write(part);
                }
            }
            to.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
