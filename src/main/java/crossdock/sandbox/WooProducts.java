package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.WooDialect.Call;
import crossdock.sandbox.WooDialect.Reply;
import crossdock.sandbox.WooDialect.WooRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Products, variations and their stock in WooCommerce's dialect. A variation's stock does not move its parent's
/// `date_modified`.
final class WooProducts {
    private static final int BATCH = 100;
    private static final int HIDDEN_SECONDS = 8;

    private final World world;
    private final Map<Long, Listing> byId = new HashMap<>();
    private final Map<Product, Listing> listingOf = new HashMap<>();
    private final List<String> types;
    private final Instant since;

    WooProducts(World world) {
        this.world = world;
        since = world.shop.now().minusSeconds(30L * 86_400);
        for (Listing listing : world.shop.listings()) {
            byId.put(listing.id(), listing);
            listing.products().forEach(product -> listingOf.put(product, listing));
        }
        types = world.sources.products().stream().map(Product::type).distinct().toList();
    }

    @Nullable Reply route(Call call) {
        if (call.is("GET", false, "", false)) {
            return list(call);
        }
        if (call.is("POST", true, "", false) && call.id().equals("batch")) {
            return batch(call, row -> find(row.path("id").asLong()), (row, listing) -> updated(row, listing, call));
        }
        if (call.is("GET", true, "", false)) {
            return call.fields(new Reply(product(find(call), call)));
        }
        if (call.is("PUT", true, "", false)) {
            return new Reply(updated(call.body(), find(call), call));
        }
        if (call.is("GET", true, "variations", false)) {
            return variations(call);
        }
        if (call.is("POST", true, "variations", true) && call.innerId().equals("batch")) {
            Listing parent = find(call);
            return batch(call, row -> variation(parent, row.path("id").asLong()), (row, product) -> {
                write(row, product);
                return variation(product, parent, call);
            });
        }
        if (call.is("GET", true, "variations", true)) {
            Listing parent = find(call);
            return call.fields(new Reply(variation(variation(parent, number(call.innerId())), parent, call)));
        }
        if (call.is("PUT", true, "variations", true)) {
            Listing parent = find(call);
            Product product = variation(parent, number(call.innerId()));
            write(call.body(), product);
            return new Reply(variation(product, parent, call));
        }
        return null;
    }

    private Listing find(Call call) {
        return find(number(call.id()));
    }

    private Listing find(long id) {
        Listing listing = byId.get(id);
        if (listing == null) {
            throw new WooRefusal(404, "woocommerce_rest_product_invalid_id", "Invalid ID.");
        }
        return listing;
    }

    private static Product variation(Listing parent, long id) {
        return parent.products().stream()
                .filter(p -> parent.isVariable() && Listing.variationId(p) == id)
                .findFirst()
                .orElseThrow(() -> new WooRefusal(
                        404, "woocommerce_rest_product_variation_invalid_id", "Invalid ID."));
    }

    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new WooRefusal(404, "rest_no_route", "No route was found matching the URL and request method.");
        }
    }

    private Reply list(Call call) {
        String orderBy = call.oneOf("orderby", "date", Set.of("date", "id", "title", "slug", "include"));
        boolean isAscending = call.oneOf("order", "desc", Set.of("asc", "desc")).equals("asc");
        Instant after = call.time("modified_after").orElse(Instant.MIN);
        Instant before = call.time("modified_before").orElse(Instant.MAX);
        List<String> skus = call.list("sku");
        Set<String> ids = Set.copyOf(call.list("include"));
        Comparator<Listing> byId = Comparator.comparingLong(Listing::id);
        Comparator<Listing> order = orderBy.equals("title") || orderBy.equals("slug")
                ? Comparator.comparing(Listing::name).thenComparing(byId)
                : byId; // all were made in the order of their ids
        drift(call, isAscending ? order : order.reversed());
        List<Listing> found = world.shop.listings().stream()
                .filter(l -> !world.shop.isHidden(l))
                .filter(l -> modified(l).isAfter(after) && modified(l).isBefore(before))
                .filter(l -> skus.isEmpty() || (!l.isVariable() && skus.contains(l.products().getFirst().sku())))
                .filter(l -> ids.isEmpty() || ids.contains(Long.toString(l.id())))
                .sorted(isAscending ? order : order.reversed())
                .toList();
        return page(call, found, listing -> product(listing, call));
    }

    private Reply variations(Call call) {
        Listing parent = find(call);
        boolean isAscending = call.oneOf("order", "desc", Set.of("asc", "desc")).equals("asc");
        call.oneOf("orderby", "date", Set.of("date", "id", "title", "slug", "include"));
        List<Product> found = new ArrayList<>(parent.isVariable() ? parent.products() : List.of());
        if (!isAscending) {
            Collections.reverse(found);
        }
        return page(call, found, product -> variation(product, parent, call));
    }

    static <T> Reply page(Call call, List<T> found, Function<T, ObjectNode> write) {
        int perPage = call.perPage();
        long from = Math.min(found.size(), (call.page() - 1L) * perPage);
        ArrayNode rows = WooDialect.JSON.arrayNode();
        found.subList((int) from, (int) Math.min(found.size(), from + perPage))
                .forEach(row -> rows.add(write.apply(row)));
        return call.fields(new Reply(200, rows, found.size(), perPage));
    }

    /// Between two pages a product of the page before goes to the bin, so that a row slips to that page; later it comes
    /// back, so that a row is seen twice.
    private void drift(Call call, Comparator<Listing> order) {
        int from = (call.page() - 1) * call.perPage();
        if (from <= 0 || call.request().parameter("modified_after").isPresent()) {
            return;
        }
        Instant now = world.now();
        if (world.shop.isAnyHidden()) {
            if (world.faults.fires(Kind.WOO_REPEATED_ROW, now)) {
                world.shop.restoreHidden();
            }
        } else if (from < world.shop.listings().size() && world.faults.fires(Kind.WOO_DRIFTING_PAGE, now)) {
            world.shop.hide(world.shop.listings().stream().sorted(order).toList().get(from - 1));
            world.agenda.at(now.plusSeconds(HIDDEN_SECONDS), world.shop::restoreHidden);
        }
    }

    private Instant modified(Listing listing) {
        return listing.isVariable() ? since : world.shop.modified(listing.products().getFirst());
    }

    /// One kind of thing in a batch: how to find it, and how to change and write it.
    private interface Change<T> {
        ObjectNode apply(JsonNode row, T thing);
    }

    private <T> Reply batch(Call call, Function<JsonNode, T> find, Change<T> change) {
        JsonNode rows = call.body().path("update");
        if (rows.size() > BATCH) {
            throw new WooRefusal(
                    413,
                    "woocommerce_rest_request_entity_too_large",
                    "Unable to accept more than 100 items for this request.");
        }
        ObjectNode answer = WooDialect.JSON.objectNode();
        ArrayNode done = answer.putArray("update");
        for (JsonNode row : rows) {
            try {
                done.add(change.apply(row, find.apply(row)));
            } catch (WooRefusal refusal) {
                done.addObject().put("id", row.path("id").asLong()).set("error", refusal.body());
            }
        }
        return new Reply(answer);
    }

    private ObjectNode updated(JsonNode body, Listing listing, Call call) {
        if (!listing.isVariable()) { // a variable product has no stock of its own here
            write(body, listing.products().getFirst());
        }
        return product(listing, call);
    }

    private void write(JsonNode body, Product product) {
        JsonNode quantity = body.path("stock_quantity");
        if (quantity.isMissingNode()) {
            return;
        }
        if (!quantity.canConvertToInt() || !quantity.isIntegralNumber()) {
            throw WooRefusal.parameter("stock_quantity", "stock_quantity is not of type integer.");
        }
        world.shop.write(product, quantity.intValue());
    }

    private ObjectNode product(Listing listing, Call call) {
        ObjectNode node = WooDialect.JSON.objectNode();
        Product first = listing.products().getFirst();
        String slug = slug(listing.name()) + "-" + listing.id();
        node.put("id", listing.id()).put("name", listing.name()).put("slug", slug);
        node.put("permalink", "https://shop.fernhill.example/product/" + slug + "/");
        WooDialect.date(node, "date_created", since);
        WooDialect.date(node, "date_modified", modified(listing));
        node.put("type", listing.isVariable() ? "variable" : "simple").put("status", "publish");
        node.put("featured", false).put("catalog_visibility", "visible");
        node.put("description", "<p>" + first.brand() + " " + first.type() + "</p>\n").put("short_description", "");
        node.put("sku", listing.isVariable() ? "" : first.sku());
        price(node, listing.isVariable() ? "" : WebShop.decimal(world.shop.price(first)), world.shop.price(first));
        node.put("on_sale", false).put("purchasable", true).put("total_sales", 0);
        common(node);
        node.put("external_url", "").put("button_text", "");
        stock(node, first, !listing.isVariable());
        node.put("sold_individually", false).put("weight", "");
        node.putObject("dimensions").put("length", "").put("width", "").put("height", "");
        node.put("shipping_required", true).put("shipping_taxable", true);
        node.put("shipping_class", "").put("shipping_class_id", 0).put("reviews_allowed", true);
        node.put("average_rating", "0.00").put("rating_count", 0);
        node.putArray("related_ids");
        node.putArray("upsell_ids");
        node.putArray("cross_sell_ids");
        node.put("parent_id", 0).put("purchase_note", "");
        node.putArray("categories")
                .addObject()
                .put("id", 100 + types.indexOf(first.type()))
                .put("name", first.type())
                .put("slug", slug(first.type()));
        node.putArray("tags");
        node.putArray("images");
        attributes(node.putArray("attributes"), listing);
        node.putArray("default_attributes");
        ArrayNode variations = node.putArray("variations");
        if (listing.isVariable()) {
            listing.products().forEach(product -> variations.add(Listing.variationId(product)));
        }
        node.putArray("grouped_products");
        node.put("menu_order", 0);
        node.putArray("meta_data");
        ObjectNode links = node.putObject("_links");
        link(links, "self", call.base() + "products/" + listing.id());
        link(links, "collection", call.base() + "products");
        return node;
    }

    private static void attributes(ArrayNode attributes, Listing listing) {
        ObjectNode brand = attributes.addObject();
        brand.put("id", 1).put("name", "Brand").put("position", 0).put("visible", true).put("variation", false);
        brand.putArray("options").add(listing.products().getFirst().brand());
        if (listing.isVariable()) {
            ObjectNode number = attributes.addObject();
            number.put("id", 2).put("name", "Number").put("position", 1).put("visible", true).put("variation", true);
            ArrayNode options = number.putArray("options");
            listing.products().forEach(product -> options.add(Listing.option(product)));
        }
    }

    private ObjectNode variation(Product product, Listing parent, Call call) {
        ObjectNode node = WooDialect.JSON.objectNode();
        long id = Listing.variationId(product);
        node.put("id", id);
        WooDialect.date(node, "date_created", since);
        WooDialect.date(node, "date_modified", world.shop.modified(product));
        node.put("description", "");
        node.put("permalink", "https://shop.fernhill.example/product/" + slug(parent.name()) + "/?number="
                + Listing.option(product));
        node.put("sku", product.sku());
        price(node, WebShop.decimal(world.shop.price(product)), world.shop.price(product));
        node.remove("price_html"); // products only
        node.put("on_sale", false).put("status", "publish").put("purchasable", true);
        common(node);
        stock(node, product, true);
        node.put("weight", "");
        node.putObject("dimensions").put("length", "").put("width", "").put("height", "");
        node.put("shipping_class", "").put("shipping_class_id", 0);
        ObjectNode image = node.putObject("image").put("id", 0);
        WooDialect.date(image, "date_created", since);
        WooDialect.date(image, "date_modified", since);
        image.put("src", "https://shop.fernhill.example/placeholder.png").put("name", "Placeholder");
        image.put("alt", "Placeholder");
        ObjectNode number = node.putArray("attributes").addObject();
        number.put("id", 2).put("name", "Number").put("option", Listing.option(product));
        node.put("menu_order", 0);
        node.putArray("meta_data");
        ObjectNode links = node.putObject("_links");
        String up = call.base() + "products/" + parent.id();
        link(links, "self", up + "/variations/" + id);
        link(links, "collection", up + "/variations");
        link(links, "up", up);
        return node;
    }

    private static void price(ObjectNode node, String regular, int cents) {
        node.put("price", WebShop.decimal(cents)).put("regular_price", regular).put("sale_price", "");
        WooDialect.date(node, "date_on_sale_from", null);
        WooDialect.date(node, "date_on_sale_to", null);
        node.put("price_html", "<span class=\"woocommerce-Price-amount amount\">" + WebShop.decimal(cents) + "</span>");
    }

    private static void common(ObjectNode node) {
        node.put("virtual", false).put("downloadable", false);
        node.putArray("downloads");
        node.put("download_limit", -1).put("download_expiry", -1);
        node.put("tax_status", "taxable").put("tax_class", "");
    }

    private void stock(ObjectNode node, Product product, boolean isManaged) {
        int figure = world.shop.published(product);
        node.put("manage_stock", isManaged).put("stock_quantity", isManaged ? Integer.valueOf(figure) : null);
        node.put("stock_status", isManaged && figure <= 0 ? "outofstock" : "instock");
        node.put("backorders", "no").put("backorders_allowed", false).put("backordered", false);
    }

    static void link(ObjectNode links, String rel, String href) {
        links.putArray(rel).addObject().put("href", href);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    long listingId(Product product) {
        Listing listing = listingOf.get(product);
        return listing == null ? 0 : listing.id();
    }

    boolean isVariation(Product product) {
        Listing listing = listingOf.get(product);
        return listing != null && listing.isVariable();
    }
}
