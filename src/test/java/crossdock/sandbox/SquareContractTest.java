package crossdock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds every kind of answer of the Square dialect, and each request made here, against Square's own description.
class SquareContractTest {
    private SquareSpec spec;
    private Practice world;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        spec = new SquareSpec(Shared.folder("channels/specs/square-pruned.json"));
        world = new Practice(4, 20, folder);
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    private JsonNode get(int status, String path) {
        return check(status, "GET", path, "", true);
    }

    private JsonNode post(int status, String path, String body) {
        return check(status, "POST", path, body, status == 200);
    }

    private JsonNode check(int status, String method, String path, String body, boolean isRequestGood) {
        if (!body.isEmpty() && isRequestGood) {
            assertEquals("", spec.request(method, path, read(body)), "request " + path);
        }
        HttpResponse<String> answer = world.square(method, path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode json = Practice.json(answer);
        assertEquals("", spec.answer(method, path.replaceFirst("\\?.*", ""), json), status + " of " + path);
        assertEquals(status != 200, json.has("errors"));
        return json;
    }

    private static JsonNode read(String body) {
        try {
            return Practice.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    @Test
    void locationsAndCatalogue() {
        world.calm().pass(Duration.ofSeconds(5));
        assertEquals(40, get(200, "/v2/locations").path("locations").size());
        assertEquals(100, get(200, "/v2/catalog/list?types=ITEM,ITEM_VARIATION,CATEGORY").path("objects").size());
        JsonNode found = post(
                200,
                "/v2/catalog/search",
                "{\"object_types\":[\"ITEM\",\"ITEM_VARIATION\",\"CATEGORY\"],\"include_deleted_objects\":true,"
                        + "\"include_related_objects\":true,\"limit\":1000,\"begin_time\":\"2020-01-01T00:00:00Z\"}");
        assertFalse(found.path("cursor").asText().isEmpty());
        String next = "{\"object_types\":[\"ITEM\",\"ITEM_VARIATION\",\"CATEGORY\"],\"include_deleted_objects\":true,"
                + "\"cursor\":\"" + found.path("cursor").asText() + "\"}";
        assertEquals(1_000, post(200, "/v2/catalog/search", next).path("objects").size());
    }

    @Test
    void countsAndChanges() {
        world.calm().pass(Duration.ofSeconds(30));
        String location = get(200, "/v2/locations").at("/locations/3/id").asText();
        JsonNode counts = post(
                200,
                "/v2/inventory/counts/batch-retrieve",
                "{\"location_ids\":[\"" + location + "\"],\"states\":[\"IN_STOCK\"],\"limit\":500,"
                        + "\"updated_after\":\"2020-01-01T00:00:00Z\"}");
        assertEquals(500, counts.path("counts").size());
        String cell = "\"catalog_object_id\":\"" + counts.at("/counts/0/catalog_object_id").asText()
                + "\",\"location_id\":\"" + location + "\",\"occurred_at\":\"" + world.now() + "\"";
        JsonNode made = post(
                200,
                "/v2/inventory/changes/batch-create",
                "{\"idempotency_key\":\"k\",\"changes\":[{\"type\":\"PHYSICAL_COUNT\",\"physical_count\":{"
                        + "\"state\":\"IN_STOCK\",\"quantity\":\"12\"," + cell + "}},{\"type\":\"ADJUSTMENT\","
                        + "\"adjustment\":{\"from_state\":\"IN_STOCK\",\"to_state\":\"WASTE\",\"quantity\":\"2\","
                        + "\"reference_id\":\"r-1\"," + cell + "}}]}");
        assertEquals("10", made.at("/counts/1/quantity").asText());
        String other = get(200, "/v2/locations").at("/locations/4/id").asText();
        JsonNode carried = post(
                200,
                "/v2/inventory/changes/batch-create",
                "{\"idempotency_key\":\"t\",\"changes\":[{\"type\":\"TRANSFER\",\"transfer\":{\"state\":\"IN_STOCK\","
                        + "\"quantity\":\"3\",\"from_location_id\":\"" + location + "\",\"to_location_id\":\"" + other
                        + "\"," + cell.substring(0, cell.indexOf(",")) + "}}]}");
        assertEquals("7", carried.at("/counts/0/quantity").asText());
        assertEquals(other, carried.at("/counts/1/location_id").asText());
        assertTrue(post(200, "/v2/inventory/changes/batch-retrieve", "{\"limit\":1000}").path("changes").size() > 20);
        post(200, "/v2/inventory/counts/batch-retrieve", "{\"states\":[\"WASTE\"]}");
    }

    @Test
    void ordersOfEverySort() {
        world.calm().pass(Duration.ofMinutes(5));
        Map<String, JsonNode> sorts = new HashMap<>();
        List<String> ids = get(200, "/v2/locations").path("locations").findValuesAsText("id");
        for (int from = 0; from < ids.size(); from += 10) {
            String body = "{\"location_ids\":[\"" + String.join("\",\"", ids.subList(from, from + 10)) + "\"],"
                    + "\"limit\":1000,\"query\":{\"filter\":{\"date_time_filter\":{\"updated_at\":"
                    + "{\"start_at\":\"2026-01-01T00:00:00Z\"}}},\"sort\":{\"sort_field\":\"UPDATED_AT\"}}%s}";
            post(200, "/v2/orders/search", body.formatted(",\"return_entries\":true"));
            for (JsonNode order : post(200, "/v2/orders/search", body.formatted("")).path("orders")) {
                String sort = order.at("/fulfillments/0/state").asText() + order.path("state").asText();
                sorts.put(order.has("returns") ? "return" : sort, order);
            }
        }
        assertEquals(
                Set.of("return", "COMPLETED", "PROPOSEDOPEN", "RESERVEDOPEN", "PREPAREDOPEN",
                        "COMPLETEDCOMPLETED", "CANCELEDCANCELED"),
                sorts.keySet());
        String id = sorts.getOrDefault("PREPAREDOPEN", MissingNode.getInstance()).path("id").asText();
        post(200, "/v2/orders/batch-retrieve", "{\"order_ids\":[\"" + id + "\"]}");
        JsonNode order = get(200, "/v2/orders/" + id).path("order");
        String update = "{\"idempotency_key\":\"u\",\"order\":{\"location_id\":\"" + order.path("location_id").asText()
                + "\",\"version\":%d,\"fulfillments\":[{\"uid\":\"" + order.at("/fulfillments/0/uid").asText()
                + "\",\"state\":\"COMPLETED\"}]}}";
        int version = order.path("version").asInt();
        check(409, "PUT", "/v2/orders/" + id, update.formatted(version - 1), true);
        check(200, "PUT", "/v2/orders/" + id, update.formatted(version), true);
        check(404, "GET", "/v2/orders/none", "", true);
    }

    @Test
    void refusals() {
        world.calm();
        post(400, "/v2/orders/search", "{\"location_ids\":[]}");
        post(400, "/v2/inventory/counts/batch-retrieve", "{\"limit\":0}");
        post(400, "/v2/inventory/changes/batch-create", "{\"idempotency_key\":\"k\",\"changes\":[]}");
        post(400, "/v2/catalog/search", "{\"object_types\":[\"THING\"]}");
        HttpResponse<String> answer = world.square("GET", "/v2/locations", "", "wrong");
        assertEquals(401, answer.statusCode());
        assertEquals("", spec.answer("GET", "/v2/locations", Practice.json(answer)));
    }

    @Test
    void throttlingAndServerError() {
        world.pass(Duration.ofSeconds(10));
        assertEquals("RATE_LIMITED", get(429, "/v2/locations").at("/errors/0/code").asText());
        assertEquals("INTERNAL_SERVER_ERROR", get(500, "/v2/locations").at("/errors/0/code").asText());
    }

    @Test
    void theDescriptionReallyRefuses() {
        assertFalse(spec.answer("GET", "/v2/locations", read("{\"locations\":[{\"id\":7}]}")).isEmpty());
        assertFalse(spec.answer("GET", "/v2/locations", read("{\"locations\":[{\"status\":\"SHUT\"}]}")).isEmpty());
        assertFalse(spec.answer("GET", "/v2/locations", read("{\"locations\":[{\"floor\":\"2\"}]}")).isEmpty());
        assertFalse(spec.request("POST", "/v2/inventory/changes/batch-create", read("{}")).isEmpty());
    }
}
