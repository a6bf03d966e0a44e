package crossdock.rig.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Single acts at the server, for questions about what each of them does.
final class Till {
    final GraphQl admin;

    private final HttpClient http;
    private final URI server;
    private final String shipping;
    private final List<String> variants = new ArrayList<>();

    Till(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
        this.admin = GraphQl.administrator(http, server);
        payments(admin);
        shipping = shipping(admin);
        admin.ask("{ productVariants(options: { take: 50, filter: { sku: { contains: \"BT-\" } } }) { items { id } } }",
                Map.of()).at("/productVariants/items").forEach(variant -> variants.add(variant.path("id").asText()));
    }

    static void payments(GraphQl admin) {
        admin.ask("mutation($i: CreatePaymentMethodInput!) { createPaymentMethod(input: $i) { id } }", Map.of("i",
                Map.of("code", "cash", "enabled", true, "translations",
                        List.of(Map.of("languageCode", "en", "name", "Cash", "description", "")),
                        "handler", Map.of("code", "dummy-payment-handler", "arguments",
                                List.of(Map.of("name", "automaticSettle", "value", "true"))))));
    }

    static String shipping(GraphQl admin) {
        return admin.ask("{ shippingMethods { items { id } } }", Map.of()).at("/shippingMethods/items/0/id").asText();
    }

    /// Names the buyer, chooses the way and pays; the paid order's id.
    static String checkOut(GraphQl shopper, String shipping, int buyer) {
        JsonNode paid = shopper.ask(
                """
                mutation($c: CreateCustomerInput!, $a: CreateAddressInput!, $s: [ID!]!) {
                  setCustomerForOrder(input: $c) { __typename }
                  setOrderShippingAddress(input: $a) { __typename }
                  setOrderShippingMethod(shippingMethodId: $s) { __typename }
                  transitionOrderToState(state: "ArrangingPayment") { __typename }
                  addPaymentToOrder(input: { method: "cash", metadata: {} }) {
                    __typename ... on Order { id state } ... on ErrorResult { errorCode }
                  }
                }""",
                Map.of("c", Map.of("firstName", "Buyer", "lastName", "No " + buyer, "emailAddress",
                                "buyer" + buyer + "@shop.example", "phoneNumber", "+1555" + buyer),
                        "a", Map.of("fullName", "Buyer No " + buyer, "streetLine1", buyer + " High Street",
                                "city", "Dayton", "province", "OH", "postalCode", "45402", "countryCode", "US"),
                        "s", List.of(shipping))).path("addPaymentToOrder");
        if (!paid.path("__typename").asText().equals("Order")) {
            throw new AssertionError("not paid: " + paid);
        }
        return paid.path("id").asText();
    }

    String variant(int at) {
        return variants.get(at);
    }

    String buy(String variant, int units) {
        GraphQl shopper = GraphQl.shopper(http, server);
        shopper.ask("mutation($v: ID!, $q: Int!) { addItemToOrder(productVariantId: $v, quantity: $q) { __typename } }",
                Map.of("v", variant, "q", units));
        return checkOut(shopper, shipping, units);
    }

    private JsonNode order(String id) {
        return admin.ask("query($o: ID!) { order(id: $o) { updatedAt lines { id quantity } } }", Map.of("o", id))
                .path("order");
    }

    Instant stamp(String order) {
        return Instant.parse(order(order).path("updatedAt").asText());
    }

    Instant variantStamp(String variant) {
        return Instant.parse(admin.ask("query($v: ID!) { productVariant(id: $v) { updatedAt } }", Map.of("v", variant))
                .at("/productVariant/updatedAt").asText());
    }

    /// At all locations.
    int onHand(String variant) {
        return admin.ask("query($v: ID!) { productVariant(id: $v) { stockOnHand } }", Map.of("v", variant))
                .at("/productVariant/stockOnHand").asInt();
    }

    void setStock(String variant, int units) {
        setStock(variant, firstLocation(), units);
    }

    private String firstLocation() {
        return admin.ask("{ stockLocations(options: { take: 1, sort: { id: ASC } }) { items { id } } }", Map.of())
                .at("/stockLocations/items/0/id")
                .asText();
    }

    /// Nothing is left at the first location, of any article but these.
    void empty(Map<String, Integer> but) {
        String location = firstLocation();
        List<Map<String, Object>> changes = new ArrayList<>();
        admin.ask("{ productVariants(options: { take: 1000 }) { items { id } } }", Map.of())
                .at("/productVariants/items")
                .forEach(variant -> changes.add(Map.of("id", variant.path("id").asText(), "stockLevels", List.of(Map.of(
                        "stockLocationId", location,
                        "stockOnHand", but.getOrDefault(variant.path("id").asText(), 0))))));
        admin.ask("mutation($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }",
                Map.of("i", changes));
    }

    String addLocation(String name) {
        return admin.ask("mutation($i: CreateStockLocationInput!) { createStockLocation(input: $i) { id } }",
                Map.of("i", Map.of("name", name, "description", ""))).at("/createStockLocation/id").asText();
    }

    /// Puts units into a basket that nobody pays; the server's word where it refuses, empty where it does not.
    String tryToTake(String variant, int units) {
        return GraphQl.shopper(http, server).ask(
                "mutation($v: ID!, $q: Int!) { addItemToOrder(productVariantId: $v, quantity: $q) { __typename"
                        + " ... on ErrorResult { errorCode } } }",
                Map.of("v", variant, "q", units)).at("/addItemToOrder/errorCode").asText("");
    }

    void setStock(String variant, String location, int units) {
        admin.ask("mutation($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }", Map.of("i",
                List.of(Map.of("id", variant, "stockLevels",
                        List.of(Map.of("stockLocationId", location, "stockOnHand", units))))));
    }

    private List<Map<String, Object>> units(String order, int units) {
        return List.of(Map.of("orderLineId", order(order).at("/lines/0/id").asText(), "quantity", units));
    }

    /// Units of the only line; the parcel's id.
    String pack(String order, int units) {
        JsonNode made = tryPack(order, units);
        if (!made.path("__typename").asText().equals("Fulfillment")) {
            throw new AssertionError("not packed: " + made);
        }
        return made.path("id").asText();
    }

    JsonNode tryPack(String order, int units) {
        return admin.ask(
                "mutation($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i) {"
                        + " __typename ... on Fulfillment { id } ... on ErrorResult { errorCode } } }",
                Map.of("i", Map.of("lines", units(order, units), "handler", Map.of("code", "manual-fulfillment",
                        "arguments", List.of(Map.of("name", "method", "value", "Post"),
                                Map.of("name", "trackingCode", "value", "T"))))))
                .path("addFulfillmentToOrder");
    }

    void move(String parcel, String to) {
        JsonNode moved = admin.ask(
                "mutation($f: ID!, $s: String!) { transitionFulfillmentToState(id: $f, state: $s) {"
                        + " __typename ... on Fulfillment { state } ... on ErrorResult { errorCode } } }",
                Map.of("f", parcel, "s", to)).path("transitionFulfillmentToState");
        if (!moved.path("state").asText().equals(to)) {
            throw new AssertionError("not moved: " + moved);
        }
    }

    void cancel(String order, int units) {
        JsonNode cancelled = admin.ask(
                "mutation($i: CancelOrderInput!) { cancelOrder(input: $i) {"
                        + " __typename ... on ErrorResult { errorCode } } }",
                Map.of("i", Map.of("orderId", order, "lines", units(order, units)))).path("cancelOrder");
        if (!cancelled.path("__typename").asText().equals("Order")) {
            throw new AssertionError("not cancelled: " + cancelled);
        }
    }
}
