package crossdock.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.Loopback.Request;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.SquareBody.SquareRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The catalogue in Square's dialect: one item with one variation for each article, a category for each product type,
/// and a few deleted items.
final class SquareCatalog {
    private static final int PAGE = 100;
    private static final int DELETED = 4;
    private static final Set<String> TYPES = Set.of(
            "ITEM", "IMAGE", "CATEGORY", "ITEM_VARIATION", "TAX", "DISCOUNT", "MODIFIER_LIST", "MODIFIER",
            "PRICING_RULE", "PRODUCT_SET", "TIME_PERIOD", "MEASUREMENT_UNIT", "SUBSCRIPTION_PLAN_VARIATION",
            "ITEM_OPTION", "ITEM_OPTION_VAL", "CUSTOM_ATTRIBUTE_DEFINITION", "QUICK_AMOUNTS_SETTINGS",
            "SUBSCRIPTION_PLAN", "AVAILABILITY_PERIOD");

    /// One object of the catalogue before it is written out.
    private record Thing(String type, String id, Instant updated, boolean isDeleted, int index) {}

    private final World world;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private final Instant since;

    SquareCatalog(World world) {
        this.world = world;
        since = world.now().minusSeconds(40_000);
        for (Product product : world.sources.products()) {
            categories.putIfAbsent(product.type(), categories.size());
        }
    }

    static String variationId(Product product) {
        return Codes.of('V', product.index() + 1, 24);
    }

    private static String itemId(int index) {
        return Codes.of('I', index + 1, 24);
    }

    private static String categoryId(int index) {
        return Codes.of('K', index + 1, 24);
    }

    ObjectNode search(SquareBody body) {
        body.only(
                "cursor",
                "object_types",
                "include_deleted_objects",
                "include_related_objects",
                "begin_time",
                "query",
                "limit",
                "include_category_path_to_root");
        Set<String> types = types(body.strings("object_types"));
        boolean isWithDeleted = body.flag("include_deleted_objects", false);
        Instant begin = body.time("begin_time").orElse(Instant.MIN); // exclusive
        int wanted = body.json().path("limit").asInt(1_000);
        int limit = wanted < 1 || wanted > 1_000 ? 1_000 : wanted; // a limit out of range is ignored
        int from = body.cursor().map(c -> (int) SquareBody.number(c)).orElse(0);
        Predicate<Thing> isWanted = t -> t.updated().isAfter(begin) && (isWithDeleted || !t.isDeleted());
        ObjectNode answer = page(types, isWanted, from, limit);
        if (body.flag("include_related_objects", false) && types.contains("ITEM")) {
            categories.values().forEach(index ->
                    answer.withArray("related_objects").add(write(category(index))));
        }
        answer.put("latest_time", SquareDialect.stamp(world.now()));
        return answer;
    }

    ObjectNode list(Request request) {
        Set<String> given = request.parameter("types").filter(t -> !t.isBlank()).stream()
                .flatMap(t -> Arrays.stream(t.toUpperCase(Locale.ROOT).split(",")))
                .collect(Collectors.toSet());
        int from = request.parameter("cursor")
                .map(c -> (int) SquareBody.number(SquareBody.openCursor(c)))
                .orElse(0);
        return page(types(given), thing -> !thing.isDeleted(), from, PAGE);
    }

    private static Set<String> types(Set<String> given) {
        for (String type : given) {
            if (!TYPES.contains(type)) {
                throw SquareRefusal.bad(
                        "INVALID_ENUM_VALUE", "`" + type + "` is not a catalog object type.", "object_types");
            }
        }
        return given.isEmpty() ? Set.of("ITEM", "CATEGORY") : given; // nested types only when asked for
    }

    private ObjectNode page(Set<String> types, Predicate<Thing> filter, int from, int limit) {
        List<Thing> all = things(types).stream().filter(filter).toList();
        boolean isRepeating = from > 0 && world.faults.fires(Kind.SQUARE_REPEATED_ROW, world.now());
        int start = Math.clamp(isRepeating ? from - 1 : from, 0, all.size());
        int end = Math.min(all.size(), start + limit);
        ObjectNode answer = SquareDialect.JSON.objectNode();
        all.subList(start, end).forEach(thing -> answer.withArray("objects").add(write(thing)));
        if (end < all.size()) {
            answer.put("cursor", SquareBody.cursor(Integer.toString(end)));
        }
        return answer;
    }

    private List<Thing> things(Set<String> types) {
        List<Thing> things = new ArrayList<>();
        if (types.contains("CATEGORY")) {
            categories.values().forEach(index -> things.add(category(index)));
        }
        for (String type : List.of("ITEM", "ITEM_VARIATION")) {
            if (types.contains(type)) {
                int products = world.sources.products().size();
                for (int index = 0; index < products + DELETED; index++) {
                    boolean isItem = type.equals("ITEM");
                    Instant updated = since;
                    if (index < products) {
                        Instant repriced = world.shop.repriced(world.sources.products().get(index));
                        updated = repriced.isAfter(since) ? repriced : since;
                    }
                    String id = isItem ? itemId(index) : Codes.of('V', index + 1, 24);
                    things.add(new Thing(type, id, updated, index >= products, index));
                }
            }
        }
        return things;
    }

    private Thing category(int index) {
        return new Thing("CATEGORY", categoryId(index), since, false, index);
    }

    private ObjectNode write(Thing thing) {
        ObjectNode node = SquareDialect.JSON.objectNode();
        node.put("type", thing.type()).put("id", thing.id());
        node.put("updated_at", SquareDialect.stamp(thing.updated()));
        node.put("version", thing.updated().toEpochMilli());
        node.put("is_deleted", thing.isDeleted());
        node.put("present_at_all_locations", true);
        switch (thing.type()) {
            case "CATEGORY" -> node.putObject("category_data")
                    .put("name", List.copyOf(categories.keySet()).get(thing.index()))
                    .put("category_type", "REGULAR_CATEGORY")
                    .put("is_top_level", true);
            case "ITEM" -> item(thing, node);
            default -> variation(thing, node.putObject("item_variation_data"));
        }
        return node;
    }

    private void item(Thing thing, ObjectNode node) {
        ObjectNode data = node.putObject("item_data");
        if (thing.isDeleted()) {
            data.put("name", "Discontinued article " + (thing.index() + 1));
        } else {
            Product product = world.sources.products().get(thing.index());
            String category = categoryId(categories.getOrDefault(product.type(), 0));
            data.put("name", product.name());
            data.put("description", product.brand() + " " + product.type().toLowerCase(Locale.ROOT));
            data.put("is_taxable", true);
            data.putArray("categories").addObject().put("id", category);
            data.putObject("reporting_category").put("id", category);
        }
        Thing variation = new Thing(
                "ITEM_VARIATION",
                Codes.of('V', thing.index() + 1, 24),
                thing.updated(),
                thing.isDeleted(),
                thing.index());
        data.putArray("variations").add(write(variation));
        data.put("product_type", "REGULAR").put("skip_modifier_screen", false).put("is_archived", false);
    }

    private void variation(Thing thing, ObjectNode data) {
        data.put("item_id", itemId(thing.index())).put("name", "Regular").put("ordinal", 0);
        data.put("pricing_type", "FIXED_PRICING");
        if (thing.isDeleted()) {
            data.put("sku", "OLD-" + (thing.index() + 1));
            data.set("price_money", SquareDialect.money(999));
        } else {
            Product product = world.sources.products().get(thing.index());
            data.put("sku", product.sku());
            data.set("price_money", SquareDialect.money(world.shop.price(product)));
        }
        data.put("track_inventory", true).put("sellable", true).put("stockable", true);
    }
}
