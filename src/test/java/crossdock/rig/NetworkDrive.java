package crossdock.rig;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/// A real mount that the kernel calls a network drive, served by this process through `/dev/fuse`.
///
/// It holds one empty folder, [#FOLDER], and refuses whatever would change it, after writing down that it was asked. Needs
/// Linux and the right to mount.
public final class NetworkDrive implements AutoCloseable {
    public static final String FOLDER = "workspace";

    private static final int ROOT_NODE = 1;
    private static final int FOLDER_NODE = 2;
    private static final int NO_ENTRY = -2;
    private static final int IO_ERROR = -5;
    private static final int NOT_KNOWN = -38;
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int HEADER = 40;
    private static final int READ_AND_WRITE = 2; // O_RDWR
    /// Requests that would change something, by their number in `linux/fuse.h`.
    private static final Map<Integer, String> CHANGES = Map.ofEntries(
            Map.entry(4, "setattr"), Map.entry(6, "symlink"), Map.entry(8, "mknod"), Map.entry(9, "mkdir"),
            Map.entry(10, "unlink"), Map.entry(11, "rmdir"), Map.entry(12, "rename"), Map.entry(13, "link"),
            Map.entry(16, "write"), Map.entry(21, "setxattr"), Map.entry(35, "create"), Map.entry(45, "rename2"));

    private final Path root;

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final MethodHandle read;
    private final MethodHandle write;
    private final int device;

    private NetworkDrive(Path root, MethodHandle read, MethodHandle write, int device) {
        this.root = root;
        this.read = read;
        this.write = write;
        this.device = device;
    }

    /// Aborts the test where nothing may be mounted.
    ///
    /// @param type as `/proc/mounts` names it, such as `fuse.sshfs`
    /// @param source where it comes from, such as `me@server:/share`
    public static NetworkDrive mount(Path at, String type, String source) throws Throwable {
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "no /dev/fuse here");
        Files.createDirectories(at);
        Linker linker = Linker.nativeLinker();
        var number = ValueLayout.JAVA_INT;
        var size = ValueLayout.JAVA_LONG;
        var text = ValueLayout.ADDRESS;
        MethodHandle open = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("open"), FunctionDescriptor.of(number, text, number),
                Linker.Option.firstVariadicArg(2));
        MethodHandle mount = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("mount"),
                FunctionDescriptor.of(number, text, text, text, size, text));
        var transfer = FunctionDescriptor.of(size, number, text, size);
        MethodHandle read = linker.downcallHandle(linker.defaultLookup().findOrThrow("read"), transfer);
        MethodHandle write = linker.downcallHandle(linker.defaultLookup().findOrThrow("write"), transfer);
        try (Arena arena = Arena.ofConfined()) {
            int device = (int) open.invoke(arena.allocateFrom("/dev/fuse"), READ_AND_WRITE);
            String options = "fd=" + device + ",rootmode=40000,user_id=0,group_id=0";
            int mounted = (int) mount.invoke(
                    arena.allocateFrom(source), arena.allocateFrom(at.toString()), arena.allocateFrom(type), 0L,
                    arena.allocateFrom(options));
            Assumptions.assumeTrue(mounted == 0, "nothing may be mounted here");
            NetworkDrive drive = new NetworkDrive(at, read, write, device);
            Thread.ofPlatform().daemon().name("network-drive").start(drive::serve);
            return drive;
        }
    }

    /// What was asked for that would have changed something.
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /// Whether anything came over the mount at all.
    public boolean wasAsked() {
        return !asked.isEmpty();
    }

    private void serve() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocate(LARGEST_REQUEST);
            while (true) {
                long length = (long) read.invoke(device, in, (long) LARGEST_REQUEST);
                if (length < HEADER) {
                    return; // unmounted
                }
                byte[] answer = answer(in.asByteBuffer().order(ByteOrder.nativeOrder()));
                if (answer.length > 0) {
                    MemorySegment out = arena.allocateFrom(ValueLayout.JAVA_BYTE, answer);
                    long written = (long) write.invoke(device, out, (long) answer.length);
                    if (written < 0) {
                        return;
                    }
                }
            }
        } catch (Throwable e) {
            throw new IllegalStateException("the network drive broke", e);
        }
    }

    /// Sizes and fields as in `linux/fuse.h` at version 7.12.
    private byte[] answer(ByteBuffer in) {
        int operation = in.getInt(4);
        long unique = in.getLong(8);
        long node = in.getLong(16);
        asked.add(operation);
        if (CHANGES.containsKey(operation)) {
            changes.add(CHANGES.getOrDefault(operation, ""));
            return refused(unique, IO_ERROR);
        }
        return switch (operation) {
            case 1 -> name(in).equals(FOLDER) && node == ROOT_NODE
                    ? done(unique, attributes(ByteBuffer.allocate(128).order(ByteOrder.nativeOrder())
                            .putLong(FOLDER_NODE).putLong(0).putLong(0).putLong(0).putInt(0).putInt(0), FOLDER_NODE))
                    : refused(unique, NO_ENTRY);
            case 3 -> done(unique, attributes(
                    ByteBuffer.allocate(104).order(ByteOrder.nativeOrder()).putLong(0).putInt(0).putInt(0), node));
            case 17 -> done(unique, ByteBuffer.allocate(80).order(ByteOrder.nativeOrder())
                    .putLong(1 << 20).putLong(1 << 19).putLong(1 << 19).putLong(1 << 20).putLong(1 << 19)
                    .putInt(4_096).putInt(255).putInt(4_096));
            case 26 -> done(unique, ByteBuffer.allocate(24).order(ByteOrder.nativeOrder())
                    .putInt(7).putInt(12).putInt(0).putInt(0).putInt(0).putInt(4_096));
            case 27 -> done(unique, ByteBuffer.allocate(16));
            case 28, 29, 38 -> done(unique, ByteBuffer.allocate(0));
            case 2, 36, 42 -> new byte[0]; // these want no answer
            default -> refused(unique, NOT_KNOWN);
        };
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[in.getInt(0) - HEADER - 1];
        in.get(HEADER, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    /// Those of a folder that everybody may write to.
    private static ByteBuffer attributes(ByteBuffer to, long node) {
        return to.putLong(node).putLong(0).putLong(0).putLong(0).putLong(0).putLong(0).putInt(0).putInt(0).putInt(0)
                .putInt(0x41ff).putInt(2).putInt(0).putInt(0).putInt(0).putInt(4_096).putInt(0);
    }

    private static byte[] refused(long unique, int error) {
        return ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putInt(16).putInt(error).putLong(unique).array();
    }

    private static byte[] done(long unique, ByteBuffer body) {
        int length = 16 + body.capacity();
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder())
                .putInt(length).putInt(0).putLong(unique).put(body.array()).array();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Process umount = new ProcessBuilder("umount", "-l", root.toString()).redirectErrorStream(true).start();
        String said = new String(umount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (umount.waitFor() != 0) {
            throw new IllegalStateException("still mounted: " + said);
        }
    }
}
