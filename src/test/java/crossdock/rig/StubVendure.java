package crossdock.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/// Answers the lists that the connector asks for as a Vendure server does, from a catalogue that a test changes. Only
/// for faults on the way: what a server really does is tried on a real one.
public final class StubVendure implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ArrayNode variants = JSON.createArrayNode();
    private final ArrayNode orders = JSON.createArrayNode();
    private final Map<String, List<Integer>> adjustments = new HashMap<>();
    private final Map<String, List<String>> notes = new HashMap<>();
    private final Instant began;

    public StubVendure(Instant began, int variantCount, int orderCount) throws IOException {
        this.began = began.minus(Duration.ofHours(1));
        for (int i = 1; i <= variantCount; i++) {
            variant(i);
        }
        for (int i = 1; i <= orderCount; i++) {
            buy(i, began.minusSeconds(10L * (orderCount - i) + 60));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void variant(int i) {
        ObjectNode variant = variants.addObject();
        variant.put("id", "" + i).put("sku", "SKU-" + i).put("name", "Article " + i).put("enabled", true)
                .put("trackInventory", "TRUE").put("priceWithTax", 100 * i).put("currencyCode", "USD")
                .put("createdAt", began.plusSeconds(i / 60).toString()) // stamps tie
                .put("updatedAt", began.toString());
        variant.putObject("product").put("id", "P" + i).put("enabled", true).putArray("facetValues");
        ArrayNode levels = variant.putArray("stockLevels");
        for (int place = 1; place <= 2; place++) {
            levels.addObject().put("stockLocationId", "" + place).put("stockOnHand", 10 * i + place)
                    .put("stockAllocated", 0);
        }
    }

    /// Somebody buys two of an article.
    public synchronized void buy(int number, Instant at) {
        int article = 1 + number % variants.size();
        ObjectNode order = orders.addObject();
        order.put("id", "" + number).put("code", "C" + number).put("state", "PaymentSettled")
                .put("createdAt", at.toString()).put("updatedAt", at.toString()).put("orderPlacedAt", at.toString())
                .put("totalWithTax", 2_000).put("currencyCode", "USD").putNull("customer");
        order.putObject("shippingAddress").put("city", "Akron").put("province", "OH").put("postalCode", "44310")
                .put("countryCode", "US");
        order.putArray("lines").addObject().put("id", "L" + number).put("quantity", 2).put("orderPlacedQuantity", 2)
                .put("unitPriceWithTax", 1_000).putObject("productVariant").put("id", "" + article)
                .put("sku", "SKU-" + article).put("name", "Article " + article);
        order.putArray("fulfillments");
        order.putObject("history").putArray("items");
    }

    /// Counts an article anew.
    public synchronized void count(int article, int units) {
        ((ObjectNode) variants.get(article - 1).path("stockLevels").get(0)).put("stockOnHand", units);
    }

    /// Sets levels as told; each that changes leaves an adjustment, as on the real server.
    private synchronized ArrayNode write(JsonNode input) {
        ObjectNode variant = find(input.path("id").asText());
        for (JsonNode told : input.path("stockLevels")) {
            for (JsonNode level : variant.path("stockLevels")) {
                int units = told.path("stockOnHand").asInt() - level.path("stockOnHand").asInt();
                if (units != 0 && level.path("stockLocationId").equals(told.path("stockLocationId"))) {
                    ((ObjectNode) level).set("stockOnHand", told.path("stockOnHand"));
                    adjustments.computeIfAbsent(input.path("id").asText(), _ -> new ArrayList<>()).add(units);
                }
            }
        }
        ArrayNode written = JSON.createArrayNode();
        written.addObject().put("id", input.path("id").asText())
                .set("stockLevels", variant.path("stockLevels").deepCopy());
        return written;
    }

    private synchronized ObjectNode look(String id) {
        ObjectNode seen = JSON.createObjectNode().put("id", id);
        seen.set("stockLevels", find(id).path("stockLevels").deepCopy());
        List<Integer> moved = adjustments(id);
        ObjectNode movements = seen.putObject("stockMovements").put("totalItems", moved.size());
        ArrayNode items = movements.putArray("items");
        moved.forEach(units -> items.addObject().put("type", "ADJUSTMENT").put("quantity", units));
        return seen;
    }

    private synchronized String note(JsonNode input) {
        String order = input.path("id").asText();
        notes.computeIfAbsent(order, _ -> new ArrayList<>()).add(input.path("note").asText());
        return order;
    }

    private synchronized ObjectNode noted(String order) {
        List<String> known = notes(order);
        ObjectNode seen = JSON.createObjectNode().put("id", order);
        ArrayNode items = seen.putObject("history").put("totalItems", known.size()).putArray("items");
        known.forEach(note -> items.addObject().putObject("data").put("note", note));
        return seen;
    }

    /// What was written on an order, the oldest first.
    public synchronized List<String> notes(String order) {
        return List.copyOf(notes.getOrDefault(order, List.of()));
    }

    private ObjectNode find(String id) {
        return (ObjectNode) variants.get(Integer.parseInt(id) - 1);
    }

    /// What writes really changed of a variant, one after the other.
    public synchronized List<Integer> adjustments(String variant) {
        return List.copyOf(adjustments.getOrDefault(variant, List.of()));
    }

    /// Units at hand by `article@place`.
    public synchronized Map<String, Integer> levels() {
        Map<String, Integer> levels = new TreeMap<>();
        for (JsonNode variant : variants) {
            for (JsonNode level : variant.path("stockLevels")) {
                levels.put(variant.path("sku").asText() + "@" + level.path("stockLocationId").asText(),
                        level.path("stockOnHand").asInt());
            }
        }
        return levels;
    }

    /// Units by order.
    public synchronized Map<String, Integer> bought() {
        Map<String, Integer> bought = new TreeMap<>();
        orders.forEach(order -> bought.put(order.path("id").asText(), order.at("/lines/0/quantity").asInt()));
        return bought;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String query = asked.path("query").asText();
            ObjectNode data = JSON.createObjectNode();
            if (query.contains("login(")) {
                data.putObject("login").put("__typename", "CurrentUser");
                exchange.getResponseHeaders().set("vendure-auth-token", "a-session");
            } else if (query.startsWith("mutation Write")) {
                data.set("updateProductVariants", write(asked.at("/variables/input/0")));
            } else if (query.startsWith("mutation Note")) {
                data.putObject("addNoteToOrder").put("id", note(asked.at("/variables/input")));
            } else if (query.startsWith("query Notes")) {
                data.set("order", noted(asked.at("/variables/id").asText()));
            } else if (query.startsWith("query Look")) {
                data.set("productVariant", look(asked.at("/variables/id").asText()));
            } else {
                data.putObject("globalSettings").put("trackInventory", true);
                String list = query.contains("stockLocations") ? "stockLocations"
                        : query.contains("productVariants") ? "productVariants" : "orders";
                data.set(list, list(list, asked.at("/variables/options")));
            }
            byte[] body = JSON.writeValueAsBytes(JSON.createObjectNode().set("data", data));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized ObjectNode list(String list, JsonNode options) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode row : all(list)) {
            if (matches(options.path("filter"), row)) {
                found.add(row);
            }
        }
        found.sort((one, other) -> {
            int byTime = one.path("createdAt").asText().compareTo(other.path("createdAt").asText());
            int byId = Integer.compare(one.path("id").asInt(), other.path("id").asInt());
            return byTime == 0 || !options.path("sort").has("createdAt") ? byId : byTime;
        });
        ObjectNode page = JSON.createObjectNode().put("totalItems", found.size());
        ArrayNode items = page.putArray("items");
        found.stream().limit(options.path("take").asInt()).forEach(row -> items.add(row.deepCopy()));
        return page;
    }

    private JsonNode all(String list) {
        if (!list.equals("stockLocations")) {
            return list.equals("orders") ? orders : variants;
        }
        ArrayNode places = JSON.createArrayNode();
        for (int place = 1; place <= 2; place++) {
            places.addObject().put("id", "" + place).put("name", "Place " + place).put("createdAt", began.toString());
        }
        return places;
    }

    private static boolean matches(JsonNode filter, JsonNode row) {
        for (Map.Entry<String, JsonNode> part : filter.properties()) {
            String name = part.getKey();
            boolean isMatch = switch (name) {
                case "_and" -> all(part.getValue(), row);
                case "_or" -> any(part.getValue(), row);
                case "active", "type" -> true; // no carts here
                default -> holds(part.getValue(), row.path(name).asText());
            };
            if (!isMatch) {
                return false;
            }
        }
        return true;
    }

    private static boolean all(JsonNode filters, JsonNode row) {
        for (JsonNode filter : filters) {
            if (!matches(filter, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(JsonNode filters, JsonNode row) {
        for (JsonNode filter : filters) {
            if (matches(filter, row)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(JsonNode rule, String value) {
        if (rule.has("after") && !Instant.parse(value).isAfter(Instant.parse(rule.path("after").asText()))) {
            return false;
        }
        return (!rule.has("notIn") || !has(rule.path("notIn"), value))
                && (!rule.has("in") || has(rule.path("in"), value));
    }

    private static boolean has(JsonNode list, String value) {
        for (JsonNode one : list) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
