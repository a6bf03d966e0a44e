package crossdock.sync;

import crossdock.channel.ChannelException;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.InventoryService;
import crossdock.inventory.LocationService;
import crossdock.inventory.SafetyStockService;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Resource;
import crossdock.kernel.Sealer;
import crossdock.order.IncomingOrder;
import crossdock.order.Ingested;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.store.sync.SqlConnectionQueries;
import crossdock.store.sync.SqlConnections;
import crossdock.store.sync.SqlParkedRows;
import crossdock.store.sync.SqlPulls;
import crossdock.store.sync.SqlSyncJournal;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.PullLoop.Stepped;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.CountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import crossdock.sync.apply.ZipPlaces;
import crossdock.sync.connect.ConnectionService;
import crossdock.sync.pace.Backoff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A real store, the real services, one scripted channel and time that tests move.
final class SyncBench implements AutoCloseable {
    final TestClock clock = new TestClock();
    final ScriptedConnector channel = new ScriptedConnector(clock);
    final Database database;
    final SqlLocations locations;
    final SqlSkus skus;
    final SqlListings listings;
    final SqlStockLedger ledger;
    final InventoryService inventory;
    final LocationService places;
    final FulfilmentDefaults defaults;
    final SyncStore store;
    final ConnectionQueries queries;
    final Appliers appliers;
    final ConnectionService service;
    final List<IncomingOrder> ingested = new ArrayList<>();
    final List<String> sealedSubjects = new ArrayList<>();
    final List<ConnectionId> told = new ArrayList<>();
    @Nullable Executor ahead; // of the next connect
    ConnectionRun run;

    SyncBench(Path folder) {
        database = TestStore.open(folder);
        var writer = database.writer();
        var readers = database.readers();
        locations = new SqlLocations(writer, readers);
        skus = new SqlSkus(writer, readers);
        listings = new SqlListings(writer, readers);
        ledger = new SqlStockLedger(writer);
        var rules = new SqlSafetyStockRules(writer, readers);
        var safety = new SafetyStockService(database.transactor(), rules, skus, locations, ledger);
        inventory = new InventoryService(database.transactor(), locations, ledger, safety);
        places = new LocationService(database.transactor(), locations, ledger, safety, clock);
        Sealer sealer = (subject, plain) -> {
            sealedSubjects.add(subject);
            byte[] sealed = plain.clone();
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= 0x55;
            }
            return sealed;
        };
        var pulls = new SqlPulls(writer, readers);
        var parked = new SqlParkedRows(writer, readers, sealer);
        var connections = new SqlConnections(writer, readers);
        store = new SyncStore(
                database.transactor(), connections, pulls, parked, new SqlSyncJournal(writer, readers));
        queries = new SqlConnectionQueries(readers, parked, clock);
        defaults = new FulfilmentDefaults(connections, places, locations, kind -> channel.capabilities().grain());
        appliers = new Appliers(
                new LocationApplier(places, locations, new ZipPlaces(), defaults),
                new CatalogueApplier(
                        new CatalogueService(database.transactor(), skus, listings, safety),
                        listings,
                        skus,
                        (connection, id) -> pulls.forget(connection, Resource.STOCK, id)),
                new CountApplier(inventory, places, locations, listings, skus),
                new OrderApplier(this::ingest, locations, listings, skus, sealer, id -> new OrderApplier.ShopRules(
                        crossdock.kernel.LocationId.NONE, Instant.EPOCH)));
        service = new ConnectionService(
                store, places, locations, sealer, defaults, settings -> channel, new Watcher() {
                    @Override
                    public void changed(ConnectionId id) {
                        told.add(id);
                    }

                    @Override
                    public void hurry(ConnectionId id) {
                        told.add(id);
                    }
                }, clock);
        run = connect(Steps.NONE);
    }

    private Outcome<Ingested> ingest(Actor actor, IncomingOrder order) {
        ingested.add(order);
        List<String> unmapped = order.lines().stream()
                .filter(line -> line.sku() == null)
                .map(IncomingOrder.Line::externalId)
                .toList();
        return new Outcome.Done<>(new Ingested(Ingested.Change.NEW, null, unmapped));
    }

    /// Loops as a fresh process has them.
    ConnectionRun connect(Steps steps) {
        return connect("Tills", steps);
    }

    /// Another connection to the scripted channel, as if it were another channel.
    ConnectionRun connect(String name, Steps steps) {
        ChannelConnection connection = store.connections().byName(name).orElseGet(() -> store.transactor()
                .write(TestStore.CLERK, tx -> store.connections().add(new ChannelConnection(
                        new ConnectionId(0), name, "scripted", URI.create("https://tills.example"), "",
                        Mode.REALTIME, Wanted.ACTIVE, null, clock.instant(), 1))));
        run = new ConnectionRun(
                connection,
                channel,
                store,
                new PageWriter(store, clock, steps),
                appliers,
                SyncPace.DEFAULT,
                new SyncTools(clock, new Backoff(new Random(7)), ahead),
                null);
        return run;
    }

    ConnectionId id() {
        return run.connection().id();
    }

    PullLoop<?> loop(Resource resource) {
        return run.loops().stream().filter(loop -> loop.resource() == resource).findFirst().orElseThrow();
    }

    /// Steps until the resource was read to its end from now on; waits are jumped over.
    void read(Resource resource) {
        PullLoop<?> loop = loop(resource);
        Instant began = clock.instant();
        for (int i = 0; i < 500; i++) {
            if (loop.isCaughtUp(began)) {
                return;
            }
            Stepped stepped = loop.step();
            if (stepped.trouble() instanceof ChannelException.Unauthorized) {
                throw new AssertionError("unauthorized");
            }
            jumpTo(stepped.due());
        }
        throw new AssertionError(resource + " was not read to its end in 500 steps: " + channel.calls);
    }

    /// Reads everything in the order in which it rests on each other.
    void readAll() {
        for (Resource resource : Resource.values()) {
            read(resource);
        }
    }

    void jumpTo(Instant due) {
        Duration wait = Duration.between(clock.instant(), due);
        if (wait.isPositive()) {
            clock.advance(wait);
        }
    }

    int onHand(String sku, String location) {
        return store.transactor().write(TestStore.CLERK, tx -> ledger.cell(
                        skus.idOf(sku).orElseThrow(),
                        locations.linked(id(), location).orElseThrow())
                .onHand());
    }

    long number(String sql, Object... args) {
        return database.readers().read(statements -> statements.number(sql, args));
    }

    List<ParkedRows.Parked> parked() {
        return store.parked().open(id(), null, 100);
    }

    @Override
    public void close() {
        database.close();
    }
}
