package crossdock.store.file;

import crossdock.store.file.WorkspaceUnusable.Code;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder a workspace lives in: may it be used, and was it left in order.
public final class WorkspaceFolder {
    public static final String DATABASE = "crossdock.db";

    /// The newest link of the event chain.
    public static final String HEAD = "events.head";

    private static final String OPEN_FLAG = "open.flag";
    private static final Set<String> NETWORK = Set.of(
            "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "davfs2",
            "sshfs", "ncpfs", "9p", "afs", "ceph", "glusterfs", "lustre", "beegfs", "gpfs", "orangefs",
            "gvfsd-fuse", "rclone", "s3fs", "gcsfuse", "goofys", "curlftpfs");

    /// `https://server/`, `me@server:/share`, `:webdav:`, but no path and no drive letter.
    private static final Pattern MACHINE = Pattern.compile("^[^/]{2,}:");

    private WorkspaceFolder() {}

    /// Creates the folder. Throws [WorkspaceUnusable] UNWRITABLE, DISK_FULL or NETWORK_FOLDER.
    public static void prepare(Path folder) {
        refuseNetwork(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw WorkspaceUnusable.unwritable(e, folder);
        }
        if (!Files.isWritable(folder)) {
            throw new WorkspaceUnusable(Code.UNWRITABLE, folder.toString());
        }
    }

    /// Throws [WorkspaceUnusable] NETWORK_FOLDER for a folder on a network drive, or one that would be made there. Comes
    /// before anything is written, keys too.
    public static void refuseNetwork(Path folder) {
        Path there = folder.toAbsolutePath();
        Path root = there.getRoot();
        if (root != null && isShare(root.toString())) {
            throw new WorkspaceUnusable(Code.NETWORK_FOLDER, folder.toString());
        }
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            if (isNetwork(store.type(), store.name())) {
                throw new WorkspaceUnusable(Code.NETWORK_FOLDER, folder.toString());
            }
        } catch (IOException e) {
            throw WorkspaceUnusable.unwritable(e, folder);
        }
    }

    /// A Windows path by machine name, `\\server\share`, also in its long form `\\?\UNC\`. `\\?\C:\` is local.
    static boolean isShare(String root) {
        String plain = root.replace('/', '\\').toUpperCase(Locale.ROOT);
        boolean isLong = plain.startsWith("\\\\?\\") || plain.startsWith("\\\\.\\");
        return isLong ? plain.startsWith("UNC\\", 4) : plain.startsWith("\\\\");
    }

    /// WAL needs memory shared by all its readers, which no network file system gives.
    ///
    /// @param kind as the system names the file system that a folder lies on
    /// @param source where that comes from: a program in user space is not told from another by its kind, but what it
    ///   reads from a network names a machine
    static boolean isNetwork(String kind, String source) {
        String plain = kind.toLowerCase(Locale.ROOT);
        boolean isUserSpace = plain.equals("fuse") || plain.startsWith("fuse.");
        String program = plain.startsWith("fuse.") ? plain.substring(5) : plain;
        return NETWORK.contains(program) || isUserSpace && MACHINE.matcher(source).find();
    }

    /// True when the folder holds what only a workspace leaves beside its database: then a missing, empty or headless
    /// database is a loss and no new beginning.
    public static boolean hasTraces(Path folder) {
        return Files.exists(folder.resolve(HEAD)) || hasBackups(folder);
    }

    public static boolean hasBackups(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.anyMatch(file -> file.toString().endsWith(".db"));
        } catch (IOException e) {
            return false; // most often there is no such folder yet
        }
    }

    /// SQLite gives its side files the permissions of the database. On Windows the folder's access list is inherited.
    public static void createOwnerOnly(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // the usual case: an existing workspace
        }
    }

    /// Takes from others what rights they have to a copy; on Windows the folder's access list is inherited.
    public static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// True when the last holder ended without [#markClosed].
    public static boolean isMarkedOpen(Path folder) {
        return Files.exists(folder.resolve(OPEN_FLAG));
    }

    public static void markOpen(Path folder) throws IOException {
        try {
            Files.createFile(folder.resolve(OPEN_FLAG));
        } catch (FileAlreadyExistsException e) {
            // left by a run that did not end in order; it was read before
        }
    }

    public static void markClosed(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(OPEN_FLAG));
    }
}
