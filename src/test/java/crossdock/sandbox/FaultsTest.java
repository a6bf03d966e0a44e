package crossdock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.PracticeWorld.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    @TempDir
    Path folder;

    @Test
    void everyKindFiresWithinTwentySecondsOfSteadyPolling() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            try (Practice world = new Practice(seed, Settings.DEFAULT_SPEED, folder)) {
                world.practice.faults().forEach((kind, count) -> assertEquals(0L, count, kind));
                Map<Integer, Integer> statuses = poll(world, 20);
                world.practice.faults().forEach((kind, count) -> assertTrue(count > 0, kind + " never fired"));
                assertTrue(statuses.containsKey(429) && statuses.containsKey(500), statuses.toString());
            }
        }
    }

    @Test
    void faultsAreRareEnoughThatPollingLives() throws IOException {
        try (Practice world = new Practice(6, Settings.DEFAULT_SPEED, folder)) {
            Map<Integer, Integer> statuses = poll(world, 180);
            int failed = statuses.entrySet().stream()
                    .filter(e -> e.getKey() != 200)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            assertTrue(failed >= 4 && failed <= 16, statuses.toString());
        }
    }

    /// A full read of both channels first, then the deltas once a second.
    private static Map<Integer, Integer> poll(Practice world, int seconds) throws IOException {
        Map<Integer, Integer> statuses = new HashMap<>();
        ObjectNode counts = Practice.MAPPER.createObjectNode();
        int page = 1;
        for (int n = 0; n < seconds * 2; n++) {
            HttpResponse<String> square =
                    world.square("POST", "/v2/inventory/counts/batch-retrieve", counts.toString());
            HttpResponse<String> woo = world.woo("GET", "products?per_page=100&orderby=id&order=asc&page=" + page, "");
            statuses.merge(square.statusCode(), 1, Integer::sum);
            statuses.merge(woo.statusCode(), 1, Integer::sum);
            if (square.statusCode() == 200) {
                write(world, Practice.json(square).at("/counts/0"), n);
                counts.put("cursor", Practice.json(square).path("cursor").asText());
                if (counts.path("cursor").asText().isEmpty()) {
                    counts.remove("cursor");
                }
            }
            page = woo.statusCode() == 200 ? page % 19 + 1 : page;
            world.pass(Duration.ofMillis(500));
        }
        return statuses;
    }

    /// What the channels answer to writes is counted by their faults alone.
    private static void write(Practice world, JsonNode count, int key) {
        String cell = "\"catalog_object_id\":\"" + count.path("catalog_object_id").asText() + "\",\"location_id\":\""
                + count.path("location_id").asText() + "\"";
        world.square("POST", "/v2/inventory/changes/batch-create", "{\"idempotency_key\":\"w" + key
                + "\",\"changes\":[{\"type\":\"ADJUSTMENT\",\"adjustment\":{\"from_state\":\"NONE\","
                + "\"to_state\":\"IN_STOCK\",\"quantity\":\"1\"," + cell + "}}]}");
        world.woo("POST", "products/batch", "{\"update\":[{\"id\":1001,\"stock_quantity\":5}]}");
    }

    @Test
    void tillsThrottleInSquaresShapeAndTheShopsHostInItsOwn() throws IOException {
        try (Practice world = new Practice(1, Settings.DEFAULT_SPEED, folder)) {
            List<HttpResponse<String>> refused = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                world.pass(Duration.ofSeconds(1));
                Stream.of(world.square("GET", "/v2/locations", ""), world.woo("GET", "orders", ""))
                        .filter(answer -> answer.statusCode() != 200)
                        .forEach(refused::add);
            }
            assertEquals(4, refused.size(), refused.toString());
            assertTrue(refused.stream().anyMatch(a -> a.body().contains("RATE_LIMITED")));
            assertTrue(refused.stream().anyMatch(a -> a.body().contains("INTERNAL_SERVER_ERROR")));
            assertTrue(refused.stream().anyMatch(a -> a.body().contains("internal_server_error")));
            HttpResponse<String> host = refused.stream()
                    .filter(a -> a.body().startsWith("<html>"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("1", host.headers().firstValue("Retry-After").orElse(""));
        }
    }

    @Test
    void stateIsToldWithoutAToken() throws IOException, InterruptedException {
        try (Practice world = new Practice(1, Settings.DEFAULT_SPEED, folder);
                HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create(world.channel("square").url() + "/__practice/state");
            JsonNode state = Practice.json(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
            assertEquals(Faults.Kind.values().length, state.path("faults").size());
        }
    }

    @Test
    void runsByItselfOnTheRealClockAndStops() throws IOException, InterruptedException {
        Path given;
        try (PracticeWorld world = PracticeWorld.start(new Settings(0, 1, 2_000), Clock.systemUTC())) {
            int before = world.truth().orders().size();
            CountDownLatch later = new CountDownLatch(1);
            world.world().runLocked(() -> world.world().later(400, 400, later::countDown)); // 0.2 s at this speed
            assertTrue(later.await(20, TimeUnit.SECONDS));
            assertTrue(world.truth().orders().size() > before);
            given = Path.of(URI.create(world.channels().get(2).url()));
            assertTrue(Files.exists(given.resolve("locations.csv")));
        }
        assertFalse(Files.exists(given), "the temporary folder is gone");
    }

    @Test
    void aTakenPortIsSaid() throws IOException {
        try (Practice world = new Practice(1, 20, folder)) {
            int port = URI.create(world.channel("square").url()).getPort();
            IOException e = assertThrows(IOException.class, () ->
                    PracticeWorld.open(new Settings(port, 1, 20), Clock.systemUTC(), folder, false));
            assertTrue(String.valueOf(e.getMessage()).contains("port " + port), e.getMessage());
        }
    }

    @Test
    void warehouseFilesAddUpToTheTruth() throws IOException {
        try (Practice world = new Practice(3, 60, folder)) {
            world.pass(Duration.ofMinutes(3));
            world.practice.quiesce();
            Map<String, String> latest = new HashMap<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith("stock_")).sorted().toList()) {
                    for (String row : Files.readAllLines(file)) {
                        List<String> f = Sources.fields(row);
                        latest.put(f.get(0) + " " + f.get(1), f.get(2) + " " + f.get(3));
                    }
                }
            }
            latest.remove("sku location");
            Map<String, String> real = new HashMap<>();
            world.truth().stock().stream()
                    .filter(row -> row.location().startsWith("W"))
                    .forEach(row -> real.put(
                            row.sku() + " " + row.location(), row.onHand() + " " + row.unavailable()));
            assertEquals(real, latest);
            assertEquals(6, Files.readAllLines(folder.resolve("locations.csv")).size());
            assertEquals(1_863, Files.readAllLines(folder.resolve("catalogue.csv")).size());
        }
    }
}
