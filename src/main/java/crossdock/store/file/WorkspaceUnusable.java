package crossdock.store.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The workspace cannot be opened as it is; nothing was changed. The text for people comes from the bundle key `error.workspace.<code>`.
public final class WorkspaceUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final List<String> args;

    /// Why, and what the arguments are. Paths are the workspace's own, never a customer's.
    public enum Code {
        /// Another process holds it. Args: folder, process id of the holder.
        HELD,
        /// The folder or a file in it cannot be created or written. Args: folder.
        UNWRITABLE,
        /// A network share: SQLite's locks cannot be trusted there. Args: folder.
        NETWORK_FOLDER,
        /// `crossdock.db` is not a Crossdock workspace. Args: file.
        FOREIGN,
        /// Its header or its schema cannot be read. Args: file.
        DAMAGED,
        /// Made by a newer version. Args: its schema version, the newest this version knows.
        NEWER_SCHEMA,
        /// Made by an older version and opened without the right to migrate. Args: its schema version, the version needed.
        OLDER_SCHEMA,
        /// An applied migration differs from the one shipped under its name. Args: script name.
        MIGRATION_CHANGED,
        /// A migration failed and was rolled back. Args: script name.
        MIGRATION_FAILED,
        /// There is no workspace here yet. Args: folder.
        ABSENT,
        /// The disk is full. Args: folder.
        DISK_FULL,
        /// The key of the event chain is not the one this file was made with. Args: folder.
        KEY_MISMATCH
    }

    public WorkspaceUnusable(Code code, @Nullable Throwable cause, String... args) {
        super("workspace unusable: " + code + " " + List.of(args), cause);
        this.code = code;
        this.args = List.of(args);
    }

    public WorkspaceUnusable(Code code, String... args) {
        this(code, null, args);
    }

    public Code code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
