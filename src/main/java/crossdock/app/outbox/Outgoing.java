package crossdock.app.outbox;

import crossdock.app.print.LetterWords;
import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Connectors;
import crossdock.channel.Handling;
import crossdock.inventory.InventoryService;
import crossdock.inventory.Listings;
import crossdock.inventory.LocationService;
import crossdock.inventory.Locations;
import crossdock.kernel.ConnectionId;
import crossdock.platform.Keyring;
import crossdock.store.Database;
import crossdock.store.order.SqlOrderPlaces;
import crossdock.store.stock.SqlAddresses;
import crossdock.store.sync.SqlOutbox;
import crossdock.sync.Connections;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.outbox.AssignmentOrders;
import crossdock.sync.outbox.Dispatcher;
import crossdock.sync.outbox.OrderLetters;
import crossdock.sync.outbox.OutboxService;
import crossdock.sync.outbox.Post;
import crossdock.sync.outbox.PublishingService;
import crossdock.sync.outbox.SourceOrders;
import crossdock.sync.pace.Backoff;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The way out of a workspace, put together by hand.
public final class Outgoing {
    private final Database database;
    private final InstantSource clock;
    private final SqlOutbox outbox;
    private final Connections shops;
    private final Connectors connectors;
    private final Dispatcher.Steps steps;
    private final Map<String, Capabilities> byKind = new ConcurrentHashMap<>();
    public final SourceOrders sources;
    public final AssignmentOrders assignments;

    /// @param steps hears of each command's way out
    public Outgoing(
            Database database, Keyring keys, Connections shops, Connectors connectors, InstantSource clock,
            Dispatcher.Steps steps) {
        this.database = database;
        this.clock = clock;
        this.shops = shops;
        this.connectors = connectors;
        this.steps = steps;
        outbox = new SqlOutbox(database.writer(), database.readers(), keys.sealer(), keys.unsealer());
        sources = new SourceOrders(database.transactor(), outbox, this::handling, steps);
        assignments = new AssignmentOrders(database.transactor(), outbox, this::handling, clock, steps);
    }

    public Post post(InventoryService inventory, Locations locations, Listings listings) {
        return new Post(
                database.transactor(),
                outbox,
                new SqlAddresses(database.readers()),
                inventory,
                locations,
                listings,
                new OrderLetters(
                        new SqlOrderPlaces(database.readers()), new LetterWords(Texts.lenient(Locale.getDefault()))),
                new Backoff(new SplittableRandom())::after,
                () -> UUID.randomUUID().toString(),
                clock,
                steps);
    }

    public OutboxService service(InventoryService inventory) {
        return new OutboxService(database.transactor(), outbox, inventory, clock);
    }

    public PublishingService publishing(
            LocationService places, Locations locations, PublishingService.Counting counting) {
        return new PublishingService(
                database.transactor(), outbox, places, locations, this::capabilities, counting, clock);
    }

    private Handling handling(ConnectionId id, CommandKind kind) {
        return capabilities(id).map(its -> its.command(kind)).orElse(Handling.REFUSED);
    }

    private Optional<Capabilities> capabilities(ConnectionId id) {
        return shops.find(id).map(shop -> byKind.computeIfAbsent(shop.kind(), _ -> capabilities(shop)));
    }

    /// What a kind of channel can do is the same for every connection; nothing is sent for it.
    private Capabilities capabilities(ChannelConnection shop) {
        return connectors
                .open(new ConnectorSettings(shop.kind(), shop.url(), shop.account(), "", Duration.ofSeconds(1)))
                .capabilities();
    }
}
