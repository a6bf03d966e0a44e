package crossdock.store.file;

import crossdock.store.file.WorkspaceUnusable.Code;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder a workspace lives in: may it be used, and was it left in order.
public final class WorkspaceFolder {
    public static final String DATABASE = "crossdock.db";

    private static final String OPEN_FLAG = "open.flag";

    private WorkspaceFolder() {}

    /// Creates the folder. Throws [WorkspaceUnusable] UNWRITABLE or NETWORK_FOLDER.
    public static void prepare(Path folder) {
        Path root = folder.toAbsolutePath().getRoot();
        if (root != null && root.toString().startsWith("\\\\")) {
            throw new WorkspaceUnusable(Code.NETWORK_FOLDER, folder.toString());
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WorkspaceUnusable(Code.UNWRITABLE, e, folder.toString());
        }
        if (!Files.isWritable(folder)) {
            throw new WorkspaceUnusable(Code.UNWRITABLE, folder.toString());
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
