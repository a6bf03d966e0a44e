package crossdock.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates folders that only their owner can read: by POSIX permissions, or by an access control list where there are
/// none (Windows).
public final class OwnerOnly {
    private OwnerOnly() {}

    /// Creates the folder and its missing parents; a folder that is there already is left as it is.
    public static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, ownerOnly);
            return;
        }
        Files.createDirectories(folder);
        restrict(folder);
    }

    private static void restrict(Path folder) throws IOException {
        @Nullable AclFileAttributeView view = Files.getFileAttributeView(folder, AclFileAttributeView.class);
        if (view == null) {
            throw new IOException(folder + " lies on a file system that cannot keep it private");
        }
        AclEntry owner =
                AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(view.getOwner())
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .setFlags(AclEntryFlag.DIRECTORY_INHERIT, AclEntryFlag.FILE_INHERIT)
                        .build();
        view.setAcl(List.of(owner));
    }
}
