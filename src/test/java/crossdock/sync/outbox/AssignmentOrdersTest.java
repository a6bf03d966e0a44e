package crossdock.sync.outbox;

import static crossdock.sync.outbox.LetterRoom.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.Handling;
import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.LineUnits;
import crossdock.order.Order;
import crossdock.order.OrderQueries.Told;
import crossdock.order.OrderQueries.Told.How;
import crossdock.order.OrderService.Placing;
import crossdock.order.OrderVersion;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrderQueries;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import crossdock.sync.outbox.UnreliableChannel.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the channel of an order hears of where it leaves from.
class AssignmentOrdersTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private PostRoom room;

    @SuppressWarnings("NullAway.Init")
    private LetterRoom letters;

    @BeforeEach
    void open() {
        room = new PostRoom(folder, Dialect.PROBED);
        letters = new LetterRoom(room);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void run() {
        for (int i = 0; i < 12; i++) {
            room.step();
            room.now = room.now.plusSeconds(2);
        }
    }

    @Test
    void tellsTheChannelWhereTheOrderLeavesFrom() {
        OrderId id = letters.order("o1", false);
        letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
        assertEquals(State.PENDING, room.row(0).state());
        run();
        assertEquals(List.of("tell o1 3xW1"), letters.notes());
        Owing told = room.row(0);
        assertEquals(State.ACKNOWLEDGED, told.state());
        assertEquals(List.of(room.shelves.warehouse), OrderLetters.locations(Objects.requireNonNull(told.said())));
        assertEquals(
                List.of(new Told(How.DONE, Objects.requireNonNull(told.endedAt()), List.of(room.shelves.warehouse))),
                new SqlOrderQueries(room.shelves.db.readers()).detail(id).orElseThrow().told());
    }

    @Test
    void anOrderThatMovesAgainBeforeItsLetterIsSentIsToldOnce() {
        OrderId id = letters.order("o1", false);
        letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
        letters.move(id, 1, room.shelves.warehouse, room.shelves.store);
        assertEquals(1, room.all().size());
        run();
        assertEquals(List.of("tell o1 1xS1+2xW1"), letters.notes());
    }

    @Test
    void theSameAssignmentIsNotToldTwice() {
        OrderId id = letters.order("o1", false);
        letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
        run();
        letters.move(id, 3, room.shelves.warehouse, room.shelves.store);
        letters.move(id, 3, room.shelves.store, room.shelves.warehouse);
        run();
        assertEquals(1, letters.notes().size());
        assertEquals(State.SUPERSEDED, room.row(1).state());
        assertEquals(Reasons.SHOWN, room.row(1).code());
    }

    @Test
    void aRerouteAndAWithdrawalAreToldAsChanges() {
        OrderId id = letters.order("o1", false);
        letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
        run();
        letters.move(id, 3, room.shelves.warehouse, room.shelves.store);
        run();
        letters.move(id, 3, room.shelves.store, LocationId.NONE);
        run();
        assertEquals(List.of("tell o1 3xW1", "tell o1 now 3xS1", "tell o1 now nowhere"), letters.notes());
    }

    @Test
    void aValueIsNotHeldUpByAQueueOfLetters() {
        room.list(Shelves.SHOP, "P1", room.shelves.chair);
        room.shelves.db.transactor().run(
                TestStore.CLERK, _ -> room.shelves.locations.fulfils(Shelves.SHOP, room.shelves.store, true));
        for (int i = 0; i < 20; i++) {
            letters.move(letters.order("o" + i, false), 3, LocationId.NONE, room.shelves.warehouse);
        }
        done(room.publishing.publish(TestStore.CLERK, Shelves.SHOP, LocationId.NONE));
        for (int i = 0; i < 6; i++) {
            room.step();
        }
        assertTrue(room.channel.published.containsKey("P1"));
        assertTrue(letters.notes().size() >= 1 && letters.notes().size() < 5, letters.notes().toString());
        for (int i = 0; i < 60; i++) {
            room.step();
        }
        assertEquals(20, letters.notes().size());
    }

    @Test
    void whatWasNeverToldIsNotWithdrawn() {
        OrderId id = letters.order("o1", false);
        letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
        letters.move(id, 3, room.shelves.warehouse, LocationId.NONE);
        run();
        assertEquals(List.of(), letters.notes());
        assertEquals(State.SUPERSEDED, room.row(0).state());
    }

    @Test
    void aLostAnswerIsLookedForAmongTheNotesAndNothingIsNotedTwice() {
        for (Fault fault : Fault.values()) {
            if (fault != Fault.TWICE && fault != Fault.LATE) { // a proxy's doing, which no probe can undo
                String name = "o-" + fault;
                OrderId id = letters.order(name, false);
                room.channel.faults.add(fault);
                letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
                run();
                assertEquals(1, letters.notes().stream().filter(("tell " + name + " 3xW1")::equals).count(), name);
                assertEquals(State.ACKNOWLEDGED, room.all().getLast().state(), name);
            }
        }
    }

    @Test
    void historyAndOrdersWithoutOpenUnitsAreNeverTold() {
        OrderId old = letters.order("old", true);
        var whole = new LineUnits(letters.read(old).lines().getFirst().id(), 3);
        letters.assignments.moved(
                TestStore.CLERK, Shelves.SHOP, old,
                List.of(new Placing(whole, LocationId.NONE, room.shelves.warehouse, 0)));
        OrderId gone = letters.order("gone", false);
        letters.move(gone, 3, LocationId.NONE, room.shelves.warehouse);
        Order order = letters.read(gone);
        done(letters.orders.cancelLine(
                TestStore.CLERK, new OrderVersion(gone, order.version()),
                new LineUnits(order.lines().getFirst().id(), 3), "changed mind"));
        run();
        assertEquals(List.of(), letters.notes());
        assertEquals(List.of(Reasons.CLOSED, Reasons.CLOSED), room.all().stream().map(Owing::code).toList());
    }

    @Test
    void aChannelThatCannotHearItIsOwedNothing() {
        letters.handling = Handling.LOCAL;
        letters.move(letters.order("o1", false), 3, LocationId.NONE, room.shelves.warehouse);
        assertEquals(List.of(), room.all());
    }

    @Test
    void assignmentAndLetterAreWrittenTogetherOrNotAtAll() {
        OrderId id = letters.order("o1", false);
        assertThrows(IllegalStateException.class, () -> room.shelves.db.transactor().run(TestStore.CLERK, _ -> {
            letters.move(id, 3, LocationId.NONE, room.shelves.warehouse);
            throw new IllegalStateException("the process ends here");
        }));
        assertEquals(3, letters.read(id).lines().getFirst().unrouted());
        assertEquals(List.of(), room.all());
    }

    @Test
    void aSecretThatMayOnlyReadEndsNothingElse() {
        room.channel.trouble = new ChannelException.Unauthorized("may only read", 403);
        letters.move(letters.order("o1", false), 3, LocationId.NONE, room.shelves.warehouse);
        PushStep stepped = room.step();
        assertFalse(stepped.trouble() instanceof ChannelException.Unauthorized);
        assertEquals(Reasons.UNAUTHORIZED, room.row(0).code());
        assertFalse(room.row(0).isDoubtful());
        assertTrue(room.row(0).dueAt().isAfter(room.now.plusSeconds(600)));
    }
}
