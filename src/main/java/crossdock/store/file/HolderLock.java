package crossdock.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Keeps a workspace for one process. The operating system drops the lock when the process ends, however it ends.
public final class HolderLock implements AutoCloseable {
    /// Tells this run of the program from an earlier one that had the same process id (containers reuse low numbers).
    private static final String THIS_RUN =
            ProcessHandle.current().info().startInstant().map(Instant::toString).orElse("unknown");

    private final FileChannel channel;
    private final FileLock lock;
    private final Path note;

    private HolderLock(FileChannel channel, FileLock lock, Path note) {
        this.channel = channel;
        this.lock = lock;
        this.note = note;
    }

    /// Throws [WorkspaceUnusable] HELD when any process, this one included, already holds the folder.
    public static HolderLock acquire(Path folder) {
        Path file = folder.resolve("holder.lock");
        // Not inside the lock file: closing any handle of that one would drop this process's lock on it.
        Path note = folder.resolve("holder.pid");
        try {
            String holder = Files.exists(note) ? Files.readString(note) : "? ?";
            if (holder.equals(note())) {
                throw held(folder, holder);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw held(folder, holder);
            }
            HolderLock held = new HolderLock(channel, lock, note);
            try {
                Files.writeString(note, note());
            } catch (IOException e) {
                held.close(); // a full disk, most often: the next attempt in this process must not meet our own lock
                throw e;
            }
            return held;
        } catch (IOException e) {
            throw WorkspaceUnusable.unwritable(e, folder);
        }
    }

    /// Whether some process, this one included, holds the folder at this moment.
    public static boolean isHeld(Path folder) {
        Path file = folder.resolve("holder.lock");
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        } catch (IOException e) {
            return true; // it cannot be told: the careful answer
        }
    }

    /// For a write in a process that only reads.
    public static WorkspaceUnusable heldByAnother(Path folder) {
        return held(folder, noted(folder));
    }

    /// The process that holds the folder as it wrote itself down; "?" when it did not.
    public static String holder(Path folder) {
        String pid = noted(folder).split(" ", 2)[0];
        return pid.isEmpty() ? "?" : pid;
    }

    /// When the holder took the folder; the epoch when that cannot be told.
    public static Instant since(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("holder.pid")).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private static String noted(Path folder) {
        try {
            return Files.readString(folder.resolve("holder.pid"));
        } catch (IOException e) {
            return "? ?"; // between two holders
        }
    }

    private static String note() {
        return ProcessHandle.current().pid() + " " + THIS_RUN;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // two threads of this process at once
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static WorkspaceUnusable held(Path folder, String holder) {
        String pid = holder.isEmpty() ? "?" : holder.split(" ", 2)[0];
        return new WorkspaceUnusable(WorkspaceUnusable.Code.HELD, folder.toString(), pid);
    }

    @Override
    public void close() throws IOException {
        try {
            Files.delete(note);
        } catch (NoSuchFileException e) {
            // removed by hand; the lock is what counts
        } finally {
            lock.release();
            channel.close();
        }
    }
}
