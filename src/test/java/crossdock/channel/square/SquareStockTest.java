package crossdock.channel.square;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.ScriptedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquareStockTest {
    private static final Instant T1 = Instant.parse("2026-11-23T10:00:00.123Z");

    private final ScriptedChannel square = new ScriptedChannel();
    private final SquareConnector connector =
            new SquareConnector(square.settings("square"), InstantSource.system());

    @AfterEach
    void stop() {
        square.close();
    }

    private static String count(
            String item, String location, String state, String quantity, String at) {
        return ("{\"catalog_object_id\":\"%s\",\"catalog_object_type\":\"ITEM_VARIATION\",\"state\":\"%s\","
                    + "\"location_id\":\"%s\",\"quantity\":\"%s\",\"calculated_at\":\"%s\"}")
                .formatted(item, state, location, quantity, at);
    }

    private static String page(String... counts) {
        return "{\"counts\":[" + String.join(",", counts) + "]}";
    }

    private List<ChannelCount> rows(ChannelPage<ChannelCount> page) {
        return page.rows().stream().map(Pulled::row).toList();
    }

    @Test
    void readsFiguresWithSquaresOwnStamp() {
        square.reply(
                "{\"cursor\":\"next\",\"counts\":["
                        + count("A", "L1", "IN_STOCK", "79", "2026-11-23T10:00:00.123Z")
                        + ","
                        + count("B", "L2", "IN_STOCK", "-3.00000", "2026-11-23T10:00:00.123Z")
                        + "],\"errors\":[]}");
        ChannelPage<ChannelCount> page = connector.pullCounts(Cursor.START);
        assertEquals(
                List.of(
                        new ChannelCount("A", "L1", 79, null, T1),
                        new ChannelCount("B", "L2", -3, null, T1)),
                rows(page));
        assertEquals("next", page.next());
        assertEquals(List.of(), page.refused());
        assertEquals(
                count("B", "L2", "IN_STOCK", "-3.00000", "2026-11-23T10:00:00.123Z"),
                new String(page.rows().get(1).raw().get(), StandardCharsets.UTF_8));
        assertEquals("Bearer secret-of-test", square.lastAsked().headers().get("authorization"));
    }

    @Test
    void asksForChangesAtTheWatermarkToo() {
        square.reply("{}");
        ChannelPage<ChannelCount> page =
                connector.pullCounts(new Cursor(Instant.parse("2026-11-23T10:00:00Z"), "c2"));
        assertEquals(
                """
                {"updated_after":"2026-11-23T09:59:59.999Z","states":["IN_STOCK","RESERVED_FOR_SALE",\
                "RETURNED_BY_CUSTOMER","RECEIVED_FROM_VENDOR"],"cursor":"c2","limit":1000}\
                """,
                square.lastAsked().body());
        assertEquals(List.of(), rows(page));
        assertNull(page.next());
    }

    @Test
    void readsFigureAndHeldUnitsTogetherWhenAHeldStateChanged() {
        square.reply(
                page(
                        count("A", "L1", "RESERVED_FOR_SALE", "2", "2026-11-23T10:00:01Z"),
                        count("B", "L1", "IN_STOCK", "5", "2026-11-23T10:00:00Z")));
        square.reply(
                page(
                        count("A", "L1", "IN_STOCK", "7", "2026-11-23T09:00:00Z"),
                        count("A", "L1", "RESERVED_FOR_SALE", "2", "2026-11-23T10:00:01Z"),
                        count("A", "L1", "RETURNED_BY_CUSTOMER", "1", "2026-11-23T08:00:00Z"),
                        count("A", "L9", "IN_STOCK", "99", "2026-11-23T08:00:00Z")));
        List<ChannelCount> rows = rows(connector.pullCounts(Cursor.START));
        assertEquals(
                List.of(
                        new ChannelCount("B", "L1", 5, null, Instant.parse("2026-11-23T10:00:00Z")),
                        new ChannelCount("A", "L1", 7, 3, Instant.parse("2026-11-23T10:00:01Z"))),
                rows);
        assertTrue(
                square.lastAsked()
                        .body()
                        .startsWith("{\"catalog_object_ids\":[\"A\"],\"location_ids\":[\"L1\"],"));
    }

    @Test
    void givesNoSumWithAStateItCannotRead() {
        square.reply(page(count("A", "L1", "RESERVED_FOR_SALE", "2", "2026-11-23T10:00:01Z")));
        square.reply(
                page(
                        count("A", "L1", "IN_STOCK", "1.5", "2026-11-23T09:00:00Z"),
                        count("A", "L1", "RESERVED_FOR_SALE", "2", "2026-11-23T10:00:01Z")));
        ChannelPage<ChannelCount> page = connector.pullCounts(Cursor.START);
        assertEquals(List.of(), page.rows());
        assertEquals("quantity.notWhole", page.refused().getFirst().code());
    }

    @Test
    void leavesOutWasteTransitAndWholeItems() {
        square.reply(
                page(
                        count("A", "L1", "WASTE", "4", "2026-11-23T10:00:00Z"),
                        count("A", "L1", "IN_TRANSIT", "4", "2026-11-23T10:00:00Z"),
                        count("A", "L1", "A_STATE_OF_2031", "4", "2026-11-23T10:00:00Z"),
                        count("I", "L1", "IN_STOCK", "4", "2026-11-23T10:00:00Z")
                                .replace("ITEM_VARIATION", "ITEM")));
        ChannelPage<ChannelCount> page = connector.pullCounts(Cursor.START);
        assertEquals(List.of(), page.rows());
        assertEquals(List.of(), page.refused());
    }

    @Test
    void refusesARowAndGoesOn() {
        String good = count("Z", "L1", "IN_STOCK", "1", "2026-11-23T10:00:00Z");
        square.reply(
                page(
                        count("A", "L1", "IN_STOCK", "1.25", "2026-11-23T10:00:00Z"),
                        count("B", "L1", "IN_STOCK", "99999999999", "2026-11-23T10:00:00Z"),
                        count("C", "L1", "IN_STOCK", "1", "yesterday"),
                        "{\"catalog_object_id\":{\"deep\":[1]},\"state\":\"IN_STOCK\",\"quantity\":[\"1\"]}",
                        "17",
                        "null",
                        "[[[]]]",
                        count("A", "L1", "IN_STOCK", "1", "2026-11-23T10:00:00Z")
                                .replace("catalog_object_id", "item"),
                        count("", "L1", "IN_STOCK", "1", "2026-11-23T10:00:00Z"),
                        good));
        ChannelPage<ChannelCount> page = connector.pullCounts(Cursor.START);
        assertEquals(List.of("Z"), rows(page).stream().map(ChannelCount::itemId).toList());
        assertEquals(
                List.of(
                        "quantity.notWhole",
                        "quantity.tooLarge",
                        "stamp.unreadable",
                        "field.wrongType",
                        "field.missing",
                        "field.missing",
                        "field.missing",
                        "field.missing",
                        "field.missing"),
                page.refused().stream().map(RefusedRow::code).toList());
        assertEquals(List.of("quantity", "1.25"), page.refused().getFirst().args());
        assertEquals("A|L1", page.refused().getFirst().externalId());
        assertEquals("17", new String(page.refused().get(4).raw(), StandardCharsets.UTF_8));
        assertEquals("#5", page.refused().get(4).externalId());
    }

    @Test
    void takesTheLastOfTwoEqualKeysAndNumbersForTexts() {
        square.reply(
                """
                {"counts":[{"catalog_object_id":"A","catalog_object_id":"B","state":"IN_STOCK","location_id":"L",
                "quantity":12,"calculated_at":"2026-11-23T10:00:00Z","new_field":{"a":[{}]}}]}\
                """);
        assertEquals(
                new ChannelCount("B", "L", 12, null, Instant.parse("2026-11-23T10:00:00Z")),
                rows(connector.pullCounts(Cursor.START)).getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"counts\":[{\"catalog_object_id\":\"A\"",
                "{\"counts\":[",
                "{",
                "<html>",
                "{\"counts\":[{]}",
                "{\"counts\":[1e5e5]}"
            })
    void takesACutOffAnswerAsPassing(String body) {
        square.reply(body);
        assertThrows(ChannelException.Transient.class, () -> connector.pullCounts(Cursor.START));
    }

    @Test
    void takesHostileBytesAndDepthAsPassing() {
        square.reply("{\"counts\":" + "[".repeat(200_000));
        assertThrows(ChannelException.Transient.class, () -> connector.pullCounts(Cursor.START));
        square.reply(200, java.util.Map.of(), new byte[] {0, 0, (byte) 0xD8, 0, 0, 0, 0, 0x22});
        assertThrows(ChannelException.Transient.class, () -> connector.pullCounts(Cursor.START));
        square.reply(
                200,
                java.util.Map.of(),
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
        assertThrows(ChannelException.Transient.class, () -> connector.pullCounts(Cursor.START));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"down for maintenance\"",
                "{\"counts\":{}}",
                "{\"errors\":[{\"code\":\"X\"}]}"
            })
    void neverTakesSomethingElseForAnEmptyStore(String body) {
        square.reply(body);
        assertThrows(ChannelException.Rejected.class, () -> connector.pullCounts(Cursor.START));
    }
}
