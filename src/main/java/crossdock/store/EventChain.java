package crossdock.store;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// The arithmetic of the chain: the MAC of an event covers the MAC before it and every column of its row. One thread at
/// a time.
final class EventChain {
    private final Mac hmac;

    /// One row of the event table but for its MAC.
    record Row(
            long seq, long batch, long atMicros, String actorKind, String actor, String type, String subject,
            String facts) {}

    /// What the first event links to.
    static byte[] start() {
        return new byte[32];
    }

    EventChain(SecretKey key) {
        try {
            hmac = Mac.getInstance("HmacSHA256");
            hmac.init(key);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not a key for HmacSHA256", e);
        }
    }

    byte[] mac(byte[] before, Row row) {
        hmac.update(before);
        number(row.seq);
        number(row.batch);
        number(row.atMicros);
        text(row.actorKind);
        text(row.actor);
        text(row.type);
        text(row.subject);
        text(row.facts);
        return hmac.doFinal();
    }

    /// Tells one key from another without giving anything of it away.
    byte[] keyCheck() {
        return hmac.doFinal("crossdock event chain key".getBytes(StandardCharsets.US_ASCII));
    }

    /// Canonical JSON: names sorted, no spaces, only what JSON demands is escaped.
    static String json(SortedMap<String, String> facts) {
        StringBuilder out = new StringBuilder("{");
        facts.forEach((name, value) -> {
            if (out.length() > 1) {
                out.append(',');
            }
            quote(out, name);
            out.append(':');
            quote(out, value);
        });
        return out.append('}').toString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c)) {
                        out.append(String.format("\\u%04x", (int) c)); // a lone surrogate has no UTF-8 form
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// With its length before it, so that no two rows are the same bytes.
    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        hmac.update(bytes);
    }

    private void number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            hmac.update((byte) (value >>> shift));
        }
    }
}
