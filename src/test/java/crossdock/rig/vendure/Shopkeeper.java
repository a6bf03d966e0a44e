package crossdock.rig.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Runs the shop through the server's own interfaces, at random: people buy, parcels leave, arrive and are called back,
/// orders are cancelled, goods are counted and moved, articles are added, renamed, repriced, switched off and deleted.
final class Shopkeeper {
    /// What can happen, and how often in comparison.
    enum Act {
        BUY(26),
        PACK(20),
        HAND_OVER(14),
        DELIVER(12),
        CALL_BACK(4),
        CANCEL_UNITS(5),
        CANCEL_ORDER(3),
        COUNT(6),
        TRANSFER(5),
        RENAME(4),
        RENAME_PRODUCT(2),
        REPRICE(2),
        SWITCH(3),
        SWITCH_PRODUCT(2),
        ADD(3),
        DELETE(1),
        RENAME_LOCATION(1),
        ADD_LOCATION(1);

        final int weight;

        Act(int weight) {
            this.weight = weight;
        }
    }

    final Set<String> deleted = new HashSet<>();
    final Map<Act, Integer> done = new TreeMap<>();

    private static final Map<String, Object> NONE = Map.of();

    private final Set<String> added = new HashSet<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final GraphQl admin;
    private final RandomGenerator random;
    private final Lags lags;
    private final Parcels parcels;
    final List<String> variants = new ArrayList<>();
    /// Nobody buys these.
    final List<String> counted = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    final List<String> locations = new ArrayList<>();
    private final String shipping;
    private int serial;

    Shopkeeper(URI server, RandomGenerator random, Lags lags) {
        this.server = server;
        this.random = random;
        this.lags = lags;
        this.admin = GraphQl.administrator(http, server);
        Till.payments(admin);
        shipping = Till.shipping(admin);
        stock();
        // sales must not blur the figures by which a count is recognised
        counted.addAll(variants.subList(variants.size() - 20, variants.size()));
        variants.removeAll(counted);
        admin.ask("{ stockLocations { items { id } } }", NONE).at("/stockLocations/items")
                .forEach(location -> locations.add(location.path("id").asText()));
        addLocation();
        parcels = new Parcels(admin, random, lags);
    }

    /// Articles that share a code stay as they are: which of them is listed depends on which was on sale first.
    private void stock() {
        JsonNode all = admin.ask(
                        "{ productVariants(options: { take: 1000 }) { items { id sku product { id } } } }", NONE)
                .at("/productVariants/items");
        Map<String, Integer> codes = new TreeMap<>();
        all.forEach(variant -> codes.merge(variant.path("sku").asText(), 1, Integer::sum));
        Set<String> shared = new HashSet<>();
        for (JsonNode variant : all) {
            if (codes.getOrDefault(variant.path("sku").asText(), 0) > 1) {
                shared.add(variant.at("/product/id").asText());
            }
        }
        for (JsonNode variant : all) {
            String product = variant.at("/product/id").asText();
            if (!shared.contains(product)) {
                variants.add(variant.path("id").asText());
                if (!products.contains(product)) {
                    products.add(product);
                }
            }
        }
    }

    GraphQl admin() {
        return admin;
    }

    /// One act by chance; some choose what cannot be done just now and then do nothing.
    void act() {
        int ticket = random.nextInt(List.of(Act.values()).stream().mapToInt(act -> act.weight).sum());
        for (Act act : Act.values()) {
            ticket -= act.weight;
            if (ticket < 0) {
                perform(act);
                return;
            }
        }
    }

    void perform(Act act) {
        boolean isDone = switch (act) {
            case BUY -> buy();
            case PACK -> parcels.pack();
            case HAND_OVER -> parcels.move("Pending", "Shipped");
            case DELIVER -> parcels.move("Shipped", "Delivered");
            case CALL_BACK -> parcels.move("Pending", "Cancelled");
            case CANCEL_UNITS -> parcels.cancel(false);
            case CANCEL_ORDER -> parcels.cancel(true);
            case COUNT -> count();
            case TRANSFER -> transfer();
            case RENAME -> update(any(variants), Map.of("translations", List.of(named("Renamed " + ++serial))));
            case RENAME_PRODUCT -> product(Map.of("translations", List.of(
                    Map.of("languageCode", "en", "name", "Product " + ++serial))));
            case REPRICE -> update(any(variants), Map.of("price", 100 + random.nextInt(90_000)));
            case SWITCH -> update(any(variants), Map.of("enabled", random.nextInt(3) == 0));
            case SWITCH_PRODUCT -> product(Map.of("enabled", random.nextInt(3) == 0));
            case ADD -> add();
            case DELETE -> delete();
            case RENAME_LOCATION -> renameLocation();
            case ADD_LOCATION -> locations.size() < 5 && addLocation();
        };
        if (isDone) {
            done.merge(act, 1, Integer::sum);
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean buy() {
        GraphQl shopper = GraphQl.shopper(http, server);
        int lines = 1 + random.nextInt(3);
        boolean isAny = false;
        for (int i = 0; i < lines; i++) {
            JsonNode added = shopper.answer(
                    "mutation($v: ID!, $q: Int!) { addItemToOrder(productVariantId: $v, quantity: $q) { __typename } }",
                    Map.of("v", any(variants), "q", 1 + random.nextInt(4)));
            isAny |= added.at("/data/addItemToOrder/__typename").asText().equals("Order"); // what is off is not sold
        }
        if (!isAny) {
            return false;
        }
        String order = Till.checkOut(shopper, shipping, ++serial);
        lags.expect("order", "SELECT count(*) FROM orders WHERE external_id = ? AND channel_state = 'PaymentSettled'",
                order);
        parcels.opened(order);
        return true;
    }

    private boolean count() {
        String variant = any(counted);
        int units = 10_000 + ++serial; // never twice the same
        String location = any(locations);
        update(variant, Map.of("stockLevels", List.of(Map.of("stockLocationId", location, "stockOnHand", units))));
        lags.expect("stock", "SELECT count(*) FROM listing l JOIN stock s ON s.sku_id = l.sku_id"
                + " WHERE l.external_id = ? AND s.figure = ?", variant, units);
        return true;
    }

    private boolean transfer() {
        String variant = any(variants);
        JsonNode levels = admin.ask("query($v: ID!) { productVariant(id: $v) {"
                + " stockLevels { stockLocationId stockOnHand } } }", Map.of("v", variant))
                .at("/productVariant/stockLevels");
        JsonNode from = levels.get(0);
        if (from == null || from.path("stockOnHand").asInt() < 3) {
            return false;
        }
        String source = from.path("stockLocationId").asText();
        String target = any(locations);
        int there = 0;
        for (JsonNode level : levels) {
            there = level.path("stockLocationId").asText().equals(target) ? level.path("stockOnHand").asInt() : there;
        }
        return !source.equals(target) && update(variant, Map.of("stockLevels", List.of(
                Map.of("stockLocationId", source, "stockOnHand", from.path("stockOnHand").asInt() - 2),
                Map.of("stockLocationId", target, "stockOnHand", there + 2))));
    }

    private static Map<String, Object> named(String name) {
        return Map.of("languageCode", "en", "name", name);
    }

    private boolean update(String variant, Map<String, Object> change) {
        Map<String, Object> input = new TreeMap<>(change);
        input.put("id", variant);
        admin.ask("mutation($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }",
                Map.of("i", List.of(input)));
        return true;
    }

    private boolean product(Map<String, Object> change) {
        Map<String, Object> input = new TreeMap<>(change);
        input.put("id", any(products));
        admin.ask("mutation($i: UpdateProductInput!) { updateProduct(input: $i) { id } }", Map.of("i", input));
        return true;
    }

    private boolean add() {
        int number = ++serial;
        String product = admin.ask("mutation($i: CreateProductInput!) { createProduct(input: $i) { id } }",
                Map.of("i", Map.of("enabled", true, "translations", List.of(Map.of("languageCode", "en", "name",
                        "New " + number, "slug", "new-" + number, "description", "")))))
                .at("/createProduct/id").asText();
        String variant = admin.ask(
                "mutation($i: [CreateProductVariantInput!]!) { createProductVariants(input: $i) { id } }",
                Map.of("i", List.of(Map.of("productId", product, "sku", "NEW-" + number, "price", 100 * number,
                        "translations", List.of(named("New " + number)), "stockLevels", List.of(
                                Map.of("stockLocationId", any(locations), "stockOnHand", 30 + number))))))
                .at("/createProductVariants/0/id").asText();
        products.add(product);
        variants.add(variant);
        added.add(variant);
        lags.expect("article", "SELECT count(*) FROM listing WHERE external_id = ?", variant);
        return true;
    }

    /// Never one that was added here: it may be bought and gone before any reading of the catalogue, and then the order's
    /// line rightly waits for a person.
    private boolean delete() {
        String variant = any(variants);
        if (added.contains(variant)) {
            return false;
        }
        variants.remove(variant);
        admin.ask("mutation($v: ID!) { deleteProductVariant(id: $v) { result } }", Map.of("v", variant));
        deleted.add(variant);
        return true;
    }

    private boolean renameLocation() {
        admin.ask("mutation($i: UpdateStockLocationInput!) { updateStockLocation(input: $i) { id } }",
                Map.of("i", Map.of("id", any(locations), "name", "Place " + ++serial)));
        return true;
    }

    private boolean addLocation() {
        String id = admin.ask(
                "mutation($i: CreateStockLocationInput!) { createStockLocation(input: $i) { id } }",
                Map.of("i", Map.of("name", "Store " + ++serial, "description", ""))).at("/createStockLocation/id")
                .asText();
        locations.add(id);
        return true;
    }
}
