package crossdock.sync.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.Capabilities.Grain;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Drift;
import crossdock.inventory.Drift.Cause;
import crossdock.inventory.InventoryService.Observed;
import crossdock.inventory.Location;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.order.IncomingOrder;
import crossdock.order.Method;
import crossdock.order.OrderService;
import crossdock.order.Region;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrders;
import crossdock.store.stock.SqlDriftQueries;
import crossdock.sync.outbox.Owing.Kind;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A channel that sums its locations for its buyers, and is no stock source, is told what it may sell at one of them.
@SuppressWarnings("NullAway.Init") // opened before each test
class PublishAtLocationTest {
    private static final ConnectionId WEB = Shelves.SHOP;

    @TempDir
    Path folder = Path.of("");

    private PostRoom room;
    private OrderService orders;
    private LocationId online;
    private LocationId attic;

    @BeforeEach
    void open() {
        room = new PostRoom(folder, Dialect.PROBED);
        room.channel.grain = Grain.LOCATION;
        online = room.shelves.place("ONLINE", Location.Type.STORE, null);
        attic = room.shelves.place("ATTIC", Location.Type.STORE, null);
        room.shelves.db.transactor().run(TestStore.CLERK, _ -> {
            room.shelves.locations.link(WEB, "L9", online);
            room.shelves.locations.link(WEB, "L8", attic);
            room.shelves.locations.fulfils(WEB, room.shelves.store, true);
        });
        room.list(WEB, "P1", room.shelves.chair);
        var db = room.shelves.db;
        orders = new OrderService(
                db.transactor(), new SqlOrders(db.writer()), room.shelves.locations, room.shelves.inventory,
                Sources.NONE, room::tick);
        stands(5);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    /// The till counts so many chairs.
    private void stands(int units) {
        room.channel.moves(units - room.channel.figure);
        room.pull();
    }

    private void publish() {
        done(room.publishing.publish(TestStore.CLERK, WEB, online));
        room.use(WEB);
    }

    private void run() {
        room.dispatcher().publisher().touched(List.of(room.shelves.chair));
        for (int i = 0; i < 12; i++) {
            room.step();
            room.now = room.now.plusSeconds(2);
        }
    }

    /// The web shop is read and shows so many at one of its locations.
    private Observed shows(LocationId place, int units) {
        Instant at = room.tick();
        return room.shelves.says(WEB, place, units, null, null, at, at);
    }

    /// @param lostAt when the figure lost the units; null while it still holds them
    private void buys(
            ConnectionId channel, String id, int units, @Nullable Instant lostAt, List<IncomingOrder.Fulfilment> left) {
        Instant now = room.tick();
        var line = new IncomingOrder.Line("a", 1, room.shelves.chair, "CH-1", "Chair", units, 0, null);
        done(orders.ingest(Shelves.CHANNEL, new IncomingOrder(
                channel, id, "#" + id, "paid", true, lostAt, false, false, Method.SHIP, LocationId.NONE,
                room.shelves.store, now, now, now, Duration.ZERO, null, null, null,
                new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), left, List.of())));
    }

    private void ordersRead(Instant at) {
        room.shelves.db.transactor().run(TestStore.CLERK, _ -> room.shelves.db.writer().current().update(
                "INSERT OR REPLACE INTO pull (connection_id, resource, confirmed_at, sweep_number, reread_wanted,"
                        + " resets) VALUES (?, 'ORDERS', ?, 0, 0, 0)",
                WEB.value(), at));
    }

    private ChannelDetail web() {
        return room.shelves.queries.detail(room.shelves.chair).channels().stream()
                .filter(channel -> channel.channel().id().equals(WEB))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Cause cause() {
        Drift drift = web().drift();
        return drift == null ? null : drift.cause();
    }

    private List<Owing> values() {
        return room.all().stream().filter(row -> row.kind() == Kind.PUBLISH).toList();
    }

    @Test
    void ofFiveWithTwoSoldThereAChannelWhoseFigureStillHoldsThemShowsFive() {
        buys(WEB, "w1", 2, null, List.of());
        publish();
        run();
        assertEquals(3, web().sellable().value());
        assertEquals(Map.of("P1@L9", 5), room.channel.published);
        assertEquals(online, values().getFirst().location());
    }

    @Test
    void ofFiveWithTwoSoldThereAChannelWhoseFigureLostThemShowsThree() {
        room.channel.grain = Grain.CHANNEL;
        buys(WEB, "w1", 2, room.tick(), List.of());
        done(room.publishing.publish(TestStore.CLERK, WEB, LocationId.NONE));
        room.use(WEB);
        run();
        assertEquals(3, web().sellable().value());
        assertEquals(Map.of("P1", 3), room.channel.published);
    }

    @Test
    void aSaleAtTheTillLowersTheValueThere() {
        publish();
        run();
        stands(4);
        run();
        assertEquals(Map.of("P1@L9", 4), room.channel.published);
    }

    @Test
    void theEchoOfOurValueIsNeitherStockNorDrift() {
        publish();
        run();
        room.tick();
        assertEquals(Observed.UNCHANGED, shows(online, 5), "the receipt has told it");
        ordersRead(room.tick());
        assertEquals(5, web().published());
        assertNull(cause());
        assertEquals(0, room.shelves.cell(online).onHand());
        run();
        assertEquals(1, values().size());
        assertEquals(List.of("show P1@L9=5"), room.channel.sent);
    }

    @Test
    void unitsOfAFulfilmentThereAreNoManualEditAndNoValueGoesOutForThem() {
        buys(WEB, "w1", 2, null, List.of());
        publish();
        run();
        Instant packed = room.tick();
        room.channel.published.put("P1@L9", 3); // the server takes them when the parcel is packed
        shows(online, 3);
        ordersRead(room.tick());
        assertEquals(Cause.MANUAL_EDIT, cause(), "nothing explains it yet");
        buys(WEB, "w1", 2, null, List.of(new IncomingOrder.Fulfilment(
                "f1", false, packed, LocationId.NONE, null, List.of(new IncomingOrder.Part("a", 2)), null)));
        assertNull(cause());
        assertEquals(3, web().sellable().value());
        stands(2); // one is sold at the till as well, which counts the two that left
        assertEquals(Cause.LEDGER, cause());
        run();
        assertEquals(List.of("show P1@L9=5", "show P1@L9=2"), room.channel.sent);
    }

    @Test
    void aFigureThatMovedIsLeftAloneUntilTheOrdersTellWhy() {
        buys(WEB, "w1", 2, null, List.of());
        publish();
        run();
        Instant packed = room.tick();
        room.channel.published.put("P1@L9", 3); // nobody has read that yet
        stands(4);
        room.ordersRead = room.now;
        run();
        assertEquals(3, room.channel.published.get("P1@L9"), "4 would offer the two that left");
        buys(WEB, "w1", 2, null, List.of(new IncomingOrder.Fulfilment(
                "f1", false, packed, LocationId.NONE, null, List.of(new IncomingOrder.Part("a", 2)), null)));
        room.ordersRead = room.tick();
        run();
        assertEquals(2, room.channel.published.get("P1@L9"));
        assertTrue(values().stream().allMatch(row -> row.state().isOver()), values().toString());
    }

    @Test
    void whatItsOtherLocationsShowIsTakenOffAndTooMuchThereIsDrift() {
        publish();
        shows(attic, 2);
        run();
        assertEquals(Map.of("P1@L9", 3), room.channel.published, "its buyers see five");
        ordersRead(room.tick());
        assertEquals(5, web().published());
        shows(attic, 9);
        run();
        ordersRead(room.tick());
        assertEquals(Map.of("P1@L9", 0), room.channel.published);
        var board = new SqlDriftQueries(room.shelves.db.readers()).board(5);
        assertEquals(1, board.judged());
        assertEquals(4, board.unitsAtRisk());
    }

    @Test
    void aChannelThatIsToldNothingIsJudgedLocationByLocation() {
        room.shelves.db.transactor().run(
                TestStore.CLERK, _ -> room.shelves.locations.link(WEB, "S1", room.shelves.store));
        shows(room.shelves.store, 7);
        shows(attic, 1);
        ordersRead(room.tick());
        var board = new SqlDriftQueries(room.shelves.db.readers()).board(5);
        assertEquals(2, board.judged());
        assertEquals(3, board.unitsAtRisk(), "2 of 7 at the store, which has 5, and 1 where nothing is");
        assertEquals(8, web().published());
        assertEquals(5, room.shelves.cell(room.shelves.store).onHand(), "the till is the store's source");
    }

    @Test
    void anotherLocationForgetsWhatWaitedForTheFirst() {
        publish();
        room.step();
        assertEquals(State.PENDING, values().getFirst().state());
        done(room.publishing.publish(TestStore.CLERK, WEB, attic));
        assertEquals(State.SUPERSEDED, values().getFirst().state());
        run();
        assertEquals(Map.of("P1@L8", 5), room.channel.published);
    }

    @Test
    void itsUnitsLeaveTheBooksWhenItCountsNoMoreAndComeBackWithItsNextWord() {
        LocationId back = room.shelves.place("BACK", Location.Type.STORE, WEB);
        room.shelves.db.transactor().run(TestStore.CLERK, _ -> room.shelves.locations.link(WEB, "L7", back));
        room.shelves.places.fulfils(TestStore.CLERK, WEB, back, true);
        shows(back, 40);
        assertEquals(45, web().sellable().value());
        assertRefused("outbox.isSource", room.publishing.publish(TestStore.CLERK, WEB, online));
        done(room.publishing.stopCounting(TestStore.CLERK, WEB, back));
        assertEquals(0, room.shelves.cell(back).onHand());
        assertEquals(5, web().sellable().value());
        assertEquals(40, web().published(), "what it said is what it shows its buyers");
        assertTrue(room.shelves.check(back, null).isEmpty());
        shows(back, 39);
        assertTrue(!room.shelves.locations.find(back).orElseThrow().tracked());
        assertEquals(0, room.shelves.cell(back).onHand());
        done(room.publishing.count(TestStore.CLERK, WEB, back));
        shows(back, 38);
        assertEquals(38, room.shelves.cell(back).onHand());
        assertTrue(room.shelves.check(back, WEB).isEmpty());
    }

    @Test
    void aLocationWithReservedUnitsGoesOnBeingCounted() {
        assertEquals(5, room.shelves.cell(room.shelves.store).onHand());
        room.shelves.reserves(room.shelves.store, 77, 2);
        assertRefused(
                "location.reserved", room.publishing.stopCounting(TestStore.CLERK, Shelves.TILL, room.shelves.store));
        assertEquals(5, room.shelves.cell(room.shelves.store).onHand());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertRefused("outbox.locationNeeded", room.publishing.publish(TestStore.CLERK, WEB, LocationId.NONE));
        assertRefused("outbox.locationNeeded", room.publishing.publish(TestStore.CLERK, WEB, room.shelves.warehouse));
        room.shelves.places.fulfils(TestStore.CLERK, WEB, room.shelves.store, false);
        assertRefused("outbox.nothingFills", room.publishing.publish(TestStore.CLERK, WEB, online));
        closes(online);
        closes(attic);
        assertRefused("outbox.noLocation", room.publishing.publish(TestStore.CLERK, WEB, online));
    }

    private void closes(LocationId id) {
        Location l = room.shelves.locations.find(id).orElseThrow();
        done(room.shelves.places.put(TestStore.CLERK, new Location(
                l.id(), l.code(), l.name(), l.type(), l.address(), l.zone(), l.zoneAssumed(), l.hours(), l.ships(),
                l.offersPickup(), l.tracked(), l.stockSource(), false)));
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertTrue(outcome instanceof Refused<?> refused && refused.code().equals(code), outcome.toString());
    }
}
