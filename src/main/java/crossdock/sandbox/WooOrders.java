package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.WebOrder.Note;
import crossdock.sandbox.WebOrder.Refund;
import crossdock.sandbox.WebOrder.Status;
import crossdock.sandbox.WooDialect.Call;
import crossdock.sandbox.WooDialect.Reply;
import crossdock.sandbox.WooDialect.WooRefusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Web orders with notes and refunds in WooCommerce's dialect.
final class WooOrders {
    private final World world;
    private final WooProducts products;

    WooOrders(World world, WooProducts products) {
        this.world = world;
        this.products = products;
    }

    @Nullable Reply route(Call call) {
        if (call.is("GET", false, "", false)) {
            return list(call);
        }
        if (call.id().isEmpty()) {
            return null;
        }
        WebOrder order = find(call.id());
        if (call.is("GET", true, "", false)) {
            return call.fields(new Reply(order(order, call)));
        }
        if (call.is("PUT", true, "", false)) {
            return update(call, order);
        }
        if (call.is("GET", true, "notes", false)) {
            return rows(order.notes.reversed().stream().map(n -> note(n, order, call)).toList());
        }
        if (call.is("POST", true, "notes", false)) {
            String text = call.body().path("note").asText();
            if (text.isEmpty()) {
                throw WooRefusal.parameter("note", "note is required.");
            }
            Note note = world.shop.note(order, world.shop.now(), text, Note.CLIENT);
            return new Reply(201, note(note, order, call), -1, 1);
        }
        if (call.is("GET", true, "refunds", false)) {
            return rows(order.refunds.reversed().stream().map(r -> refund(r, order, call)).toList());
        }
        if (call.is("GET", true, "refunds", true)) {
            long id = WooProducts.number(call.innerId());
            Refund refund = order.refunds.stream()
                    .filter(r -> r.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new WooRefusal(
                            404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid order refund ID."));
            return new Reply(refund(refund, order, call));
        }
        return call.is("POST", true, "refunds", false) ? makeRefund(call, order) : null;
    }

    private static Reply rows(List<ObjectNode> rows) {
        ArrayNode array = WooDialect.JSON.arrayNode();
        array.addAll(rows);
        return new Reply(200, array, rows.size(), Math.max(1, rows.size()));
    }

    private WebOrder find(String id) {
        return world.shop
                .find(WooProducts.number(id))
                .orElseThrow(() -> new WooRefusal(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID."));
    }

    private static Status status(String word, String parameter) {
        for (Status status : Status.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw WooRefusal.parameter(parameter, parameter + " is not one of the shop's order states.");
    }

    private Reply list(Call call) {
        Instant after = call.time("modified_after").orElse(Instant.MIN);
        Instant before = call.time("modified_before").orElse(Instant.MAX);
        Instant madeAfter = call.time("after").orElse(Instant.MIN);
        Instant madeBefore = call.time("before").orElse(Instant.MAX);
        Set<Status> states = call.list("status").stream()
                .filter(word -> !word.equals("any"))
                .map(word -> status(word, "status"))
                .collect(Collectors.toSet());
        Set<String> ids = Set.copyOf(call.list("include"));
        String orderBy = call.oneOf("orderby", "date", Set.of("date", "id", "include", "title", "slug", "modified"));
        boolean isAscending = call.oneOf("order", "desc", Set.of("asc", "desc")).equals("asc");
        Comparator<WebOrder> byId = Comparator.comparingLong(o -> o.id);
        Comparator<WebOrder> order =
                switch (orderBy) {
                    case "date" -> Comparator.<WebOrder, Instant>comparing(o -> o.created).thenComparing(byId);
                    case "modified" -> Comparator.<WebOrder, Instant>comparing(o -> o.modified).thenComparing(byId);
                    default -> byId;
                };
        List<WebOrder> found = world.shop.orders().stream()
                .filter(o -> o.modified.isAfter(after) && o.modified.isBefore(before))
                .filter(o -> o.created.isAfter(madeAfter) && o.created.isBefore(madeBefore))
                .filter(o -> states.isEmpty() || states.contains(o.status))
                .filter(o -> ids.isEmpty() || ids.contains(Long.toString(o.id)))
                .sorted(isAscending ? order : order.reversed())
                .toList();
        return WooProducts.page(call, found, o -> order(o, call));
    }

    private Reply update(Call call, WebOrder order) {
        ObjectNode body = call.body();
        JsonNode status = body.path("status");
        if (!status.isMissingNode()) {
            world.shop.move(order, status(status.asText(), "status"));
        }
        for (JsonNode meta : body.path("meta_data")) {
            order.meta.put(meta.path("key").asText(), meta.path("value").asText());
            order.modified = world.shop.now();
        }
        return new Reply(order(order, call));
    }

    private Reply makeRefund(Call call, WebOrder order) {
        ObjectNode body = call.body();
        Map<Long, Integer> quantities = new HashMap<>();
        for (JsonNode line : body.path("line_items")) {
            quantities.put(line.path("id").asLong(), line.path("quantity").asInt());
        }
        boolean isRestocking = body.path("api_restock").asBoolean(true);
        Refund refund = world.shop.refund(order, quantities, isRestocking, body.path("reason").asText());
        return new Reply(201, refund(refund, order, call), -1, 1);
    }

    private ObjectNode order(WebOrder order, Call call) {
        ObjectNode node = WooDialect.JSON.objectNode();
        node.put("id", order.id).put("parent_id", 0).put("number", Long.toString(order.id));
        node.put("order_key", "wc_order_" + Codes.hex(order.id, "order", 13)).put("created_via", "checkout");
        node.put("version", "9.4.2").put("status", order.status.word()).put("currency", "USD");
        WooDialect.date(node, "date_created", order.created);
        WooDialect.date(node, "date_modified", order.modified);
        node.put("discount_total", "0.00").put("discount_tax", "0.00");
        node.put("shipping_total", WebShop.decimal(order.shipping())).put("shipping_tax", "0.00");
        node.put("cart_tax", "0.00").put("total", WebShop.decimal(order.total())).put("total_tax", "0.00");
        node.put("prices_include_tax", false).put("customer_id", order.buyer.number());
        node.put("customer_ip_address", "127.0.0.1").put("customer_user_agent", "").put("customer_note", "");
        ObjectNode billing = address(node.putObject("billing"), order.buyer);
        String mail = order.buyer.firstName() + "." + order.buyer.lastName() + "@example.com";
        billing.put("email", mail.toLowerCase(Locale.ROOT).replace(" ", ""));
        billing.put("phone", "555-" + String.format(Locale.ROOT, "%04d", order.buyer.number() % 10_000));
        address(node.putObject("shipping"), order.buyer);
        node.put("payment_method", order.status == Status.ON_HOLD ? "bacs" : "card");
        node.put("payment_method_title", order.status == Status.ON_HOLD ? "Direct bank transfer" : "Card");
        node.put("transaction_id", "");
        WooDialect.date(node, "date_paid", order.paid);
        WooDialect.date(node, "date_completed", order.completed);
        node.put("cart_hash", Codes.hex(order.id, "cart", 32));
        ArrayNode meta = node.putArray("meta_data");
        long id = order.id * 10;
        ObjectNode reduced = meta.addObject().put("id", id).put("key", "_order_stock_reduced");
        reduced.put("value", order.hasReducedStock ? "yes" : "no");
        for (Map.Entry<String, String> entry : order.meta.entrySet()) {
            meta.addObject().put("id", ++id).put("key", entry.getKey()).put("value", entry.getValue());
        }
        ArrayNode lines = node.putArray("line_items");
        order.lines.forEach(line -> line(lines.addObject(), line.id(), line, line.quantity()));
        node.putArray("tax_lines");
        ObjectNode shipping = node.putArray("shipping_lines").addObject();
        shipping.put("id", order.id * 10 + 9).put("method_title", order.shipMode).put("method_id", "flat_rate");
        shipping.put("total", WebShop.decimal(order.shipping())).put("total_tax", "0.00");
        shipping.putArray("taxes");
        shipping.putArray("meta_data");
        node.putArray("fee_lines");
        node.putArray("coupon_lines");
        ArrayNode refunds = node.putArray("refunds");
        order.refunds.forEach(r -> refunds.addObject()
                .put("id", r.id())
                .put("reason", r.reason())
                .put("total", "-" + WebShop.decimal(r.amount())));
        ObjectNode links = node.putObject("_links");
        WooProducts.link(links, "self", call.base() + "orders/" + order.id);
        WooProducts.link(links, "collection", call.base() + "orders");
        return node;
    }

    private static ObjectNode address(ObjectNode node, WebOrder.Buyer buyer) {
        return node.put("first_name", buyer.firstName())
                .put("last_name", buyer.lastName())
                .put("company", "")
                .put("address_1", buyer.street())
                .put("address_2", "")
                .put("city", buyer.place().city())
                .put("state", buyer.place().state())
                .put("postcode", buyer.place().zip())
                .put("country", "US");
    }

    /// @param quantity as shown: in a refund it is negative
    private void line(ObjectNode node, long id, WebOrder.Line line, int quantity) {
        long productId = products.listingId(line.product());
        long variationId = products.isVariation(line.product()) ? Listing.variationId(line.product()) : 0;
        String total = WebShop.decimal((long) quantity * line.price());
        node.put("id", id).put("name", line.product().name());
        node.put("product_id", productId).put("variation_id", variationId).put("quantity", quantity);
        node.put("tax_class", "").put("subtotal", total).put("subtotal_tax", "0.00");
        node.put("total", total).put("total_tax", "0.00");
        node.putArray("taxes");
        node.putArray("meta_data");
        node.put("sku", line.product().sku()).put("price", line.price() / 100.0);
    }

    private static ObjectNode note(Note note, WebOrder order, Call call) {
        ObjectNode node = WooDialect.JSON.objectNode();
        node.put("id", note.id()).put("author", note.author());
        WooDialect.date(node, "date_created", note.created());
        node.put("note", note.text()).put("customer_note", note.isForCustomer());
        ObjectNode links = node.putObject("_links");
        String up = call.base() + "orders/" + order.id;
        WooProducts.link(links, "self", up + "/notes/" + note.id());
        WooProducts.link(links, "collection", up + "/notes");
        WooProducts.link(links, "up", up);
        return node;
    }

    private ObjectNode refund(Refund refund, WebOrder order, Call call) {
        ObjectNode node = WooDialect.JSON.objectNode();
        node.put("id", refund.id());
        WooDialect.date(node, "date_created", refund.created());
        node.put("amount", WebShop.decimal(refund.amount())).put("reason", refund.reason());
        node.put("refunded_by", 1).put("refunded_payment", false);
        node.putArray("meta_data");
        ArrayNode lines = node.putArray("line_items");
        long id = refund.id() * 10;
        for (WebOrder.Line line : order.lines) {
            Integer quantity = refund.quantities().get(line.id());
            if (quantity != null) {
                ObjectNode item = lines.addObject();
                line(item, ++id, line, -quantity);
                item.withArray("meta_data")
                        .addObject()
                        .put("id", id)
                        .put("key", "_refunded_item_id")
                        .put("value", Long.toString(line.id()));
            }
        }
        node.putArray("shipping_lines");
        node.putArray("tax_lines");
        node.putArray("fee_lines");
        ObjectNode links = node.putObject("_links");
        String up = call.base() + "orders/" + order.id;
        WooProducts.link(links, "self", up + "/refunds/" + refund.id());
        WooProducts.link(links, "collection", up + "/refunds");
        WooProducts.link(links, "up", up);
        return node;
    }
}
