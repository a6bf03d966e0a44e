package crossdock.app.routing;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.live.Demands;
import crossdock.fulfilment.live.Inquiry;
import crossdock.fulfilment.live.LiveNetwork;
import crossdock.fulfilment.live.NetworkReads;
import crossdock.fulfilment.live.RoutingLedger;
import crossdock.fulfilment.live.RoutingOrders;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlPolicies;
import crossdock.store.routing.SqlRoutingLedger;
import crossdock.store.routing.SqlRoutingOrders;
import crossdock.store.routing.SqlSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

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

    /// @param notices of the process that holds the workspace; nobody tells one that only reads
    public RoutingLook(
            Readers readers, Locations locations, Function<Region, Optional<GeoPoint>> points, ChangeNotices notices,
            InstantSource clock) {
        WriterConnection none = WriterConnection.none();
        NetworkReads reads = new SqlNetworkReads(readers);
        policies = new PolicyService(READS_ONLY, new SqlPolicies(none, readers), clock);
        desk = new RoutingDesk(READS_ONLY, new SqlSettings(none, readers), locations, clock);
        orders = new SqlRoutingOrders(readers);
        ledger = new SqlRoutingLedger(none, readers);
        network = new LiveNetwork(
                desk, reads, notices, () -> policies.live().policy().currency(), clock);
        demands = new Demands(points, type -> network.setup().grams(type));
        inquiry = new Inquiry(policies, network, reads, orders, ledger, demands, clock);
    }
}
