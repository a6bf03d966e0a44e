package crossdock.channel.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Unpacks a file and finds out in which characters it is written.
final class Encodings {
    private static final int CHUNK = 1 << 16;
    private static final char BOM = '\uFEFF';

    private Encodings() {}

    /// The file's bytes, unpacked when they are gzip, whatever the name says.
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK);
        try {
            return isPacked(in)
                    ? new BufferedInputStream(new GZIPInputStream(in, CHUNK), CHUNK)
                    : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    static boolean isPacked(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return isPacked(in);
        }
    }

    private static boolean isPacked(InputStream in) throws IOException {
        in.mark(2);
        boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return isPacked;
    }

    /// Reads the whole file once: a single wrong byte in the last row decides as much as one in the
    /// first. What is no UTF-8 is taken for windows-1252, in which every older spreadsheet exports.
    static Charset detect(Path file) throws IOException {
        try (InputStream in = open(file)) {
            in.mark(4);
            int first = in.read();
            int second = in.read();
            in.reset();
            if (first == 0xFF && second == 0xFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFE && second == 0xFF) {
                return StandardCharsets.UTF_16BE;
            }
            return isUtf8(in) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        }
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] bytes = new byte[CHUNK];
        CharBuffer chars = CharBuffer.allocate(CHUNK + 8);
        int kept = 0;
        for (int n = in.read(bytes, 0, CHUNK); n >= 0; n = in.read(bytes, kept, CHUNK - kept)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, kept + n);
            chars.clear();
            CoderResult result = decoder.decode(buffer, chars, false);
            if (result.isError()) {
                return false;
            }
            kept = buffer.remaining(); // a character cut by the end of the chunk
            buffer.get(bytes, 0, kept);
        }
        return kept == 0;
    }

    /// A reader behind the byte order mark, if there is one.
    static Reader reader(Path file, Charset charset) throws IOException {
        InputStream in = open(file);
        // windows-1252 leaves five bytes undefined; they become U+FFFD, and the file goes on
        Reader reader = new java.io.BufferedReader(new InputStreamReader(in, charset), CHUNK);
        reader.mark(1);
        if (reader.read() != BOM) {
            reader.reset();
        }
        return reader;
    }
}
