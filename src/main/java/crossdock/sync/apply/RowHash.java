package crossdock.sync.apply;

/// A 64-bit fingerprint of a neutral record by all its fields: equal rows have equal ones, and that two versions of one
/// object collide is a matter of 1 in 2^64. FNV-1a over the record's text, then mixed; never 0, which means "unknown".
public final class RowHash {
    private RowHash() {}

    public static long of(Object record) {
        String text = String.valueOf(record);
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
