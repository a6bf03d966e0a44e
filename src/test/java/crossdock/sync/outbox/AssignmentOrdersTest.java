package crossdock.sync.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelException;
import crossdock.channel.Handling.Retry;
import crossdock.channel.Handling;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome;
import crossdock.order.IncomingOrder;
import crossdock.order.LineUnits;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderQueries.Told;
import crossdock.order.OrderQueries.Told.How;
import crossdock.order.OrderService.Placing;
import crossdock.order.OrderService;
import crossdock.order.OrderVersion;
import crossdock.order.Region;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrderQueries;
import crossdock.store.order.SqlOrders;
import crossdock.sync.outbox.Dispatcher.Steps;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import crossdock.sync.outbox.UnreliableChannel.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private OrderService orders;

    @SuppressWarnings("NullAway.Init")
    private AssignmentOrders assignments;

    private Handling handling = Handling.asNote(Retry.PROBED);

    @BeforeEach
    void open() {
        room = new PostRoom(folder, Dialect.PROBED);
        room.use(Shelves.SHOP);
        var db = room.shelves.db;
        orders = new OrderService(
                db.transactor(), new SqlOrders(db.writer()), room.shelves.locations, room.shelves.inventory,
                Sources.NONE, room::tick);
        assignments = new AssignmentOrders(db.transactor(), room.outbox, (_, kind) -> {
            assertEquals(CommandKind.ASSIGN_LOCATION, kind);
            return handling;
        }, room::tick, Steps.NONE);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private OrderId order(String id, boolean isHistory) {
        Instant now = room.tick();
        var line = new IncomingOrder.Line(
                "a", 1, room.shelves.chair, "CH-1", "Chair", 3, 0, new Money(900, "USD"));
        var in = new IncomingOrder(
                Shelves.SHOP, id, "#" + id, "paid", true, null, false, isHistory, Method.SHIP, LocationId.NONE,
                LocationId.NONE, now, now, now, Duration.ZERO, null, now.plusSeconds(86_400), new Money(2_700, "USD"),
                new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), List.of(), List.of());
        return Objects.requireNonNull(done(orders.ingest(Shelves.CHANNEL, in)).order());
    }

    private Order read(OrderId id) {
        return room.shelves.db.transactor()
                .write(TestStore.CLERK, _ -> new SqlOrders(room.shelves.db.writer()).find(id))
                .orElseThrow();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    /// As routing does: the order and what is owed to its channel, in one write.
    private void move(OrderId id, int units, LocationId from, LocationId to) {
        Order order = read(id);
        var moves = List.of(new Placing(new LineUnits(order.lines().getFirst().id(), units), from, to, 0));
        room.shelves.db.transactor().run(TestStore.CLERK, _ -> {
            done(orders.route(TestStore.CLERK, new OrderVersion(id, order.version()), "policy", moves));
            assignments.moved(TestStore.CLERK, Shelves.SHOP, id, moves);
        });
    }

    private void run() {
        for (int i = 0; i < 12; i++) {
            room.step();
            room.now = room.now.plusSeconds(2);
        }
    }

    /// What the channel has, without the marks.
    private List<String> notes() {
        return room.channel.notes.stream().map(note -> note.replaceAll("key-\\S+ ", "")).toList();
    }

    @Test
    void tellsTheChannelWhereTheOrderLeavesFrom() {
        OrderId id = order("o1", false);
        move(id, 3, LocationId.NONE, room.shelves.warehouse);
        assertEquals(State.PENDING, room.row(0).state());
        run();
        assertEquals(List.of("tell o1 3xW1"), notes());
        Owing told = room.row(0);
        assertEquals(State.ACKNOWLEDGED, told.state());
        assertEquals(List.of(room.shelves.warehouse), OrderLetters.locations(Objects.requireNonNull(told.said())));
        assertEquals(
                List.of(new Told(How.DONE, Objects.requireNonNull(told.endedAt()), List.of(room.shelves.warehouse))),
                new SqlOrderQueries(room.shelves.db.readers()).detail(id).orElseThrow().told());
    }

    @Test
    void anOrderThatMovesAgainBeforeItsLetterIsSentIsToldOnce() {
        OrderId id = order("o1", false);
        move(id, 3, LocationId.NONE, room.shelves.warehouse);
        move(id, 1, room.shelves.warehouse, room.shelves.store);
        assertEquals(1, room.all().size());
        run();
        assertEquals(List.of("tell o1 1xS1+2xW1"), notes());
    }

    @Test
    void theSameAssignmentIsNotToldTwice() {
        OrderId id = order("o1", false);
        move(id, 3, LocationId.NONE, room.shelves.warehouse);
        run();
        move(id, 3, room.shelves.warehouse, room.shelves.store);
        move(id, 3, room.shelves.store, room.shelves.warehouse);
        run();
        assertEquals(1, notes().size());
        assertEquals(State.SUPERSEDED, room.row(1).state());
        assertEquals(Reasons.SHOWN, room.row(1).code());
    }

    @Test
    void aRerouteAndAWithdrawalAreToldAsChanges() {
        OrderId id = order("o1", false);
        move(id, 3, LocationId.NONE, room.shelves.warehouse);
        run();
        move(id, 3, room.shelves.warehouse, room.shelves.store);
        run();
        move(id, 3, room.shelves.store, LocationId.NONE);
        run();
        assertEquals(List.of("tell o1 3xW1", "tell o1 now 3xS1", "tell o1 now nowhere"), notes());
    }

    @Test
    void aValueIsNotHeldUpByAQueueOfLetters() {
        room.list(Shelves.SHOP, "P1", room.shelves.chair);
        room.shelves.db.transactor().run(
                TestStore.CLERK, _ -> room.shelves.locations.fulfils(Shelves.SHOP, room.shelves.store, true));
        for (int i = 0; i < 20; i++) {
            move(order("o" + i, false), 3, LocationId.NONE, room.shelves.warehouse);
        }
        done(room.service.publish(TestStore.CLERK, Shelves.SHOP, true));
        for (int i = 0; i < 6; i++) {
            room.step();
        }
        assertTrue(room.channel.published.containsKey("P1"));
        assertTrue(notes().size() >= 1 && notes().size() < 5, notes().toString());
        for (int i = 0; i < 60; i++) {
            room.step();
        }
        assertEquals(20, notes().size());
    }

    @Test
    void whatWasNeverToldIsNotWithdrawn() {
        OrderId id = order("o1", false);
        move(id, 3, LocationId.NONE, room.shelves.warehouse);
        move(id, 3, room.shelves.warehouse, LocationId.NONE);
        run();
        assertEquals(List.of(), notes());
        assertEquals(State.SUPERSEDED, room.row(0).state());
    }

    @Test
    void aLostAnswerIsLookedForAmongTheNotesAndNothingIsNotedTwice() {
        for (Fault fault : Fault.values()) {
            if (fault != Fault.TWICE && fault != Fault.LATE) { // a proxy's doing, which no probe can undo
                String name = "o-" + fault;
                OrderId id = order(name, false);
                room.channel.faults.add(fault);
                move(id, 3, LocationId.NONE, room.shelves.warehouse);
                run();
                assertEquals(1, notes().stream().filter(("tell " + name + " 3xW1")::equals).count(), name);
                assertEquals(State.ACKNOWLEDGED, room.all().getLast().state(), name);
            }
        }
    }

    @Test
    void historyAndOrdersWithoutOpenUnitsAreNeverTold() {
        OrderId old = order("old", true);
        assignments.moved(TestStore.CLERK, Shelves.SHOP, old, List.of(new Placing(
                new LineUnits(read(old).lines().getFirst().id(), 3), LocationId.NONE, room.shelves.warehouse, 0)));
        OrderId gone = order("gone", false);
        move(gone, 3, LocationId.NONE, room.shelves.warehouse);
        Order order = read(gone);
        done(orders.cancelLine(
                TestStore.CLERK, new OrderVersion(gone, order.version()),
                new LineUnits(order.lines().getFirst().id(), 3), "changed mind"));
        run();
        assertEquals(List.of(), notes());
        assertEquals(List.of(Reasons.CLOSED, Reasons.CLOSED), room.all().stream().map(Owing::code).toList());
    }

    @Test
    void aChannelThatCannotHearItIsOwedNothing() {
        handling = Handling.LOCAL;
        move(order("o1", false), 3, LocationId.NONE, room.shelves.warehouse);
        assertEquals(List.of(), room.all());
    }

    @Test
    void assignmentAndLetterAreWrittenTogetherOrNotAtAll() {
        OrderId id = order("o1", false);
        assertThrows(IllegalStateException.class, () -> room.shelves.db.transactor().run(TestStore.CLERK, _ -> {
            move(id, 3, LocationId.NONE, room.shelves.warehouse);
            throw new IllegalStateException("the process ends here");
        }));
        assertEquals(3, read(id).lines().getFirst().unrouted());
        assertEquals(List.of(), room.all());
    }

    @Test
    void aSecretThatMayOnlyReadEndsNothingElse() {
        room.channel.trouble = new ChannelException.Unauthorized("may only read", 403);
        move(order("o1", false), 3, LocationId.NONE, room.shelves.warehouse);
        PushStep stepped = room.step();
        assertFalse(stepped.trouble() instanceof ChannelException.Unauthorized);
        assertEquals(Reasons.UNAUTHORIZED, room.row(0).code());
        assertFalse(room.row(0).isDoubtful());
        assertTrue(room.row(0).dueAt().isAfter(room.now.plusSeconds(600)));
    }
}
