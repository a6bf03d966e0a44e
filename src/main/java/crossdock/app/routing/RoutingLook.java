package crossdock.app.routing;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.live.Demands;
import crossdock.fulfilment.live.Inquiry;
import crossdock.fulfilment.live.LiveNetwork;
import crossdock.fulfilment.live.NearOptions;
import crossdock.fulfilment.live.NetworkReads;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.fulfilment.live.PromiseDesk;
import crossdock.fulfilment.live.RoutingLedger;
import crossdock.fulfilment.live.RoutingOrders;
import crossdock.fulfilment.live.StockPast;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Workload;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import crossdock.store.routing.SqlNearOptions;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlPolicies;
import crossdock.store.routing.SqlRoutingLedger;
import crossdock.store.routing.SqlRoutingOrders;
import crossdock.store.routing.SqlSettings;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockPast;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Routing as somebody sees it who may only read, beside the process that holds the workspace or within it.
public final class RoutingLook {
    /// Refuses every write.
    private static final Transactor READS_ONLY = new Transactor() {
        @Override
        public <T> T write(Actor actor, Function<Tx, T> work) {
            throw new IllegalStateException("this process only reads");
        }
    };

    public final PolicyService policies;
    public final RoutingDesk desk;
    public final RoutingOrders orders;
    public final RoutingLedger ledger;
    public final LiveNetwork network;
    public final Demands demands;
    public final Inquiry inquiry;
    public final PromiseDesk promises;
    public final NearOptions near;
    private final StockPast past;
    private final NetworkReads reads;
    private final Locations locations;
    private final SqlSkus skus;

    /// @param notices of the process that holds the workspace; nobody tells one that only reads
    public RoutingLook(
            Readers readers, Locations locations, Function<Region, Optional<GeoPoint>> points, ChangeNotices notices,
            InstantSource clock) {
        WriterConnection none = WriterConnection.none();
        this.locations = locations;
        skus = new SqlSkus(none, readers);
        reads = new SqlNetworkReads(readers);
        policies = new PolicyService(READS_ONLY, new SqlPolicies(none, readers), clock);
        desk = new RoutingDesk(READS_ONLY, new SqlSettings(none, readers), locations, clock);
        orders = new SqlRoutingOrders(readers);
        ledger = new SqlRoutingLedger(none, readers);
        past = new SqlStockPast(readers);
        near = new SqlNearOptions(none, readers);
        network = new LiveNetwork(
                desk, reads, notices, () -> policies.live().policy().currency(), clock);
        demands = new Demands(points, type -> network.setup().grams(type));
        inquiry = new Inquiry(policies, network, reads, orders, ledger, demands, clock);
        promises = new PromiseDesk(
                () -> new Engine(network.now(), policies.live()),
                asked -> inquiry.moment(asked, clock.instant()),
                asked -> new Moment(clock.instant(), StockIndex.EMPTY, Workload.NONE),
                task -> Thread.ofVirtual().start(task),
                PromiseDesk.LIMIT);
    }

    /// What somebody asks for who has not ordered yet. Throws IllegalArgumentException for an article or location that
    /// is not known.
    ///
    /// @param lines units by SKU code
    /// @param channel whose order it would be; empty for none
    /// @param pickup code of the location where it is collected; null for a parcel
    public Demand question(
            Map<String, Integer> lines, Region to, String channel, @Nullable String pickup, Instant now) {
        List<OrderSketch.Line> wanted = new ArrayList<>();
        for (var line : new TreeMap<>(lines).entrySet()) {
            SkuId sku = skus.idOf(line.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("there is no article " + line.getKey()));
            wanted.add(new OrderSketch.Line(
                    new LineId(0), sku, reads.productType(sku), line.getValue(), line.getValue(), 0, null, Map.of(),
                    Map.of()));
        }
        LocationId at = pickup == null
                ? LocationId.NONE
                : locations.byCode(pickup)
                        .map(Location::id)
                        .orElseThrow(() -> new IllegalArgumentException("there is no location " + pickup));
        Method method = pickup == null ? Method.SHIP : Method.PICKUP;
        var order = new OrderSketch(
                new OrderId(0), 0, "", new ConnectionId(0), channel, method, to, at, now, null, null, null, true, "",
                Set.of(), Set.of(), wanted);
        return demands.of(order, policies.live().policy().currency(), Demands.Scope.WAITING);
    }

    /// What policies are tried on: the stock is read once, when it is first asked for.
    public RoutingGround ground(
            Function<Region, Optional<GeoPoint>> points, ZoneId zone, InstantSource clock) {
        return new RoutingGround(
                new RoutingGround.Reads(
                        policies, network, orders, demands, past, reads, this::stock,
                        () -> inquiry.load(clock.instant())),
                skus, locations, points, zone, clock);
    }

    private StockIndex stock() {
        var builder = new StockIndexBuilder();
        reads.forEachCell((sku, location, routable) ->
                builder.cell(new SkuId(sku), new LocationId(location), routable));
        return builder.build(0);
    }

    /// What people call an article.
    public String article(SkuId id) {
        return skus.codeOf(id);
    }

    /// Whether a policy is in force: a workspace that no console ever opened has none.
    public boolean hasPolicy(Instant now) {
        return policies.act(now).isPresent();
    }

    /// What people call a location.
    public String code(LocationId id) {
        return locations.find(id).map(Location::code).orElse(id.toString());
    }
}
