package crossdock.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Paths as Windows and other systems name them; no such share can be made in a test.
class WorkspaceFolderTest {
    @ParameterizedTest
    @CsvSource({
        "'\\\\server\\share\\', true",
        "'\\\\server@SSL\\dav\\', true",
        "'//server/share/', true",
        "'\\\\?\\UNC\\server\\share\\', true",
        "'\\\\?\\unc\\server\\share\\', true",
        "'\\\\?\\C:\\', false",
        "'\\\\.\\C:\\', false",
        "'C:\\', false",
        "'/', false"
    })
    void tellsASharePathFromALocalOne(String root, boolean isShare) {
        assertEquals(isShare, WorkspaceFolder.isShare(root));
    }

    @ParameterizedTest
    @CsvSource({
        "nfs4, true", "cifs, true", "smb3, true", "fuse.sshfs, true", "9p, true", "afpfs, true", "SMBFS, true",
        "ext4, false", "tmpfs, false", "apfs, false", "NTFS, false", "fuse.lxcfs, false", "overlay, false"
    })
    void tellsANetworkFileSystemFromALocalOne(String kind, boolean isNetwork) {
        assertEquals(isNetwork, WorkspaceFolder.isNetwork(kind));
    }
}
