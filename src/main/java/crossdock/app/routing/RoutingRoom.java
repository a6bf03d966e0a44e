package crossdock.app.routing;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.RoutingDesk;
import crossdock.inventory.Locations;
import crossdock.store.Database;
import crossdock.store.routing.SqlPolicies;
import crossdock.store.routing.SqlSettings;
import java.time.InstantSource;

/// Everything of an open workspace that decides where orders are filled.
public final class RoutingRoom {
    public final PolicyService policies;
    public final RoutingDesk desk;

    public RoutingRoom(Database database, Locations locations, InstantSource clock) {
        var transactor = database.transactor();
        policies = new PolicyService(
                transactor, new SqlPolicies(database.writer(), database.readers()), clock);
        desk = new RoutingDesk(
                transactor, new SqlSettings(database.writer(), database.readers()), locations, clock);
        policies.begin();
        desk.begin();
    }
}
