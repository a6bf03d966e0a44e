package crossdock.channel.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
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
import java.util.zip.GZIPInputStream;

/// Unpacks a table and finds out in which characters it is written.
final class Encodings {
    private static final char BOM = '\uFEFF';

    private Encodings() {}

    /// The bytes, unpacked when they are gzip, whatever the name says.
    static InputStream open(TableSource source) throws IOException {
        int chunk = source.chunk();
        InputStream in = new BufferedInputStream(source.open(), chunk);
        try {
            return isPacked(in)
                    ? new BufferedInputStream(new GZIPInputStream(in, chunk), chunk)
                    : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    static boolean isPacked(TableSource source) throws IOException {
        try (InputStream in = new BufferedInputStream(source.open(), source.chunk())) {
            return isPacked(in);
        }
    }

    private static boolean isPacked(InputStream in) throws IOException {
        in.mark(2);
        boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return isPacked;
    }

    /// Reads everything once: a single wrong byte in the last row decides as much as one in the
    /// first. What is no UTF-8 is taken for windows-1252, in which every older spreadsheet exports.
    static Charset detect(TableSource source) throws IOException {
        try (InputStream in = open(source)) {
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
            return isUtf8(in, source.chunk()) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        }
    }

    private static boolean isUtf8(InputStream in, int chunk) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] bytes = new byte[chunk];
        CharBuffer chars = CharBuffer.allocate(chunk + 8);
        int kept = 0;
        for (int n = in.read(bytes, 0, chunk); n >= 0; n = in.read(bytes, kept, chunk - kept)) {
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
    static Reader reader(TableSource source, Charset charset) throws IOException {
        InputStream in = open(source);
        // windows-1252 leaves five bytes undefined; they become U+FFFD, and the file goes on
        Reader reader = new BufferedReader(new InputStreamReader(in, charset), source.chunk());
        reader.mark(1);
        if (reader.read() != BOM) {
            reader.reset();
        }
        return reader;
    }
}
