package crossdock.app.routing;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.live.Assignments;
import crossdock.fulfilment.live.Demands;
import crossdock.fulfilment.live.LiveNetwork;
import crossdock.fulfilment.live.NearTimes;
import crossdock.fulfilment.live.NetworkReads;
import crossdock.fulfilment.live.PlanBook;
import crossdock.fulfilment.live.Router;
import crossdock.fulfilment.live.RouterDrive;
import crossdock.fulfilment.live.RoutingActs;
import crossdock.fulfilment.live.RoutingLedger;
import crossdock.fulfilment.live.RoutingOrders;
import crossdock.fulfilment.live.StockIndexFeed;
import crossdock.fulfilment.live.StockPast;
import crossdock.fulfilment.live.Turn;
import crossdock.inventory.Locations;
import crossdock.kernel.SkuId;
import crossdock.order.OrderService;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import crossdock.store.Database;
import crossdock.store.file.StoreFailure;
import crossdock.store.routing.SqlNearOptions;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlPolicies;
import crossdock.store.routing.SqlRoutingLedger;
import crossdock.store.routing.SqlRoutingOrders;
import crossdock.store.routing.SqlSettings;
import crossdock.store.routing.SqlStockSnapshots;
import crossdock.store.stock.SqlStockPast;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/// Everything of an open workspace that decides where orders are filled.
public final class RoutingRoom implements AutoCloseable {
    private static final long KEEP_FROM = 1_000; // changed articles

    public final PolicyService policies;
    public final RoutingDesk desk;
    public final LiveNetwork network;
    public final RoutingOrders orders;
    public final RoutingLedger ledger;
    public final Demands demands;
    public final Router router;
    public final RoutingActs acts;
    public final RouterDrive drive;
    public final NearTimes nearTimes;
    public final StockPast past;
    private final NetworkReads reads;
    private final OrderService service;
    private final StockIndexFeed feed;
    private final boolean isHeld;

    /// @param assignments tells the channels of orders
    /// @param points where an address lies
    /// @param shippers hear that a location ships from now on
    public RoutingRoom(
            Database database, Locations locations, OrderService service, Assignments assignments,
            Function<Region, Optional<GeoPoint>> points, RoutingDesk.Shippers shippers, InstantSource clock) {
        var transactor = database.transactor();
        var writer = database.writer();
        var readers = database.readers();
        reads = new SqlNetworkReads(readers);
        this.service = service;
        policies = new PolicyService(transactor, new SqlPolicies(writer, readers), clock);
        desk = new RoutingDesk(transactor, new SqlSettings(writer, readers), locations, clock, shippers);
        if (database.isHeld()) { // beside another process nothing is written
            policies.begin();
            desk.begin();
        }
        orders = new SqlRoutingOrders(readers);
        past = new SqlStockPast(readers);
        ledger = new SqlRoutingLedger(writer, readers);
        network = new LiveNetwork(
                desk, reads, database.notices(), () -> policies.live().policy().currency(), clock);
        demands = new Demands(points, type -> network.setup().grams(type));
        var plans = new PlanBook(service, ledger, reads, assignments);
        var turn = new Turn(orders, ledger, demands, plans, ZoneId.systemDefault());
        isHeld = database.isHeld();
        var snapshots = new SqlStockSnapshots(
                transactor, writer, readers, database.folder().resolve("routing").resolve("stock.cells"), clock);
        feed = new StockIndexFeed(reads, snapshots, database.notices(), this::stockChanged);
        router = new Router(transactor, turn, ledger, feed, network, policies::live, clock);
        acts = new RoutingActs(transactor, router, service, orders, ledger, assignments, clock);
        nearTimes = new NearTimes(
                transactor, new SqlNearOptions(writer, readers), orders, demands, router, clock);
        drive = new RouterDrive(router, orders, ledger, policies, database.notices(), clock, this::near);
    }

    /// At the start, and when the network changed, orders come first that nobody promised anything: those of an earlier
    /// version of this program, and those of places that never worked until now. Also keeps the stock index when there is nothing better to do, so that an end by force costs little.
    private void near(String cause) {
        if (cause.equals("network")) {
            service.promiseOpen();
        }
        nearTimes.recompute(cause);
        if (cause.equals("time")) {
            feed.keep(KEEP_FROM);
        }
    }

    /// What is kept only makes the next start quicker: trouble with it stops nobody from ending.
    private void keepStock() {
        try {
            feed.keep(1);
        } catch (StoreFailure | IllegalStateException e) {
            LoggerFactory.getLogger(RoutingRoom.class).warn("the stock cells were not kept for the next start", e);
        }
    }

    /// What policies are tried on.
    public RoutingGround.Reads reads() {
        return new RoutingGround.Reads(
                policies, network, orders, demands, past, reads, router::stock, router::load);
    }

    private void stockChanged(Set<SkuId> skus) {
        drive.stockChanged(skus);
    }

    /// Ends the drive, waiting for its step under way, and keeps the stock index for the next start.
    @Override
    public void close() {
        drive.close();
        if (isHeld) {
            keepStock();
        }
        feed.close();
        network.close();
    }
}
