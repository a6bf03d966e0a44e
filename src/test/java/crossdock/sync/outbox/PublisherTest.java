package crossdock.sync.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.SkuId;
import crossdock.store.TestStore;
import crossdock.store.sync.OutboxFigures;
import crossdock.sync.outbox.Owing.Kind;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import crossdock.sync.outbox.UnreliableChannel.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private PostRoom room;

    @BeforeEach
    void open() {
        room = new PostRoom(folder, Dialect.KEYED);
        room.list(Shelves.SHOP, "P1", room.shelves.chair);
        room.shelves.db.transactor().run(
                TestStore.CLERK, _ -> room.shelves.locations.fulfils(Shelves.SHOP, room.shelves.store, true));
        room.use(Shelves.SHOP);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void publish(boolean isOn) {
        Outcome<?> outcome = isOn
                ? room.publishing.publish(TestStore.CLERK, Shelves.SHOP, LocationId.NONE)
                : room.publishing.stop(TestStore.CLERK, Shelves.SHOP);
        assertTrue(outcome instanceof Done, outcome.toString());
    }

    private void touch() {
        room.dispatcher().publisher().touched(List.of(room.shelves.chair));
    }

    private void run() {
        for (int i = 0; i < 12; i++) {
            room.step();
            room.now = room.now.plusSeconds(2);
        }
    }

    private List<Owing> values() {
        return room.all().stream().filter(row -> row.kind() == Kind.PUBLISH).toList();
    }

    @Test
    void nothingIsPublishedUntilAPersonTurnsItOn() {
        touch();
        run();
        assertEquals(List.of(), values());
        publish(true);
        run();
        assertEquals(Map.of("P1", 100), room.channel.published);
        assertEquals(State.ACKNOWLEDGED, values().getFirst().state());
    }

    @Test
    void nothingIsPublishedBeforeStockWasReadAgain() {
        room.ordersRead = null;
        publish(true);
        run();
        assertTrue(room.channel.published.isEmpty());
        room.ordersRead = Shelves.at(10_000);
        run();
        assertEquals(Map.of("P1", 100), room.channel.published);
    }

    @Test
    void theValueIsWorkedOutWhenItIsSentAndManyChangesMakeOneRow() {
        publish(true);
        room.step(); // the review puts the row into the outbox
        assertEquals(State.PENDING, values().getFirst().state());
        room.channel.moves(-1);
        room.pull();
        touch();
        room.channel.moves(-1);
        room.pull();
        touch();
        run();
        assertEquals(Map.of("P1", 98), room.channel.published);
        assertEquals(1, values().size());
    }

    @Test
    void theWayOutIsSummedUp() {
        publish(true);
        room.channel.faults.add(Fault.LOST_ANSWER);
        run();
        Instant since = room.now;
        assertEquals(0, figures(since).sales());
        room.now = room.now.plusSeconds(60);
        room.channel.moves(-1); // a sale at the till
        Instant sold = room.now;
        room.now = room.now.plusSeconds(7);
        room.pull();
        touch();
        run();
        OutboxFigures figures = figures(since);
        Instant told = Objects.requireNonNull(values().getLast().endedAt());
        assertEquals(new OutboxFigures(
                2, 2, 1, 0, 0, 1, Duration.between(sold, told), Duration.between(sold, told)), figures);
    }

    private OutboxFigures figures(Instant since) {
        return OutboxFigures.read(room.shelves.db.readers(), since);
    }

    @Test
    void ourOwnEchoIsNotPublishedAgain() {
        publish(true);
        run();
        touch();
        run();
        assertEquals(1, values().size());
        assertEquals(List.of("show P1=100"), room.channel.sent);
    }

    @Test
    void aValueWaitsForAStockCommandThatMayHaveTakenEffect() {
        publish(true);
        run();
        room.adjust(-10);
        room.use(Shelves.TILL);
        room.channel.faults.add(Fault.LOST_ANSWER);
        room.step();
        assertTrue(room.row(1).isDoubtful());
        room.use(Shelves.SHOP);
        touch();
        run();
        assertEquals(Map.of("P1", 100), room.channel.published, "is it 90 or 80? nobody knows");
        room.use(Shelves.TILL);
        room.drain();
        room.use(Shelves.SHOP);
        run();
        assertEquals(Map.of("P1", 90), room.channel.published);
    }

    @Test
    void aHigherValueWaitsForTheOrdersThatMayExplainTheLowerOneShown() {
        publish(true);
        run();
        room.tick();
        room.shows(Shelves.SHOP, room.shelves.chair, 95, room.now);
        room.ordersRead = room.now;
        touch();
        run();
        assertEquals(List.of("show P1=100"), room.channel.sent, "five may be sold there and not read yet");
        room.ordersRead = room.now;
        run();
        assertEquals(List.of("show P1=100", "show P1=100"), room.channel.sent);
    }

    @Test
    void aLowerValueWaitsForNothing() {
        publish(true);
        run();
        room.ordersRead = Shelves.at(0);
        room.channel.moves(-3);
        room.pull();
        touch();
        run();
        assertEquals(Map.of("P1", 97), room.channel.published);
    }

    @Test
    void oneRefusedValueIsParkedAndTheOthersGoOn() {
        SkuId desk = room.shelves.article("DE-1", "Desks");
        room.list(Shelves.SHOP, "P2", desk);
        room.channel.refusedItems.add("P1");
        publish(true);
        run();
        assertEquals(Map.of("P2", 0), room.channel.published);
        Owing parked = values().stream().filter(row -> row.state() == State.PARKED).findFirst().orElseThrow();
        assertEquals("no_such_item", parked.words());
        room.channel.refusedItems.clear();
        room.service.retry(TestStore.CLERK, parked.id());
        run();
        assertEquals(Map.of("P1", 100, "P2", 0), room.channel.published);
    }

    @Test
    void aLostAnswerIsFollowedByTheValueOfThen() {
        publish(true);
        room.step();
        room.channel.faults.add(Fault.LOST_ANSWER);
        room.step();
        assertEquals(Reasons.NO_ANSWER, values().getFirst().code());
        room.channel.moves(-4);
        room.pull();
        run();
        assertEquals(List.of("show P1=100", "show P1=96"), room.channel.sent);
    }

    @Test
    void turningItOffForgetsWhatWaits() {
        publish(true);
        room.step();
        publish(false);
        run();
        assertEquals(State.SUPERSEDED, values().getFirst().state());
        assertTrue(room.channel.published.isEmpty());
    }
}
