package crossdock.routing.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A policy under the name that its content gives it: equal content has an equal hash, any change another.
///
/// @param hash SHA-256 of the canonical JSON in UTF-8, 64 hexadecimal digits
public record PolicyVersion(Policy policy, String hash) {
    public static PolicyVersion of(Policy policy) {
        try {
            byte[] canonical = PolicyJson.write(policy).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return new PolicyVersion(policy, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    /// What people see: the first six digits.
    public String shortName() {
        return hash.substring(0, 6);
    }
}
