package crossdock.channel.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelException;
import crossdock.channel.ScriptedChannel;
import crossdock.channel.Sender;
import crossdock.channel.Sender.Draft;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Probed;
import crossdock.channel.Sender.Receipt.Shown;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VendureSenderTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("");
    private static final Cell CELL = new Cell("12", "3", "1");
    private final ScriptedChannel server = new ScriptedChannel();

    @SuppressWarnings("NullAway.Init")
    private Sender sender;

    @BeforeEach
    void signIn() {
        sender = Recorded.connector(server).sender().orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// The variant as a look shows it: one level, and adjustments by so many units.
    private void shows(int onHand, int... adjustments) {
        StringBuilder items = new StringBuilder();
        for (int units : adjustments) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"type\":\"ADJUSTMENT\",\"quantity\":")
                    .append(units)
                    .append("}");
        }
        items.append(items.isEmpty() ? "{}" : ",{}"); // a sale is no StockAdjustment
        server.reply("{\"data\":{\"productVariant\":{\"id\":\"12\",\"stockLevels\":["
                + "{\"stockLocationId\":\"1\",\"stockOnHand\":" + onHand + "}],\"stockMovements\":{\"totalItems\":"
                + (adjustments.length + 1) + ",\"items\":[" + items + "]}}}}");
    }

    private void writes(int onHand) {
        server.reply("{\"data\":{\"updateProductVariants\":[{\"id\":\"12\",\"stockLevels\":["
                + "{\"stockLocationId\":\"1\",\"stockOnHand\":" + onHand + "}]}]}}");
    }

    private Draft draft(int units) {
        return sender.draft(new AdjustStock(CELL, units), Instant.EPOCH);
    }

    @Test
    void aChangeIsSentAsWhatShouldStandAfterIt() {
        shows(10, 10);
        Draft draft = draft(-3);
        writes(7);
        shows(7, 10, -3);
        Sender.Receipt receipt = sender.send(draft, KEY);
        assertTrue(server.asked().stream().anyMatch(asked -> asked.body().contains("\"stockOnHand\":7")));
        assertEquals(List.of(new Shown("12", "1", 7, null)), receipt.shown());
        assertEquals(0, receipt.overwrote());
    }

    @Test
    void aSaleBetweenLookAndWriteIsSeenInWhatTheServerBooked() {
        shows(10, 10);
        Draft draft = draft(-3);
        writes(7);
        shows(7, 10, -1); // two were sold in between: the server booked the rest only
        assertEquals(-2, sender.send(draft, KEY).overwrote());
    }

    @Test
    void theLedgerTellsWhetherAnAttemptIsThereWhateverTheFigure() {
        shows(10, 10);
        Draft draft = draft(-3);
        shows(10, 10, -3); // back at what stood before by a return
        assertInstanceOf(Probed.Done.class, sender.probe(draft));
        shows(7, 10); // as if it were done, but by three sales
        assertEquals(new Probed.Absent(), sender.probe(draft));
        shows(6, 10, -4); // ours cut short, or somebody else's
        assertEquals(new Probed.Unclear(6), sender.probe(draft));
    }

    @Test
    void aCountIsTakenOnlyWhileNothingChangedSince() {
        shows(9, 10);
        var trouble = assertThrows(
                ChannelException.Rejected.class,
                () -> sender.draft(new SetStock(CELL, 8, 10), Instant.EPOCH));
        assertTrue(String.valueOf(trouble.getMessage()).contains("9, not 10"));
    }

    @Test
    void aTransferChangesBothLevelsInOneWrite() {
        shows(10, 10);
        Draft draft = sender.draft(new TransferStock(CELL, new Cell("12", "3", "2"), 4), Instant.EPOCH);
        writes(6);
        shows(6, 10, -4, 4);
        assertEquals(0, sender.send(draft, KEY).overwrote());
        String write = server.asked().get(server.asked().size() - 2).body();
        assertTrue(write.contains("\"stockOnHand\":6") && write.contains("\"stockOnHand\":4"), write);
    }

    @Test
    void whereAnOrderLeavesFromIsAPrivateNoteThatIsKnownAgain() {
        Draft draft = sender.draft(new AssignLocation("31", "Leaves from Akron.", "m-1"), Instant.EPOCH);
        assertFalse(sender.looks(new AssignLocation("31", "", "")));
        assertTrue(sender.looks(new AdjustStock(CELL, 1)));
        server.reply("{\"data\":{\"addNoteToOrder\":{\"id\":\"31\"}}}");
        assertEquals(Sender.Receipt.PLAIN, sender.send(draft, KEY));
        String asked = server.lastAsked().body();
        assertTrue(asked.contains("\"note\":\"Leaves from Akron. [m-1]\""), asked);
        assertTrue(asked.contains("\"isPublic\":false"), asked);

        notes("Leaves from Akron. [m-1]");
        assertInstanceOf(Probed.Done.class, sender.probe(draft));
        notes("Leaves from Akron. [m-2]");
        assertInstanceOf(Probed.Absent.class, sender.probe(draft));
    }

    private void notes(String text) {
        server.reply("{\"data\":{\"order\":{\"id\":\"31\",\"history\":{\"totalItems\":1,\"items\":[{\"data\":"
                + "{\"note\":\"" + text + "\"}}]}}}}");
    }
}
