package crossdock.channel.square;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.ScriptedChannel;
import crossdock.channel.Sender;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Receipt.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SquareSenderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Cell CELL = new Cell("V1", "I1", "L1");
    private final ScriptedChannel square = new ScriptedChannel();
    private final Sender sender = new SquareConnector(square.settings("square"), InstantSource.fixed(NOW))
            .sender()
            .orElseThrow();

    @AfterEach
    void stop() {
        square.close();
    }

    private JsonNode change(ChannelCommand command, Instant happenedAt) {
        String text = sender.draft(command, happenedAt).text();
        return JsonPage.tree(text.getBytes(StandardCharsets.UTF_8)).at("/changes/0");
    }

    @Test
    void unitsLeaveForWasteAndComeFromNowhere() {
        JsonNode lost = change(new AdjustStock(CELL, -3), NOW);
        assertEquals("ADJUSTMENT", lost.path("type").asText());
        assertEquals("IN_STOCK>WASTE 3", words(lost));
        assertEquals("NONE>IN_STOCK 2", words(change(new AdjustStock(CELL, 2), NOW)));
    }

    private static String words(JsonNode change) {
        JsonNode inner = change.path("adjustment");
        return inner.path("from_state").asText() + ">" + inner.path("to_state").asText() + " "
                + inner.path("quantity").asText();
    }

    @Test
    void countsAndTransfersNameTheirPlaces() {
        JsonNode count = change(new SetStock(CELL, 12, 10), NOW).path("physical_count");
        assertEquals("12", count.path("quantity").asText());
        assertEquals("L1", count.path("location_id").asText());
        JsonNode carried = change(new TransferStock(CELL, new Cell("V1", "I1", "L2"), 4), NOW).path("transfer");
        assertEquals("L1", carried.path("from_location_id").asText());
        assertEquals("L2", carried.path("to_location_id").asText());
    }

    @Test
    void whatHappenedLongAgoIsToldAsTwentyThreeHoursOld() {
        assertEquals(occurred(NOW.minus(Duration.ofHours(23))), occurred(NOW.minus(Duration.ofDays(3))));
        assertEquals(NOW.minusSeconds(60).toString(), occurred(NOW.minusSeconds(60)));
        assertEquals(NOW.toString(), occurred(NOW.plusSeconds(5)), "nothing lies ahead");
    }

    private String occurred(Instant happenedAt) {
        return change(new AdjustStock(CELL, 1), happenedAt).at("/adjustment/occurred_at").asText();
    }

    @Test
    void everyAttemptSendsTheSameBytesUnderTheSameKey() {
        square.reply(500, java.util.Map.of(), "{\"errors\":[{\"code\":\"INTERNAL_SERVER_ERROR\"}]}")
                .reply("{\"counts\":[{\"catalog_object_id\":\"V1\",\"catalog_object_type\":\"ITEM_VARIATION\","
                        + "\"state\":\"IN_STOCK\",\"location_id\":\"L1\",\"quantity\":\"7\","
                        + "\"calculated_at\":\"2026-03-02T12:00:01.5Z\"},{\"catalog_object_id\":\"V1\","
                        + "\"state\":\"WASTE\",\"location_id\":\"L1\",\"quantity\":\"3\","
                        + "\"calculated_at\":\"2026-03-02T12:00:01.5Z\"}],\"changes\":[]}");
        Sender.Draft draft = sender.draft(new AdjustStock(CELL, -3), NOW);
        IdempotencyKey key = new IdempotencyKey("k-1");
        assertThrows(ChannelException.Transient.class, () -> sender.send(draft, key));
        Sender.Receipt receipt = sender.send(draft, key);
        assertEquals(square.asked().get(0).body(), square.asked().get(1).body());
        assertTrue(square.lastAsked().body().contains("\"idempotency_key\":\"k-1\""));
        assertEquals(List.of(new Shown("V1", "L1", 7, Instant.parse("2026-03-02T12:00:01.5Z"))), receipt.shown());
    }
}
