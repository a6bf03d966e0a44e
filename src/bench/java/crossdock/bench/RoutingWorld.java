package crossdock.bench;

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
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The network of the routing figures: 5,000 locations over the United States around 300 towns, one in forty a
/// warehouse; a tenth of the articles lies in 12 % of the locations, the rest in 0.9 %: 20 M cells at 200,000 articles.
final class RoutingWorld {
    static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");

    final int skus;
    final Network network;
    final StockIndex stock;
    private final List<GeoPoint> towns = new ArrayList<>();

    RoutingWorld(int locations, int skus, long seed) {
        this.skus = skus;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            towns.add(new GeoPoint(26 + random.nextDouble() * 22, -122 + random.nextDouble() * 50));
        }
        List<Place> places = new ArrayList<>();
        for (int id = 1; id <= locations; id++) {
            places.add(place(id, random));
        }
        network = new Network(new NetworkFacts("USD", places, services(), List.of(), new NetworkFacts.Known(
                Set.of("web"), Set.of("a", "b", "c"), Set.of(), Set.of("Unroutable"))));
        var builder = new StockIndexBuilder();
        for (int sku = 1; sku <= skus; sku++) {
            double share = sku % 10 == 0 ? 0.12 : 0.0089;
            for (int id = 1; id <= locations; id++) {
                if (random.nextDouble() < share) {
                    builder.cell(new SkuId(sku), new LocationId(id), random.nextInt(8));
                }
            }
        }
        stock = builder.build(1);
    }

    GeoPoint near(Random random) {
        GeoPoint town = towns.get(random.nextInt(towns.size()));
        return new GeoPoint(
                town.latitude() + random.nextGaussian() * 0.3, town.longitude() + random.nextGaussian() * 0.3);
    }

    private Place place(int id, Random random) {
        Location.Type type = id % 40 == 0 ? Location.Type.WAREHOUSE : Location.Type.STORE;
        ZoneId zone = ZoneId.of(id % 2 == 0 ? "America/Chicago" : "America/Denver");
        BusinessCalendar calendar = BusinessCalendar.of(zone, "Mon-Sat 08:00-20:00; Sun 10:00-18:00", Set.of());
        return new Place(
                new LocationId(id), "L" + id, "Location " + id, type, near(random),
                new Region("US", "CO", null, null), true, true, true, true, Set.of(), null, Set.of(), 0,
                random.nextInt(30), calendar, new Capacity(Capacity.Unit.ORDERS, 1_000, 500), null,
                100 + random.nextInt(100), NOW.minusSeconds(random.nextInt(600)));
    }

    private static List<CarrierService> services() {
        List<CarrierService> services = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Zone> zones = List.of(
                    new Zone(240, i == 3 ? 1 : 1), new Zone(950, i == 3 ? 1 : 3), new Zone(6_000, i == 3 ? 2 : 5));
            List<WeightBand> bands = List.of(
                    new WeightBand(1_000, List.of(600L + i * 90, 700L + i * 90, 800L + i * 90), List.of(0L, 0L, 0L)),
                    new WeightBand(
                            30_000, List.of(600L + i * 90, 700L + i * 90, 800L + i * 90), List.of(90L, 120L, 160L)));
            services.add(new CarrierService(
                    "Carrier " + i / 2, "Service " + i, Set.of("US"), Set.of(), zones, bands, 15 * 60,
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), 18 * 60));
        }
        return services;
    }

    /// Orders of one to four lines, most of articles that many locations have.
    List<Demand> orders(int count, long seed) {
        Random random = new Random(seed);
        List<Demand> orders = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            List<DemandLine> lines = new ArrayList<>();
            for (int l = 1 + random.nextInt(4); l > 0; l--) {
                int sku = 1 + random.nextInt(skus);
                sku = random.nextInt(10) < 7 ? Math.max(10, sku / 10 * 10) : sku;
                lines.add(new DemandLine(
                        new LineId(lines.size() + 1), new SkuId(sku), "a", 1 + random.nextInt(2), 400, 1_500, "",
                        Map.of()));
            }
            orders.add(demand(i, near(random), lines, random.nextBoolean() ? NOW.plusSeconds(4 * 86_400) : null));
        }
        return orders;
    }

    private static Demand demand(int id, GeoPoint to, List<DemandLine> lines, @Nullable Instant promised) {
        return new Demand(
                new OrderId(id), "web", Method.SHIP, new Region("US", "CO", null, "80113"), to, LocationId.NONE, NOW,
                promised, 0, Set.of(), null, "", Set.of(), lines);
    }

    /// Bits of the locations that have capacity and a window: four in five.
    long[] allowed(long seed) {
        Random random = new Random(seed);
        long[] bits = new long[(network.size() + 63) / 64];
        for (int place = 0; place < network.size(); place++) {
            bits[place >> 6] |= random.nextInt(5) > 0 ? 1L << place : 0;
        }
        return bits;
    }
}
