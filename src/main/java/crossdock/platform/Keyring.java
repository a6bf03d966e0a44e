package crossdock.platform;

import crossdock.kernel.Sealer;
import crossdock.kernel.Unsealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of one workspace: of its event chain, and the pair that personal data and secrets are sealed to. Kept in files
/// only their owner can read, beside the database and never in it. A desktop's own key store could hold the two private
/// files instead; none is common to Windows, macOS and Linux, so that is left to the folder's permissions.
///
/// @param chain key of the event chain's HMAC
/// @param sealer seals to the workspace's public key
/// @param unsealer opens what was sealed; needs the private key
public record Keyring(SecretKey chain, Sealer sealer, Unsealer unsealer) {
    private static final int CHAIN_BYTES = 32;

    /// Reads the keys of a workspace, or makes them when the folder has none.
    ///
    /// @param folder `keys` inside the workspace; created owner-only
    /// @throws IOException when the folder or a file cannot be read or written, or a key file is damaged
    public static Keyring open(Path folder) throws IOException {
        OwnerOnly.folder(folder);
        Path chain = folder.resolve("chain.key");
        Path open = folder.resolve("seal.pub");
        Path secret = folder.resolve("seal.key");
        if (Files.notExists(chain)) {
            byte[] fresh = new byte[CHAIN_BYTES];
            new SecureRandom().nextBytes(fresh);
            AtomicFiles.write(chain, fresh);
        }
        if (Files.notExists(secret)) {
            KeyPair pair = SealedBox.newPair();
            AtomicFiles.write(open, pair.getPublic().getEncoded());
            AtomicFiles.write(secret, pair.getPrivate().getEncoded()); // last: its presence says that both are there
        }
        byte[] chainKey = Files.readAllBytes(chain);
        if (chainKey.length != CHAIN_BYTES) {
            throw new IOException(chain + " is damaged: " + chainKey.length + " bytes instead of " + CHAIN_BYTES);
        }
        KeyPair pair = pair(open, secret);
        return new Keyring(
                new SecretKeySpec(chainKey, "HmacSHA256"), SealedBox.sealer(pair.getPublic()), SealedBox.unsealer(pair));
    }

    private static KeyPair pair(Path open, Path secret) throws IOException {
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open)));
            PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret)));
            return new KeyPair(publicKey, privateKey);
        } catch (GeneralSecurityException e) {
            throw new IOException(open.getParent() + " holds a damaged key", e);
        }
    }

    @Override
    public String toString() {
        return "Keyring"; // never the keys
    }
}
