package crossdock.store.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The workspace cannot be opened as it is; nothing was changed. The text for people comes from the bundle key `error.`
/// + [Code#key()].
public final class WorkspaceUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

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
        /// The disk is full. Args: folder.
        DISK_FULL("workspace.diskFull"),
        /// The key of the event chain is not the one this file was made with. Args: folder.
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

    public Code code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
