package crossdock.platform;

import crossdock.kernel.Sealer;
import crossdock.kernel.Unsealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.LoggerFactory;

/// The keys of one workspace: of its event chain, and the pair that personal data and secrets are sealed to. Kept in
/// files only their owner can read, beside the database and never in it. A desktop's own key store could hold the two
/// private files instead; none is common to Windows, macOS and Linux, so that is left to the folder's permissions. A
/// passphrase would wrap the bytes of `seal.key` here.
///
/// @param chain key of the event chain's HMAC
/// @param sealer seals to the workspace's public key
/// @param unsealer opens what was sealed; needs the private key
/// @param pair tells the sealing pair from any other; no secret
public record Keyring(SecretKey chain, Sealer sealer, Unsealer unsealer, String pair) {
    private static final int CHAIN_BYTES = 32;

    /// Reads the keys of a workspace, or makes them for one that has no database yet: keys made later would fit nothing
    /// in it. Files that others could read, after a careless copy, are made private again.
    ///
    /// @param folder `keys` inside the workspace; created owner-only
    /// @throws KeysUnusable when they are missing or a file holds something else
    /// @throws IOException when the folder or its files cannot be made
    public static Keyring open(Path folder) throws IOException {
        Path chain = folder.resolve("chain.key");
        Path open = folder.resolve("seal.pub");
        Path secret = folder.resolve("seal.key");
        if (Files.notExists(chain) || Files.notExists(open) || Files.notExists(secret)) {
            if (isNeededBeside(folder)) {
                throw new KeysUnusable(KeysUnusable.Code.MISSING, null, folder.toString());
            }
            OwnerOnly.folder(folder);
            make(chain, open, secret);
        }
        byte[] chainKey = read(chain);
        if (chainKey.length != CHAIN_BYTES) {
            throw new KeysUnusable(KeysUnusable.Code.DAMAGED, null, chain.toString());
        }
        KeyPair pair = new KeyPair(publicKey(open), privateKey(secret));
        return new Keyring(
                new SecretKeySpec(chainKey, "HmacSHA256"),
                SealedBox.sealer(pair.getPublic()),
                SealedBox.unsealer(pair),
                fingerprint(pair));
    }

    /// Backups and the head of the event log need the old keys as much as a database does.
    private static boolean isNeededBeside(Path folder) {
        return Stream.of(WorkspacePaths.DATABASE, "events.head", "backups")
                .anyMatch(name -> Files.exists(folder.resolveSibling(name)));
    }

    /// Of both halves: one file of another pair would seal what nobody can open, or open nothing.
    private static String fingerprint(KeyPair pair) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(pair.getPublic().getEncoded());
            return HexFormat.of().formatHex(digest.digest(pair.getPrivate().getEncoded()), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static void make(Path chain, Path open, Path secret) throws IOException {
        byte[] fresh = new byte[CHAIN_BYTES];
        new SecureRandom().nextBytes(fresh);
        KeyPair pair = SealedBox.newPair();
        AtomicFiles.write(chain, fresh);
        AtomicFiles.write(open, pair.getPublic().getEncoded());
        AtomicFiles.write(secret, pair.getPrivate().getEncoded());
    }

    private static byte[] read(Path file) {
        try {
            if (OwnerOnly.tighten(file)) {
                LoggerFactory.getLogger(Keyring.class).warn("others could read {}: its permissions were mended", file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new KeysUnusable(KeysUnusable.Code.UNREADABLE, e, file.toString());
        }
    }

    private static PublicKey publicKey(Path file) {
        try {
            return KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(read(file)));
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable(KeysUnusable.Code.DAMAGED, e, file.toString());
        }
    }

    private static PrivateKey privateKey(Path file) {
        try {
            return KeyFactory.getInstance("X25519").generatePrivate(new PKCS8EncodedKeySpec(read(file)));
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable(KeysUnusable.Code.DAMAGED, e, file.toString());
        }
    }

    @Override
    public String toString() {
        return "Keyring"; // never the keys
    }
}
