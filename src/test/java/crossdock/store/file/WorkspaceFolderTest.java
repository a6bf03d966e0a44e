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
        "nfs4, nas:/export, true", "cifs, //nas/share, true", "smb3, //nas/share, true", "9p, host, true",
        "fuse.sshfs, me@server:, true", "fuse.rclone, :webdav:, true", "afpfs, //me@mac/share, true",
        "SMBFS, //nas/share, true", "fuse, https://server/dav/, true", "fuse.unknown, server:/share, true",
        "ext4, /dev/sda1, false", "tmpfs, tmpfs, false", "apfs, /dev/disk3s5, false", "NTFS, Data, false",
        "fuse.lxcfs, lxcfs, false", "overlay, overlay, false", "fuse.gocryptfs, /srv/cipher, false",
        "fuseblk, /dev/sdb1, false"
    })
    void tellsANetworkFileSystemFromALocalOne(String kind, String source, boolean isNetwork) {
        assertEquals(isNetwork, WorkspaceFolder.isNetwork(kind, source));
    }
}
