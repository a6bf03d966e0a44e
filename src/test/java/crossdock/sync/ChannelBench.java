package crossdock.sync;

import crossdock.channel.Capabilities.Grain;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelException;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Handling;
import crossdock.channel.square.SquareConnector;
import crossdock.channel.vendure.VendureConnector;
import crossdock.channel.woocommerce.WooConnector;
import crossdock.inventory.AdjustmentService;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.InventoryService;
import crossdock.inventory.Location;
import crossdock.inventory.LocationService;
import crossdock.inventory.SafetyStockService;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Resource;
import crossdock.kernel.Sealer;
import crossdock.order.OrderService;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrderPlaces;
import crossdock.store.order.SqlOrders;
import crossdock.store.stock.LedgerCheck;
import crossdock.store.stock.SqlAddresses;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.store.sync.SqlConnections;
import crossdock.store.sync.SqlOutbox;
import crossdock.store.sync.SqlParkedRows;
import crossdock.store.sync.SqlPulls;
import crossdock.store.sync.SqlSyncJournal;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.PullLoop.Stepped;
import crossdock.sync.Pulls.PullState;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.CountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import crossdock.sync.apply.Refusal;
import crossdock.sync.apply.ZipPlaces;
import crossdock.sync.outbox.AssignmentOrders;
import crossdock.sync.outbox.Dispatcher;
import crossdock.sync.outbox.OrderLetters;
import crossdock.sync.outbox.Post;
import crossdock.sync.outbox.PublishingService;
import crossdock.sync.outbox.PushDrive;
import crossdock.sync.outbox.PushStep;
import crossdock.sync.outbox.SourceOrders;
import crossdock.sync.pace.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/// A real connector, the real services and store, and time that jumps over every wait.
final class ChannelBench implements AutoCloseable {
    private static final int PATIENCE = 3_000;

    final TestClock clock;
    final Database database;
    final SyncStore store;
    final SqlSkus skus;
    final AdjustmentService adjustments;
    final OrderService orders;
    final AssignmentOrders assignments;
    final PublishingService publishing;
    private final Connector connector;
    private final LocationService places;
    private final FulfilmentDefaults defaults;
    private final Post post;
    private final Appliers appliers;
    private final ChannelConnection connection;
    private ConnectionRun run;

    /// @param settings of the channel, or of what stands before it
    ChannelBench(Path folder, TestClock clock, ConnectorSettings settings) {
        this.clock = clock;
        this.database = TestStore.open(folder);
        this.connector = connector(settings);
        var writer = database.writer();
        var readers = database.readers();
        var transactor = database.transactor();
        var locations = new SqlLocations(writer, readers);
        skus = new SqlSkus(writer, readers);
        var listings = new SqlListings(writer, readers);
        var ledger = new SqlStockLedger(writer);
        var safety = new SafetyStockService(
                transactor, new SqlSafetyStockRules(writer, readers), skus, locations, ledger);
        var inventory = new InventoryService(transactor, locations, ledger, safety);
        places = new LocationService(transactor, locations, ledger, safety, clock);
        orders = new OrderService(transactor, new SqlOrders(writer), locations, inventory, Sources.NONE, clock);
        Sealer sealer = (subject, plain) -> plain.clone();
        var pulls = new SqlPulls(writer, readers);
        var shops = new SqlConnections(writer, readers);
        store = new SyncStore(
                transactor, shops, pulls, new SqlParkedRows(writer, readers, sealer),
                new SqlSyncJournal(writer, readers));
        Grain grain = connector.capabilities().grain();
        defaults = new FulfilmentDefaults(shops, places, locations, kind -> grain);
        var outbox = new SqlOutbox(writer, readers, sealer, (subject, sealed) -> sealed.clone());
        BiFunction<ConnectionId, CommandKind, Handling> matrix = (_, kind) -> connector.capabilities().command(kind);
        adjustments = new AdjustmentService(
                transactor, locations, ledger, inventory,
                new SourceOrders(transactor, outbox, matrix, Dispatcher.Steps.NONE), clock);
        assignments = new AssignmentOrders(transactor, outbox, matrix, clock, Dispatcher.Steps.NONE);
        publishing = new PublishingService(
                transactor, outbox, places, locations, _ -> Optional.of(connector.capabilities()),
                defaults::stoppedCounting, clock);
        post = new Post(
                transactor, outbox, new SqlAddresses(readers), inventory, locations, listings,
                new OrderLetters(new SqlOrderPlaces(readers), (shares, _) -> shares.toString()),
                new Backoff(new Random(7))::after, () -> UUID.randomUUID().toString(), clock, Dispatcher.Steps.NONE);
        appliers = new Appliers(
                new LocationApplier(
                        places, locations, new ZipPlaces(), defaults),
                new CatalogueApplier(
                        new CatalogueService(transactor, skus, listings, safety), listings, skus,
                        (shop, listing) -> pulls.forget(shop, Resource.STOCK, listing)),
                new CountApplier(inventory, places, locations, listings, skus),
                new OrderApplier(
                        orders::ingest, locations, listings, skus, sealer,
                        id -> new OrderApplier.ShopRules(defaultLocation(shops, id), clock.instant())));
        connection = transactor.write(TestStore.CLERK, tx -> shops.add(new ChannelConnection(
                new ConnectionId(0), "Shop", settings.kind(), settings.url(), settings.user(), Mode.REALTIME,
                Wanted.ACTIVE, null, clock.instant(), 1)));
        run = restart();
    }

    private static LocationId defaultLocation(SqlConnections shops, ConnectionId id) {
        LocationId chosen = shops.find(id).orElseThrow().defaultLocation();
        return chosen == null ? LocationId.NONE : chosen;
    }

    private Connector connector(ConnectorSettings settings) {
        return switch (settings.kind()) {
            case "square" -> new SquareConnector(settings, clock);
            case "woocommerce" -> new WooConnector(settings, clock);
            case "vendure" -> new VendureConnector(settings, clock);
            default -> throw new IllegalArgumentException(settings.kind());
        };
    }

    /// Loops as a fresh process has them.
    ConnectionRun restart() {
        run = new ConnectionRun(
                connection, connector, store, new PageWriter(store, clock, Steps.NONE), appliers, SyncPace.DEFAULT,
                new SyncTools(clock, new Backoff(new Random(7)), Thread::startVirtualThread), post);
        return run;
    }

    /// A warehouse whose stock is counted here; a shop without places of its own ships from it.
    LocationId warehouse() {
        return store.transactor().write(TestStore.CLERK, tx -> {
            var address = new Location.Address("1 Dock Road", "Akron", "OH", "44310", "US", null, null);
            Outcome<Location> put = places.put(TestStore.CLERK, new Location(
                    LocationId.NONE, "W1", "Warehouse", Location.Type.WAREHOUSE, address, ZoneOffset.UTC, false, null,
                    true, false, true, null, true));
            if (!(put instanceof Outcome.Done<Location>(Location warehouse))) {
                throw new AssertionError(put);
            }
            defaults.arrived(TestStore.CLERK, connection.id(), warehouse);
            return warehouse.id();
        });
    }

    ConnectionId id() {
        return connection.id();
    }

    /// Drives every loop on a thread of its own, as the console does.
    void start() {
        restart().start(database.notices());
    }

    void stop() {
        run.stop();
    }

    /// Sends what is owed, until nothing is left that could be sent. Waits are jumped over.
    void sendAll() {
        PushDrive pushes = Objects.requireNonNull(run.pushes());
        for (int step = 0; step < PATIENCE; step++) {
            PushStep stepped = pushes.step();
            String waiting = "SELECT count(*) FROM outbox WHERE state IN ('PENDING', 'IN_FLIGHT')";
            if (stepped.isIdle() && number(waiting) == 0) {
                return;
            }
            Duration wait = Duration.between(clock.instant(), stepped.due());
            if (wait.isPositive() && !stepped.due().equals(Instant.MAX)) {
                clock.advance(wait);
            }
        }
        throw new AssertionError("the outbox does not drain");
    }

    /// Reads everything once to its end, in the order in which it rests on each other.
    void readAll() {
        for (PullLoop<?> loop : run.loops()) {
            Instant began = clock.instant();
            read(loop, () -> loop.isCaughtUp(began));
        }
    }

    /// As [#readAll], with all counts: deltas of some channels leave some out.
    void readWhole() {
        run.loops().forEach(PullLoop::readWhole);
        readAll();
    }

    /// As [#readAll], and every sweep that is due; parked rows are tried again as the engine does.
    void sweepAll() {
        for (PullLoop<?> loop : run.loops()) {
            if (loop.resource() == Resource.STOCK || loop.resource() == Resource.ORDERS) {
                loop.replay(Refusal.UNMAPPED);
                loop.replay("order.");
            }
            Instant began = clock.instant();
            read(loop, () -> {
                PullState state = store.pulls().find(connection.id(), loop.resource());
                Instant swept = state.sweptAt();
                return loop.isCaughtUp(began) && swept != null && !swept.isBefore(began);
            });
        }
    }

    private interface Until {
        boolean isReached();
    }

    private void read(PullLoop<?> loop, Until end) {
        List<String> troubles = new ArrayList<>();
        for (int step = 0; step < PATIENCE; step++) {
            if (end.isReached()) {
                return;
            }
            Stepped stepped = loop.step();
            ChannelException trouble = stepped.trouble();
            if (trouble != null) {
                troubles.add(String.valueOf(trouble.getMessage()));
            }
            if (stepped.due().equals(Instant.MAX)) {
                throw new AssertionError(loop.resource() + " waits for a person: " + troubles);
            }
            Duration wait = Duration.between(clock.instant(), stepped.due());
            if (wait.isPositive()) {
                clock.advance(wait);
            }
        }
        throw new AssertionError(loop.resource() + " is stuck: " + troubles);
    }

    /// First columns joined by `@`, the last one a number.
    Map<String, Integer> numbers(String sql) {
        Map<String, Integer> numbers = new TreeMap<>();
        database.readers().read(statements -> statements.list(sql, row -> {
            if (numbers.put(row.getString(1), row.getInt(2)) != null) {
                throw new AssertionError(row.getString(1) + " is there twice");
            }
            return 0;
        }));
        return numbers;
    }

    long number(String sql) {
        return database.readers().read(statements -> statements.number(sql));
    }

    List<String> parked() {
        return store.parked().open(connection.id(), null, 20).stream()
                .map(row -> row.resource() + " " + row.externalId() + " " + row.code() + " " + row.args())
                .toList();
    }

    LedgerCheck.Result check() {
        return LedgerCheck.run(database.readers(), 10);
    }

    @Override
    public void close() {
        database.close();
    }
}
