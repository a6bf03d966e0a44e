package crossdock.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedBoxTest {
    private static final byte[] SECRET = "ck_1:cs_2 grüße".getBytes(StandardCharsets.UTF_8);

    private final KeyPair pair = SealedBox.newPair();

    @Test
    void opensWhatItSealed() {
        byte[] sealed = SealedBox.sealer(pair.getPublic()).seal("connection:3", SECRET);
        assertArrayEquals(SECRET, SealedBox.unsealer(pair).open("connection:3", sealed));
    }

    @Test
    void refusesASealedValueMovedToAnotherRow() {
        byte[] sealed = SealedBox.sealer(pair.getPublic()).seal("connection:3", SECRET);
        assertThrows(
                IllegalArgumentException.class, () -> SealedBox.unsealer(pair).open("connection:4", sealed));
    }

    @Test
    void refusesEveryAlteredByte() {
        byte[] sealed = SealedBox.sealer(pair.getPublic()).seal("connection:3", SECRET);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SealedBox.unsealer(pair).open("connection:3", altered),
                    "byte " + i);
        }
        byte[] cut = Arrays.copyOf(sealed, 20);
        assertThrows(IllegalArgumentException.class, () -> SealedBox.unsealer(pair).open("connection:3", cut));
    }

    @Test
    void refusesAnotherKey() {
        byte[] sealed = SealedBox.sealer(pair.getPublic()).seal("connection:3", SECRET);
        KeyPair other = SealedBox.newPair();
        assertThrows(
                IllegalArgumentException.class, () -> SealedBox.unsealer(other).open("connection:3", sealed));
    }

    @Test
    void sameValueLooksDifferentEachTime() {
        var sealer = SealedBox.sealer(pair.getPublic());
        assertFalse(Arrays.equals(sealer.seal("order:1", SECRET), sealer.seal("order:1", SECRET)));
    }

    @Test
    void refusesAThrowAwayKeyThatEverybodyCanAgreeWith() {
        byte[] sealed = SealedBox.sealer(pair.getPublic()).seal("connection:3", SECRET);
        Arrays.fill(sealed, 1, 33, (byte) 0); // a point of small order: the agreement would be known to all
        assertThrows(
                IllegalArgumentException.class, () -> SealedBox.unsealer(pair).open("connection:3", sealed));
    }

    @Test
    void opensValuesOfMoreSessionsThanItRemembers() {
        var unsealer = SealedBox.unsealer(pair);
        byte[] first = SealedBox.sealer(pair.getPublic()).seal("order:0", SECRET);
        for (int i = 0; i < 300; i++) {
            byte[] sealed = SealedBox.sealer(pair.getPublic()).seal("order:" + i, SECRET);
            assertArrayEquals(SECRET, unsealer.open("order:" + i, sealed));
        }
        assertArrayEquals(SECRET, unsealer.open("order:0", first));
    }

    @Test
    void keysOfAWorkspaceAreMadeOnceAndOnlyTheirOwnersToRead(@TempDir Path folder) throws IOException {
        Path keys = folder.resolve("keys");
        Keyring first = Keyring.open(keys);
        byte[] sealed = first.sealer().seal("connection:1", SECRET);
        Keyring again = Keyring.open(keys);
        assertArrayEquals(SECRET, again.unsealer().open("connection:1", sealed));
        assertArrayEquals(first.chain().getEncoded(), again.chain().getEncoded());
        Assumptions.assumeTrue(
                Files.getFileStore(keys).supportsFileAttributeView("posix"), "no POSIX permissions on this file"
                        + " system");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("seal.key"))));
    }

    @Test
    void damagedKeyIsNamed(@TempDir Path folder) throws IOException {
        Path keys = folder.resolve("keys");
        Keyring.open(keys);
        Files.write(keys.resolve("chain.key"), new byte[3]);
        KeysUnusable refused = assertThrows(KeysUnusable.class, () -> Keyring.open(keys));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("chain.key"));
    }
}
