package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Loads;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.NetworkFacts.Known;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A small network with stock, work and one order, all drawn from a seed. Numbers are small, so that ties, shortages and
/// full locations are common; instants fall around the days on which clocks change.
final class RandomWorld {
    static final List<String> CHANNELS = List.of("web", "till", "market");
    static final List<String> TYPES = List.of("chairs", "lamps", "paper");
    static final List<String> GROUPS = List.of("A", "B");
    static final List<String> TAGS = List.of("vip", "gift");
    private static final List<String> STATES = List.of("CO", "NY", "HI");

    /// One cell by article and location.
    record Cell(long sku, long location) {}

    private final Random random;
    final NetworkFacts facts;
    final Map<Cell, Integer> stock = new TreeMap<>((a, b) ->
            a.sku != b.sku ? Long.compare(a.sku, b.sku) : Long.compare(a.location, b.location));
    final Instant now;
    final Loads loads;
    final Demand demand;

    RandomWorld(Random random) {
        this(random, 7, 4);
    }

    RandomWorld(Random random, int mostPlaces, int mostLines) {
        this(random, mostPlaces, mostLines, 4);
    }

    RandomWorld(Random random, int mostPlaces, int mostLines, int mostUnits) {
        this.random = random;
        now = Instant.parse(random.nextInt(4) == 0 ? "2026-03-07T00:00:00Z" : "2026-10-30T00:00:00Z")
                .plusSeconds(random.nextInt(4 * 24 * 60) * 60L);
        List<Place> places = new ArrayList<>();
        int count = 1 + random.nextInt(mostPlaces);
        for (int i = 1; i <= count; i++) {
            places.add(place(i * 2));
        }
        List<CarrierService> services = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            services.add(service(i));
        }
        List<Supply> supplies = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            supplies.add(new Supply(
                    pick(List.of(Supply.Kind.values())), new SkuId(1 + random.nextInt(4)), somePlace(places),
                    1 + random.nextInt(5), now.plus(Duration.ofHours(random.nextInt(240))),
                    now.minus(Duration.ofMinutes(random.nextInt(90)))));
        }
        facts = new NetworkFacts("USD", places, services, supplies, new Known(
                Set.copyOf(CHANNELS), Set.copyOf(TYPES), Set.copyOf(TAGS), Set.of("Q", "Unroutable")));
        for (Place place : places) {
            for (long sku = 1; sku <= 4; sku++) {
                if (place.tracked() && random.nextInt(3) > 0) {
                    stock.put(new Cell(sku, place.id().value()), random.nextInt(8) - 1);
                }
            }
        }
        loads = loads(places);
        demand = demand(places, mostLines, mostUnits);
    }

    StockIndex index() {
        var builder = new StockIndexBuilder();
        stock.forEach((cell, units) -> builder.cell(new SkuId(cell.sku), new LocationId(cell.location), units));
        return builder.build(1);
    }

    private Place place(long id) {
        Location.Type type = pick(List.of(Location.Type.values()));
        boolean tracked = type != Location.Type.SUPPLIER || random.nextBoolean();
        return new Place(
                new LocationId(id), "L" + id, "Location " + id, type, point(8),
                new Region("US", pick(STATES), null, "8" + random.nextInt(10)), chance(12), chance(6), chance(5),
                tracked, some(GROUPS), random.nextInt(3) == 0 ? some(CHANNELS) : null,
                random.nextInt(3) == 0 ? some(TYPES) : Set.of(), random.nextInt(3), random.nextInt(3) * 10, calendar(),
                capacity(), chance(2) ? null : new PickupWindows(calendar(), 30, random.nextInt(3) * 60, 2, 3),
                random.nextInt(4) * 50L,
                random.nextInt(6) == 0 ? null : now.minus(Duration.ofSeconds(random.nextInt(3_600))));
    }

    private @Nullable GeoPoint point(int knownOf) {
        return random.nextInt(knownOf) == 0
                ? null
                : new GeoPoint(39 + random.nextInt(8) * 0.25, -105 + random.nextInt(8) * 0.25);
    }

    private BusinessCalendar calendar() {
        ZoneId zone = ZoneId.of(pick(List.of("America/Denver", "America/New_York", "UTC")));
        return switch (random.nextInt(6)) {
            case 0 -> BusinessCalendar.of(
                    zone, "Mon-Fri 09:00-12:00,13:00-17:00", Set.of(LocalDate.parse("2026-11-02")));
            case 1 -> BusinessCalendar.of(zone, "Sun 00:00-04:00; Mon-Sat 08:00-20:00", Set.of());
            case 2 -> chance(4) ? BusinessCalendar.always(zone) : BusinessCalendar.of(zone, "", Set.of());
            default -> BusinessCalendar.always(zone);
        };
    }

    private Capacity capacity() {
        return random.nextBoolean()
                ? Capacity.NONE
                : new Capacity(
                        pick(List.of(Capacity.Unit.values())), chance(4) ? random.nextInt(9) : Capacity.UNLIMITED,
                        chance(2) ? random.nextInt(6) : Capacity.UNLIMITED);
    }

    private CarrierService service(int number) {
        List<Zone> zones = random.nextBoolean()
                ? List.of(new Zone(60 + random.nextInt(200), random.nextInt(3)))
                : List.of(new Zone(50, 1), new Zone(400, 1 + random.nextInt(4)));
        List<WeightBand> bands = new ArrayList<>();
        long price = 100;
        for (int i = 1; i <= 1 + random.nextInt(2); i++) {
            List<Long> parcel = new ArrayList<>();
            List<Long> perKg = new ArrayList<>();
            for (int zone = 0; zone < zones.size(); zone++) {
                parcel.add(price * i * 10 + random.nextInt(3) * 50L + zone * 100L);
                perKg.add((long) random.nextInt(3) * 10);
            }
            bands.add(new WeightBand(i * 3_000, parcel, perKg));
        }
        return new CarrierService(
                "C" + number % 2, "S" + number, chance(2) ? Set.of() : Set.of("US"),
                chance(2) ? Set.of() : Set.of("HI"), zones, bands, random.nextInt(24) * 60,
                chance(2) ? EnumSet.allOf(DayOfWeek.class) : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                chance(3) ? Set.of() : Set.of(LocalDate.parse("2026-11-02")), 18 * 60);
    }

    private Loads loads(List<Place> places) {
        Map<Loads.ShiftKey, Integer> shifts = new HashMap<>();
        Map<Loads.SlotKey, Integer> slots = new HashMap<>();
        for (Place place : places) {
            for (int day = -1; day < 5; day++) {
                long epochDay = LocalDate.ofInstant(now, place.calendar().zone()).plusDays(day).toEpochDay();
                int sum = 0;
                for (int shift = 0; shift < 2; shift++) {
                    int work = random.nextInt(3);
                    shifts.put(new Loads.ShiftKey(place.id(), epochDay, shift), work);
                    sum += work;
                }
                shifts.put(new Loads.ShiftKey(place.id(), epochDay, Loads.WHOLE_DAY), sum);
            }
            if (place.windows() != null) {
                place.windows().next(now, start -> 0).ifPresent(slot ->
                        slots.put(new Loads.SlotKey(place.id(), slot.from()), random.nextInt(3)));
            }
        }
        return new Loads(shifts, slots);
    }

    private Demand demand(List<Place> places, int mostLines, int mostUnits) {
        Method method = pick(List.of(Method.SHIP, Method.SHIP, Method.PICKUP));
        List<DemandLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(mostLines);
        for (int i = 0; i < count; i++) {
            Map<LocationId, Integer> own = chance(5) ? Map.of() : Map.of(somePlace(places), 1 + random.nextInt(2));
            lines.add(new DemandLine(
                    new LineId(100 + i), new SkuId(1 + random.nextInt(4)), pick(TYPES), 1 + random.nextInt(mostUnits),
                    random.nextInt(4) * 400, random.nextInt(5) * 300L, chance(4) ? "" : "kit", own));
        }
        Set<LocationId> rejected = chance(4) ? Set.of() : Set.of(somePlace(places));
        return new Demand(
                new OrderId(1), pick(CHANNELS), method,
                new Region(chance(9) ? "US" : null, pick(STATES), null, "8" + random.nextInt(10)), point(9),
                method == Method.PICKUP ? somePlace(places) : LocationId.NONE, now.minus(Duration.ofHours(2)),
                chance(2) ? null : now.plus(Duration.ofHours(random.nextInt(120))), random.nextInt(3), some(TAGS),
                chance(6) ? new Money(random.nextInt(40) * 100L, chance(9) ? "USD" : "EUR") : null,
                chance(3) ? "" : "Q", rejected, lines);
    }

    private LocationId somePlace(List<Place> places) {
        return places.get(random.nextInt(places.size())).id();
    }

    /// True but for one in so many.
    private boolean chance(int of) {
        return random.nextInt(of) > 0;
    }

    private Set<String> some(List<String> names) {
        Set<String> some = new HashSet<>(names);
        some.removeIf(name -> random.nextBoolean());
        return some;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
