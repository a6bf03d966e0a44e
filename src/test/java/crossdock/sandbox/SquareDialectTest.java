package crossdock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SquareDialectTest {
    private static final String COUNTS = "/v2/inventory/counts/batch-retrieve";
    private static final String CREATE = "/v2/inventory/changes/batch-create";
    private static final String CHANGES = "/v2/inventory/changes/batch-retrieve";
    private static final String ORDERS = "/v2/orders/search";

    private Practice world;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        world = new Practice(4, 20, folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private JsonNode ok(String method, String path, String body) {
        HttpResponse<String> answer = world.square(method, path, body);
        assertEquals(200, answer.statusCode(), answer.body());
        return Practice.json(answer);
    }

    private void refused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, Practice.json(answer).at("/errors/0/code").asText());
    }

    /// Reads every page; a row that comes twice replaces the first.
    private Map<String, JsonNode> all(String path, String body, String rows, String... key) throws IOException {
        Map<String, JsonNode> found = new HashMap<>();
        ObjectNode request = (ObjectNode) Practice.MAPPER.readTree(body);
        for (String cursor = "start"; !cursor.isEmpty(); ) {
            JsonNode page = ok("POST", path, request.toString());
            for (JsonNode row : page.path(rows)) {
                StringBuilder name = new StringBuilder();
                for (String part : key) {
                    name.append(row.path(part).asText()).append('/');
                }
                found.put(name.toString(), row);
            }
            cursor = page.path("cursor").asText();
            request.put("cursor", cursor);
        }
        return found;
    }

    @Test
    void refusesAWrongToken() {
        world.calm();
        refused(401, "UNAUTHORIZED", world.square("GET", "/v2/locations", "", "EAAAwrong"));
    }

    @Test
    void listsFortyLocationsWithZoneAndCoordinates() {
        JsonNode locations = ok("GET", "/v2/locations", "").path("locations");
        assertEquals(40, locations.size());
        for (JsonNode location : locations) {
            assertTrue(location.at("/coordinates/latitude").asDouble() > 20, location.toString());
            assertTrue(location.path("timezone").asText().startsWith("America/"), location.toString());
        }
    }

    @Test
    void pagesTheWholeCatalogueWithDeletedItemsOnlyWhenAsked() throws IOException {
        world.calm();
        String search = "/v2/catalog/search";
        String request = "{\"object_types\":[\"ITEM\"],\"limit\":300%s}";
        assertEquals(1_862, all(search, request.formatted(""), "objects", "id").size());
        Map<String, JsonNode> with =
                all(search, request.formatted(",\"include_deleted_objects\":true"), "objects", "id");
        assertEquals(1_866, with.size());
        assertEquals(4, with.values().stream().filter(o -> o.path("is_deleted").asBoolean()).count());
    }

    @Test
    void catalogueDeltaLeavesOutTheBeginTimeItself() {
        world.pass(Duration.ofSeconds(12)); // prices changed meanwhile
        world.calm();
        String request = "{\"object_types\":[\"ITEM\"],\"begin_time\":\"%s\"}";
        JsonNode changed = ok("POST", "/v2/catalog/search", request.formatted(Practice.START)).path("objects");
        assertTrue(changed.size() >= 5, "repriced together, was " + changed.size());
        Set<String> stamps = new HashSet<>(changed.findValuesAsText("updated_at"));
        assertEquals(1, stamps.size(), "tied stamps: " + stamps);
        JsonNode after = ok("POST", "/v2/catalog/search", request.formatted(stamps.iterator().next()));
        assertTrue(after.path("objects").isEmpty(), after.toString());
    }

    @Test
    void countsComeNewestFirstAndAgreeWithTheShelves() throws IOException {
        world.calm().pass(Duration.ofSeconds(30));
        Map<String, JsonNode> counts = all(COUNTS, "{\"limit\":1000}", "counts", "location_id", "catalog_object_id");
        assertEquals(truth(), figures(counts));
        JsonNode first = ok("POST", COUNTS, "{\"limit\":50}").path("counts");
        List<Instant> stamps = new ArrayList<>();
        first.forEach(row -> stamps.add(Instant.parse(row.path("calculated_at").asText())));
        assertEquals(stamps.stream().sorted(Comparator.reverseOrder()).toList(), stamps);
    }

    private long fired(String fault) {
        return world.practice.faults().getOrDefault(fault, 0L);
    }

    private Map<String, Integer> truth() {
        Map<String, String> idBySku = new HashMap<>();
        Sources.load().products().forEach(p -> idBySku.put(p.sku(), SquareCatalog.variationId(p)));
        Map<String, Integer> figures = new TreeMap<>();
        world.truth().stock().stream()
                .filter(row -> row.location().startsWith("L"))
                .forEach(row -> figures.put(row.location() + "/" + idBySku.get(row.sku()) + "/", row.figure()));
        return figures;
    }

    private static Map<String, Integer> figures(Map<String, JsonNode> counts) {
        Map<String, Integer> figures = new TreeMap<>();
        counts.forEach((key, row) -> figures.put(key, Integer.parseInt(row.path("quantity").asText())));
        return figures;
    }

    @Test
    void aTraversalAndTheDeltaAfterItSeeEverythingInSpiteOfDriftAndRepeatedRows() throws IOException {
        world.pass(Duration.ofMillis(250)); // before the first 429
        Instant started = world.now();
        Map<String, JsonNode> counts = all(COUNTS, "{\"limit\":1000}", "counts", "location_id", "catalog_object_id");
        assertTrue(fired("square.drifting-page") > 0);
        assertTrue(fired("square.repeated-row") > 0);
        assertNotEquals(truth(), figures(counts), "one row moved to the front while the pages were read");
        String delta = "{\"updated_after\":\"" + started.minusSeconds(120) + "\"}";
        counts.putAll(all(COUNTS, delta, "counts", "location_id", "catalog_object_id"));
        assertEquals(truth(), figures(counts));
    }

    @Test
    void deltaOfCountsHoldsOnlyWhatChangedAfter() {
        world.calm().pass(Duration.ofSeconds(20));
        String body = "{\"updated_after\":\"" + Practice.START + "\"}";
        JsonNode counts = ok("POST", COUNTS, body).path("counts");
        assertFalse(counts.isEmpty());
        assertTrue(counts.size() < 300, "was " + counts.size());
        counts.forEach(row -> assertTrue(Instant.parse(row.path("calculated_at").asText()).isAfter(Practice.START)));
    }

    @Test
    void aPhysicalCountIsTakenOncePerKey() {
        world.calm();
        JsonNode row = ok("POST", COUNTS, "{\"limit\":1}").at("/counts/0");
        String request = change("key-1", "PHYSICAL_COUNT", row, "\"state\":\"IN_STOCK\",\"quantity\":\"77\"");
        JsonNode first = ok("POST", CREATE, request);
        assertEquals("77", first.at("/counts/0/quantity").asText());
        world.pass(Duration.ofMillis(500));
        assertEquals(first, ok("POST", CREATE, request), "the same answer again");
        String other = change("key-1", "PHYSICAL_COUNT", row, "\"state\":\"IN_STOCK\",\"quantity\":\"5\"");
        refused(400, "IDEMPOTENCY_KEY_REUSED", world.square("POST", CREATE, other));
        assertEquals(1, ok("POST", CHANGES, "{\"types\":[\"PHYSICAL_COUNT\"]}").path("changes").size());
    }

    @Test
    void anAdjustmentMovesTheFigureAndItsStamp() {
        world.calm();
        JsonNode row = ok("POST", COUNTS, "{\"limit\":1}").at("/counts/0");
        int before = row.path("quantity").asInt();
        world.pass(Duration.ofSeconds(1));
        String states = "\"from_state\":\"NONE\",\"to_state\":\"IN_STOCK\",\"quantity\":\"6\"";
        JsonNode after = ok("POST", CREATE, change("key-2", "ADJUSTMENT", row, states)).at("/counts/0");
        assertEquals(before + 6, after.path("quantity").asInt());
        assertEquals(SquareDialect.stamp(world.now()), after.path("calculated_at").asText());
    }

    private String change(String key, String type, JsonNode row, String states) {
        return """
            {"idempotency_key":"%s","changes":[{"type":"%s","%s":{"catalog_object_id":"%s","location_id":"%s",%s,
            "occurred_at":"%s"}}]}"""
                .formatted(
                        key,
                        type,
                        type.toLowerCase(Locale.ROOT),
                        row.path("catalog_object_id").asText(),
                        row.path("location_id").asText(),
                        states,
                        world.now());
    }

    @Test
    void refusesWhatSquareRefuses() {
        world.calm();
        refused(400, "EXPECTED_JSON_BODY", world.square("POST", COUNTS, "["));
        refused(400, "UNKNOWN_BODY_PARAMETER", world.square("POST", COUNTS, "{\"location\":[]}"));
        refused(400, "INVALID_TIME", world.square("POST", COUNTS, "{\"updated_after\":\"yesterday\"}"));
        refused(400, "INVALID_CURSOR", world.square("POST", COUNTS, "{\"cursor\":\"abc\"}"));
        refused(400, "VALUE_TOO_HIGH", world.square("POST", COUNTS, "{\"limit\":1001}"));
        refused(400, "ARRAY_EMPTY", world.square("POST", ORDERS, "{}"));
        refused(400, "MISSING_REQUIRED_PARAMETER", world.square("POST", CREATE, "{}"));
        refused(404, "NOT_FOUND", world.square("GET", "/v2/nothing", ""));
    }

    @Test
    void ordersNeedTheSortThatFitsTheFilter() {
        world.calm();
        String body = "{\"location_ids\":[\"%s\"],\"query\":{\"filter\":{\"date_time_filter\":{\"updated_at\":"
                + "{\"start_at\":\"2026-01-01T00:00:00Z\"}}}}}";
        String location = ok("GET", "/v2/locations", "").at("/locations/0/id").asText();
        refused(400, "INVALID_SORT_ORDER", world.square("POST", ORDERS, body.formatted(location)));
    }

    @Test
    void pagesAllOrdersByUpdate() throws IOException {
        world.calm().pass(Duration.ofMinutes(2));
        Map<String, JsonNode> orders = orders(7);
        Map<String, Truth.Order> real = new HashMap<>();
        world.truth().orders().stream()
                .filter(o -> o.channel().equals("square"))
                .forEach(o -> real.put(o.id() + "/", o));
        assertEquals(real.keySet(), orders.keySet());
        real.forEach((id, order) -> assertEquals(
                order.state(), orders.getOrDefault(id, Practice.MAPPER.nullNode()).path("state").asText()));
    }

    private Map<String, JsonNode> orders(int limit) throws IOException {
        List<String> ids = ok("GET", "/v2/locations", "").path("locations").findValuesAsText("id");
        Map<String, JsonNode> orders = new HashMap<>();
        for (int from = 0; from < ids.size(); from += 10) {
            String some = String.join("\",\"", ids.subList(from, from + 10));
            String body = "{\"location_ids\":[\"" + some + "\"],\"limit\":" + limit
                    + ",\"query\":{\"sort\":{\"sort_field\":\"UPDATED_AT\",\"sort_order\":\"ASC\"}}}";
            orders.putAll(all(ORDERS, body, "orders", "id"));
        }
        return orders;
    }

    @Test
    void aPickupGoesThroughItsStepsAndHoldsItsUnits() throws IOException {
        world.calm();
        Set<String> steps = new HashSet<>();
        for (int n = 0; n < 12; n++) {
            world.pass(Duration.ofSeconds(5));
            orders(500).values().forEach(o -> steps.add(o.at("/fulfillments/0/state").asText()));
        }
        assertTrue(steps.containsAll(Set.of("", "PROPOSED", "RESERVED", "PREPARED", "COMPLETED")), steps.toString());
    }

    @Test
    void aLateSaleHasAnOldDateAndANewUpdate() throws IOException {
        world.pass(Duration.ofSeconds(15));
        world.calm();
        boolean isLate = orders(500).values().stream()
                .filter(o -> o.path("fulfillments").isMissingNode())
                .anyMatch(o -> Duration.between(
                                        Instant.parse(o.path("created_at").asText()),
                                        Instant.parse(o.path("updated_at").asText()))
                                .toMinutes()
                        >= 30);
        assertTrue(isLate);
        assertEquals(1L, world.practice.faults().get("square.late-sale"));
    }

    @Test
    void movesAPickupOnByVersionAndOnlyOnce() throws IOException {
        world.calm();
        JsonNode order = orders(500).values().stream()
                .filter(o -> o.at("/fulfillments/0/state").asText().equals("PREPARED"))
                .findFirst()
                .orElseThrow();
        String path = "/v2/orders/" + order.path("id").asText();
        String body = """
            {"idempotency_key":"%s","order":{"version":%d,"fulfillments":[{"uid":"%s","state":"COMPLETED"}]}}""";
        String uid = order.at("/fulfillments/0/uid").asText();
        int version = order.path("version").asInt();
        refused(409, "CONFLICT", world.square("PUT", path, body.formatted("a", version - 1, uid)));
        JsonNode done = ok("PUT", path, body.formatted("b", version, uid)).path("order");
        assertEquals("COMPLETED", done.path("state").asText());
        assertEquals(version + 1, done.path("version").asInt());
        assertEquals(done, ok("PUT", path, body.formatted("b", version, uid)).path("order"));
    }
}
