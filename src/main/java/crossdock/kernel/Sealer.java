package crossdock.kernel;

/// Seals personal data, tokens and raw payloads to the workspace's public key: whoever writes them cannot read them
/// again without the private key.
public interface Sealer {
    /// @param subject what the bytes belong to (`connection:3`); bound to the sealed form, so it cannot be moved to
    /// another row
    byte[] seal(String subject, byte[] plain);
}
