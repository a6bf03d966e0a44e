package crossdock.sync.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.store.TestStore;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import crossdock.sync.outbox.UnreliableChannel.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private PostRoom room;

    @BeforeEach
    void open() {
        room = new PostRoom(folder, Dialect.KEYED);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theScreenShowsTheChangeBeforeTheChannelHasIt() {
        assertEquals(new Done<>(97), room.adjust(-3));
        assertEquals(97, room.onHand());
        assertEquals(100, room.channel.figure);
        assertEquals(State.PENDING, room.row(0).state());
        room.pull();
        assertEquals(97, room.onHand(), "a count that cannot include it leaves it standing");
    }

    @Test
    void theEchoOfACommandCountsOnce() {
        room.adjust(-3);
        room.step();
        assertEquals(State.ACKNOWLEDGED, room.row(0).state());
        assertEquals(97, room.channel.figure);
        assertEquals(97, room.onHand());
        room.pull();
        assertEquals(97, room.onHand());
    }

    @Test
    void anEchoThatComesBeforeTheAnswerIsSetRightByIt() {
        room.channel.faults.add(Fault.LOST_ANSWER);
        room.adjust(-3);
        room.step();
        room.pull(); // shows 97 already, and nobody knows yet why
        room.drain();
        assertEquals(97, room.onHand());
        assertEquals(97, sumOfEffects(), "the ledger people read adds up as well");
    }

    private long sumOfEffects() {
        return room.shelves.db.readers().read(sql -> sql.number("SELECT sum(effect) FROM movement"));
    }

    @Test
    void aCountCanBeUndoneUntilItIsTold() {
        var count = new Count(room.shelves.chair, room.shelves.store, 100, 90, "spot");
        assertEquals(new Done<>(90), room.adjustments.count(TestStore.CLERK, count));
        assertEquals(1, waiting());
        assertEquals(new Done<>(100), room.adjustments.uncount(TestStore.CLERK, count));
        assertEquals(100, room.onHand());
        room.drain();
        assertEquals(100, room.channel.figure);
        assertEquals(0, waiting());

        assertEquals(new Done<>(90), room.adjustments.count(TestStore.CLERK, count));
        room.channel.faults.add(Fault.LOST_ANSWER);
        room.step();
        assertEquals(new Refused<>("stock.countTold"), room.adjustments.uncount(TestStore.CLERK, count));
        room.drain();
        assertEquals(90, room.channel.figure);
        assertEquals(90, room.onHand());
        assertEquals(new Refused<>("stock.countTold"), room.adjustments.uncount(TestStore.CLERK, count));
    }

    private int waiting() {
        long[] cell = {StockQueries.cellKey(room.shelves.chair.value(), room.shelves.store.value())};
        long[] sku = {room.shelves.chair.value()};
        int waiting = room.shelves.queries.cells(cell).getFirst().waiting();
        assertEquals(waiting, room.shelves.queries.skus(sku).getFirst().waiting());
        return waiting;
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKeyAndBody() {
        room.channel.faults.add(Fault.LOST_ANSWER);
        room.adjust(-3);
        room.step();
        Owing waiting = room.row(0);
        assertEquals(State.PENDING, waiting.state());
        assertTrue(waiting.isDoubtful());
        room.drain();
        assertEquals(waiting.key(), room.row(0).key());
        assertEquals(List.of("delta -3", "delta -3"), room.channel.sent);
        assertEquals(97, room.channel.figure);
    }

    @Test
    void whatIsFrozenIsSealedAndForgottenWithTheAnswer() {
        room.channel.faults.add(Fault.LOST_REQUEST);
        room.adjust(-3);
        room.step();
        byte[] kept = room.shelves.db.readers().read(sql ->
                sql.first("SELECT body FROM outbox WHERE body IS NOT NULL", row -> row.getBytes(1)).orElseThrow());
        assertNotEquals("delta -3", new String(kept, StandardCharsets.UTF_8));
        room.drain();
        assertTrue(room.outbox.frozen(room.row(0).id()).isEmpty());
    }

    @Test
    void aThrottledCommandWaitsAtTheGateAndIsNotDoubtful() {
        room.channel.faults.add(Fault.THROTTLED);
        room.adjust(-3);
        room.step();
        assertEquals(Reasons.THROTTLED, room.row(0).code());
        assertEquals(false, room.row(0).isDoubtful());
        room.step();
        assertEquals(1, room.waits);
        room.drain();
        assertEquals(97, room.channel.figure);
    }

    @Test
    void commandsOnOneShelfKeepTheirOrderAndAParkedOneHoldsTheRest() {
        room.adjust(-3);
        room.adjust(5);
        park();
        assertEquals(List.of(State.PARKED, State.PENDING), room.all().stream().map(Owing::state).toList());
        assertEquals(100, room.channel.figure);
        assertEquals("rejected", room.row(0).code());
        room.service.giveUp(TestStore.CLERK, room.row(0).id(), "mistake");
        room.drain();
        assertEquals(105, room.channel.figure);
        assertEquals(105, room.onHand(), "what was booked for the first one is taken back");
        assertEquals(State.GIVEN_UP, room.row(0).state());
        room.pull();
        assertEquals(105, room.onHand());
    }

    private void park() {
        room.steps = step -> {
            if (step == Dispatcher.Steps.Step.TAKEN) {
                room.steps = Dispatcher.Steps.NONE;
                throw new ChannelException.Rejected("400 (INVALID_VALUE)", 400, null);
            }
        };
        room.drain();
    }

    @Test
    void aRetriedCommandGetsANewKeyBecauseTheOldOneWasRefused() {
        room.adjust(-3);
        park();
        String before = room.row(0).key();
        room.service.retry(TestStore.CLERK, room.row(0).id());
        room.drain();
        assertEquals(State.ACKNOWLEDGED, room.row(0).state());
        assertNotEquals(before, room.row(0).key());
        assertEquals(97, room.channel.figure);
    }

    @Test
    void anEditedCommandMovesWhatWasBookedForIt() {
        room.adjust(-3);
        park();
        room.service.edit(TestStore.CLERK, room.row(0).id(), -4);
        assertEquals(96, room.onHand());
        room.drain();
        assertEquals(96, room.channel.figure);
        room.pull();
        assertEquals(96, room.onHand());
    }

    @Test
    void onlyParkedCommandsAreAPersonsBusinessAndGivingUpNeedsAReason() {
        room.adjust(-3);
        long id = room.row(0).id();
        assertEquals(new Refused<>("outbox.notParked"), room.service.retry(TestStore.CLERK, id));
        park();
        assertEquals(new Refused<>("outbox.reasonMissing"), room.service.giveUp(TestStore.CLERK, id, " "));
        assertEquals(State.PARKED, room.row(0).state());
    }

    @Test
    void ofTwoCountsTheNewerSaysItAll() {
        count(90);
        count(88);
        assertEquals(List.of(State.SUPERSEDED, State.PENDING), room.all().stream().map(Owing::state).toList());
        assertEquals(100, room.row(1).known(), "the channel will show what it showed before the first");
        room.drain();
        assertEquals(List.of("count 88 100"), room.channel.sent);
        assertEquals(88, room.onHand());
        room.pull();
        assertEquals(88, room.onHand());
    }

    @Test
    void changesAreNeverCollapsed() {
        room.adjust(-1);
        room.adjust(-1);
        count(90);
        room.drain();
        assertEquals(List.of("delta -1", "delta -1", "count 90 98"), room.channel.sent);
    }

    private void count(int counted) {
        assertEquals(
                new Done<>(counted),
                room.adjustments.count(
                        TestStore.CLERK,
                        new Count(room.shelves.chair, room.shelves.store, room.onHand(), counted)));
    }

    @Test
    void whatTheChannelDoesNotListIsParkedUntilItDoes() {
        room.shelves.db.transactor().run(TestStore.CLERK, _ ->
                room.shelves.db.writer().current().update("UPDATE listing SET active = 0"));
        room.adjust(-1);
        room.drain();
        assertEquals(Reasons.UNLISTED, room.row(0).code());
        room.shelves.db.transactor().run(TestStore.CLERK, _ ->
                room.shelves.db.writer().current().update("UPDATE listing SET active = 1"));
        room.service.retry(TestStore.CLERK, room.row(0).id());
        room.drain();
        assertEquals(99, room.channel.figure);
    }

    @Test
    void aSecretThatIsRefusedEndsTheLoopAndKeepsTheCommand() {
        room.adjust(-1);
        room.steps = step -> {
            if (step == Dispatcher.Steps.Step.TAKEN) {
                throw new ChannelException.Unauthorized("401", 401);
            }
        };
        assertEquals(Instant.MAX, room.step().due());
        room.steps = Dispatcher.Steps.NONE;
        assertEquals(State.PENDING, room.row(0).state());
        room.restart();
        room.drain();
        assertEquals(99, room.channel.figure);
    }

    @Test
    void aDoubtfulBareCommandIsDecidedByAPerson() {
        room.close();
        room = new PostRoom(folder.resolve("bare"), Dialect.BARE);
        room.channel.faults.add(Fault.LOST_ANSWER);
        room.adjust(-3);
        room.drain();
        assertEquals(Reasons.UNSURE, room.row(0).code());
        assertEquals(97, room.channel.figure);
        room.service.confirm(TestStore.CLERK, room.row(0).id());
        assertEquals(State.ACKNOWLEDGED, room.row(0).state());
        room.pull();
        assertEquals(97, room.onHand());
        assertEquals(List.of("delta -3"), room.channel.sent, "nothing was sent again");
    }

    @Test
    void refusesWhereTheSourceTakesNothing() {
        room.shelves.places.chooseSource(TestStore.CLERK, room.shelves.store, Shelves.WMS);
        var none = new SourceOrders(
                room.shelves.db.transactor(), room.outbox, (_, _) -> crossdock.channel.Handling.REFUSED,
                Dispatcher.Steps.NONE);
        assertEquals(false, none.takes(Shelves.WMS, crossdock.inventory.AdjustmentService.Sources.Act.ADJUST));
    }
}
