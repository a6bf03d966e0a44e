package crossdock.app;

import crossdock.app.company.Acts;
import crossdock.app.company.Door;
import crossdock.app.company.EventRequests;
import crossdock.app.company.Handed;
import crossdock.app.company.HandedActs;
import crossdock.app.outbox.Outgoing;
import crossdock.app.print.RestoreFiles;
import crossdock.app.routing.RoutingByHand;
import crossdock.app.routing.RoutingRoom;
import crossdock.channel.Capabilities.Grain;
import crossdock.channel.Connectors;
import crossdock.channel.file.FileConnector;
import crossdock.channel.square.SquareConnector;
import crossdock.channel.vendure.VendureConnector;
import crossdock.channel.woocommerce.WooConnector;
import crossdock.fulfilment.NetworkDesk;
import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.PolicyActs;
import crossdock.fulfilment.WorkingDays;
import crossdock.inventory.AdjustmentService;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.InventoryService;
import crossdock.inventory.LedgerArchive;
import crossdock.inventory.LocationService;
import crossdock.inventory.SafetyStockRules;
import crossdock.inventory.SafetyStockService;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Resource;
import crossdock.order.OrderService;
import crossdock.order.Region;
import crossdock.platform.Keyring;
import crossdock.platform.WorkspacePaths;
import crossdock.routing.geo.GeoPoint;
import crossdock.store.ChainFinding;
import crossdock.store.Database;
import crossdock.store.Restore;
import crossdock.store.file.Backups;
import crossdock.store.file.HolderLock;
import crossdock.store.file.RestoreStep;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceFolder;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.store.order.SqlOrders;
import crossdock.store.routing.SqlIncoming;
import crossdock.store.routing.SqlSettings;
import crossdock.store.stock.LedgerCheck;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.store.sync.SqlConnections;
import crossdock.store.sync.SqlParkedRows;
import crossdock.store.sync.SqlPulls;
import crossdock.store.sync.SqlSyncJournal;
import crossdock.sync.Appliers;
import crossdock.sync.FulfilmentDefaults;
import crossdock.sync.Steps;
import crossdock.sync.SyncEngine;
import crossdock.sync.SyncPace;
import crossdock.sync.SyncStore;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.CountApplier;
import crossdock.sync.apply.HandCountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import crossdock.sync.apply.ZipPlaces;
import crossdock.sync.connect.ConnectionActs;
import crossdock.sync.connect.ConnectionService;
import crossdock.sync.file.FileImport;
import crossdock.sync.file.NetworkImport;
import crossdock.sync.outbox.Dispatcher;
import crossdock.sync.outbox.OutboxActs;
import crossdock.sync.outbox.OutboxService;
import crossdock.sync.outbox.PublishingActs;
import crossdock.sync.outbox.PublishingService;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.WhyDesk;
import crossdock.ui.routing.runs.RunsDesk;
import crossdock.ui.stock.StockServices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// An open workspace: every part put together by hand, on one page. This process holds it until it is closed.
final class Workspace implements AutoCloseable {
    static final Actor COMMAND_LINE = new Actor(Actor.Kind.COMMAND_LINE, "command line");
    /// Until people sign in, whoever sits at the console.
    static final Actor PERSON = new Actor(Actor.Kind.PERSON, "console");

    private static final ZipPlaces ZIPS = new ZipPlaces();
    private static final Set<String> HANDED = Set.of("import", "connect", "check", "stock", "sync");
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    final Database database;
    final Reading reading;
    final LocationService places;
    final SafetyStockService safety;
    final InventoryService inventory;
    final AdjustmentService adjustments;
    final OrderService orders;
    final RoutingRoom routing;
    final ConnectionService connections;
    final OutboxService outbox;
    final PublishingService publishing;
    final SyncEngine sync;
    final FileImport imports;
    final NetworkImport networkImports;
    final LedgerArchive archive;
    private final Connectors connectors;
    private final WorkingDays workingDays;

    private Workspace(Database opened, Keyring keys, InstantSource clock, Ears ears) {
        database = opened;
        var transactor = database.transactor();
        var writer = database.writer();
        var readers = database.readers();

        var locations = new SqlLocations(writer, readers);
        var skus = new SqlSkus(writer, readers);
        var listings = new SqlListings(writer, readers);
        var ledger = new SqlStockLedger(writer);
        safety = new SafetyStockService(
                transactor, new SqlSafetyStockRules(writer, readers), skus, locations, ledger);
        inventory = new InventoryService(transactor, locations, ledger, safety);
        connectors = connectors(clock);
        var shops = new SqlConnections(writer, readers);
        var outgoing = new Outgoing(database, keys, shops, connectors, clock, ears.out());
        adjustments = new AdjustmentService(transactor, locations, ledger, inventory, outgoing.sources, clock);
        outbox = outgoing.service(inventory);
        archive = new LedgerArchive(transactor, locations, ledger, clock);
        places = new LocationService(transactor, locations, ledger, safety, clock);
        var catalogue = new CatalogueService(transactor, skus, listings, safety);
        var settings = new SqlSettings(writer, readers);
        workingDays = workingDays(database, locations, settings);
        orders = new OrderService(
                transactor, new SqlOrders(writer), locations, inventory, outgoing.sources, workingDays, clock);
        var defaults = new FulfilmentDefaults(
                shops, places, locations, Workspace::grain, place -> NetworkSetup.ships(place, settings));
        publishing = outgoing.publishing(places, locations, defaults::stoppedCounting);
        routing = new RoutingRoom(
                database, locations, orders, outgoing.assignments, Workspace::point, defaults::ships, clock);
        var pulls = new SqlPulls(writer, readers);
        var parked = new SqlParkedRows(writer, readers, keys.sealer());
        var store = new SyncStore(transactor, shops, pulls, parked, new SqlSyncJournal(writer, readers));
        var appliers = new Appliers(
                new LocationApplier(places, locations, ZIPS, defaults),
                new CatalogueApplier(
                        catalogue, listings, skus, (shop, listing) -> pulls.forget(shop, Resource.STOCK, listing)),
                new CountApplier(inventory, places, locations, listings, skus),
                new OrderApplier(orders::ingest, locations, listings, skus, keys.sealer(), id -> rules(shops, id)));
        sync = new SyncEngine(
                store,
                new SyncEngine.Doors(connectors::open, id -> secret(shops, keys, id), REQUEST_TIMEOUT),
                appliers,
                SyncPace.DEFAULT, clock, new SplittableRandom(), ears.in(),
                outgoing.post(inventory, locations, listings));
        imports = new FileImport(
                transactor, appliers.locations(), appliers.catalogue(),
                new HandCountApplier(inventory, ledger, locations, skus),
                history -> new OrderApplier(
                        orders::ingest, locations, listings, skus, keys.sealer(),
                        id -> new OrderApplier.ShopRules(LocationId.NONE, history)),
                Workspace::refusal,
                clock);
        networkImports = new NetworkImport(
                transactor, routing.desk, new SqlIncoming(writer), skus, locations, Workspace::refusal, clock);
        connections = new ConnectionService(
                store, places, locations, keys.sealer(), defaults, connectors::open, sync, clock);
        reading = Reading.inside(database, clock, parked, locations);
    }

    private static WorkingDays workingDays(Database database, SqlLocations locations, SqlSettings settings) {
        return new WorkingDays(
                () -> NetworkSetup.of(locations.all(), locations.groups(), settings.all()), database.notices(),
                ZoneId.systemDefault());
    }

    private static Connectors connectors(InstantSource clock) {
        return new Connectors(Map.of(
                "square", settings -> new SquareConnector(settings, clock),
                "woocommerce", settings -> new WooConnector(settings, clock),
                "vendure", settings -> new VendureConnector(settings, clock),
                "file", settings -> new FileConnector(settings, clock)));
    }

    /// Opens a workspace, making it when the folder has none. Throws [WorkspaceUnusable].
    ///
    /// @param forbiddenThread true on the thread that must never wait for the store
    static Workspace open(WorkspacePaths paths, BooleanSupplier forbiddenThread) {
        return open(paths, forbiddenThread, Ears.NONE);
    }

    /// Who hears how far things are: pages on their way in, commands on their way out.
    record Ears(Steps in, Dispatcher.Steps out) {
        static final Ears NONE = new Ears(Steps.NONE, Dispatcher.Steps.NONE);
    }

    static Workspace open(WorkspacePaths paths, BooleanSupplier forbiddenThread, Ears ears) {
        InstantSource clock = InstantSource.system();
        Keyring keys = keys(paths);
        return new Workspace(
                Database.open(options(paths, keys, clock).withForbiddenThread(forbiddenThread)), keys, clock, ears);
    }

    /// Beside the process that holds it: everything is read live, every write is refused.
    static Workspace openBeside(WorkspacePaths paths, BooleanSupplier forbiddenThread) {
        InstantSource clock = InstantSource.system();
        Keyring keys = keys(paths);
        Database beside = Database.openBeside(options(paths, keys, clock).withForbiddenThread(forbiddenThread));
        return new Workspace(beside, keys, clock, Ears.NONE);
    }

    static Workspace open(WorkspacePaths paths) {
        return open(paths, () -> false);
    }

    /// Reads a workspace that another process may hold. Throws [WorkspaceUnusable], also when there is none.
    static Reading read(WorkspacePaths paths) {
        return Reading.beside(options(paths, keys(paths), InstantSource.system()), InstantSource.system());
    }

    /// Ready to put a backup in the place of a damaged database. Throws when the keys cannot be used.
    ///
    /// @param steps is told how far it is
    static Restore restore(WorkspacePaths paths, Consumer<RestoreStep> steps) {
        var files = new RestoreFiles(Texts.lenient(Locale.getDefault()));
        return new Restore(options(paths, keys(paths), InstantSource.system()), files, steps);
    }

    private static Keyring keys(WorkspacePaths paths) {
        WorkspaceFolder.refuseNetwork(paths.root()); // before the keys are made there
        try {
            return Keyring.open(paths.root().resolve("keys"));
        } catch (IOException e) {
            throw WorkspaceUnusable.unwritable(e, paths.root());
        }
    }

    private static Database.Options options(WorkspacePaths paths, Keyring keys, InstantSource clock) {
        return new Database.Options(paths.root(), library(paths), keys.chain(), clock)
                .withSealingPair(keys.pair());
    }

    /// Inside the workspace; beside the user's own one when this lies on a disk that cannot be written.
    private static Path library(WorkspacePaths paths) {
        Path inside = paths.root().resolve("native");
        boolean isFrozen = Files.isDirectory(paths.root()) && !Files.isWritable(paths.root());
        return isFrozen && Files.notExists(inside)
                ? WorkspacePaths.usual(
                                System.getProperty("os.name", ""), System.getenv(),
                                Path.of(System.getProperty("user.home")))
                        .root()
                        .resolve("native")
                : inside;
    }

    /// Where an address lies, by its postal code.
    static Optional<GeoPoint> point(Region region) {
        return ZIPS.point(region.country(), region.postalCode())
                .map(place -> new GeoPoint(place.latitude(), place.longitude()));
    }

    /// A refusal as a sentence.
    private static String refusal(String code, List<String> args) {
        return Texts.lenient(Locale.getDefault()).refusal(code, args);
    }

    /// A channel with one figure for all places, or one per place.
    private static Grain grain(String kind) {
        return kind.equals("woocommerce") ? Grain.CHANNEL : Grain.LOCATION;
    }

    private static OrderApplier.ShopRules rules(SqlConnections shops, ConnectionId id) {
        var shop = shops.find(id).orElseThrow();
        LocationId leavesFrom = shop.defaultLocation();
        return new OrderApplier.ShopRules(leavesFrom == null ? LocationId.NONE : leavesFrom, shop.createdAt());
    }

    private static String secret(SqlConnections shops, Keyring keys, ConnectionId id) {
        return shops.secret(id)
                .filter(sealed -> sealed.length > 0)
                .map(sealed -> keys.unsealer().open(ConnectionService.secretSubject(id), sealed))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /// Takes commands of other processes for as long as this one holds the workspace.
    Door takeCommands() throws IOException {
        return Door.open(database.folder(), new EventRequests(database), this::carryOut);
    }

    /// With the rights and the words it has when it is run alone.
    private int carryOut(Handed command, PrintWriter out, PrintWriter err) {
        if (Acts.isAct(command)) {
            return acts().carryOut(command, out);
        }
        if (command.args().isEmpty() || !HANDED.contains(command.args().getFirst())) {
            err.println(Texts.lenient(Locale.getDefault()).get("error.handed.refused"));
            return Main.UNUSABLE;
        }
        return Main.Commands.hosted(new Main.Hosted(this, command))
                .setOut(out)
                .setErr(err)
                .execute(command.args().toArray(String[]::new));
    }

    /// A backup when something changed since the one before. A failure is logged: what is in the file stays.
    ///
    /// @param isLast however young the one before is; else when that is an hour old
    void backUp(boolean isLast) {
        Backups backups = database.backups();
        try {
            (isLast ? backups.takeIfChanged("exit") : backups.takeIfDue())
                    .filter(Outcome.Refused.class::isInstance)
                    .ifPresent(no -> LoggerFactory.getLogger(Workspace.class).warn("no backup was taken: {}", no));
        } catch (StoreFailure | UncheckedIOException e) {
            LoggerFactory.getLogger(Workspace.class).error("a backup failed", e);
        }
    }

    private Acts acts() {
        var byHand = new RoutingByHand(routing.acts);
        return new Acts(database.folder())
                .with(ConnectionActs.class, connections)
                .with(OutboxActs.class, outbox)
                .with(PublishingActs.class, publishing)
                .with(StockServices.Changes.class, StockServices.Changes.here(adjustments))
                .with(SafetyStockRules.Acts.class, safety)
                .with(PolicyActs.class, routing.policies)
                .with(NetworkDesk.class, routing.desk)
                .with(WhyDesk.Rerouting.class, byHand)
                .with(RunsDesk.Acts.class, byHand);
    }

    /// What people do, carried out here or by the process that holds the workspace.
    <T> T acts(Class<T> port) {
        Path folder = database.folder();
        return database.isHeld()
                ? acts().here(port)
                : acts().handed(port, new HandedActs.Way(
                        folder, () -> HolderLock.isHeld(folder), new EventRequests(database)));
    }

    ChangeNotices notices() {
        return database.notices();
    }

    LedgerCheck.Result checkLedgers(int shown) {
        return LedgerCheck.run(database.readers(), shown);
    }

    /// What is wrong with the pages, indexes and references of the file; empty when all is well.
    List<String> checkFile() {
        return database.integrity().check();
    }

    /// What is wrong with the event chain or its head; empty when all is well.
    List<ChainFinding> checkChain() {
        List<ChainFinding> findings = new ArrayList<>();
        database.headFinding().ifPresent(findings::add);
        findings.addAll(database.events().verify(database.readers()));
        return findings;
    }

    Path file() {
        return database.file();
    }

    @Override
    public void close() {
        sync.close();
        routing.close();
        workingDays.close();
        database.close();
    }
}
