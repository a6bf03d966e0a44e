package crossdock.channel.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import crossdock.channel.woocommerce.WoocommerceOrderJson.Refund;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Orders by id, 100 a page. The order's answer names its refunds but not their units, so an order
/// with refunds costs a second request.
final class WooOrders {
    private final WooApi api;

    WooOrders(WooApi api) {
        this.api = api;
    }

    /// `modified_after` is exclusive and compares whole seconds, so the second before is asked for.
    static Map<String, String> since(Instant watermark) {
        String second = watermark.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1).toString();
        return Map.of(
                "modified_after",
                second.substring(0, second.length() - 1),
                "dates_are_gmt",
                "true");
    }

    ChannelPage<ChannelOrder> pull(Cursor cursor) {
        int[] at = at(cursor);
        int number = at[0];
        Map<String, String> query =
                new TreeMap<>(
                        Map.of(
                                "per_page",
                                String.valueOf(WooApi.PAGE),
                                "page",
                                String.valueOf(number),
                                "orderby",
                                "id",
                                "order",
                                "asc"));
        if (cursor.watermark() != null) {
            query.putAll(since(cursor.watermark()));
        }
        Answer answer = api.get("orders", query);
        JsonNode list = WooApi.list(answer);
        JsonPage<ChannelOrder> page = new JsonPage<>();
        page.readEach(
                list,
                WoocommerceOrderJson.class,
                (order, raw) -> page.add(WooOrderMapping.map(order, refunds(order)), raw));
        OptionalInt total = WooApi.total(answer);
        // as with products: a page that starts too late is read again
        boolean hasShrunk = number > 1 && total.isPresent() && total.getAsInt() < at[1];
        int next =
                hasShrunk
                        ? number - 1
                        : WooApi.hasNext(answer, number, list.size()) ? number + 1 : 0;
        return page.page(next == 0 ? null : next + "/" + total.orElse(-1), answer);
    }

    /// Page number and the total when the page before was read.
    private static int[] at(Cursor cursor) {
        String token = cursor.pageToken() == null ? "1/-1" : cursor.pageToken();
        if (!token.matches("[1-9]\\d{0,8}/(-1|\\d{1,9})")) {
            throw new ChannelException.Rejected(
                    "the page token is not one of this connector", 0, null);
        }
        String[] parts = token.split("/", 2);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private List<Refund> refunds(WoocommerceOrderJson order) {
        if (!order.hasRefunds()) {
            return List.of();
        }
        String id = Readings.required("id", order.id());
        if (!id.matches("\\d{1,18}")) {
            throw new Unreadable("field.wrongType", "id", "number");
        }
        try {
            List<Refund> refunds = new ArrayList<>();
            Answer answer =
                    api.get(
                            "orders/" + id + "/refunds",
                            Map.of("per_page", String.valueOf(WooApi.PAGE)));
            for (JsonNode node : WooApi.list(answer)) {
                refunds.add(JsonPage.read(node, Refund.class));
            }
            return refunds;
        } catch (ChannelException.Rejected e) {
            if (e.status()
                    == 404) { // deleted since its page was read: the same page will be right a
                // moment later
                throw new ChannelException.Transient(
                        "an order was deleted while it was read", 404, null, null);
            }
            throw e;
        }
    }
}
