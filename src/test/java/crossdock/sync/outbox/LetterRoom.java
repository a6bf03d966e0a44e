package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.Handling;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.order.IncomingOrder;
import crossdock.order.LineUnits;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderService;
import crossdock.order.OrderService.Placing;
import crossdock.order.OrderVersion;
import crossdock.order.Region;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrderPlaces;
import crossdock.store.order.SqlOrders;
import crossdock.sync.outbox.OrderLetters.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Orders of a shop that hears where they leave from, in a [PostRoom] that sends to it.
final class LetterRoom {
    final PostRoom room;
    final OrderService orders;
    final AssignmentOrders assignments;
    Handling handling;

    LetterRoom(PostRoom room) {
        this.room = room;
        room.use(Shelves.SHOP);
        handling = room.channel.capabilities().command(CommandKind.ASSIGN_LOCATION);
        var db = room.shelves.db;
        orders = new OrderService(
                db.transactor(), new SqlOrders(db.writer()), room.shelves.locations, room.shelves.inventory,
                Sources.NONE, room::tick);
        assignments = new AssignmentOrders(db.transactor(), room.outbox, (_, kind) -> {
            if (kind != CommandKind.ASSIGN_LOCATION) {
                throw new AssertionError(kind);
            }
            return handling;
        }, room::tick, room::reached);
    }

    /// Three chairs, at no location yet.
    OrderId order(String id, boolean isHistory) {
        Instant now = room.tick();
        var line = new IncomingOrder.Line(
                "a", 1, room.shelves.chair, "CH-1", "Chair", 3, 0, new Money(900, "USD"));
        var in = new IncomingOrder(
                Shelves.SHOP, id, "#" + id, "paid", true, null, false, isHistory, Method.SHIP, LocationId.NONE,
                LocationId.NONE, now, now, now, Duration.ZERO, null, now.plusSeconds(86_400), new Money(2_700, "USD"),
                new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), List.of(), List.of());
        return Objects.requireNonNull(done(orders.ingest(Shelves.CHANNEL, in)).order());
    }

    Order read(OrderId id) {
        return room.shelves.db.transactor()
                .write(TestStore.CLERK, _ -> new SqlOrders(room.shelves.db.writer()).find(id))
                .orElseThrow();
    }

    /// As routing does: the order and what is owed to its channel, in one write.
    void move(OrderId id, int units, LocationId from, LocationId to) {
        Order order = read(id);
        var moves = List.of(new Placing(new LineUnits(order.lines().getFirst().id(), units), from, to, 0));
        room.shelves.db.transactor().run(TestStore.CLERK, _ -> {
            done(orders.route(TestStore.CLERK, new OrderVersion(id, order.version()), "policy", moves));
            assignments.moved(TestStore.CLERK, Shelves.SHOP, id, moves);
        });
    }

    /// Every order with what its channel would be told of it now, the oldest first.
    List<Letter> letters() {
        var letters = new OrderLetters(new SqlOrderPlaces(room.shelves.db.readers()), PostRoom::words);
        return room.shelves.db.readers()
                .read(sql -> sql.list("SELECT id FROM orders ORDER BY id", row -> new OrderId(row.getLong(1))))
                .stream()
                .map(letters::about)
                .flatMap(Optional::stream)
                .toList();
    }

    /// What the channel has about an order, without the marks, the oldest first.
    List<String> notes(String externalId) {
        return notes().stream().filter(note -> note.startsWith("tell " + externalId + " "))
                .map(note -> note.substring(("tell " + externalId + " ").length()))
                .toList();
    }

    /// What the channel has, without the marks.
    List<String> notes() {
        return room.channel.notes.stream().map(note -> note.replaceAll("key-\\S+ ", "")).toList();
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }
}
