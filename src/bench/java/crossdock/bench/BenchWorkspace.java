package crossdock.bench;

import crossdock.channel.Capabilities.Grain;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Connectors;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.InventoryService;
import crossdock.inventory.Location;
import crossdock.inventory.LocationService;
import crossdock.inventory.SafetyStockService;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Resource;
import crossdock.order.OrderService;
import crossdock.platform.Keyring;
import crossdock.store.Database;
import crossdock.store.order.SqlOrderPlaces;
import crossdock.store.order.SqlOrders;
import crossdock.store.stock.SqlAddresses;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.store.stock.SqlStockQueries;
import crossdock.store.sync.SqlConnections;
import crossdock.store.sync.SqlOutbox;
import crossdock.store.sync.SqlParkedRows;
import crossdock.store.sync.SqlPulls;
import crossdock.store.sync.SqlSyncJournal;
import crossdock.sync.Appliers;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.FulfilmentDefaults;
import crossdock.sync.Steps;
import crossdock.sync.SyncEngine;
import crossdock.sync.SyncPace;
import crossdock.sync.SyncStore;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.CountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import crossdock.sync.apply.ZipPlaces;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.sync.connect.ConnectionService;
import crossdock.sync.outbox.Dispatcher;
import crossdock.sync.outbox.OrderLetters;
import crossdock.sync.outbox.Post;
import crossdock.sync.outbox.PublishingService;
import crossdock.sync.pace.Backoff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workspace in a temporary folder, put together as the console does it, with connectors the bench may wrap.
final class BenchWorkspace implements AutoCloseable {
    static final Actor PERSON = new Actor(Actor.Kind.PERSON, "bench");

    final Path folder;
    final Database database;
    final SqlLocations locations;
    final SqlSkus skus;
    final InventoryService inventory;
    final LocationService places;
    final CatalogueService catalogue;
    final ConnectionService connections;
    final StockQueries stock;
    final SyncEngine sync;
    final PublishingService publishing;

    BenchWorkspace(Map<String, Function<ConnectorSettings, Connector>> kinds, long seed) throws IOException {
        InstantSource clock = InstantSource.system();
        folder = Files.createTempDirectory(Path.of(System.getProperty("bench.tmp", "target")), "bench");
        Keyring keys = Keyring.open(folder.resolve("keys"));
        database = Database.open(new Database.Options(folder, folder.resolve("native"), keys.chain(), clock));
        var transactor = database.transactor();
        var writer = database.writer();
        var readers = database.readers();
        locations = new SqlLocations(writer, readers);
        skus = new SqlSkus(writer, readers);
        var listings = new SqlListings(writer, readers);
        var ledger = new SqlStockLedger(writer);
        var rules = new SqlSafetyStockRules(writer, readers);
        var safety = new SafetyStockService(transactor, rules, skus, locations, ledger);
        inventory = new InventoryService(transactor, locations, ledger, safety);
        places = new LocationService(transactor, locations, ledger, safety, clock);
        catalogue = new CatalogueService(transactor, skus, listings, safety);
        var orders = new OrderService(transactor, new SqlOrders(writer), locations, inventory, Sources.NONE, clock);
        var connectors = new Connectors(kinds);
        var pulls = new SqlPulls(writer, readers);
        var parked = new SqlParkedRows(writer, readers, keys.sealer());
        var shops = new SqlConnections(writer, readers);
        var store = new SyncStore(transactor, shops, pulls, parked, new SqlSyncJournal(writer, readers));
        var defaults = new FulfilmentDefaults(
                shops, places, locations, kind -> kind.equals("woocommerce") ? Grain.CHANNEL : Grain.LOCATION);
        var appliers = new Appliers(
                new LocationApplier(places, locations, new ZipPlaces(), defaults),
                new CatalogueApplier(
                        catalogue, listings, skus, (shop, listing) -> pulls.forget(shop, Resource.STOCK, listing)),
                new CountApplier(inventory, places, locations, listings, skus),
                new OrderApplier(orders::ingest, locations, listings, skus, keys.sealer(), id -> {
                    var shop = shops.find(id).orElseThrow();
                    return new OrderApplier.ShopRules(LocationId.NONE, shop.createdAt());
                }));
        var doors = new SyncEngine.Doors(
                connectors::open,
                id -> new String(
                        keys.unsealer().open(ConnectionService.secretSubject(id), shops.secret(id).orElseThrow()),
                        StandardCharsets.UTF_8),
                Duration.ofSeconds(20));
        var outbox = new SqlOutbox(writer, readers, keys.sealer(), keys.unsealer());
        var post = new Post(
                transactor, outbox, new SqlAddresses(readers), inventory, locations, listings,
                new OrderLetters(new SqlOrderPlaces(readers), (shares, _) -> shares.toString()),
                new Backoff(new SplittableRandom(seed))::after, () -> UUID.randomUUID().toString(), clock,
                Dispatcher.Steps.NONE);
        sync = new SyncEngine(
                store, doors, appliers, SyncPace.DEFAULT, clock, new SplittableRandom(seed), Steps.NONE, post);
        publishing = new PublishingService(
                transactor, outbox, places, locations,
                id -> shops.find(id).map(shop -> connectors.open(new ConnectorSettings(
                                shop.kind(), shop.url(), shop.account(), "", Duration.ofSeconds(1)))
                        .capabilities()),
                defaults::stoppedCounting, clock);
        connections = new ConnectionService(
                store, places, locations, keys.sealer(), defaults, connectors::open, sync, clock);
        stock = new SqlStockQueries(readers, clock);
    }

    /// Practice channels fail now and then, this first request included: it is made again a few times.
    ChannelConnection connect(Wish wish) {
        Outcome.Refused<ChannelConnection> last = null;
        for (int attempt = 0; attempt < 20; attempt++) {
            switch (connections.connect(PERSON, wish)) {
                case Outcome.Done<ChannelConnection>(ChannelConnection connection) -> {
                    return connection;
                }
                case Outcome.Refused<ChannelConnection> no -> last = no;
            }
        }
        throw new IllegalStateException("not connected: " + last);
    }

    /// Waits until a query answers something else than 0.
    void await(String sql) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (number(sql) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("never: " + sql);
            }
            Thread.sleep(100);
        }
    }

    /// A sale at any place then lowers what the shop may sell.
    void fillShopFromEveryPlace(ConnectionId shop) {
        Set<LocationId> all = locations.all().stream().map(Location::id).collect(Collectors.toSet());
        connections.chooseFulfilling(PERSON, shop, all);
    }

    long number(String sql) {
        return database.readers().read(statements -> statements.number(sql));
    }

    @Override
    public void close() throws IOException {
        sync.close();
        database.close();
        remove(folder);
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
