package crossdock.routing.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestStockTest {
    /// Article 1 lies almost everywhere (rings), 2 in a third of the places (bits), 3 in few (list).
    @Test
    void findsWhatAScanOfAllFinds() {
        Random random = new Random(11);
        List<Place> places = new ArrayList<>();
        var stock = new StockIndexBuilder();
        for (int id = 1; id <= 2_400; id++) {
            places.add(place(id, new GeoPoint(25 + random.nextInt(240) / 10.0, -120 + random.nextInt(500) / 10.0)));
        }
        for (int sku = 1; sku <= 3; sku++) {
            for (int id = 1; id <= 2_400; id++) {
                if (random.nextInt(100) < (sku == 3 ? 4 : sku == 2 ? 30 : 95)) {
                    stock.cell(new SkuId(sku), new LocationId(id), random.nextInt(6));
                }
            }
        }
        StockIndex index = stock.build(1);
        var network = new Network(new NetworkFacts(
                "USD", places, List.of(), List.of(), new NetworkFacts.Known(Set.of(), Set.of(), Set.of(), Set.of())));
        var nearest = new NearestStock(network);
        int found = 0;
        for (int i = 0; i < 1_500; i++) {
            GeoPoint from = new GeoPoint(25 + random.nextInt(240) / 10.0, -120 + random.nextInt(500) / 10.0);
            List<DemandLine> lines = new ArrayList<>();
            for (int sku = 1; sku <= 3; sku++) {
                if (random.nextBoolean() || sku == 1) {
                    lines.add(new DemandLine(
                            new LineId(sku), new SkuId(sku), "", 1 + random.nextInt(4), 0, 0, "", Map.of()));
                }
            }
            long[] allowed = random.longs(38).toArray();
            double km = 50 + random.nextInt(2_000);
            int most = 1 + random.nextInt(6);
            double radius = GeoPoint.chordSquaredOfKm(km);
            int[] expected = IntStream.range(0, 2_400)
                    .filter(p -> (allowed[p / 64] >> p % 64 & 1) == 1)
                    .filter(p -> distance(places, p, from) <= radius)
                    .filter(p -> lines.stream().allMatch(line ->
                            index.routable(line.sku(), places.get(p).id()) >= line.units()))
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(p -> distance(places, p, from)).thenComparing(p -> p))
                    .limit(most)
                    .mapToInt(p -> p)
                    .toArray();
            assertArrayEquals(expected, nearest.find(index, from, lines, km, most, allowed), "question " + i);
            found += expected.length;
        }
        assertTrue(found > 2_000, "found " + found);
    }

    private static double distance(List<Place> places, int place, GeoPoint from) {
        GeoPoint point = places.get(place).point();
        return point == null ? Double.NaN : from.chordSquared(point);
    }

    private static Place place(int id, GeoPoint point) {
        return new Place(
                new LocationId(id), "L" + id, "L" + id, Location.Type.STORE, point, Region.UNKNOWN, true, true, true,
                true, Set.of(), null, Set.of(), 0, 0, BusinessCalendar.always(ZoneOffset.UTC), Capacity.NONE, null, 0,
                null);
    }
}
