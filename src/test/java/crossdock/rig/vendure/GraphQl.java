package crossdock.rig.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One signed-in or anonymous visitor of the server, speaking its GraphQL with nothing of ours in between.
final class GraphQl {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI address;
    private @Nullable String session;

    private GraphQl(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /// A shopper with an empty basket.
    static GraphQl shopper(HttpClient http, URI server) {
        return new GraphQl(http, server.resolve("/shop-api"));
    }

    static GraphQl administrator(HttpClient http, URI server) {
        GraphQl admin = new GraphQl(http, server.resolve("/admin-api"));
        admin.ask("mutation($u: String!, $p: String!) { login(username: $u, password: $p) { __typename } }",
                Map.of("u", VendureServer.USER, "p", VendureServer.SECRET));
        return admin;
    }

    /// The `data` of an answer; errors fail the test.
    JsonNode ask(String query, Map<String, Object> variables) {
        JsonNode answer = answer(query, variables);
        if (answer.has("errors") || !answer.path("data").isObject()) {
            throw new AssertionError(query + " with " + variables + ": " + answer);
        }
        return answer.path("data");
    }

    /// The `data` of an answer, empty where the server refuses because an article of the order was deleted meanwhile;
    /// other errors fail the test.
    JsonNode tryTo(String query, Map<String, Object> variables) {
        JsonNode answer = answer(query, variables);
        JsonNode error = answer.path("errors").path(0);
        boolean isGone = error.at("/extensions/code").asText().equals("ENTITY_NOT_FOUND")
                && error.path("message").asText().startsWith("No ProductVariant ");
        if (!isGone && (answer.has("errors") || !answer.path("data").isObject())) {
            throw new AssertionError(query + " with " + variables + ": " + answer);
        }
        return isGone ? JSON.createObjectNode() : answer.path("data");
    }

    /// The whole answer, whatever it says.
    JsonNode answer(String query, Map<String, Object> variables) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            JSON.writeValueAsBytes(Map.of("query", query, "variables", variables))));
            String known = session;
            if (known != null) {
                request.header("Authorization", "Bearer " + known);
            }
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            session = response.headers().firstValue("vendure-auth-token").orElse(known);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
