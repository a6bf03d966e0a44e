package crossdock.sandbox;

/// Makes identifiers that look like a channel's own and are the same for the same number in every world.
final class Codes {
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private Codes() {}

    /// @param family first letter, which also keeps two kinds of thing from sharing codes
    static String of(char family, long number, int length) {
        StringBuilder code = new StringBuilder(length).append(family);
        long bits = mix(number * 131 + family);
        while (code.length() < length) {
            code.append(LETTERS.charAt((int) (bits & 31)));
            bits >>>= 5;
            if (code.length() % 10 == 0) {
                bits = mix(bits + number + code.length());
            }
        }
        return code.toString();
    }

    /// Hexadecimal digits for a key or secret of one seed.
    static String hex(long seed, String what, int length) {
        StringBuilder hex = new StringBuilder(length + 16);
        for (long n = mix(seed ^ what.hashCode()); hex.length() < length; n = mix(n + 1)) {
            hex.append(String.format("%016x", n));
        }
        return hex.substring(0, length);
    }

    private static long mix(long n) {
        long z = n + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
