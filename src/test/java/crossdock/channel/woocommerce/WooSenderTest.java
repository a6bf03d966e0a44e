package crossdock.channel.woocommerce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.PublishSellable;
import crossdock.channel.ChannelCommand.PublishSellable.Value;
import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.ScriptedChannel;
import crossdock.channel.Sender;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Probed;
import crossdock.channel.Sender.Receipt.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WooSenderTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("");
    private final ScriptedChannel shop = new ScriptedChannel();
    private final Sender sender = new WooConnector(shop.settings("woocommerce"), InstantSource.system())
            .sender()
            .orElseThrow();

    @AfterEach
    void stop() {
        shop.close();
    }

    private Sender.Draft draft(Value... values) {
        return sender.draft(new PublishSellable(List.of(values)), Instant.EPOCH);
    }

    @Test
    void productsGoInOneBatchAndARefusedOneIsNamed() {
        shop.reply("{\"update\":[{\"id\":7,\"stock_quantity\":3},"
                + "{\"id\":8,\"error\":{\"code\":\"woocommerce_rest_product_invalid_id\"}}]}");
        Sender.Receipt receipt = sender.send(
                draft(
                        new Value(new Cell("7", null, null), 3, null),
                        new Value(new Cell("8", null, null), 0, null)),
                KEY);
        assertEquals("/wp-json/wc/v3/products/batch", shop.lastAsked().path());
        assertEquals(
                "{\"update\":[{\"id\":7,\"stock_quantity\":3},{\"id\":8,\"stock_quantity\":0}]}",
                shop.lastAsked().body());
        assertEquals(List.of(new Shown("7", null, 3, null)), receipt.shown());
        assertEquals(Map.of("8", "woocommerce_rest_product_invalid_id"), receipt.refused());
    }

    @Test
    void variationsGoToTheirProduct() {
        shop.reply("{\"update\":[{\"id\":71,\"stock_quantity\":5}]}");
        Cell cell = new Cell("71", "7", null);
        sender.send(draft(new Value(cell, 5, null)), KEY);
        assertEquals("/wp-json/wc/v3/products/7/variations/batch", shop.lastAsked().path());
        assertEquals("7", sender.group(cell));
    }

    @Test
    void anAnswerWithoutItsRowsIsNoReceipt() {
        shop.reply("[]");
        assertThrows(
                ChannelException.Rejected.class,
                () -> sender.send(draft(new Value(new Cell("7", null, null), 3, null)), KEY));
    }

    @Test
    void whereAnOrderLeavesFromIsAPrivateNoteThatIsKnownAgain() {
        Sender.Draft draft = sender.draft(new AssignLocation("501", "Leaves from Akron.", "m-1"), Instant.EPOCH);
        assertFalse(sender.looks(new AssignLocation("501", "", "")), "one request and no more");
        shop.reply("{\"id\":9}");
        assertEquals(Sender.Receipt.PLAIN, sender.send(draft, KEY));
        assertEquals("/wp-json/wc/v3/orders/501/notes", shop.lastAsked().path());
        JsonNode note = JsonPage.tree(shop.lastAsked().body().getBytes(StandardCharsets.UTF_8));
        assertEquals("Leaves from Akron. [m-1]", note.path("note").asText());
        assertEquals("false", note.path("customer_note").toString());

        shop.reply("[{\"id\":8,\"note\":\"Order status changed\"},{\"id\":9,\"note\":\"Leaves from Akron. [m-1]\"}]");
        assertEquals(new Probed.Done(Sender.Receipt.PLAIN), sender.probe(draft));
        shop.reply("[{\"id\":8,\"note\":\"Leaves from Akron. [m-2]\"}]");
        assertEquals(new Probed.Absent(), sender.probe(draft), "the same words of another command are no proof");
    }

    @Test
    void takesNothingButSellableValuesOfNumberedArticles() {
        assertThrows(
                ChannelException.Rejected.class,
                () -> sender.draft(new AdjustStock(new Cell("7", null, null), 1), Instant.EPOCH));
        assertThrows(
                ChannelException.Rejected.class, () -> draft(new Value(new Cell("../orders", null, null), 1, null)));
        assertTrue(shop.asked().isEmpty());
    }
}
