package crossdock.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.Shelves.Cause;
import crossdock.sandbox.Shelves.Change;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import crossdock.sandbox.SquareBody.SquareRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Counts and inventory changes in Square's dialect. Counts come newest first; a row that changes while a client pages
/// moves to the front and is missed by that traversal.
final class SquareStock {
    private static final int PAGE = 1_000;
    private static final int CHANGES = 100;

    /// @param body the request of that key, to refuse the same key with another body
    private record Made(String body, ObjectNode answer) {}

    private final World world;
    private final Map<String, Site> siteById = new HashMap<>();
    private final Map<String, Product> productById = new HashMap<>();
    private final Map<String, Made> made = new HashMap<>();

    SquareStock(World world) {
        this.world = world;
        world.tills.stores().forEach(site -> siteById.put(site.id(), site));
        world.sources.products().forEach(product -> productById.put(SquareCatalog.variationId(product), product));
    }

    ObjectNode counts(SquareBody body) {
        body.only("catalog_object_ids", "location_ids", "updated_after", "cursor", "states", "limit");
        Set<String> states = body.strings("states");
        Instant after = body.time("updated_after").orElse(Instant.EPOCH);
        int limit = body.limit(PAGE, PAGE);
        BiPredicate<Site, Product> filter = filter(body);
        long key = body.cursor().map(SquareBody::number).orElse(Long.MAX_VALUE);
        if (key != Long.MAX_VALUE) {
            drift(key, limit);
            if (world.faults.fires(Kind.SQUARE_REPEATED_ROW, world.now())) {
                key = world.shelves.newerThan(key);
            }
        }
        ObjectNode answer = SquareDialect.JSON.objectNode();
        if (!states.isEmpty() && !states.contains("IN_STOCK")) {
            return answer;
        }
        Iterator<Map.Entry<Long, Integer>> rows =
                world.shelves.changedBefore(key).entrySet().iterator();
        int written = 0;
        while (rows.hasNext()) {
            Map.Entry<Long, Integer> row = rows.next();
            int cell = row.getValue();
            if (!world.shelves.changedAt(cell).isAfter(after)) {
                break; // the rest is older
            }
            if (filter.test(site(cell), product(cell))) {
                if (written == limit) {
                    answer.put("cursor", SquareBody.cursor(Long.toString(key)));
                    break;
                }
                answer.withArray("counts").add(count(cell));
                key = row.getKey();
                written++;
            }
        }
        return answer;
    }

    /// Moves a row that the client has not read yet to the front: found when counting, one more or less.
    private void drift(long key, int limit) {
        if (world.faults.isDue(Kind.SQUARE_DRIFTING_PAGE, world.now())) {
            world.shelves.changedBefore(key).values().stream().skip(limit / 2).findFirst().ifPresent(cell -> {
                Instant now = world.now();
                world.shelves.move(cell, 1, Cause.DELIVERY, now, now);
                world.faults.fires(Kind.SQUARE_DRIFTING_PAGE, now);
            });
        }
    }

    private BiPredicate<Site, Product> filter(SquareBody body) {
        Set<String> locations = body.strings("location_ids");
        Set<String> objects = body.strings("catalog_object_ids");
        return (site, product) -> (locations.isEmpty() || locations.contains(site.id()))
                && (objects.isEmpty() || objects.contains(SquareCatalog.variationId(product)));
    }

    private Site site(int cell) {
        return world.sources.sites().get(world.shelves.siteOf(cell));
    }

    private Product product(int cell) {
        return world.sources.products().get(world.shelves.productOf(cell));
    }

    private ObjectNode count(int cell) {
        return SquareDialect.JSON.objectNode()
                .put("catalog_object_id", SquareCatalog.variationId(product(cell)))
                .put("catalog_object_type", "ITEM_VARIATION")
                .put("state", "IN_STOCK")
                .put("location_id", site(cell).id())
                .put("quantity", Integer.toString(world.shelves.inStock(cell)))
                .put("calculated_at", SquareDialect.stamp(world.shelves.changedAt(cell)));
    }

    ObjectNode changes(SquareBody body) {
        body.only(
                "catalog_object_ids",
                "location_ids",
                "types",
                "states",
                "updated_after",
                "updated_before",
                "cursor",
                "limit");
        Set<String> types = body.strings("types");
        Set<String> states = body.strings("states");
        Instant after = body.time("updated_after").orElse(Instant.EPOCH);
        Instant before = body.time("updated_before").orElse(Instant.MAX);
        int limit = body.limit(CHANGES, PAGE);
        BiPredicate<Site, Product> filter = filter(body);
        int from = body.cursor().map(c -> (int) SquareBody.number(c)).orElse(0);
        List<Change> found = world.shelves.history().stream()
                .filter(c -> siteById.containsKey(site(c.cell()).id()))
                .filter(c -> filter.test(site(c.cell()), product(c.cell())))
                .filter(c -> types.isEmpty() || types.contains(c.isCount() ? "PHYSICAL_COUNT" : "ADJUSTMENT"))
                .filter(c -> states.isEmpty() || states.contains(c.to()) || states.contains(c.from()))
                .filter(c -> c.createdAt().isAfter(after) && c.createdAt().isBefore(before))
                .sorted(Comparator.comparing(Change::occurredAt).thenComparingLong(Change::number))
                .toList();
        ObjectNode answer = SquareDialect.JSON.objectNode();
        int end = Math.min(found.size(), from + limit);
        found.subList(Math.min(from, found.size()), end)
                .forEach(c -> answer.withArray("changes").add(change(c)));
        if (end < found.size()) {
            answer.put("cursor", SquareBody.cursor(Integer.toString(end)));
        }
        return answer;
    }

    private ObjectNode change(Change change) {
        ObjectNode node = SquareDialect.JSON.objectNode();
        node.put("type", change.isCount() ? "PHYSICAL_COUNT" : "ADJUSTMENT");
        ObjectNode inner = node.putObject(change.isCount() ? "physical_count" : "adjustment");
        inner.put("id", Codes.of('H', change.number(), 24));
        if (!change.reference().isEmpty()) {
            inner.put("reference_id", change.reference());
        }
        if (change.isCount()) {
            inner.put("state", change.to());
        } else {
            inner.put("from_state", change.from()).put("to_state", change.to());
        }
        inner.put("catalog_object_id", SquareCatalog.variationId(product(change.cell())));
        inner.put("catalog_object_type", "ITEM_VARIATION");
        inner.put("location_id", site(change.cell()).id());
        inner.put("quantity", Integer.toString(change.quantity()));
        inner.put("occurred_at", SquareDialect.stamp(change.occurredAt()));
        inner.put("created_at", SquareDialect.stamp(change.createdAt()));
        return node;
    }

    ObjectNode create(SquareBody body) {
        body.only("idempotency_key", "changes", "ignore_unchanged_counts");
        String key = body.required("idempotency_key");
        if (key.length() > 128) {
            throw SquareRefusal.bad("VALUE_TOO_LONG", "`idempotency_key` is over 128 characters.", "idempotency_key");
        }
        Made before = made.get(key);
        if (before != null) {
            if (!before.body().equals(body.json().toString())) {
                throw SquareRefusal.bad(
                        "IDEMPOTENCY_KEY_REUSED", "The key was used with another request.", "idempotency_key");
            }
            return before.answer().deepCopy();
        }
        boolean ignoresUnchanged = body.flag("ignore_unchanged_counts", true);
        List<Runnable> acts = new ArrayList<>();
        ObjectNode answer = SquareDialect.JSON.objectNode();
        for (SquareBody change : body.parts("changes")) {
            acts.add(prepare(change, ignoresUnchanged, answer));
        }
        if (acts.isEmpty() || acts.size() > CHANGES) {
            throw SquareRefusal.bad(
                    acts.isEmpty() ? "ARRAY_EMPTY" : "ARRAY_LENGTH_TOO_LONG", "Send 1 to 100 changes.", "changes");
        }
        acts.forEach(Runnable::run); // all were valid: a request applies whole or not at all
        made.put(key, new Made(body.json().toString(), answer));
        return answer.deepCopy();
    }

    private Runnable prepare(SquareBody change, boolean ignoresUnchanged, ObjectNode answer) {
        String type = change.required("type");
        if (type.equals("TRANSFER")) {
            return transfer(change.part("transfer"), answer);
        }
        SquareBody inner =
                switch (type) {
                    case "PHYSICAL_COUNT" -> change.part("physical_count");
                    case "ADJUSTMENT" -> change.part("adjustment");
                    default -> throw SquareRefusal.bad(
                            "INVALID_ENUM_VALUE",
                            "Only PHYSICAL_COUNT, ADJUSTMENT and TRANSFER are taken.",
                            change.field("type"));
                };
        int cell = cell(inner, "location_id");
        int quantity = quantity(inner);
        Instant now = world.now();
        Instant occurred = occurred(inner, now);
        String reference = inner.text("reference_id").orElse("");
        if (type.equals("PHYSICAL_COUNT")) {
            only(inner.required("state"), "IN_STOCK", inner.field("state"));
            return () -> {
                if (!ignoresUnchanged || world.shelves.inStock(cell) != quantity) {
                    tell(answer, cell, world.shelves.count(cell, quantity, occurred, reference, now));
                }
            };
        }
        String from = inner.required("from_state");
        String to = inner.required("to_state");
        int sign = to.equals("IN_STOCK") ? 1 : from.equals("IN_STOCK") ? -1 : 0;
        if (sign == 0 || from.equals(to)) {
            throw SquareRefusal.bad("INVALID_VALUE", "One of both states must be IN_STOCK.", inner.field("from_state"));
        }
        Change sent = new Change(0, cell, from, to, quantity, occurred, now, reference);
        return () -> tell(answer, cell, world.shelves.adjust(cell, sign * quantity, sent, now));
    }

    private static Instant occurred(SquareBody inner, Instant now) {
        Instant occurred = inner.time("occurred_at").orElse(now);
        if (occurred.isAfter(now.plusSeconds(1)) || occurred.isBefore(now.minus(Duration.ofHours(24)))) {
            throw SquareRefusal.bad(
                    "INVALID_TIME", "`occurred_at` must lie in the last 24 hours.", inner.field("occurred_at"));
        }
        return occurred;
    }

    /// This seller has Retail Plus. In the history a transfer stands as its two sides.
    private Runnable transfer(SquareBody inner, ObjectNode answer) {
        int from = cell(inner, "from_location_id");
        int to = cell(inner, "to_location_id");
        int quantity = quantity(inner);
        only(inner.required("state"), "IN_STOCK", inner.field("state"));
        if (from == to) {
            throw SquareRefusal.bad("INVALID_VALUE", "Both locations are the same.", inner.field("to_location_id"));
        }
        Instant now = world.now();
        Instant occurred = occurred(inner, now);
        String reference = inner.text("reference_id").orElse("");
        return () -> {
            Change left = new Change(0, from, "IN_STOCK", "NONE", quantity, occurred, now, reference);
            Change came = new Change(0, to, "NONE", "IN_STOCK", quantity, occurred, now, reference);
            tell(answer, from, world.shelves.adjust(from, -quantity, left, now));
            tell(answer, to, world.shelves.adjust(to, quantity, came, now));
        };
    }

    private void tell(ObjectNode answer, int cell, Change change) {
        answer.withArray("counts").add(count(cell));
        answer.withArray("changes").add(change(change));
    }

    private static void only(String value, String allowed, String field) {
        if (!value.equals(allowed)) {
            throw SquareRefusal.bad("INVALID_VALUE", "Must be " + allowed + ".", field);
        }
    }

    private int cell(SquareBody inner, String place) {
        Site site = siteById.get(inner.required(place));
        Product product = productById.get(inner.required("catalog_object_id"));
        if (site == null || product == null) {
            String field = inner.field(site == null ? place : "catalog_object_id");
            throw new SquareRefusal(404, "INVALID_REQUEST_ERROR", "NOT_FOUND", "Object not found.", field);
        }
        return world.shelves.cell(site, product);
    }

    private static int quantity(SquareBody inner) {
        String quantity = inner.required("quantity");
        if (!quantity.matches("\\d{1,7}")) {
            throw SquareRefusal.bad("INVALID_VALUE", "Must be a whole number as a string.", inner.field("quantity"));
        }
        return Integer.parseInt(quantity);
    }
}
