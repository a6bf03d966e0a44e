package crossdock.app.routing;

import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.ServiceLevel;
import crossdock.fulfilment.WorkingDays;
import crossdock.fulfilment.live.Assignments;
import crossdock.fulfilment.live.NetworkReads.Coming;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Location;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.SkuId;
import crossdock.order.IncomingOrder;
import crossdock.order.OrderService;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.store.order.SqlOrders;
import crossdock.store.routing.SqlIncoming;
import crossdock.store.routing.SqlSettings;
import crossdock.ui.routing.lab.EngineLab;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A real workspace with two stores in Seattle, one near the buyer and one a little farther, on which policies are tried.
final class TriedRoom implements AutoCloseable {
    static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
    /// A Monday, ten o'clock in Seattle.
    static final Instant MONDAY = Instant.parse("2026-03-02T18:00:00Z");

    private static final GeoPoint BUYER = new GeoPoint(47.6, -122.33);

    final Shelves shelves;
    final OrderService orders;
    final RoutingRoom room;
    final LocationId near;
    final LocationId far;
    Instant now = MONDAY;

    TriedRoom(Path folder) {
        shelves = new Shelves(folder);
        near = store("NEAR", -122.34);
        far = store("FAR", -122.38);
        var settings = new SqlSettings(shelves.db.writer(), shelves.db.readers());
        var desk = new RoutingDesk(shelves.db.transactor(), settings, shelves.locations, () -> now);
        orders = new OrderService(
                shelves.db.transactor(), new SqlOrders(shelves.db.writer()), shelves.locations, shelves.inventory,
                Sources.NONE, new WorkingDays(desk::network, shelves.db.notices(), SEATTLE), () -> now);
        room = new RoutingRoom(
                shelves.db, shelves.locations, orders, Assignments.LOCAL, _ -> Optional.of(BUYER),
                RoutingDesk.Shippers.NOBODY, () -> now);
        room.drive.listen();
        if (!(room.policies.publish(ANN, room.policies.begin(ANN, anywhere(), null), now) instanceof Done)) {
            throw new AssertionError("the policy was not published");
        }
    }

    private LocationId store(String name, double east) {
        return shelves.db.transactor().write(ANN, _ -> {
            LocationId id = shelves.locations.put(new Location(
                            LocationId.NONE, name, name, Location.Type.STORE,
                            new Location.Address(null, null, "WA", null, "US", 47.6, east), SEATTLE, false, null,
                            true, true, true, null, true))
                    .id();
            shelves.locations.fulfils(Shelves.SHOP, id, true);
            return id;
        });
    }

    /// The lab as it sees the workspace now: what another lab remembers is a few seconds old.
    EngineLab lab() {
        room.drive.step();
        return new EngineLab(
                new RoutingGround(
                        room.reads(), shelves.skus, shelves.locations, _ -> Optional.of(BUYER), SEATTLE, () -> now),
                () -> now);
    }

    ServiceLevel level() {
        return new ServiceLevel(room.network.setup(), SEATTLE);
    }

    /// The whole order from the nearest store that has it.
    static Policy anywhere() {
        return policy("anywhere");
    }

    /// As [#anywhere], but of these groups alone.
    static Policy policy(String name, LocationFilter... where) {
        var rule = new Rule(
                "whole", true, Delivery.SHIP_TO_HOME, List.of(where), List.of(LocationSort.DISTANCE),
                new SplitMode.SingleLocation(), false, new Action.Allocate(), new Action.NextRule(),
                new Action.NextRule());
        return new Policy(name, "USD", List.of(new Run(
                "all", true, List.of(), List.of(), new Schedule.EveryOrder(), List.of(rule),
                new Action.MoveToQueue("Unroutable"))));
    }

    void count(SkuId sku, LocationId at, int units, Instant when) {
        shelves.inventory.count(ANN, sku, at, units, 0, when);
    }

    void coming(SkuId sku, LocationId at, int units, Instant due) {
        shelves.db.transactor().run(ANN, _ -> new SqlIncoming(shelves.db.writer()).put(new Coming(
                false, "PO " + sku + " " + due, sku, at, units, due, "test", now)));
    }

    void ingest(IncomingOrder order) {
        if (!(orders.ingest(Shelves.CHANNEL, order) instanceof Done)) {
            throw new AssertionError(order.number());
        }
    }

    long rows(String table) {
        return shelves.db.readers().read(sql -> sql.number("SELECT count(*) FROM " + table));
    }

    @Override
    public void close() {
        room.close();
        shelves.close();
    }

    /// As a table tells stamps.
    static String stamp(Instant at) {
        return at.toString();
    }
}
