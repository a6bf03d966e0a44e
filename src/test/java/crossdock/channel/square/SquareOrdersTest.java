package crossdock.channel.square;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.Pulled;
import crossdock.channel.ScriptedChannel;
import crossdock.kernel.Money;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SquareOrdersTest {
    private static final String LOCATIONS = "{\"locations\":[{\"id\":\"L1\",\"name\":\"One\"}]}";
    private static final String LINES =
            """
            [{"uid":"a","quantity":"2","name":"Tea","variation_name":"Large","catalog_object_id":"V1",
              "base_price_money":{"amount":150,"currency":"USD"}},
             {"uid":"b","quantity":"1","name":"Gift wrap","item_type":"CUSTOM_AMOUNT"}]\
            """;

    private final ScriptedChannel square = new ScriptedChannel();
    private final SquareConnector connector =
            new SquareConnector(square.settings("square"), InstantSource.system());

    @AfterEach
    void stop() {
        square.close();
    }

    private ChannelPage<ChannelOrder> page(String state, String more) {
        square.reply(LOCATIONS);
        square.reply(
                """
                {"orders":[{"id":"O1","location_id":"L1","state":"%s","created_at":"2026-11-23T10:00:00Z",
                "updated_at":"2026-11-23T10:05:00Z","line_items":%s,
                "total_money":{"amount":300,"currency":"USD"}%s}]}\
                """
                        .formatted(state, LINES, more));
        return connector.pullOrders(Cursor.START);
    }

    private ChannelOrder order(String state, String more) {
        return page(state, more).rows().getFirst().row();
    }

    @Test
    void takesAPaidSaleAtTheTillAsHandedOverWhenItClosed() {
        ChannelOrder sale =
                order(
                        "COMPLETED",
                        """
                        ,"closed_at":"2026-11-23T10:04:00Z","net_amount_due_money":{"amount":0,"currency":"USD"},
                        "tenders":[{"type":"CASH","created_at":"2026-11-23T10:03:00Z",
                        "amount_money":{"amount":100,"currency":"USD"}},{"type":"CARD",
                        "created_at":"2026-11-23T10:03:30Z","amount_money":{"amount":200,"currency":"USD"}}]\
                        """);
        assertEquals(Method.IN_STORE, sale.method());
        assertEquals("L1", sale.locationId());
        assertEquals(Instant.parse("2026-11-23T10:03:30Z"), sale.figureLostAt());
        assertEquals(new Money(300, "USD"), sale.total());
        assertEquals(
                List.of(
                        new ChannelOrder.Line(
                                "a", "V1", null, "Tea, Large", 2, 0, new Money(150, "USD")),
                        new ChannelOrder.Line("b", null, null, "Gift wrap", 1, 0, null)),
                sale.lines());
        Fulfilment till = sale.fulfilments().getFirst();
        assertEquals(Instant.parse("2026-11-23T10:04:00Z"), till.at());
        assertTrue(till.collected());
        assertEquals(List.of(new Part("a", 2), new Part("b", 1)), till.parts());
        assertNull(sale.buyer());
    }

    @Test
    void readsAnOpenUnpaidPickupWithItsBuyerAndPromise() {
        ChannelOrder pickup =
                order(
                        "OPEN",
                        """
                        ,"reference_id":"web-17","ticket_name":"Sam","net_amount_due_money":{"amount":300,
                        "currency":"USD"},
                        "fulfillments":[{"uid":"f","type":"PICKUP","state":"PROPOSED","pickup_details":{
                        "pickup_at":"2026-11-23T15:00:00Z","recipient":{"display_name":"Ann B",
                        "email_address":"a@b.example",
                        "phone_number":"1","customer_id":"C1","address":{"address_line_1":"1 Main St",
                        "locality":"Troy","administrative_district_level_1":"NY","postal_code":"12180",
                        "country":"us"}}}}]\
                        """);
        assertEquals("web-17", pickup.number());
        assertEquals(Method.PICKUP, pickup.method());
        assertNull(pickup.figureLostAt());
        assertEquals(Instant.parse("2026-11-23T15:00:00Z"), pickup.promisedAt());
        assertEquals(
                new ChannelOrder.Buyer("Ann B", "a@b.example", "1", "1 Main St", "C1"),
                pickup.buyer());
        assertEquals(new ChannelOrder.Region("US", "NY", "Troy", "12180"), pickup.region());
        assertEquals(List.of(), pickup.fulfilments());
    }

    @Test
    void readsAShipmentInParts() {
        ChannelOrder shipped =
                order(
                        "OPEN",
                        """
                        ,"fulfillments":[{"uid":"f1","type":"SHIPMENT","state":"COMPLETED",
                        "entries":[{"line_item_uid":"a","quantity":"1"}],"shipment_details":{
                        "shipped_at":"2026-11-23T10:04:30Z","tracking_number":"1Z9"}},
                        {"uid":"f2","type":"SHIPMENT","state":"CANCELED","entries":[{"line_item_uid":"a",
                        "quantity":"1"}]}]\
                        """);
        assertEquals(Method.SHIP, shipped.method());
        assertEquals(
                List.of(
                        new Fulfilment(
                                "f1",
                                false,
                                Instant.parse("2026-11-23T10:04:30Z"),
                                "L1",
                                "1Z9",
                                List.of(new Part("a", 1)))),
                shipped.fulfilments());
        assertEquals(
                0,
                shipped.lines().getFirst().cancelled(),
                "an open order's cancelled fulfilment may be replaced");
    }

    @Test
    void countsWhatAClosedOrderNeverDeliveredAsCancelled() {
        ChannelOrder closed =
                order(
                        "COMPLETED",
                        """
                        ,"fulfillments":[{"uid":"f1","type":"SHIPMENT","state":"COMPLETED",
                        "entries":[{"line_item_uid":"a","quantity":"1"}]},
                        {"uid":"f2","type":"SHIPMENT","state":"FAILED"}]\
                        """);
        assertEquals(
                List.of(1, 1), closed.lines().stream().map(ChannelOrder.Line::cancelled).toList());
        ChannelOrder cancelled = order("CANCELED", ",\"closed_at\":\"2026-11-23T10:04:00Z\"");
        assertEquals(
                List.of(2, 1),
                cancelled.lines().stream().map(ChannelOrder.Line::cancelled).toList());
        assertEquals(Instant.parse("2026-11-23T10:04:00Z"), cancelled.cancelledAt());
        assertNull(cancelled.figureLostAt());
    }

    @Test
    void givesAReturnToTheOrderItWasSoldWith() {
        ChannelOrder back =
                order(
                        "COMPLETED",
                        """
                        ,"closed_at":"2026-11-23T10:04:00Z","returns":[{"uid":"r1","source_order_id":"O0",
                        "return_line_items":[{"uid":"x","source_line_item_uid":"a0","quantity":"1"}]},
                        {"uid":"r2","return_line_items":[{"uid":"y","quantity":"1"}]}]\
                        """);
        assertEquals(
                List.of(
                        new ChannelOrder.Return(
                                "r1",
                                "O0",
                                Instant.parse("2026-11-23T10:04:00Z"),
                                "L1",
                                true,
                                List.of(new Part("a0", 1)))),
                back.returns());
    }

    @Test
    void refusesOneOrderAndReadsTheOthers() {
        square.reply(LOCATIONS);
        String stamps =
                "\"created_at\":\"2026-11-23T10:00:00Z\",\"updated_at\":\"2026-11-23T10:05:00Z\"";
        square.reply(
                """
                {"orders":[
                {"id":"half","location_id":"L1","state":"OPEN",%1$s,"line_items":[{"uid":"a","quantity":"0.5"}]},
                {"id":"typed","location_id":"L1","state":"OPEN",%1$s,"line_items":{"uid":"a"}},
                {"id":"same","location_id":"L1","state":"OPEN",%1$s,
                 "line_items":[{"uid":"a","quantity":"1"},{"uid":"a","quantity":"1"}]},
                {"id":"astray","location_id":"L1","state":"OPEN",%1$s,"line_items":[{"uid":"a","quantity":"1"}],
                 "fulfillments":[{"uid":"f","state":"COMPLETED","entries":[{"line_item_uid":"z","quantity":"1"}]}]},
                {"id":"coin","location_id":"L1","state":"OPEN",%1$s,"total_money":{"amount":1,"currency":"XX?"}},
                "text", null,
                {"id":"good","location_id":"L1","state":"A_STATE_OF_2031",%1$s,"line_items":[null]}]}\
                """
                        .formatted(stamps));
        ChannelPage<ChannelOrder> page = connector.pullOrders(Cursor.START);
        assertEquals(
                List.of("good"),
                page.rows().stream().map(Pulled::row).map(ChannelOrder::externalId).toList());
        assertEquals(
                "half:quantity.notWhole typed:field.wrongType same:order.lineUnclear"
                        + " astray:order.lineUnclear coin:money.unknownCurrency #6:field.wrongType"
                        + " #7:field.wrongType",
                page.refused().stream()
                        .map(row -> row.externalId() + ":" + row.code())
                        .collect(Collectors.joining(" ")));
        assertEquals(List.of("line_items", ""), page.refused().get(1).args());
    }

    @Test
    void searchesAllLocationsInGroupsOfTen() {
        String many =
                IntStream.rangeClosed(1, 23)
                        .mapToObj(i -> "{\"id\":\"L" + i + "\"}")
                        .collect(Collectors.joining(",", "{\"locations\":[", "]}"));
        square.reply(many);
        square.reply("{\"orders\":[],\"cursor\":\"c1\"}").reply("{}").reply("{}").reply("{}");
        Cursor start = new Cursor(Instant.parse("2026-11-23T10:00:00Z"), null);
        ChannelPage<ChannelOrder> page = connector.pullOrders(start);
        int pages = 1;
        for (; page.next() != null; pages++) {
            page = connector.pullOrders(start.page(page.next()));
        }
        assertEquals(4, pages);
        List<String> bodies = square.asked().stream().map(ScriptedChannel.Asked::body).toList();
        assertEquals(
                """
                {"location_ids":["L1","L2","L3","L4","L5","L6","L7","L8","L9","L10"],"query":{"filter":\
                {"date_time_filter":{"updated_at":{"start_at":"2026-11-23T10:00:00Z"}}},"sort":SORT},\
                "limit":500,"return_entries":false}\
                """,
                bodies.get(1).replaceFirst("\"sort\":\\{[^}]*}", "\"sort\":SORT"));
        assertTrue(
                bodies.get(1).contains("\"sort_field\":\"UPDATED_AT\"")
                        && bodies.get(1).contains("\"ASC\""));
        assertTrue(
                bodies.get(2).contains("\"L10\"]") && bodies.get(2).contains("\"cursor\":\"c1\""));
        assertTrue(bodies.get(3).contains("[\"L11\",") && !bodies.get(3).contains("cursor"));
        assertTrue(bodies.get(4).contains("[\"L21\",\"L22\",\"L23\"]"));
    }

    @Test
    void refusesAPageTokenOfSomebodyElse() {
        for (String token : List.of("c1", "{\"locations\":3}", "[]")) {
            assertThrows(
                    ChannelException.class, () -> connector.pullOrders(new Cursor(null, token)));
        }
        assertEquals(List.of(), square.asked());
    }
}
