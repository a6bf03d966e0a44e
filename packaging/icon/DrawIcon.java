import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// Draws the icon, two ways that cross on a dock, and writes it as PNG, ICO and ICNS beside itself.
/// Run after a change: `java packaging/icon/DrawIcon.java packaging/icon`
public class DrawIcon {
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.write(folder.resolve("crossdock.png"), png(256));

        Map<String, byte[]> mac = new LinkedHashMap<>();
        mac.put("ic07", png(128));
        mac.put("ic08", png(256));
        mac.put("ic09", png(512));
        Files.write(folder.resolve("crossdock.icns"), icns(mac));

        Map<Integer, byte[]> windows = new LinkedHashMap<>();
        for (int size : new int[] {16, 32, 48, 256}) {
            windows.put(size, png(size));
        }
        Files.write(folder.resolve("crossdock.ico"), ico(windows));
    }

    private static byte[] png(int size) throws IOException {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / 32.0, size / 32.0);
        g.setColor(new Color(0x0a60cc));
        g.fill(new RoundRectangle2D.Double(1, 1, 30, 30, 8, 8));
        g.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0x94bbea));
        way(g, 22.5, 9.5);
        g.setColor(Color.WHITE);
        way(g, 9.5, 22.5);
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /// A way from the left edge at one height to an arrow head on the right at the other.
    private static void way(Graphics2D g, double from, double to) {
        var path = new Path2D.Double();
        path.moveTo(6.5, from);
        path.lineTo(9.5, from);
        path.curveTo(16, from, 14, to, 20.5, to);
        path.lineTo(25, to);
        path.moveTo(21.5, to - 4);
        path.lineTo(25.5, to);
        path.lineTo(21.5, to + 4);
        g.draw(path);
    }

    private static byte[] icns(Map<String, byte[]> pictures) {
        int size = 8 + pictures.values().stream().mapToInt(p -> 8 + p.length).sum();
        var out = ByteBuffer.allocate(size).put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        pictures.forEach((type, picture) ->
                out.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(8 + picture.length).put(picture));
        return out.array();
    }

    private static byte[] ico(Map<Integer, byte[]> pictures) {
        int head = 6 + 16 * pictures.size();
        int size = head + pictures.values().stream().mapToInt(p -> p.length).sum();
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        int at = head;
        for (var picture : pictures.entrySet()) {
            byte side = (byte) (picture.getKey() % 256);
            out.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(picture.getValue().length).putInt(at);
            at += picture.getValue().length;
        }
        pictures.values().forEach(out::put);
        return out.array();
    }
}
