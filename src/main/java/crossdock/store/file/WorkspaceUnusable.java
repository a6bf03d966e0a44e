package crossdock.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The workspace cannot be opened as it is; nothing was changed. The text for people comes from the bundle key `error.`
/// + [Code#key()].
public final class WorkspaceUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final long SMALLEST_ROOM = 65_536; // bytes; less holds no page, no log and no note

    private final Code code;
    private final List<String> args;

    /// Why, and what the arguments are. Paths are the workspace's own, never a customer's.
    public enum Code {
        /// Another process holds it. Args: folder, process id of the holder.
        HELD("workspace.held"),
        /// The folder or a file in it cannot be created or written. Args: folder.
        UNWRITABLE("workspace.unwritable"),
        /// A network share: SQLite's locks cannot be trusted there. Args: folder.
        NETWORK_FOLDER("workspace.networkFolder"),
        /// `crossdock.db` is not a Crossdock workspace. Args: file.
        FOREIGN("workspace.foreign"),
        /// Its header or its schema cannot be read. Args: file.
        DAMAGED("workspace.damaged"),
        /// Made by a newer version. Args: its schema version, the newest this version knows.
        NEWER_SCHEMA("workspace.newerSchema"),
        /// Made by an older version and opened without the right to migrate. Args: its schema version, the version
        /// needed.
        OLDER_SCHEMA("workspace.olderSchema"),
        /// An applied migration differs from the one shipped under its name. Args: script name.
        MIGRATION_CHANGED("workspace.migrationChanged"),
        /// A migration failed and was rolled back. Args: script name.
        MIGRATION_FAILED("workspace.migrationFailed"),
        /// There is no workspace here yet. Args: folder.
        ABSENT("workspace.absent"),
        /// The database is gone or empty though the folder holds backups or events of it. Args: folder.
        LOST("workspace.lost"),
        /// No backup in it is good. Args: folder.
        NO_BACKUP("workspace.noBackup"),
        /// The disk is full. Args: folder.
        DISK_FULL("workspace.diskFull"),
        /// The disk could not be read or written. Args: folder, SQLite's words.
        DISK_FAILED("workspace.diskFailed"),
        /// The keys are not those this file was made with. Args: folder.
        KEY_MISMATCH("workspace.keyMismatch");

        private final String key;

        Code(String key) {
            this.key = key;
        }

        /// The text is `error.` + this.
        public String key() {
            return key;
        }
    }

    public WorkspaceUnusable(Code code, @Nullable Throwable cause, String... args) {
        super("workspace unusable: " + code + " " + List.of(args), cause);
        this.code = code;
        this.args = List.of(args);
    }

    public WorkspaceUnusable(Code code, String... args) {
        this(code, null, args);
    }

    /// A file of the workspace could not be written: most often for want of room or of the right.
    public static WorkspaceUnusable unwritable(IOException failure, Path folder) {
        boolean full;
        try {
            full = Files.getFileStore(folder).getUsableSpace() < SMALLEST_ROOM;
        } catch (IOException e) {
            failure.addSuppressed(e);
            full = false; // the room of a folder that is not there says nothing
        }
        return new WorkspaceUnusable(full ? Code.DISK_FULL : Code.UNWRITABLE, failure, folder.toString());
    }

    public Code code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
