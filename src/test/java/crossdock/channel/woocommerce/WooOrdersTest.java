package crossdock.channel.woocommerce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Line;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.OrderStateRule;
import crossdock.channel.ScriptedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WooOrdersTest {
    private final ScriptedChannel shop = new ScriptedChannel();
    private final WooConnector connector =
            new WooConnector(shop.settings("woocommerce"), InstantSource.system());

    @AfterEach
    void stop() {
        shop.close();
    }

    private static String json(String status, String more) {
        return """
        {"id":9,"number":"N-9","status":"%s","currency":"USD","date_created_gmt":"2026-11-23T10:00:00",
        "date_modified_gmt":"2026-11-23T12:00:00","line_items":[
        {"id":1,"product_id":5,"variation_id":0,"quantity":3,"sku":"A","price":3.3333333},
        {"id":2,"product_id":5,"variation_id":6,"quantity":1,"sku":"B","price":"12"}]%s}\
        """
                .formatted(status, more);
    }

    private ChannelOrder order(String status, String more, String... furtherReplies) {
        shop.reply("[" + json(status, more) + "]");
        List.of(furtherReplies).forEach(shop::reply);
        ChannelPage<ChannelOrder> page = connector.pullOrders(Cursor.START);
        assertEquals(List.of(), page.refused());
        return page.rows().getFirst().row();
    }

    private static List<Integer> cancelled(ChannelOrder order) {
        return order.lines().stream().map(Line::cancelled).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "pending,,0,0",
        "on-hold,2026-11-23T10:00:00Z,0,0",
        "processing,2026-11-23T10:00:00Z,0,0",
        "completed,2026-11-23T10:00:00Z,0,1",
        "cancelled,,3,0",
        "failed,,3,0",
        "refunded,,3,0"
    })
    void knowsWhatEachStatusLeavesToDeliver(
            String status, String lostAt, int cancelled, int fulfilments) {
        ChannelOrder order = order(status, "");
        assertEquals(lostAt == null ? null : Instant.parse(lostAt), order.figureLostAt());
        assertEquals(cancelled, order.lines().getFirst().cancelled());
        assertEquals(fulfilments, order.fulfilments().size());
        assertEquals("N-9", order.number());
        assertEquals(
                333,
                order.lines().getFirst().unitPrice() == null
                        ? 0
                        : order.lines().getFirst().unitPrice().minor());
        assertEquals(
                List.of("5", "6"),
                order.lines().stream().map(line -> String.valueOf(line.itemId())).toList());
        OrderStateRule rule = connector.capabilities().orderStates().get(status);
        assertEquals(order.figureLostAt() != null, rule != null && rule.lostFromFigure());
    }

    @Test
    void losesStockWhenPaid() {
        assertEquals(
                Instant.parse("2026-11-23T10:30:00Z"),
                order("processing", ",\"date_paid_gmt\":\"2026-11-23T10:30:00\"").figureLostAt());
    }

    @Test
    void takesARefundBeforeCompletionAsCancelledUnits() {
        String refund =
                """
                [{"id":50,"date_created_gmt":"2026-11-23T10:30:00","line_items":[{"product_id":5,
                "variation_id":0,"quantity":-2,
                "meta_data":[{"key":"_refunded_item_id","value":1}]}]}]\
                """;
        ChannelOrder open = order("processing", ",\"refunds\":[{\"id\":50}]", refund);
        assertEquals(List.of(2, 0), cancelled(open));
        assertEquals(List.of(), open.returns());
        ChannelOrder done =
                order(
                        "completed",
                        ",\"refunds\":[{\"id\":50}],\"date_completed_gmt\":\"2026-11-23T11:00:00\"",
                        refund);
        assertEquals(
                List.of(new Part("1", 1), new Part("2", 1)), done.fulfilments().getFirst().parts());
    }

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "'{\"key\":\"_restock_refunded_items\",\"value\":\"1\"}',true",
        "'{\"key\":\"_reduced_stock\",\"value\":\"3\"}',false"
    })
    void knowsWhetherReturnedUnitsWentBackToStock(String meta, boolean isRestocked) {
        shop.reply(
                ("["
                                + json(
                                        "refunded",
                                        ",\"refunds\":[{}],\"date_completed_gmt\":\"2026-11-23T11:00:00\"")
                                + "]")
                        .replaceFirst(
                                "\"sku\":\"A\"", "\"sku\":\"A\",\"meta_data\":[" + meta + "]"));
        shop.reply(
                "[{\"id\":51,\"date_created_gmt\":\"2026-11-23T11:00:00\",\"line_items\":[{\"product_id\":5,"
                    + "\"variation_id\":0,\"quantity\":-1}]}]");
        ChannelOrder order = connector.pullOrders(Cursor.START).rows().getFirst().row();
        assertEquals(
                List.of(
                        new ChannelOrder.Return(
                                "51",
                                null,
                                Instant.parse("2026-11-23T11:00:00Z"),
                                null,
                                isRestocked,
                                List.of(new Part("1", 1)))),
                order.returns());
        assertEquals(List.of(0, 0), cancelled(order));
    }

    @Test
    void knowsAPickupAndABuyerWithOnlyABillingAddress() {
        ChannelOrder order =
                order(
                        "completed",
                        """
                        ,"shipping_lines":[{"method_id":"local_pickup:3"}],"customer_id":4,"total":"22.00",
                        "billing":{"first_name":"Ann","last_name":"","address_1":"1 Main","city":"Troy",
                        "state":"NY","postcode":"12180","country":"US","email":"a@b.example"},
                        "shipping":{"first_name":"","address_1":"","city":"","postcode":"","country":""}\
                        """);
        assertEquals(Method.PICKUP, order.method());
        assertTrue(order.fulfilments().getFirst().collected());
        assertEquals(
                new ChannelOrder.Buyer("Ann", "a@b.example", null, "1 Main", "4"), order.buyer());
        assertEquals(new ChannelOrder.Region("US", "NY", "Troy", "12180"), order.region());
    }

    @Test
    void refusesOneOrderAndReadsTheOthers() {
        shop.reply(
                "["
                        + json("processing", "").replace("\"quantity\":3", "\"quantity\":2.5")
                        + ","
                        + json("processing", "")
                                .replace("\"price\":\"12\"", "\"price\":\"1e999999999\"")
                        + ","
                        + json("processing", "").replace("2026-11-23T12:00:00", "soon")
                        + ","
                        + json("processing", ",\"billing\":[]").replace("\"id\":9", "\"id\":{}")
                        + ",[],"
                        + json("from-a-plugin", "")
                        + "]");
        ChannelPage<ChannelOrder> page = connector.pullOrders(Cursor.START);
        assertEquals(
                "9:quantity.notWhole 9:money.tooLarge 9:stamp.unreadable #4:field.wrongType"
                        + " #5:field.wrongType",
                page.refused().stream()
                        .map(r -> r.externalId() + ":" + r.code())
                        .collect(Collectors.joining(" ")));
        assertEquals(1, page.rows().size());
        assertNull(connector.capabilities().orderStates().get("from-a-plugin"));
    }

    @Test
    void asksForChangesInUtcByIdWithBasicOverLoopback() {
        shop.reply("[]");
        connector.pullOrders(new Cursor(Instant.parse("2026-11-23T10:00:00.900Z"), null));
        assertEquals(
                "dates_are_gmt=true&modified_after=2026-11-23T09%3A59%3A59&order=asc&orderby=id&page=1&per_page=100",
                shop.lastAsked().query());
        assertEquals(
                "Basic dXNlci1vZi10ZXN0OnNlY3JldC1vZi10ZXN0",
                shop.lastAsked().headers().get("authorization"));
    }

    @Test
    void readsThePageBeforeAgainWhenOrdersVanishedBetweenTwo() {
        String one = "[" + json("processing", "") + "]";
        shop.reply(200, Map.of("X-WP-Total", "250", "X-WP-TotalPages", "3"), one);
        String second = connector.pullOrders(Cursor.START).next();
        assertEquals("2/250", second);
        shop.reply(200, Map.of("X-WP-Total", "249", "X-WP-TotalPages", "3"), one);
        String again = connector.pullOrders(Cursor.START.page("2/250")).next();
        assertEquals("1/249", again);
        shop.reply(200, Map.of("X-WP-Total", "249", "X-WP-TotalPages", "3"), one);
        assertEquals("2/249", connector.pullOrders(Cursor.START.page("1/249")).next());
        shop.reply(200, Map.of("X-WP-Total", "249", "X-WP-TotalPages", "3"), one);
        assertNull(connector.pullOrders(Cursor.START.page("3/249")).next());
    }

    @Test
    void findsTheNextPageWithoutTotals() {
        shop.reply(
                200,
                Map.of("Link", "<http://shop/x?page=2>; rel=\"next\""),
                "[" + json("processing", "") + "]");
        assertEquals("2/-1", connector.pullOrders(Cursor.START).next());
        shop.reply(
                200,
                Map.of("Link", "<http://shop/x?page=1>; rel=\"prev\""),
                "[" + json("processing", "") + "]");
        assertNull(connector.pullOrders(Cursor.START.page("2/-1")).next());
        shop.reply("[]");
        assertNull(connector.pullOrders(Cursor.START.page("3/-1")).next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":\"x\"}", "\"maintenance\"", "3"})
    void neverTakesSomethingElseForAnEmptyShop(String body) {
        shop.reply(body);
        assertThrows(ChannelException.Rejected.class, () -> connector.pullOrders(Cursor.START));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":1", "", "<br /><b>Warning</b>: mysql [{}]", "[] []"})
    void takesBrokenJsonAsPassing(String body) {
        shop.reply(body);
        assertThrows(ChannelException.Transient.class, () -> connector.pullOrders(Cursor.START));
    }

    @Test
    void takesAnOrderDeletedWhileItIsReadAsPassing() {
        shop.reply("[" + json("processing", ",\"refunds\":[{}]") + "]")
                .reply(404, Map.of(), "{\"code\":\"woocommerce_rest_shop_order_invalid_id\"}");
        assertThrows(ChannelException.Transient.class, () -> connector.pullOrders(Cursor.START));
    }
}
