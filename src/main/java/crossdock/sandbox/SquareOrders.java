package crossdock.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.PosOrder.Sort;
import crossdock.sandbox.PosOrder.Step;
import crossdock.sandbox.Sources.Site;
import crossdock.sandbox.SquareBody.SquareRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Till orders in Square's dialect.
final class SquareOrders {
    private static final Duration SOONEST = Duration.ofHours(2);
    /// When people want to collect: some as soon as they can, most later in the day or on the next.
    private static final List<Duration> WAITS = List.of(
            SOONEST, Duration.ofHours(4), Duration.ofHours(5), Duration.ofHours(24), Duration.ofHours(27));

    private final World world;
    private final Set<String> locations;
    private final Map<String, ObjectNode> made = new HashMap<>();

    SquareOrders(World world) {
        this.world = world;
        locations = world.tills.stores().stream().map(Site::id).collect(Collectors.toSet());
    }

    ObjectNode search(SquareBody body) {
        body.only("location_ids", "cursor", "query", "limit", "return_entries");
        Set<String> wanted = body.strings("location_ids");
        if (wanted.isEmpty() || wanted.size() > 10) {
            String code = wanted.isEmpty() ? "ARRAY_EMPTY" : "ARRAY_LENGTH_TOO_LONG";
            throw SquareRefusal.bad(code, "Name 1 to 10 locations.", "location_ids");
        }
        if (!locations.containsAll(wanted)) {
            throw SquareRefusal.bad("INVALID_LOCATION", "A location does not belong to this merchant.", "location_ids");
        }
        SquareBody query = body.part("query").only("filter", "sort");
        boolean isByUpdate = query.part("sort").text("sort_field").orElse("CREATED_AT").equals("UPDATED_AT");
        boolean isAscending = query.part("sort").text("sort_order").orElse("DESC").equals("ASC");
        Comparator<PosOrder> order = Comparator.<PosOrder, Instant>comparing(o -> isByUpdate ? o.updated : o.created)
                .thenComparingLong(o -> o.rank);
        Comparator<PosOrder> sort = isAscending ? order : order.reversed();
        List<PosOrder> found = world.tills.orders().stream()
                .filter(o -> wanted.contains(o.site.id()))
                .filter(filter(query.part("filter"), query.part("sort")))
                .sorted(sort)
                .toList();
        return page(body, found, isByUpdate, isAscending);
    }

    private Predicate<PosOrder> filter(SquareBody filter, SquareBody sort) {
        filter.only("state_filter", "date_time_filter", "fulfillment_filter", "source_filter", "customer_filter");
        Set<String> states = filter.part("state_filter").strings("states");
        SquareBody times = filter.part("date_time_filter").only("created_at", "updated_at", "closed_at");
        for (String field : List.of("created_at", "updated_at", "closed_at")) {
            String needed = field.toUpperCase(Locale.ROOT);
            if (times.has(field) && !sort.text("sort_field").orElse("CREATED_AT").equals(needed)) {
                throw SquareRefusal.bad(
                        "INVALID_SORT_ORDER",
                        "`sort_field` must be " + needed + " with this filter.",
                        sort.field("sort_field"));
            }
        }
        SquareBody updated = times.part("updated_at").only("start_at", "end_at");
        SquareBody created = times.part("created_at").only("start_at", "end_at");
        Instant updatedFrom = updated.time("start_at").orElse(Instant.MIN);
        Instant updatedTo = updated.time("end_at").orElse(Instant.MAX);
        Instant createdFrom = created.time("start_at").orElse(Instant.MIN);
        Instant createdTo = created.time("end_at").orElse(Instant.MAX);
        return o -> (states.isEmpty() || states.contains(o.state()))
                && !o.updated.isBefore(updatedFrom)
                && !o.updated.isAfter(updatedTo)
                && !o.created.isBefore(createdFrom)
                && !o.created.isAfter(createdTo);
    }

    /// The cursor names the last order of the page before by stamp and rank: an order updated meanwhile leaves its
    /// place.
    private ObjectNode page(SquareBody body, List<PosOrder> found, boolean isByUpdate, boolean isAscending) {
        int limit = body.limit(500, 1_000);
        int from = 0;
        String cursor = body.cursor().orElse("");
        if (!cursor.isEmpty()) {
            String[] key = cursor.split(",");
            if (key.length != 2) {
                throw SquareRefusal.bad("INVALID_CURSOR", "The cursor is not valid.", "cursor");
            }
            Instant stamp = Instant.ofEpochMilli(SquareBody.number(key[0]));
            long rank = SquareBody.number(key[1]);
            while (from < found.size() && !isPast(found.get(from), isByUpdate, isAscending, stamp, rank)) {
                from++;
            }
            if (from > 0 && world.faults.fires(Kind.SQUARE_REPEATED_ROW, world.now())) {
                from--;
            }
        }
        boolean isEntries = body.flag("return_entries", false);
        int end = Math.min(found.size(), from + limit);
        ObjectNode answer = SquareDialect.JSON.objectNode();
        for (PosOrder order : found.subList(from, end)) {
            if (isEntries) {
                ObjectNode entry = answer.withArray("order_entries").addObject();
                entry.put("order_id", order.id).put("location_id", order.site.id());
                if (order.version > 0) {
                    entry.put("version", order.version);
                }
            } else {
                answer.withArray("orders").add(write(order));
            }
        }
        if (end < found.size()) {
            PosOrder last = found.get(end - 1);
            long stamp = (isByUpdate ? last.updated : last.created).toEpochMilli();
            answer.put("cursor", SquareBody.cursor(stamp + "," + last.rank));
        }
        return answer;
    }

    private static boolean isPast(PosOrder order, boolean isByUpdate, boolean isAscending, Instant stamp, long rank) {
        int byStamp = (isByUpdate ? order.updated : order.created).compareTo(stamp);
        int place = byStamp != 0 ? byStamp : Long.compare(order.rank, rank);
        return isAscending ? place > 0 : place < 0;
    }

    ObjectNode retrieve(SquareBody body) {
        body.only("location_id", "order_ids");
        ObjectNode answer = SquareDialect.JSON.objectNode();
        for (String id : body.strings("order_ids")) {
            world.tills.find(id).ifPresent(order -> answer.withArray("orders").add(write(order)));
        }
        return answer;
    }

    ObjectNode one(String id) {
        return wrapped(find(id));
    }

    private PosOrder find(String id) {
        return world.tills
                .find(id)
                .orElseThrow(() -> new SquareRefusal(
                        404, "INVALID_REQUEST_ERROR", "NOT_FOUND", "Order not found.", "order_id"));
    }

    private ObjectNode wrapped(PosOrder order) {
        ObjectNode answer = SquareDialect.JSON.objectNode();
        answer.set("order", write(order));
        return answer;
    }

    /// Sparse update of a pickup's step. A sale at a till has no version and cannot be updated.
    ObjectNode update(String id, SquareBody body) {
        body.only("order", "fields_to_clear", "idempotency_key");
        PosOrder order = find(id);
        SquareBody sparse = body.part("order");
        String key = body.text("idempotency_key").orElse("");
        ObjectNode before = made.get(key);
        if (!key.isEmpty() && before != null) {
            return before.deepCopy();
        }
        if (order.version == 0) {
            throw SquareRefusal.bad("BAD_REQUEST", "This order was not made by an API and cannot be updated.", "order");
        }
        if (!sparse.json().path("version").isInt()) {
            throw SquareRefusal.bad("MISSING_REQUIRED_PARAMETER", "Missing required parameter.", "order.version");
        }
        if (sparse.json().path("version").intValue() != order.version) {
            String detail = "VERSION_MISMATCH: the order has changed.";
            throw new SquareRefusal(409, "INVALID_REQUEST_ERROR", "CONFLICT", detail, "order.version");
        }
        Step step = null;
        for (SquareBody fulfilment : sparse.parts("fulfillments")) {
            step = step(fulfilment.required("state"), fulfilment.field("state"));
        }
        if (sparse.text("state").orElse("").equals("CANCELED")) {
            step = Step.CANCELED;
        }
        if (step != null) {
            if (order.isClosed() || step.ordinal() < order.step.ordinal()) {
                throw SquareRefusal.bad("INVALID_VALUE", "The fulfillment cannot go back to that state.", "order");
            }
            world.tills.move(order, step);
        }
        ObjectNode answer = wrapped(order);
        if (!key.isEmpty()) {
            made.put(key, answer.deepCopy());
        }
        return answer;
    }

    private static Step step(String state, String field) {
        for (Step step : Step.values()) {
            if (step.name().equals(state)) {
                return step;
            }
        }
        throw SquareRefusal.bad("INVALID_ENUM_VALUE", "`" + state + "` is not a state taken here.", field);
    }

    private ObjectNode write(PosOrder order) {
        ObjectNode node = SquareDialect.JSON.objectNode();
        node.put("id", order.id).put("location_id", order.site.id());
        node.putObject("source").put("name", order.sort == Sort.PICKUP ? "Fernhill Online" : "Point of Sale");
        node.put("created_at", SquareDialect.stamp(order.created));
        node.put("updated_at", SquareDialect.stamp(order.updated));
        node.put("state", order.state());
        if (order.version > 0) {
            node.put("version", order.version);
        }
        if (order.isClosed()) {
            node.put("closed_at", SquareDialect.stamp(order.updated));
        }
        if (order.sort == Sort.RETURN) {
            writeReturn(order, node);
        } else {
            writeSale(order, node);
        }
        return node;
    }

    private void writeSale(PosOrder order, ObjectNode node) {
        ArrayNode lines = node.putArray("line_items");
        order.lines.forEach(line -> line(lines.addObject(), line.uid(), line, "gross_sales_money"));
        ObjectNode tender = node.putArray("tenders").addObject();
        tender.put("id", Codes.of('T', order.id.hashCode(), 24)).put("location_id", order.site.id());
        tender.put("created_at", SquareDialect.stamp(order.created)).put("type", "CARD");
        tender.set("amount_money", SquareDialect.money(order.total()));
        tender.putObject("card_details").put("status", "CAPTURED");
        if (order.sort == Sort.PICKUP) {
            pickup(node.putArray("fulfillments").addObject(), order);
        }
        if (order.step == Step.CANCELED) {
            refund(node, order);
        }
        node.set("total_money", SquareDialect.money(order.total()));
        for (String name :
                List.of("total_tax_money", "total_discount_money", "total_tip_money", "net_amount_due_money")) {
            node.set(name, SquareDialect.money(0));
        }
        node.set("net_amounts", amounts(order.step == Step.CANCELED ? 0 : order.total()));
    }

    private void writeReturn(PosOrder order, ObjectNode node) {
        ObjectNode back = node.putArray("returns").addObject();
        back.put("uid", Codes.of('r', order.id.hashCode(), 20)).put("source_order_id", order.about);
        ArrayNode lines = back.putArray("return_line_items");
        for (PosOrder.Line line : order.lines) {
            ObjectNode item = lines.addObject();
            line(item, Codes.of('r', line.uid().hashCode(), 20), line, "gross_return_money");
            item.put("source_line_item_uid", line.uid());
        }
        back.set("return_amounts", amounts(order.total()));
        node.set("return_amounts", amounts(order.total()));
        node.set("net_amounts", amounts(-order.total()));
        refund(node, order);
        node.set("total_money", SquareDialect.money(0));
    }

    private static void line(ObjectNode node, String uid, PosOrder.Line line, String grossName) {
        node.put("uid", uid).put("name", line.product().name()).put("quantity", Integer.toString(line.quantity()));
        node.put("catalog_object_id", SquareCatalog.variationId(line.product()));
        node.put("variation_name", "Regular").put("item_type", "ITEM");
        node.set("base_price_money", SquareDialect.money(line.price()));
        node.set("variation_total_price_money", SquareDialect.money(line.total()));
        node.set(grossName, SquareDialect.money(line.total()));
        node.set("total_tax_money", SquareDialect.money(0));
        node.set("total_discount_money", SquareDialect.money(0));
        node.set("total_money", SquareDialect.money(line.total()));
    }

    private static void pickup(ObjectNode node, PosOrder order) {
        node.put("uid", Codes.of('f', order.id.hashCode(), 20)).put("type", "PICKUP");
        node.put("state", order.step.name()).put("line_item_application", "ALL");
        ObjectNode details = node.putObject("pickup_details");
        details.putObject("recipient").put("display_name", order.about);
        Duration wait = WAITS.get(Math.floorMod(order.id.hashCode(), WAITS.size()));
        details.put("schedule_type", wait.equals(SOONEST) ? "ASAP" : "SCHEDULED").put("prep_time_duration", "PT1H");
        details.put("pickup_at", SquareDialect.stamp(order.created.plus(wait)));
        String[] names = {"placed_at", "accepted_at", "ready_at", "picked_up_at", "canceled_at"}; // as Step's order
        for (Step step : Step.values()) {
            @Nullable Instant reached = order.reached[step.ordinal()];
            if (reached != null) {
                details.put(names[step.ordinal()], SquareDialect.stamp(reached));
            }
        }
    }

    private static void refund(ObjectNode node, PosOrder order) {
        ObjectNode refund = node.putArray("refunds").addObject();
        refund.put("id", Codes.of('R', order.id.hashCode(), 24)).put("location_id", order.site.id());
        refund.put("created_at", SquareDialect.stamp(order.updated));
        refund.put("reason", order.sort == Sort.RETURN ? "Returned goods" : "Order canceled");
        refund.put("status", "APPROVED");
        refund.set("amount_money", SquareDialect.money(order.total()));
    }

    private static ObjectNode amounts(long total) {
        ObjectNode node = SquareDialect.JSON.objectNode();
        node.set("total_money", SquareDialect.money(total));
        for (String name : List.of("tax_money", "discount_money", "tip_money", "service_charge_money")) {
            node.set(name, SquareDialect.money(0));
        }
        return node;
    }
}
