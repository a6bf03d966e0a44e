package crossdock.channel.vendure;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders. An order's stamp moves when it is edited or cancelled, not when it is placed or its goods move. So a delta
/// reads what was edited, what was placed, and once more every order that is known here and not over yet.
final class VendureOrders {
    private static final int PAGE = 50; // each with its lines, fulfilments and cancellations
    private static final String WATCHED = "watched:";

    private static final String QUERY =
            """
            query Orders($options: OrderListOptions) {
              orders(options: $options) {
                totalItems
                items {
                  id code state createdAt updatedAt orderPlacedAt totalWithTax currencyCode
                  customer { id firstName lastName emailAddress phoneNumber }
                  shippingAddress {
                    fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber
                  }
                  lines {
                    id quantity orderPlacedQuantity unitPriceWithTax productVariant { id sku name }
                  }
                  fulfillments { id state createdAt updatedAt trackingCode lines { orderLineId quantity } }
                  history(options: { filter: { type: { eq: "ORDER_CANCELLATION" } }, sort: { id: ASC } }) {
                    items { id createdAt data }
                  }
                }
              }
            }""";

    /// Carts and drafts are no orders; an aggregate repeats the lines of its sellers' orders.
    private static final Map<String, Object> PLACED =
            Map.of("active", Map.of("eq", false), "type", Map.of("in", List.of("Regular", "Seller")));

    private final VendureApi api;

    VendureOrders(VendureApi api) {
        this.api = api;
    }

    ChannelPage<ChannelOrder> pull(Cursor cursor) {
        String token = cursor.pageToken();
        if (token != null && token.startsWith(WATCHED)) {
            return again(cursor, token.substring(WATCHED.length()));
        }
        Keyset at = token == null ? Keyset.START : Keyset.parse(token);
        VendureApi.Reply reply = ask(at.options(PAGE, placed(cursor.watermark())));
        Keyset next = at.after(reply.data().path("orders"));
        boolean isOver = next == null && (cursor.watermark() == null || cursor.watched().isEmpty());
        return page(reply, isOver ? null : next == null ? WATCHED : next.text());
    }

    /// `after` is exclusive, and stamps have whole seconds.
    private static Map<String, Object> placed(@Nullable Instant since) {
        if (since == null) {
            return PLACED;
        }
        Map<String, Object> after = Map.of("after", since.minus(Duration.ofSeconds(1)).toString());
        return Map.of(
                "_and",
                List.of(PLACED, Map.of("_or", List.of(Map.of("updatedAt", after), Map.of("orderPlacedAt", after)))));
    }

    /// Known orders by their ids, a page at a time: the list may change between two pages, its order does not.
    ///
    /// @param last the last one read; empty before the first
    private ChannelPage<ChannelOrder> again(Cursor cursor, String last) {
        List<String> left = cursor.watched().stream()
                .filter(id -> last.isEmpty() || Cursor.WATCHED_ORDER.compare(id, last) > 0)
                .sorted(Cursor.WATCHED_ORDER)
                .toList();
        List<String> ids = left.subList(0, Math.min(PAGE, left.size()));
        VendureApi.Reply reply =
                ask(Map.of("take", PAGE, "filter", Map.of("id", Map.of("in", ids)), "sort", Map.of("id", "ASC")));
        return page(reply, left.size() <= PAGE ? null : WATCHED + ids.getLast());
    }

    private VendureApi.Reply ask(Map<String, Object> options) {
        return api.query(QUERY, Map.of("options", options));
    }

    private static ChannelPage<ChannelOrder> page(VendureApi.Reply reply, @Nullable String next) {
        JsonPage<ChannelOrder> page = new JsonPage<>();
        page.readEach(
                reply.items("orders"),
                VendureOrderJson.class,
                (order, raw) -> page.add(VendureOrderMapping.map(order), raw));
        return page.page(next, reply.answer());
    }
}
