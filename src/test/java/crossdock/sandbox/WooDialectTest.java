package crossdock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WooDialectTest {
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
        HttpResponse<String> answer = world.woo(method, path, body);
        assertTrue(answer.statusCode() / 100 == 2, answer.statusCode() + " " + answer.body());
        return Practice.json(answer);
    }

    private void refused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode error = Practice.json(answer);
        assertEquals(code, error.path("code").asText());
        assertFalse(error.path("message").asText().isEmpty());
        assertEquals(status, error.at("/data/status").asInt());
    }

    @Test
    void refusesAWrongSecretAndWhatItDoesNotKnow() {
        world.calm();
        refused(401, "woocommerce_rest_cannot_view", world.woo("GET", "products", "", "ck_a:cs_b"));
        refused(404, "woocommerce_rest_product_invalid_id", world.woo("GET", "products/7", ""));
        refused(404, "woocommerce_rest_shop_order_invalid_id", world.woo("GET", "orders/7", ""));
        refused(404, "rest_no_route", world.woo("GET", "coupons", ""));
        refused(400, "rest_invalid_param", world.woo("GET", "products?per_page=101", ""));
        refused(400, "rest_invalid_param", world.woo("GET", "orders?status=lost", ""));
        refused(400, "rest_invalid_json", world.woo("PUT", "orders/5001", "["));
    }

    @Test
    void takesKeysAsParametersToo() {
        world.calm();
        String[] keys = world.channel("woocommerce").token().split(":");
        String query = "orders?consumer_key=" + keys[0] + "&consumer_secret=" + keys[1];
        assertEquals(200, world.woo("GET", query, "", "no:no").statusCode());
    }

    /// Reads all pages and gives the figure by SKU, variations included.
    private Map<String, Integer> figures() {
        Map<String, Integer> figures = new TreeMap<>();
        Set<Long> variable = new TreeSet<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            HttpResponse<String> answer =
                    world.woo("GET", "products?per_page=100&orderby=id&order=asc&page=" + page, "");
            pages = Integer.parseInt(answer.headers().firstValue("X-WP-TotalPages").orElse("0"));
            for (JsonNode product : Practice.json(answer)) {
                if (product.path("type").asText().equals("variable")) {
                    variable.add(product.path("id").asLong());
                    assertTrue(product.path("stock_quantity").isNull());
                } else {
                    figures.put(product.path("sku").asText(), product.path("stock_quantity").asInt());
                }
            }
        }
        for (long id : variable) {
            for (int page = 1, pages = 1; page <= pages; page++) {
                String path = "products/" + id + "/variations?per_page=100&page=" + page;
                HttpResponse<String> answer = world.woo("GET", path, "");
                pages = Integer.parseInt(answer.headers().firstValue("X-WP-TotalPages").orElse("0"));
                Practice.json(answer)
                        .forEach(v -> figures.put(v.path("sku").asText(), v.path("stock_quantity").asInt()));
            }
        }
        return figures;
    }

    @Test
    void pagesAllProductsAndVariationsWithTheirFigures() {
        world.calm().pass(Duration.ofSeconds(20));
        assertEquals(new TreeMap<>(world.truth().published()), figures());
    }

    @Test
    void aListThatDriftsLosesARowForWhoReadsEachPageOnce() {
        Map<String, Integer> once = figures();
        assertEquals(1L, world.practice.faults().get("woo.drifting-page"));
        assertEquals(1L, world.practice.faults().get("woo.repeated-row"));
        assertNotEquals(1_862, once.size(), "a row slipped to the page before");
        world.calm();
        once.putAll(figures()); // the next sweep mends it
        assertEquals(new TreeMap<>(world.truth().published()), once);
    }

    @Test
    void tellsTheNextPageByLink() {
        world.calm();
        HttpResponse<String> first = world.woo("GET", "orders?per_page=20&order=asc", "");
        int total = Integer.parseInt(first.headers().firstValue("X-WP-Total").orElse("0"));
        assertEquals(world.truth().orders().stream().filter(o -> o.channel().equals("woocommerce")).count(), total);
        String link = first.headers().firstValue("Link").orElse("");
        assertTrue(link.contains("page=2>; rel=\"next\"") && !link.contains("prev"), link);
        assertEquals(0, Practice.json(world.woo("GET", "orders?per_page=20&page=900", "")).size());
    }

    @Test
    void ordersAreFilteredByChangeInGmtOrInTheShopsOwnTime() {
        world.calm().pass(Duration.ofSeconds(30));
        String start = WooDialect.gmt(Practice.START);
        JsonNode changed = ok("GET", "orders?per_page=100&dates_are_gmt=true&modified_after=" + start, "");
        assertFalse(changed.isEmpty());
        changed.forEach(o -> assertTrue(o.path("date_modified_gmt").asText().compareTo(start) > 0));
        assertEquals(
                changed, ok("GET", "orders?per_page=100&modified_after=" + WooDialect.local(Practice.START), ""));
        assertEquals(0, ok("GET", "orders?modified_after=" + start, "").size(), "hours ahead in the shop's zone");
    }

    @Test
    void statesAreAFilter() {
        world.calm();
        JsonNode open = ok("GET", "orders?per_page=100&status=processing,on-hold", "");
        assertFalse(open.isEmpty());
        open.forEach(o -> assertTrue(Set.of("processing", "on-hold").contains(o.path("status").asText())));
    }

    private JsonNode processing() {
        return ok("GET", "orders?status=processing&per_page=1&order=asc", "").get(0);
    }

    private int figure(String sku) {
        return world.truth().published().getOrDefault(sku, -1);
    }

    @Test
    void cancellingPutsTheUnitsBackOnSale() {
        world.calm();
        JsonNode order = processing();
        JsonNode line = order.at("/line_items/0");
        int before = figure(line.path("sku").asText());
        JsonNode after = ok("PUT", "orders/" + order.path("id").asText(), "{\"status\":\"cancelled\"}");
        assertEquals("cancelled", after.path("status").asText());
        assertEquals(before + line.path("quantity").asInt(), figure(line.path("sku").asText()));
        ok("PUT", "orders/" + order.path("id").asText(), "{\"status\":\"processing\"}");
        assertEquals(before, figure(line.path("sku").asText()));
    }

    @Test
    void completingTakesTheGoodsFromAWarehouse() {
        world.calm();
        JsonNode order = processing();
        int before = sold();
        JsonNode after = ok("PUT", "orders/" + order.path("id").asText(), "{\"status\":\"completed\"}");
        assertFalse(after.path("date_completed_gmt").isNull());
        int units = 0;
        for (JsonNode line : order.path("line_items")) {
            units += line.path("quantity").asInt();
        }
        Set<String> from = shippedFrom(after);
        assertTrue(from.stream().anyMatch(code -> code.startsWith("W")), from.toString());
        assertEquals(from.contains("D1") ? before : before + units, sold());
        JsonNode notes = ok("GET", "orders/" + order.path("id").asText() + "/notes", "");
        assertEquals("Order status changed from processing to completed.", notes.at("/0/note").asText());
    }

    private static Set<String> shippedFrom(JsonNode order) {
        for (JsonNode meta : order.path("meta_data")) {
            if (meta.path("key").asText().equals("_shipped_from")) {
                return Set.of(meta.path("value").asText().split(","));
            }
        }
        return Set.of();
    }

    /// In the words of the console's notes; the newest counts, and what it does not tell leaves as without one.
    @Test
    void goodsLeaveFromWhereTheNewestNoteSays() {
        world.calm();
        JsonNode order = processing();
        String path = "orders/" + order.path("id").asText();
        JsonNode line = order.at("/line_items/0");
        String sku = line.path("sku").asText();
        Truth.Stock shelf = world.truth().stock().stream()
                .filter(row -> row.sku().equals(sku) && row.location().startsWith("L")
                        && row.figure() >= line.path("quantity").asInt())
                .findFirst()
                .orElseThrow();
        Sources.Site store = world.practice.world().sources.sites().stream()
                .filter(site -> site.id().equals(shelf.location()))
                .findFirst()
                .orElseThrow();
        note(path, "Leaves from Fernhill Warehouse Nevada: " + line.path("quantity").asInt() + " x " + sku + ". [m1]");
        note(path, "Changed: leaves from " + store.name() + ": " + line.path("quantity").asInt() + " x " + sku
                + "; Marlow and Finch Wholesale: 7 x " + sku + "-9. [m2]");
        int before = sold(sku);
        JsonNode after = ok("PUT", path, "{\"status\":\"completed\"}");
        assertTrue(shippedFrom(after).contains(store.code()), shippedFrom(after).toString());
        assertEquals(before, sold(sku), "no warehouse gave a unit");
        assertTrue(world.truth().stock().contains(shelf), "the till knows nothing of it");
    }

    @Test
    void aNoteThatTakesItsWordBackLeavesTheGoodsToTheWarehouses() {
        world.calm();
        JsonNode order = processing();
        String path = "orders/" + order.path("id").asText();
        note(path, "Leaves from Marlow and Finch Wholesale: 1 x " + order.at("/line_items/0/sku").asText() + ". [m1]");
        note(path, "Changed: no location yet. What was said before does not hold. [m2]");
        JsonNode after = ok("PUT", path, "{\"status\":\"completed\"}");
        assertTrue(shippedFrom(after).stream().anyMatch(code -> code.startsWith("W")), shippedFrom(after).toString());
    }

    private void note(String path, String text) {
        ok("POST", path + "/notes", "{\"note\":\"" + text + "\",\"customer_note\":false}");
    }

    private int sold(String sku) {
        return world.truth().stock().stream()
                .filter(row -> row.location().startsWith("W") && row.sku().equals(sku))
                .mapToInt(row -> row.account().sold())
                .sum();
    }

    private int sold() {
        return world.truth().stock().stream()
                .filter(row -> row.location().startsWith("W"))
                .mapToInt(row -> row.account().sold())
                .sum();
    }

    @Test
    void aRefundRestocksWhatItNames() {
        world.calm();
        JsonNode order = processing();
        JsonNode line = order.at("/line_items/0");
        int before = figure(line.path("sku").asText());
        String path = "orders/" + order.path("id").asText() + "/refunds";
        String body = "{\"reason\":\"broken\",\"line_items\":[{\"id\":" + line.path("id") + ",\"quantity\":1}]}";
        assertEquals(-1, ok("POST", path, body).at("/line_items/0/quantity").asInt());
        assertEquals(before + 1, figure(line.path("sku").asText()));
        assertEquals(1, ok("GET", path, "").size());
        assertEquals("broken", ok("GET", "orders/" + order.path("id").asText(), "").at("/refunds/0/reason").asText());
    }

    @Test
    void writesFiguresOneByOneAndInBatches() {
        world.calm();
        JsonNode simple = ok("GET", "products?per_page=100&orderby=id&order=asc", "").get(0);
        String path = "products/" + simple.path("id").asText();
        assertEquals(41, ok("PUT", path, "{\"stock_quantity\":41}").path("stock_quantity").asInt());
        assertEquals(41, figure(simple.path("sku").asText()));
        JsonNode parent = find("variable");
        String variations = "products/" + parent.path("id").asText() + "/variations";
        long id = parent.at("/variations/0").asLong();
        assertEquals(7, ok("PUT", variations + "/" + id, "{\"stock_quantity\":7}").path("stock_quantity").asInt());
        JsonNode batch = ok(
                "POST",
                variations + "/batch",
                "{\"update\":[{\"id\":" + id + ",\"stock_quantity\":9},{\"id\":1,\"stock_quantity\":2}]}");
        assertEquals(9, batch.at("/update/0/stock_quantity").asInt());
        assertEquals(
                "woocommerce_rest_product_variation_invalid_id", batch.at("/update/1/error/code").asText());
        assertEquals(parent.path("date_modified"), find("variable").path("date_modified"), "the parent does not move");
        refused(400, "rest_invalid_param", world.woo("PUT", path, "{\"stock_quantity\":\"many\"}"));
    }

    private JsonNode find(String type) {
        for (int page = 1; page < 30; page++) {
            for (JsonNode product : ok("GET", "products?per_page=100&orderby=id&order=asc&page=" + page, "")) {
                if (product.path("type").asText().equals(type)) {
                    return product;
                }
            }
        }
        throw new AssertionError("no " + type + " product");
    }

    @Test
    void tellsItsCurrency() {
        world.calm();
        JsonNode setting = ok("GET", "settings/general/woocommerce_currency?_fields=id,value", "");
        assertEquals("{\"id\":\"woocommerce_currency\",\"value\":\"USD\"}", setting.toString());
        refused(404, "rest_no_route", world.woo("GET", "settings/general", ""));
    }

    @Test
    void keepsOnlyTheFieldsAskedFor() {
        world.calm();
        JsonNode row = ok("GET", "products?_fields=id,stock_quantity", "").get(0);
        assertEquals(2, row.size(), row.toString());
    }

    @Test
    void answersHaveTheFieldsAndTypesOfTheVendorsSamples() throws IOException {
        world.calm();
        Map<String, JsonNode> answers = new HashMap<>();
        JsonNode parent = find("variable");
        String variations = "products/" + parent.path("id").asText() + "/variations";
        answers.put("products--retrieve-a-product", find("simple"));
        answers.put("products--list-all-products", ok("GET", "products", ""));
        answers.put("product-variations--list-all-product-variations", ok("GET", variations, ""));
        answers.put(
                "product-variations--retrieve-a-product-variation",
                ok("GET", variations + "/" + parent.at("/variations/0").asText(), ""));
        answers.put("orders--list-all-orders", ok("GET", "orders?per_page=100", ""));
        answers.put("orders--retrieve-an-order", processing());
        answers.put(
                "orders--update-an-order",
                ok("PUT", "orders/" + processing().path("id").asText(), "{\"status\":\"completed\"}"));
        Path samples = Shared.folder("channels/samples/woocommerce");
        for (Map.Entry<String, JsonNode> answer : answers.entrySet()) {
            JsonNode sample = Practice.MAPPER.readTree(samples.resolve(answer.getKey() + ".json").toFile());
            assertEquals("", Shared.differences(sample, answer.getValue(), answer.getKey()));
        }
    }
}
