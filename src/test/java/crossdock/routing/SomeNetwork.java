package crossdock.routing;

import crossdock.inventory.Location;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndex.Change;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network of four places for examples: stores in Denver (1) and Colorado Springs (2, 101 km from the first), a
/// warehouse in Salt Lake City (3, about 600 km), and a supplier whose stock nobody counts (4). It is a Tuesday, ten in
/// the morning in Denver; all work Monday to Friday, nine to six.
public final class SomeNetwork {
    public static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
    public static final LocationId DENVER = new LocationId(1);
    public static final LocationId SPRINGS = new LocationId(2);
    public static final LocationId SALT_LAKE = new LocationId(3);
    public static final LocationId MAKER = new LocationId(4);
    public static final GeoPoint ENGLEWOOD = new GeoPoint(39.65, -104.99);

    private final List<Place> places = new ArrayList<>();
    private final List<Supply> supplies = new ArrayList<>();
    private final Set<LocationId> notShipping = new HashSet<>();
    private Capacity capacity = Capacity.NONE;
    private StockIndex stock = StockIndex.EMPTY;

    public SomeNetwork() {
        rebuild();
    }

    /// Of every place.
    public SomeNetwork capacity(Capacity each) {
        capacity = each;
        rebuild();
        return this;
    }

    /// Hands over, but sends no parcels.
    public SomeNetwork notShipping(LocationId place) {
        notShipping.add(place);
        rebuild();
        return this;
    }

    private void rebuild() {
        places.clear();
        places.add(place(1, "Denver LoDo", Location.Type.STORE, new GeoPoint(39.7525, -104.9995)));
        places.add(place(2, "Colorado Springs", Location.Type.STORE, new GeoPoint(38.8339, -104.8214)));
        places.add(place(3, "Salt Lake DC", Location.Type.WAREHOUSE, new GeoPoint(40.7608, -111.8910)));
        places.add(place(4, "Maker", Location.Type.SUPPLIER, new GeoPoint(41.88, -87.63)));
    }

    public SomeNetwork stock(long sku, LocationId location, int units) {
        stock = stock.with(List.of(Change.to(new SkuId(sku), location, units)));
        return this;
    }

    public SomeNetwork supply(Supply supply) {
        supplies.add(supply);
        return this;
    }

    public StockIndex stock() {
        return stock;
    }

    public Network network() {
        return new Network(new NetworkFacts("USD", places, List.of(ground(), air()), supplies, new NetworkFacts.Known(
                Set.of("Web shop"), Set.of("chairs", "lamps"), Set.of("vip"), Set.of("Unroutable"))));
    }

    public Engine engine(Policy policy) {
        return new Engine(network(), PolicyVersion.of(policy));
    }

    private Place place(long id, String name, Location.Type type, GeoPoint point) {
        boolean isSupplier = type == Location.Type.SUPPLIER;
        BusinessCalendar calendar =
                BusinessCalendar.of(ZoneId.of("America/Denver"), "Mon-Fri 09:00-18:00", Set.of());
        return new Place(
                new LocationId(id), "L" + id, name, type, point, new Region("US", "CO", null, null), true,
                !notShipping.contains(new LocationId(id)), type == Location.Type.STORE, !isSupplier,
                Set.of(isSupplier ? "Makers" : "Own"), null, Set.of(), 0, 0,
                calendar, capacity, null, 100, NOW.minusSeconds(60));
    }

    private static CarrierService ground() {
        return new CarrierService(
                "UPS", "Ground", Set.of("US"), Set.of(),
                List.of(new Zone(240, 1), new Zone(950, 3), new Zone(6_000, 5)),
                List.of(new WeightBand(30_000, List.of(800L, 900L, 1_000L), List.of(50L, 80L, 120L))), 15 * 60 + 30,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), 18 * 60);
    }

    private static CarrierService air() {
        return new CarrierService(
                "UPS", "Next day", Set.of("US"), Set.of(), List.of(new Zone(6_000, 1)),
                List.of(new WeightBand(30_000, List.of(2_500L), List.of(300L))), 14 * 60,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), 12 * 60);
    }

    /// A parcel to Englewood, one kilogram and 20.00 a unit, without a promise.
    ///
    /// @param units of articles 1, 2, ...; 0 leaves one out
    public static Demand order(long id, int... units) {
        return order(id, Method.SHIP, LocationId.NONE, NOW, units);
    }

    public static Demand order(long id, Method method, LocationId pickupAt, Instant placedAt, int... units) {
        List<DemandLine> lines = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                lines.add(new DemandLine(
                        new LineId(id * 10 + i), new SkuId(i + 1), "chairs", units[i], 1_000, 2_000, "", Map.of()));
            }
        }
        return new Demand(
                new OrderId(id), "Web shop", method, new Region("US", "CO", "Englewood", "80113"), ENGLEWOOD, pickupAt,
                placedAt, null, 0, Set.of(), null, "", Set.of(), lines);
    }

    public static Demand promised(Demand order, Instant by) {
        return new Demand(
                order.order(), order.channel(), order.method(), order.region(), order.point(), order.pickupAt(),
                order.placedAt(), by, order.priority(), order.tags(), order.value(), order.queue(), order.rejectedBy(),
                order.lines());
    }
}
