package crossdock.channel.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import crossdock.channel.woocommerce.ProductToken.Parent;
import crossdock.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Products and their variations, as listings or as published quantities.
///
/// Pages are offsets over products sorted by id: when one is deleted between two pages, the next
/// page starts one too late. So when the total has shrunk, the page before is read again; repeated
/// rows are harmless.
final class WooProducts {
    private final WooApi api;

    WooProducts(WooApi api) {
        this.api = api;
    }

    /// Makes what is wanted of a product or variation.
    private interface Use<T> {
        void use(
                WoocommerceProductJson article,
                @Nullable Parent parent,
                ProductToken at,
                JsonNode raw,
                JsonPage<T> page);
    }

    ChannelPage<ChannelListing> listings(Cursor cursor) {
        return pull(
                cursor,
                true,
                (article, parent, at, raw, page) -> page.add(listing(article, parent, at), raw));
    }

    ChannelPage<ChannelCount> counts(Cursor cursor) {
        return pull(
                cursor,
                false,
                (article, parent, at, raw, page) -> {
                    if (article.isTracked() && article.stockQuantity() != null) {
                        // date_modified moves with any edit and is no stamp of the quantity
                        page.add(
                                new ChannelCount(
                                        Readings.required("id", article.id()),
                                        null,
                                        Readings.wholeUnits(
                                                "stock_quantity", article.stockQuantity()),
                                        null,
                                        null),
                                raw);
                    }
                });
    }

    private <T> ChannelPage<T> pull(Cursor cursor, boolean wantsCurrency, Use<T> use) {
        ProductToken at =
                cursor.pageToken() == null
                        ? ProductToken.start()
                        : ProductToken.parse(cursor.pageToken());
        if (wantsCurrency && at.page() == 1 && at.total() < 0) {
            at = new ProductToken(at.page(), at.total(), at.open(), at.variationPage(), currency());
        }
        return at.open().isEmpty() ? products(cursor, at, use) : variations(at, use);
    }

    /// Products name no currency. The shop's setting does, where the key may read settings; else
    /// the newest order does; else prices stay unknown.
    private @Nullable String currency() {
        try {
            Answer answer =
                    api.get("settings/general/woocommerce_currency", Map.of("_fields", "id,value"));
            String value = JsonPage.tree(answer.body()).path("value").asText("");
            return value.isEmpty() ? null : value;
        } catch (ChannelException.Unauthorized | ChannelException.Rejected e) {
            Answer answer =
                    api.get(
                            "orders",
                            Map.of(
                                    "per_page",
                                    "1",
                                    "orderby",
                                    "id",
                                    "order",
                                    "desc",
                                    "_fields",
                                    "id,currency"));
            return Readings.textOrNull(WooApi.list(answer).path(0).path("currency").asText(""));
        }
    }

    private <T> ChannelPage<T> products(Cursor cursor, ProductToken at, Use<T> use) {
        Map<String, String> query =
                new TreeMap<>(
                        Map.of(
                                "per_page",
                                String.valueOf(WooApi.PAGE),
                                "page",
                                String.valueOf(at.page()),
                                "orderby",
                                "id",
                                "order",
                                "asc"));
        if (cursor.watermark() != null) {
            query.putAll(WooOrders.since(cursor.watermark()));
        }
        Answer answer = api.get("products", query);
        JsonNode list = WooApi.list(answer);
        JsonPage<T> page = new JsonPage<>();
        List<Parent> open = new ArrayList<>();
        page.readEach(
                list,
                WoocommerceProductJson.class,
                (product, raw) -> {
                    if (product.isVariable()) {
                        open.add(
                                new Parent(
                                        Readings.required("id", product.id()),
                                        product.name() == null
                                                ? ""
                                                : Entities.decode(product.name()),
                                        decoded(WoocommerceProductJson.first(product.categories())),
                                        decoded(WoocommerceProductJson.first(product.brands()))));
                    } else if (!product.isGroup()) {
                        use.use(product, null, at, raw, page);
                    }
                });
        OptionalInt total = WooApi.total(answer);
        boolean hasShrunk = at.total() >= 0 && total.isPresent() && total.getAsInt() < at.total();
        int next = WooApi.hasNext(answer, at.page(), list.size()) ? at.page() + 1 : 0;
        if (hasShrunk && at.page() > 1) {
            next = at.page() - 1;
        }
        return page.page(
                new ProductToken(next, total.orElse(-1), open, 1, at.currency()).text(), answer);
    }

    private <T> ChannelPage<T> variations(ProductToken at, Use<T> use) {
        Parent parent = at.open().getFirst();
        JsonPage<T> page = new JsonPage<>();
        Answer answer;
        try {
            answer =
                    api.get(
                            "products/" + id(parent) + "/variations",
                            Map.of(
                                    "per_page",
                                    String.valueOf(WooApi.PAGE),
                                    "page",
                                    String.valueOf(at.variationPage()),
                                    "orderby",
                                    "id",
                                    "order",
                                    "asc"));
        } catch (ChannelException.Rejected e) {
            if (e.status() != 404) {
                throw e;
            }
            // deleted since its page was read: the traversal goes on without it
            return new ChannelPage<>(
                    List.of(), List.of(), at.afterVariations(false).text(), null, 0);
        }
        JsonNode list = WooApi.list(answer);
        page.readEach(
                list,
                WoocommerceProductJson.class,
                (variation, raw) -> use.use(variation, parent, at, raw, page));
        boolean hasMore = WooApi.hasNext(answer, at.variationPage(), list.size());
        return page.page(at.afterVariations(hasMore).text(), answer);
    }

    /// An id goes into an address, so it has to be one.
    private static String id(Parent parent) {
        if (!parent.id().matches("\\d{1,18}")) {
            throw new ChannelException.Rejected("a product's id is no number", 200, null);
        }
        return parent.id();
    }

    private static ChannelListing listing(
            WoocommerceProductJson article, @Nullable Parent parent, ProductToken at) {
        return new ChannelListing(
                Readings.required("id", article.id()),
                parent == null ? null : parent.id(),
                Readings.textOrNull(article.sku()),
                title(article, parent),
                parent == null
                        ? decoded(WoocommerceProductJson.first(article.categories()))
                        : parent.category(),
                parent == null
                        ? decoded(WoocommerceProductJson.first(article.brands()))
                        : parent.brand(),
                price(article, at.currency()),
                article.isTracked(),
                article.isPublished(),
                Readings.gmtStamp("date_modified_gmt", article.modifiedGmt()));
    }

    private static String title(WoocommerceProductJson article, @Nullable Parent parent) {
        if (parent == null) {
            return article.name() == null ? "" : Entities.decode(article.name());
        }
        String options = Entities.decode(article.options());
        return options.isEmpty() ? parent.name() : parent.name() + ", " + options;
    }

    private static @Nullable Money price(
            WoocommerceProductJson article, @Nullable String currency) {
        return currency == null || article.price() == null || article.price().isBlank()
                ? null
                : Readings.money("price", article.price(), currency);
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : Readings.textOrNull(Entities.decode(text));
    }
}
