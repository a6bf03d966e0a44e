package crossdock.ui.common;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

/// Writes pictures without AWT, which a machine without a display may not have. Format: PNG 1.2, 8 bit RGB, so what is
/// transparent comes out in its own colour: meant for whole windows.
public final class Png {
    /// The filter of PNG that takes the line above away.
    private static final byte UP = 2;

    private static final int LEVEL = 6;
    private static final int BUFFER = 1 << 15;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    public static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] header(int width, int height) {
        byte eightBits = 8;
        byte rgb = 2;
        return ByteBuffer.allocate(13).putInt(width).putInt(height).put(eightBits).put(rgb).array();
    }

    /// Each line as its difference from the one above: most of a window is the same from line to line.
    private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(LEVEL);
        try (var out = new DeflaterOutputStream(packed, deflater, BUFFER)) {
            byte[] line = new byte[1 + width * 3];
            line[0] = UP;
            int[] above = new int[width];
            int[] now = new int[width];
            for (int y = 0; y < height; y++) {
                reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), now, 0, width);
                for (int x = 0; x < width; x++) {
                    line[1 + x * 3] = (byte) ((now[x] >> 16) - (above[x] >> 16));
                    line[2 + x * 3] = (byte) ((now[x] >> 8) - (above[x] >> 8));
                    line[3 + x * 3] = (byte) (now[x] - above[x]);
                }
                out.write(line);
                int[] swap = above;
                above = now;
                now = swap;
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) crc.getValue());
    }
}
