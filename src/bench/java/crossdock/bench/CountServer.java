package crossdock.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Serves a shop of Square's shape on loopback: locations, one item a SKU, and every count, in pages made beforehand and
/// sent from one thread a connection, so that serving costs little more than sending: it shares the processors with what
/// is measured. Notes when counts were first asked for, and when something else was asked
/// for after them.
final class CountServer implements AutoCloseable {
    static final int PAGE = 1_000;
    private static final int ITEMS_A_PAGE = 500;

    private final ServerSocket server;
    private final int skus;
    private final int locations;
    private final List<byte[]> pages = new ArrayList<>();
    private volatile Times firstCount = Times.NONE;
    private volatile Times firstAfter = Times.NONE;

    /// @param isKeyed rows come in the order of their keys; else shuffled, as a shop that shows the newest first
    /// @param csv takes the same rows in the same order, for the peer
    CountServer(int skus, int locations, boolean isKeyed, long seed, Path csv) throws IOException {
        this.skus = skus;
        this.locations = locations;
        makePages(isKeyed, new Random(seed), csv);
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("count-server").daemon().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// From the first request for counts to the first request for something else after the last of them.
    Times countsTook() {
        if (firstCount.equals(Times.NONE) || firstAfter.equals(Times.NONE)) {
            throw new IllegalStateException("counts were not read to their end");
        }
        return firstAfter.minus(firstCount);
    }

    void rewind() {
        firstCount = Times.NONE;
        firstAfter = Times.NONE;
    }

    private void makePages(boolean isKeyed, Random random, Path csv) throws IOException {
        int total = skus * locations;
        List<Integer> order = new ArrayList<>(total);
        for (int i = 0; i < total; i++) {
            order.add(i);
        }
        if (!isKeyed) {
            Collections.shuffle(order, random);
        }
        Instant newest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (var rows = Files.newBufferedWriter(csv)) {
            for (int from = 0; from < total; from += PAGE) {
                var json = new StringBuilder(200 * PAGE).append("{\"counts\":[");
                int to = Math.min(total, from + PAGE);
                for (int at = from; at < to; at++) {
                    int cell = order.get(at);
                    String sku = sku(cell / locations);
                    String location = location(cell % locations);
                    int quantity = random.nextInt(500);
                    String stamp = newest.minusMillis(at).toString();
                    json.append(at == from ? "" : ",").append("{\"catalog_object_id\":\"").append(sku)
                            .append("\",\"catalog_object_type\":\"ITEM_VARIATION\",\"state\":\"IN_STOCK\",")
                            .append("\"location_id\":\"").append(location)
                            .append("\",\"quantity\":\"").append(quantity)
                            .append("\",\"calculated_at\":\"").append(stamp).append("\"}");
                    rows.append(sku).append(',').append(location).append(',').append(Integer.toString(quantity))
                            .append(',').append(stamp).append('\n');
                }
                json.append(to < total ? "],\"cursor\":\"" + to / PAGE + "\"}" : "]}");
                pages.add(json.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static String sku(int number) {
        return String.format("W62UWFY35CWMYGVW%08d", number);
    }

    private static String location(int number) {
        return String.format("L0000000%05d", number);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofPlatform().name("count-server").daemon().start(() -> serve(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                InputStream in = new BufferedInputStream(caller.getInputStream());
                OutputStream out = caller.getOutputStream()) {
            caller.setTcpNoDelay(true);
            for (String request = line(in); request != null; request = line(in)) {
                int length = 0;
                for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                byte[] body = answer(request.split(" ")[1], new String(in.readNBytes(length), StandardCharsets.UTF_8));
                String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
                out.write(("HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(body);
            }
        } catch (IOException e) {
            System.err.println("a connection to the bench's shop broke: " + e);
        }
    }

    /// Null at the end.
    private static @Nullable String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (text.isEmpty()) {
                    return null;
                }
                throw new EOFException("cut off in a header");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private byte[] answer(String path, String asked) {
        boolean isCounts = path.equals("/v2/inventory/counts/batch-retrieve");
        if (isCounts && firstCount.equals(Times.NONE)) {
            firstCount = Times.now();
        } else if (!isCounts && !firstCount.equals(Times.NONE) && firstAfter.equals(Times.NONE)) {
            firstAfter = Times.now();
        }
        return switch (path) {
            case "/v2/locations" -> locations();
            case "/v2/catalog/search" -> items(cursor(asked));
            case "/v2/inventory/counts/batch-retrieve" -> pages.get(cursor(asked));
            default -> "{}".getBytes(StandardCharsets.US_ASCII);
        };
    }

    private static int cursor(String asked) {
        int at = asked.indexOf("\"cursor\":\"");
        return at < 0 ? 0 : Integer.parseInt(asked.substring(at + 10, asked.indexOf('"', at + 10)));
    }

    private byte[] locations() {
        var json = new StringBuilder("{\"locations\":[");
        for (int i = 0; i < locations; i++) {
            json.append(i == 0 ? "" : ",").append("{\"id\":\"").append(location(i)).append("\",\"name\":\"Store ")
                    .append(i).append("\",\"status\":\"ACTIVE\",\"country\":\"US\",\"currency\":\"USD\",")
                    .append("\"timezone\":\"America/New_York\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] items(int page) {
        var json = new StringBuilder("{\"objects\":[");
        int to = Math.min(skus, (page + 1) * ITEMS_A_PAGE);
        for (int i = page * ITEMS_A_PAGE; i < to; i++) {
            json.append(i == page * ITEMS_A_PAGE ? "" : ",").append("{\"type\":\"ITEM\",\"id\":\"ITEM").append(i)
                    .append("\",\"updated_at\":\"2026-01-01T00:00:00Z\",\"item_data\":{\"name\":\"Article ").append(i)
                    .append("\",\"variations\":[{\"type\":\"ITEM_VARIATION\",\"id\":\"").append(sku(i))
                    .append("\",\"item_variation_data\":{\"item_id\":\"ITEM").append(i)
                    .append("\",\"name\":\"Regular\",\"sku\":\"").append(String.format("SKU-%08d", i))
                    .append("\",\"track_inventory\":true}}]}}");
        }
        json.append(to < skus ? "],\"cursor\":\"" + (page + 1) + "\"}" : "]}");
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
