package crossdock.sync.outbox;

import crossdock.channel.ChannelException;
import crossdock.channel.Sender;
import crossdock.inventory.AdjustmentService;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.InventoryService.Observed;
import crossdock.inventory.Listings.Listing;
import crossdock.inventory.Observation;
import crossdock.inventory.Shelves;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.SkuId;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrderPlaces;
import crossdock.store.stock.SqlAddresses;
import crossdock.store.sync.SqlOutbox;
import crossdock.sync.outbox.Dispatcher.Steps;
import crossdock.sync.outbox.OrderLetters.Share;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A real workspace with one store that an unreliable channel is the source of, and the way out to it. Its clock moves a
/// second with each look.
final class PostRoom implements AutoCloseable {
    final Shelves shelves;
    final SqlOutbox outbox;
    final AdjustmentService adjustments;
    final OutboxService service;
    final PublishingService publishing;
    final UnreliableChannel channel;
    private final Sender sender;
    private final int run;
    final Post post;
    Instant now;
    @Nullable Instant ordersRead = Shelves.at(10_000);
    Duration closed = Duration.ZERO;
    int waits;
    Steps steps = Steps.NONE;
    private Dispatcher dispatcher;
    private ConnectionId sendsTo = Shelves.TILL;
    private int keys;

    PostRoom(Path folder, UnreliableChannel.Dialect dialect) {
        this(folder, 0, new UnreliableChannel(dialect, 100, () -> Shelves.at(0)), null);
        channel.clock = () -> now;
    }

    /// One process of several in a row, each ten minutes after the one before.
    ///
    /// @param channel itself, or a stand-in that tells what it can do
    /// @param remote where commands go; null for the channel itself
    PostRoom(Path folder, int run, UnreliableChannel channel, @Nullable Sender remote) {
        this.channel = channel;
        this.sender = remote == null ? channel : remote;
        this.run = run;
        now = Shelves.at(10L * run);
        shelves = new Shelves(folder);
        outbox = new SqlOutbox(
                shelves.db.writer(),
                shelves.db.readers(),
                (_, plain) -> reversed(plain),
                (_, sealed) -> reversed(sealed));
        var sources = new SourceOrders(
                shelves.db.transactor(), outbox, (_, kind) -> channel.capabilities().command(kind),
                this::reached);
        adjustments = new AdjustmentService(
                shelves.db.transactor(), shelves.locations, shelves.ledger, shelves.inventory, sources, this::tick);
        service = new OutboxService(shelves.db.transactor(), outbox, shelves.inventory, this::tick);
        publishing = new PublishingService(
                shelves.db.transactor(), outbox, shelves.places, shelves.locations,
                _ -> Optional.of(channel.capabilities()), (_, _, _) -> {}, this::tick);
        post = new Post(
                shelves.db.transactor(), outbox, new SqlAddresses(shelves.db.readers()), shelves.inventory,
                shelves.locations, shelves.listings,
                new OrderLetters(new SqlOrderPlaces(shelves.db.readers()), PostRoom::words),
                tries -> Duration.ofSeconds(tries),
                () -> "key-" + run + "-" + ++keys, this::tick, this::reached);
        dispatcher = open(Shelves.TILL);
        if (shelves.isNew) {
            list(Shelves.TILL, "V1", shelves.chair);
            shelves.db.transactor().run(
                    TestStore.CLERK, _ -> shelves.locations.link(Shelves.TILL, "L1", shelves.store));
            pull();
        }
    }

    static String words(List<Share> shares, boolean isChange) {
        String places = shares.stream()
                .map(share -> share.units() + "x" + share.place())
                .collect(Collectors.joining("+"));
        return (isChange ? "now " : "") + (places.isEmpty() ? "nowhere" : places);
    }

    void reached(Steps.Step step) {
        steps.reached(step);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }

    void list(ConnectionId connection, String externalId, SkuId sku) {
        shelves.db.transactor().run(TestStore.CLERK, _ -> shelves.listings.put(new Listing(
                connection, externalId, null, sku, externalId, externalId, null, true, true, null)));
    }

    Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    Dispatcher open(ConnectionId connection) {
        return new Dispatcher(
                post,
                new Dispatcher.Line(
                        connection, Shelves.CHANNEL, channel.capabilities(), sender, gate(), health(),
                        _ -> ordersRead));
    }

    private Post.Gate gate() {
        return new Post.Gate() {
            @Override
            public Duration tryEnter(Instant at) {
                Duration wait = closed;
                closed = Duration.ZERO;
                waits += wait.isZero() ? 0 : 1;
                return wait;
            }

            @Override
            public void leave() {}

            @Override
            public void spend() {}

            @Override
            public void throttled(Instant at, @Nullable Duration retryAfter) {
                closed = Duration.ofSeconds(1);
            }

            @Override
            public void accepted(Instant at) {}
        };
    }

    private static Post.Health health() {
        return new Post.Health() {
            @Override
            public void answered(Instant at) {}

            @Override
            public void refused(Instant at, ChannelException trouble) {}
        };
    }

    Outcome<Integer> adjust(int units) {
        return adjustments.adjust(
                TestStore.CLERK, new Adjustment(shelves.chair, shelves.store, onHand(), units, 0, "found"));
    }

    /// The channel's figure is read as a pull reads it.
    Observed pull() {
        Instant asked = tick();
        return shelves.says(Shelves.TILL, shelves.store, channel.figure, null, channel.stamp(), asked, tick());
    }

    int onHand() {
        return shelves.cell(shelves.store).onHand();
    }

    PushStep step() {
        return dispatcher.step();
    }

    /// The process ends here and another one begins.
    void restart() {
        dispatcher = open(sendsTo);
    }

    void use(ConnectionId connection) {
        sendsTo = connection;
        dispatcher = open(connection);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /// Steps until nothing is left to do; throws when that takes too long.
    void drain() {
        for (int i = 0; i < 200; i++) {
            PushStep stepped = step();
            if (stepped.isIdle() && outbox.nextCommand(sendsTo, stepped.due()).isEmpty()
                    && outbox.nextLetter(sendsTo, stepped.due()).isEmpty()) {
                return;
            }
            if (stepped.due().isAfter(now) && !stepped.due().equals(Instant.MAX)) {
                now = stepped.due();
            }
        }
        throw new AssertionError("the outbox does not drain: " + all());
    }

    List<Owing> all() {
        return shelves.db.readers().read(sql -> sql.list("SELECT id FROM outbox ORDER BY id", row -> row.getLong(1)))
                .stream()
                .map(id -> outbox.find(id).orElseThrow())
                .toList();
    }

    Owing row(int index) {
        return all().get(index);
    }

    void shows(ConnectionId connection, SkuId sku, int value, Instant at) {
        List<Observed> seen = shelves.inventory.observe(
                Shelves.CHANNEL,
                List.of(new Observation(connection, sku, LocationId.NONE, value, null, false, null, at, at)));
        if (seen.getFirst() != Observed.PUBLISHED) {
            throw new AssertionError(seen);
        }
    }

    @Override
    public void close() {
        shelves.close();
    }
}
