package crossdock.channel.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.ChannelOrder.Return;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.OrderStateRule;
import crossdock.channel.Pulled;
import crossdock.channel.ScriptedChannel;
import crossdock.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendureOrdersTest {
    private final ScriptedChannel server = new ScriptedChannel();
    private final VendureConnector connector = Recorded.withKey(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, ChannelOrder> recorded() {
        server.reply(Recorded.answer("orders"));
        ChannelPage<ChannelOrder> page = connector.pullOrders(Cursor.START);
        assertEquals(List.of(), page.refused());
        assertNull(page.next());
        return page.rows().stream()
                .map(Pulled::row)
                .collect(Collectors.toMap(ChannelOrder::externalId, order -> order));
    }

    private ChannelOrder recorded(String id) {
        return there(recorded().get(id));
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("missing");
        }
        return value;
    }

    private static List<String> units(ChannelOrder order) {
        return order.lines().stream().map(line -> line.quantity() + "-" + line.cancelled()).toList();
    }

    @Test
    void readsAnOpenOrder() {
        ChannelOrder order = recorded("2");
        assertEquals("PaymentSettled", order.state());
        assertEquals(Instant.parse("2026-11-24T17:24:30.337Z"), order.placedAt());
        assertEquals(List.of("2-0", "1-0"), units(order));
        assertEquals("C27F390", order.lines().getFirst().sku());
        assertEquals("10", order.lines().getFirst().itemId());
        assertEquals(new Money(20_393, "USD"), order.lines().getFirst().unitPrice());
        assertEquals(List.of(), order.fulfilments());
        assertNull(order.figureLostAt());
        assertEquals(new ChannelOrder.Region("FR", "Rhone", "Lyon", "69001"), order.region());
        ChannelOrder.Buyer buyer = there(order.buyer());
        assertEquals("Ada Example1", buyer.name());
        assertEquals("1 Sample Street", buyer.street());
    }

    @Test
    void takesPackedUnitsAsGoneAsTheServersFigureDoes() {
        Fulfilment packed = recorded("3").fulfilments().getFirst();
        assertEquals("TRK-PACKED", packed.trackingCode());
        assertEquals(List.of(new Part("5", 1)), packed.parts());
        assertFalse(packed.collected());
    }

    @Test
    void readsShipmentsInParts() {
        Map<String, ChannelOrder> all = recorded();
        ChannelOrder part = there(all.get("4"));
        assertEquals("PartiallyShipped", part.state());
        assertEquals(
                List.of(List.of(new Part("6", 2))), part.fulfilments().stream().map(Fulfilment::parts).toList());
        ChannelOrder done = there(all.get("5"));
        assertEquals(
                List.of("TRK-B", "TRK-C"), done.fulfilments().stream().map(Fulfilment::trackingCode).toList());
        assertEquals("Delivered", done.state());
    }

    @Test
    void tellsCancelledUnitsFromThoseThatCameBack() {
        Map<String, ChannelOrder> all = recorded();
        ChannelOrder whole = there(all.get("6"));
        assertEquals(List.of("2-2"), units(whole));
        assertEquals(Instant.parse("2026-11-24T17:24:31Z"), whole.cancelledAt());
        ChannelOrder single = there(all.get("7"));
        assertEquals(List.of("3-1", "1-1"), units(single));
        assertEquals(List.of(), single.returns());
        assertNull(single.cancelledAt());
        ChannelOrder back = there(all.get("8"));
        assertEquals(List.of("2-0"), units(back));
        Return returned = back.returns().getFirst();
        assertEquals(List.of(new Part("13", 1)), returned.parts());
        assertTrue(returned.restocked());
        // bought 3, 2 shipped, 2 cancelled: one never left, one came back
        ChannelOrder both = there(all.get("1"));
        assertEquals(List.of("3-1", "1-1"), units(both));
        assertEquals(List.of(new Part("1", 1)), both.returns().getFirst().parts());
    }

    @Test
    void callsACancelledFulfilmentBack() {
        Map<String, ChannelOrder> all = recorded();
        for (String id : List.of("9", "10")) {
            ChannelOrder undone = there(all.get(id));
            assertNotNull(undone.fulfilments().getFirst().calledBackAt());
            assertEquals(List.of("2-0"), units(undone));
        }
        OrderStateRule rule = connector.capabilities().orderStates().get("Shipped");
        assertTrue(there(rule).reserves(), "units of a cancelled fulfilment are open again");
    }

    @Test
    void datesAnOrderByTheNewestStampOfItsParts() {
        // the order's own stamp is 17:24:30.000, before it was even placed
        assertEquals(Instant.parse("2026-11-24T17:24:30.680Z"), recorded("4").updatedAt());
        String moved = Recorded.answer("orders").replace(
                "\"updatedAt\": \"2026-11-24T17:24:30.000Z\", \"trackingCode\": \"TRK-A\"",
                "\"updatedAt\": \"2026-11-25T08:00:00.000Z\", \"trackingCode\": \"TRK-A\"");
        server.reply(moved);
        ChannelOrder order = connector.pullOrders(Cursor.START).rows().stream()
                .map(Pulled::row)
                .filter(row -> row.externalId().equals("4"))
                .findFirst()
                .orElseThrow();
        assertEquals(Instant.parse("2026-11-25T08:00:00Z"), order.updatedAt());
    }

    @Test
    void knowsEveryRecordedState() {
        recorded().values().forEach(order -> {
            OrderStateRule rule = connector.capabilities().orderStates().get(order.state());
            assertFalse(there(rule).ignored(), order.state());
        });
    }

    @Test
    void asksForWhatWasEditedOrPlacedAndThenForTheKnownOnes() {
        server.reply(Recorded.answer("orders")).reply(Recorded.answer("orders")).reply(Recorded.answer("orders"));
        List<String> watched = IntStream.rangeClosed(1, 60).mapToObj(String::valueOf).toList();
        Cursor delta = new Cursor(Instant.parse("2026-11-24T17:00:00.500Z"), null).watching(watched.reversed());
        ChannelPage<ChannelOrder> changed = connector.pullOrders(delta);
        String body = server.lastAsked().body();
        assertTrue(body.contains("\"updatedAt\":{\"after\":\"2026-11-24T16:59:59.500Z\"}"), body);
        assertTrue(body.contains("\"orderPlacedAt\":{\"after\":\"2026-11-24T16:59:59.500Z\"}"), body);
        assertTrue(body.contains("\"active\":{\"eq\":false}"), body);
        ChannelPage<ChannelOrder> first = connector.pullOrders(delta.page(there(changed.next())));
        body = server.lastAsked().body();
        assertTrue(body.contains("\"in\":[\"1\",\"2\",") && body.contains("\"50\"]"), body);
        Cursor fewer = new Cursor(delta.watermark(), null).watching(watched.subList(20, 60)); // some are over by now
        ChannelPage<ChannelOrder> last = connector.pullOrders(fewer.page(there(first.next())));
        assertTrue(server.lastAsked().body().contains(
                "\"in\":[\"51\",\"52\",\"53\",\"54\",\"55\",\"56\",\"57\",\"58\",\"59\",\"60\"]"));
        assertNull(last.next());
    }

    @Test
    void watchesNothingWhileItReadsEverything() {
        server.reply(Recorded.answer("orders"));
        assertNull(connector.pullOrders(Cursor.START.watching(List.of("1"))).next());
    }

    @Test
    void refusesRowsThatBreakTheContractAndGoesOn() {
        String broken = Recorded.answer("orders")
                .replace("\"quantity\": 2, \"orderPlacedQuantity\": 2", "\"quantity\": -2, \"orderPlacedQuantity\": 2");
        server.reply(broken);
        ChannelPage<ChannelOrder> page = connector.pullOrders(Cursor.START);
        assertFalse(page.refused().isEmpty());
        assertFalse(page.rows().isEmpty());
        assertEquals(10, page.rows().size() + page.refused().size());
        assertEquals("quantity.negative", page.refused().getFirst().code());
    }

    @Test
    void refusesAForeignToken() {
        for (String token : List.of("7", "{}", "{\"from\":\"soon\",\"seen\":[]}")) {
            assertThrows(
                    ChannelException.Rejected.class, () -> connector.pullOrders(new Cursor(null, token)), token);
        }
    }
}
