package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// A practice world for tests: its clock moves only when the test moves it, and requests go over real HTTP.
final class Practice implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    final PracticeWorld practice;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = START;

    Practice(long seed, double speed, Path folder) throws IOException {
        practice = PracticeWorld.open(new PracticeWorld.Settings(0, seed, speed), () -> now, folder, false);
    }

    /// Without faults, so that every answer is the plain one.
    Practice calm() {
        practice.world().faults.stop();
        return this;
    }

    /// Lets time pass in steps of a quarter of a second.
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(250);
            practice.world().runDue();
        }
    }

    Instant now() {
        return now;
    }

    Truth truth() {
        return practice.truth();
    }

    PracticeWorld.Channel channel(String kind) {
        return practice.channels().stream()
                .filter(c -> c.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> square(String method, String path, String body) {
        return square(method, path, body, channel("square").token());
    }

    HttpResponse<String> square(String method, String path, String body, String token) {
        return send(HttpRequest.newBuilder(URI.create(channel("square").url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Square-Version", "2025-08-20")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    HttpResponse<String> woo(String method, String path, String body) {
        return woo(method, path, body, channel("woocommerce").token());
    }

    HttpResponse<String> woo(String method, String path, String body, String token) {
        String basic = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(channel("woocommerce").url() + "/wp-json/wc/v3/" + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the practice world did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + answer.body(), e);
        }
    }

    @Override
    public void close() {
        http.close();
        practice.close();
    }
}
