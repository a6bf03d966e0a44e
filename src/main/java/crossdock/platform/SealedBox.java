package crossdock.platform;

import crossdock.kernel.Sealer;
import crossdock.kernel.Unsealer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals bytes to a public key: a throw-away X25519 pair agrees with it on an AES-256-GCM key, and only the private key's
/// holder can agree on the same one. The subject is bound in, so that a sealed value cannot be moved to another row.
///
/// One agreement serves up to a million values, each with its own random 96-bit nonce: far below the 2^32 at which random
/// nonces under one key become doubtful, and it makes a value cost microseconds instead of an agreement each.
///
/// Form: version 1, throw-away public key (32 bytes), nonce (12), ciphertext with its tag. Safe for several threads.
public final class SealedBox {
    private static final byte VERSION = 1;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int VALUES_PER_AGREEMENT = 1 << 20;
    private static final int AGREEMENTS_REMEMBERED = 256;
    /// What stands before the 32 bytes of an X25519 public key in its X.509 form (RFC 8410).
    private static final byte[] X509_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00};

    private SealedBox() {}

    /// A pair to seal to. Private in PKCS #8, public in X.509 form when encoded.
    public static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519", e);
        }
    }

    public static Sealer sealer(PublicKey recipient) {
        return new Sealing(recipient);
    }

    public static Unsealer unsealer(KeyPair pair) {
        return new Unsealing(pair);
    }

    private static SecretKey agree(PrivateKey ours, PublicKey theirs, byte[] throwAway, byte[] recipient)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        byte[] shared = agreement.generateSecret();
        byte[] both = ByteBuffer.allocate(2 * KEY).put(throwAway).put(recipient).array();
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(shared)
                                .addSalt(both)
                                .thenExpand("crossdock sealed box 1".getBytes(StandardCharsets.US_ASCII), KEY));
    }

    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length);
    }

    private static PublicKey fromRaw(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(X509_HEAD.length + KEY).put(X509_HEAD).put(raw).array();
        return KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, String subject, byte[] bytes)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(subject.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(bytes);
    }

    private static final class Sealing implements Sealer {
        private final PublicKey recipient;
        private final SecureRandom random = new SecureRandom();
        private Agreement agreement;
        private int used;

        private record Agreement(byte[] throwAway, SecretKey key) {}

        Sealing(PublicKey recipient) {
            this.recipient = recipient;
            this.agreement = agreed();
        }

        private Agreement agreed() {
            try {
                KeyPair pair = newPair();
                byte[] throwAway = raw(pair.getPublic());
                return new Agreement(throwAway, agree(pair.getPrivate(), recipient, throwAway, raw(recipient)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the workspace's public key cannot be used", e);
            }
        }

        private synchronized Agreement next() {
            if (++used > VALUES_PER_AGREEMENT) {
                agreement = agreed();
                used = 1;
            }
            return agreement;
        }

        @Override
        public byte[] seal(String subject, byte[] plain) {
            Agreement with = next();
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            try {
                byte[] sealed = crypt(Cipher.ENCRYPT_MODE, with.key(), nonce, subject, plain);
                return ByteBuffer.allocate(1 + KEY + NONCE + sealed.length)
                        .put(VERSION)
                        .put(with.throwAway())
                        .put(nonce)
                        .put(sealed)
                        .array();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a value could not be sealed", e);
            }
        }
    }

    private static final class Unsealing implements Unsealer {
        private final KeyPair pair;
        private final Map<ByteBuffer, SecretKey> agreed = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, SecretKey> eldest) {
                return size() > AGREEMENTS_REMEMBERED;
            }
        };

        Unsealing(KeyPair pair) {
            this.pair = pair;
        }

        @Override
        public byte[] open(String subject, byte[] sealed) {
            if (sealed.length < 1 + KEY + NONCE || sealed[0] != VERSION) {
                throw new IllegalArgumentException("not a sealed value of a known form");
            }
            byte[] throwAway = Arrays.copyOfRange(sealed, 1, 1 + KEY);
            byte[] nonce = Arrays.copyOfRange(sealed, 1 + KEY, 1 + KEY + NONCE);
            byte[] body = Arrays.copyOfRange(sealed, 1 + KEY + NONCE, sealed.length);
            try {
                return crypt(Cipher.DECRYPT_MODE, key(throwAway), nonce, subject, body);
            } catch (AEADBadTagException e) {
                throw new IllegalArgumentException("the sealed value was altered, moved, or sealed for another key", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("the sealed value cannot be read", e);
            }
        }

        private synchronized SecretKey key(byte[] throwAway) throws GeneralSecurityException {
            SecretKey known = agreed.get(ByteBuffer.wrap(throwAway));
            if (known == null) {
                known = agree(pair.getPrivate(), fromRaw(throwAway), throwAway, raw(pair.getPublic()));
                agreed.put(ByteBuffer.wrap(throwAway), known);
            }
            return known;
        }
    }
}
