package crossdock.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps folders and files to their owner: by POSIX permissions, or by an access control list where there are
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

    /// Takes from everybody but the owner what rights they have to a file; true when they had any.
    public static boolean tighten(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
            boolean open = !owner.containsAll(Files.getPosixFilePermissions(file));
            if (open) {
                Files.setPosixFilePermissions(file, owner);
            }
            return open;
        }
        AclFileAttributeView view = accessList(file);
        UserPrincipal owner = view.getOwner();
        boolean open = view.getAcl().stream()
                .anyMatch(entry -> entry.type() == AclEntryType.ALLOW && !entry.principal().equals(owner));
        if (open) {
            view.setAcl(List.of(all(owner).build()));
        }
        return open;
    }

    private static void restrict(Path folder) throws IOException {
        AclFileAttributeView view = accessList(folder);
        AclEntry owner = all(view.getOwner())
                .setFlags(AclEntryFlag.DIRECTORY_INHERIT, AclEntryFlag.FILE_INHERIT)
                .build();
        view.setAcl(List.of(owner));
    }

    private static AclFileAttributeView accessList(Path path) throws IOException {
        @Nullable AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            throw new IOException(path + " lies on a file system that cannot keep it private");
        }
        return view;
    }

    private static AclEntry.Builder all(UserPrincipal owner) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    }
}
