package crossdock.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The newest (sequence, MAC) of the event chain, kept beside the database in `events.head`, so that rows cut off the
/// end are noticed. Two slots are written in turn, each with a checksum: a torn write leaves the other one whole, and
/// no rename is needed (Windows). Somebody who brings back an old database *and* the old head together is not noticed
/// here; only a copy kept elsewhere could tell.
final class ChainHead implements AutoCloseable {
    private static final byte[] MAGIC = "XDHEAD1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAC_BYTES = 32;
    private static final int USED = MAGIC.length + Long.BYTES + Long.BYTES + MAC_BYTES + Long.BYTES;
    private static final int SLOT = 512; // a sector: one slot never shares a torn one with the other

    private final FileChannel channel;
    private long generation;
    private EventLog.@Nullable Link newest;

    /// Creates the file when it is missing.
    ChainHead(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        readBoth();
    }

    private ChainHead(FileChannel channel) throws IOException {
        this.channel = channel;
        readBoth();
    }

    private void readBoth() throws IOException {
        for (int slot = 0; slot < 2; slot++) {
            read(slot);
        }
    }

    /// What was written last; empty when the file is new, or neither slot can be read.
    Optional<EventLog.Link> newest() {
        return Optional.ofNullable(newest);
    }

    /// The same without creating or keeping anything; a missing or unreadable file is empty too.
    static Optional<EventLog.Link> peek(Path file) {
        try (ChainHead head = new ChainHead(FileChannel.open(file, StandardOpenOption.READ))) {
            return head.newest();
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read cannot vouch for the chain: the caller reports it as missing
        }
    }

    /// Returns when the bytes are on disk.
    void write(EventLog.Link link) throws IOException {
        long next = generation + 1;
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        slot.put(MAGIC).putLong(next).putLong(link.seq()).put(link.mac());
        slot.putLong(checksum(slot.array(), slot.position()));
        slot.rewind();
        long at = (next & 1) * SLOT;
        while (slot.hasRemaining()) {
            at += channel.write(slot, at);
        }
        channel.force(false);
        generation = next;
        newest = link;
    }

    private void read(int slot) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(USED);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, (long) slot * SLOT + bytes.position()) < 0) {
                return; // never written
            }
        }
        bytes.flip();
        byte[] magic = new byte[MAGIC.length];
        byte[] mac = new byte[MAC_BYTES];
        bytes.get(magic);
        long number = bytes.getLong();
        long seq = bytes.getLong();
        bytes.get(mac);
        long checksum = bytes.getLong();
        boolean whole = Arrays.equals(magic, MAGIC) && checksum == checksum(bytes.array(), USED - Long.BYTES);
        if (whole && number > generation) {
            generation = number;
            newest = new EventLog.Link(seq, mac);
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
