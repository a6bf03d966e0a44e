package crossdock.fulfilment.live;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.RoutingDesk;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Location;
import crossdock.inventory.Location.Address;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.order.IncomingOrder;
import crossdock.order.Ingested;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderService;
import crossdock.order.OrderVersion;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.policy.Policy;
import crossdock.store.order.SqlOrders;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlPolicies;
import crossdock.store.routing.SqlRoutingLedger;
import crossdock.store.routing.SqlRoutingOrders;
import crossdock.store.routing.SqlSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Routing over a small real workspace: two warehouses, a near and a far one, and a store, in a line west of Seattle's
/// buyers. Its clock stands until a test moves it.
public final class Dispatch implements AutoCloseable {
    public static final Actor CLERK = new Actor(Actor.Kind.PERSON, "clerk");

    public final Shelves shelves;
    public final LocationId near;
    public final LocationId far;
    public final LocationId store;
    public final SkuId chair;
    public final OrderService orders;
    public final PolicyService policies;
    public final RoutingDesk desk;
    public final RoutingOrders sketches;
    public final RoutingLedger ledger;
    final List<String> told = new ArrayList<>();
    Instant now = Shelves.at(600);
    Assignments assignments = (actor, connection, order, moves) ->
            moves.forEach(move -> told.add(move.from() + ">" + move.to() + "x" + move.what().units()));
    final Demands demands = new Demands(region -> Optional.of(new GeoPoint(47.6, -122.33)), type -> 500);
    NetworkReads reads;
    StockIndexFeed feed;
    Router router;
    public RoutingActs acts;
    public RouterDrive drive;
    private final List<AutoCloseable> open = new ArrayList<>();

    public Dispatch(Path folder) {
        shelves = new Shelves(folder);
        near = place("NEAR", Location.Type.WAREHOUSE, 47.6, -122.0);
        far = place("FAR", Location.Type.WAREHOUSE, 47.6, -100.0);
        store = place("SHOP", Location.Type.STORE, 47.6, -122.3);
        chair = shelves.chair;
        var db = shelves.db;
        orders = new OrderService(
                db.transactor(), new SqlOrders(db.writer()), shelves.locations, shelves.inventory, Sources.NONE,
                () -> now);
        policies = new PolicyService(db.transactor(), new SqlPolicies(db.writer(), db.readers()), () -> now);
        policies.begin();
        desk = new RoutingDesk(
                db.transactor(), new SqlSettings(db.writer(), db.readers()), shelves.locations, () -> now);
        desk.begin();
        sketches = new SqlRoutingOrders(db.readers());
        ledger = new SqlRoutingLedger(db.writer(), db.readers());
        reads = new SqlNetworkReads(db.readers());
        restart();
    }

    /// As after the end of a process: everything that is not in the store is gone.
    void restart() {
        open.forEach(Dispatch::quietly);
        open.clear();
        var db = shelves.db;
        var network = new LiveNetwork(desk, reads, db.notices(), () -> "USD", () -> now);
        var plans = new PlanBook(orders, ledger, reads, (actor, connection, order, moves) ->
                assignments.moved(actor, connection, order, moves));
        var turn = new Turn(sketches, ledger, demands, plans, ZoneOffset.UTC);
        feed = new StockIndexFeed(reads, db.notices(), skus -> drive.stockChanged(skus));
        router = new Router(db.transactor(), turn, ledger, feed, network, policies::live, () -> now);
        acts = new RoutingActs(
                db.transactor(), router, orders, sketches, ledger, (a, c, o, moves) ->
                        assignments.moved(a, c, o, moves), () -> now);
        drive = new RouterDrive(router, sketches, ledger, policies, db.notices(), () -> now, cause -> {});
        drive.listen();
        open.addAll(List.of(drive, feed, network));
    }

    private LocationId place(String code, Location.Type type, double latitude, double longitude) {
        return shelves.db.transactor().write(CLERK, tx -> {
            LocationId id = shelves.locations.put(new Location(
                            LocationId.NONE, code, code, type,
                            new Address(null, null, "WA", null, "US", latitude, longitude), ZoneOffset.UTC, false,
                            null, true, true, true, null, true))
                    .id();
            shelves.locations.fulfils(Shelves.SHOP, id, true);
            return id;
        });
    }

    public void count(LocationId at, int units) {
        count(chair, at, units);
    }

    public void count(SkuId sku, LocationId at, int units) {
        now = now.plusSeconds(1);
        shelves.inventory.count(CLERK, sku, at, units, 0, now);
    }

    public OrderId order(String id, int units) {
        return order(id, units, Method.SHIP, LocationId.NONE);
    }

    public OrderId order(String id, int units, Method method, LocationId fixed) {
        var line = new IncomingOrder.Line("a", 1, chair, "CH-1", "Chair", units, 0, new Money(900, "USD"));
        Outcome<Ingested> in = orders.ingest(Shelves.CHANNEL, new IncomingOrder(
                Shelves.SHOP, id, "#" + id, "paid", true, null, false, false, method, fixed, LocationId.NONE, now, now,
                now, Duration.ZERO, null, now.plusSeconds(86_400), new Money(900L * units, "USD"),
                new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), List.of(), List.of()));
        OrderId order = done(in).order();
        if (order == null) {
            throw new AssertionError("the order was left out");
        }
        return order;
    }

    public Instant now() {
        return now;
    }

    /// Near-time options over the same workspace; nobody works them out but who asks.
    public NearTimes nearTimes(NearOptions options) {
        return new NearTimes(shelves.db.transactor(), options, sketches, demands, router, () -> now);
    }

    public void publish(Policy policy) {
        done(policies.publish(CLERK, policies.begin(CLERK, policy, null), now));
    }

    public Order read(OrderId id) {
        return shelves.db.transactor()
                .write(CLERK, tx -> new SqlOrders(shelves.db.writer()).find(id))
                .orElseThrow();
    }

    public OrderVersion seen(OrderId id) {
        return new OrderVersion(id, read(id).version());
    }

    /// Open units by location, `0` for none.
    public Map<LocationId, Integer> openUnits(OrderId id) {
        Map<LocationId, Integer> units = new TreeMap<>();
        read(id).lines().forEach(line -> {
            units.merge(LocationId.NONE, line.unrouted() + line.backordered(), Integer::sum);
            line.places().forEach(place -> units.merge(place.location(), place.open(), Integer::sum));
        });
        units.values().removeIf(count -> count == 0);
        return units;
    }

    RoutingLedger.Standing standing(OrderId id) {
        return ledger.standing(id).orElseThrow();
    }

    /// For questions about decisions.
    public Inquiry inquiry() {
        var network = new LiveNetwork(desk, reads, shelves.db.notices(), () -> "USD", () -> now);
        open.add(network);
        return new Inquiry(policies, network, reads, sketches, ledger, demands, () -> now);
    }

    long rows(String table) {
        return shelves.db.readers().read(sql -> sql.number("SELECT count(*) FROM " + table));
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError("refused: " + refused);
        };
    }

    private static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        open.forEach(Dispatch::quietly);
        shelves.close();
    }
}
