package crossdock.rig;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes wrong bytes out of right ones, the same for the same seed.
public final class Mutator {
    private static final List<String> WORDS = List.of(
            "null", "true", "[]", "{}", "[[[[[[[[", "\"\"", "-1", "0", "1e999999999", "99999999999999999999", "1.5",
            "NaN", "\\ud800", "\u0000", "\ufeff", "2026-02-30T25:61:61Z", "9999-12-31T23:59:59Z", "\"id\":null,",
            "\"state\":\"\",", "\r", "\n", "\t", ";", ",", "\"", "\"\"\"", "'", "=", "|", "-", "+", "\\", "}", "]");

    private final RandomGenerator random;

    public Mutator(RandomGenerator random) {
        this.random = random;
    }

    /// One to four changes.
    public byte[] mutate(byte[] right) {
        byte[] wrong = right;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            wrong = change(wrong);
        }
        return wrong;
    }

    private byte[] change(byte[] bytes) {
        if (bytes.length == 0) {
            return word();
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 12));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, from);
            case 1 -> joined(bytes, 0, from, bytes, to, bytes.length);
            case 2 -> inserted(bytes, from, word());
            case 3 -> replaced(bytes, from, to, word());
            case 4 -> inserted(bytes, from, slice(bytes, from, to));
            case 5 -> value(bytes, from);
            case 6 -> random.nextInt(6) == 0 ? slice(bytes, 0, from) : flipped(bytes, from);
            default -> replaced(bytes, from, to, slice(bytes, random.nextInt(from + 1), from));
        };
    }

    /// The next value of JSON or cell of a table becomes another.
    private byte[] value(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != ':' && bytes[at] != ',') {
            at++;
        }
        int end = at + 1;
        while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != '\n') {
            end++;
        }
        return at >= bytes.length ? flipped(bytes, from) : replaced(bytes, at + 1, Math.min(end, bytes.length), word());
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return joined(bytes, from, to, bytes, 0, 0);
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] what) {
        return replaced(bytes, at, at, what);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] what) {
        byte[] begun = joined(bytes, 0, Math.min(from, bytes.length), what, 0, what.length);
        return joined(begun, 0, begun.length, bytes, Math.min(to, bytes.length), bytes.length);
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        var out = new ByteArrayOutputStream();
        out.write(one, from, to - from);
        out.write(other, otherFrom, otherTo - otherFrom);
        return out.toByteArray();
    }
}
