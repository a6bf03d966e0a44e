package crossdock.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.platform.KeysUnusable.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private static final List<String> FILES = List.of("chain.key", "seal.pub", "seal.key");

    @TempDir
    Path workspace;

    @Test
    void givesEachWorkspaceItsOwnKeys() throws IOException {
        Keyring one = Keyring.open(workspace.resolve("a").resolve("keys"));
        Keyring two = Keyring.open(workspace.resolve("b").resolve("keys"));
        assertFalse(Arrays.equals(one.chain().getEncoded(), two.chain().getEncoded()));
        byte[] sealed = one.sealer().seal("connection:1", new byte[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> two.unsealer().open("connection:1", sealed));
    }

    @Test
    void makesNoKeysForAnExistingWorkspace() throws IOException {
        Files.writeString(workspace.resolve("crossdock.db"), "");
        assertEquals(Code.MISSING, refusal().code());
        assertEquals(List.of(keys().toString()), refusal().args());
        assertTrue(Files.notExists(keys()), "nothing was made");
        Files.delete(workspace.resolve("crossdock.db"));
        Keyring made = Keyring.open(keys());
        byte[] sealed = made.sealer().seal("connection:1", new byte[] {1, 2});
        Files.writeString(workspace.resolve("crossdock.db"), "");
        assertArrayEquals(new byte[] {1, 2}, Keyring.open(keys()).unsealer().open("connection:1", sealed));
        for (String name : FILES) {
            byte[] kept = Files.readAllBytes(keys().resolve(name));
            Files.delete(keys().resolve(name));
            assertEquals(Code.MISSING, refusal().code(), name);
            Files.write(keys().resolve(name), kept);
        }
        Keyring.open(keys());
    }

    @Test
    void mendsKeysThatWereCopiedOpen() throws IOException {
        Assumptions.assumeTrue(
                workspace.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
        Keyring.open(keys());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())));
        for (String name : FILES) {
            Files.setPosixFilePermissions(keys().resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
        }
        Keyring.open(keys());
        for (String name : FILES) {
            String now = PosixFilePermissions.toString(Files.getPosixFilePermissions(keys().resolve(name)));
            assertEquals("rw-------", now, name);
        }
    }

    @Test
    void refusesAFileThatIsNoKeyAndNamesIt() throws IOException {
        Keyring.open(keys());
        for (String name : FILES) {
            Path file = keys().resolve(name);
            byte[] kept = Files.readAllBytes(file);
            for (byte[] bad : List.of(new byte[0], "hello".getBytes("US-ASCII"), Arrays.copyOf(kept, 30))) {
                Files.write(file, bad);
                assertEquals(Code.DAMAGED, refusal().code(), () -> name + " of " + bad.length + " bytes");
                assertEquals(List.of(file.toString()), refusal().args());
            }
            Files.write(file, kept);
        }
    }

    private Path keys() {
        return workspace.resolve("keys");
    }

    private KeysUnusable refusal() {
        return assertThrows(KeysUnusable.class, () -> Keyring.open(keys()));
    }
}
