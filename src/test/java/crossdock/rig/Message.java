package crossdock.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request or an answer of HTTP/1.1 as bytes.
///
/// @param start the request or status line
/// @param fields header lines, without the length
record Message(String start, List<String> fields, byte[] body) {
    static Message of(int status, String body) {
        return new Message("HTTP/1.1 " + status + " X", List.of("Connection: close"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /// Null when the other side closed without a word.
    static @Nullable Message read(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        int length = -1;
        boolean isChunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (is(line, "Content-Length")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            } else {
                isChunked |= is(line, "Transfer-Encoding") && line.contains("chunked");
                fields.add(line);
            }
        }
        boolean isAnswer = start.startsWith("HTTP/");
        byte[] body = isChunked ? chunks(in)
                : length >= 0 ? in.readNBytes(length) : isAnswer ? in.readAllBytes() : new byte[0];
        return new Message(start, List.copyOf(fields), body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).strip(), 16);
            all.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean is(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    boolean isOk() {
        return start.startsWith("HTTP/1.1 200") || start.startsWith("HTTP/1.1 201"); // read, or made
    }

    Message without(String... names) {
        List<String> left = fields.stream().filter(f -> Stream.of(names).noneMatch(n -> is(f, n))).toList();
        return new Message(start, left, body);
    }

    Message with(String name, String value) {
        List<String> more = new ArrayList<>(fields);
        more.add(name + ": " + value);
        return new Message(start, more, body);
    }

    Message withBody(byte[] other) {
        return new Message(start, fields, other);
    }

    /// Everything before the body, announcing so many bytes.
    byte[] head(int length) {
        String head = start + "\r\n" + String.join("\r\n", fields) + (fields.isEmpty() ? "" : "\r\n")
                + "Content-Length: " + length + "\r\n\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        byte[] head = head(body.length);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
