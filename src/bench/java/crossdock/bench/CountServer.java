package crossdock.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;

/// Serves a shop of Square's shape on loopback: locations, one item a SKU, and every count, in pages made beforehand so
/// that serving costs no more than sending. Notes when counts were first asked for, and when something else was asked
/// for after them.
final class CountServer implements AutoCloseable {
    static final int PAGE = 1_000;
    private static final int ITEMS_A_PAGE = 500;

    private final HttpServer server;
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
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            boolean isCounts = path.equals("/v2/inventory/counts/batch-retrieve");
            if (isCounts && firstCount.equals(Times.NONE)) {
                firstCount = Times.now();
            } else if (!isCounts && !firstCount.equals(Times.NONE) && firstAfter.equals(Times.NONE)) {
                firstAfter = Times.now();
            }
            byte[] body = switch (path) {
                case "/v2/locations" -> locations();
                case "/v2/catalog/search" -> items(cursor(asked));
                case "/v2/inventory/counts/batch-retrieve" -> pages.get(cursor(asked));
                default -> "{}".getBytes(StandardCharsets.US_ASCII);
            };
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
    public void close() {
        server.stop(0);
    }
}
