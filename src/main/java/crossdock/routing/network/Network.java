package crossdock.routing.network;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.geo.PointGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [NetworkFacts] made ready for many decisions: locations by number in order of their ids, a grid, supplies by article.
/// Immutable but for caches of what calendars say, which any thread may fill: every entry is itself immutable and
/// names the stretch of time for which it is right.
public final class Network {
    /// A location without a shift for so many days takes no orders.
    public static final int DAYS_TO_WINDOW = 7;

    private static final int DAYS_TO_LEAVE = 21;
    private static final int MOST_TRANSIT = 60; // as zones allow

    private final NetworkFacts facts;
    private final List<Place> places;
    private final Place[] byNumber; // the same
    private final LocationId[] ids; // these three are asked of thousands of places in a row, so they lie side by side
    private final Capacity[] capacities; // equal ones are one
    private final long[] handling;
    private final long[] handlingAll;
    private final int[] numberOf; // by location id; -1 for none
    private final PointGrid grid;
    private final Map<SkuId, List<Supply>> supplies = new HashMap<>();
    private final int[] calendarOf; // by place; equal calendars have one number, so what they say is kept once
    private final int calendars;
    private final long[] edges; // metres at which a zone of any service ends, ascending
    private final @Nullable SinceWindow[] windows; // by calendar
    private final @Nullable Leaving[] leavings; // by calendar and service
    private volatile @Nullable OpenPlaces openPlaces;

    public Network(NetworkFacts facts) {
        this.facts = facts;
        places = facts.places().stream().sorted(Comparator.comparing(Place::id)).toList();
        long most = places.isEmpty() ? 0 : places.getLast().id().value();
        if (most >= 1 << 24) {
            throw new IllegalArgumentException("location ids are row numbers below 2^24, not " + most);
        }
        numberOf = new int[(int) most + 1];
        Arrays.fill(numberOf, -1);
        for (int i = 0; i < places.size(); i++) {
            int id = (int) places.get(i).id().value();
            if (id < 1 || numberOf[id] >= 0) {
                throw new IllegalArgumentException("a location id below 1, or twice: " + id);
            }
            numberOf[id] = i;
        }
        grid = new PointGrid(places.stream().map(Place::point).toList());
        facts.supplies().stream()
                .sorted(Comparator.comparing(Supply::at).thenComparing(Supply::location))
                .forEach(supply -> supplies
                        .computeIfAbsent(supply.sku(), sku -> new ArrayList<>())
                        .add(supply));
        byNumber = places.toArray(Place[]::new);
        ids = places.stream().map(Place::id).toArray(LocationId[]::new);
        handling = places.stream().mapToLong(Place::handling).toArray();
        Map<Capacity, Capacity> equal = new HashMap<>();
        capacities = places.stream()
                .map(place -> equal.computeIfAbsent(place.capacity(), capacity -> capacity))
                .toArray(Capacity[]::new);
        handlingAll = new long[(byNumber.length + 63) / 64];
        for (int i = 0; i < byNumber.length; i++) {
            handlingAll[i >> 6] |= byNumber[i].productTypes().isEmpty() ? 1L << i : 0;
        }
        calendarOf = new int[places.size()];
        Map<BusinessCalendar, Integer> numbers = new HashMap<>();
        for (int i = 0; i < calendarOf.length; i++) {
            boolean again = i > 0 && places.get(i).calendar() == places.get(i - 1).calendar();
            calendarOf[i] = again
                    ? calendarOf[i - 1]
                    : numbers.computeIfAbsent(places.get(i).calendar(), calendar -> numbers.size());
        }
        calendars = numbers.size();
        edges = facts.services().stream()
                .flatMap(service -> service.zones().stream())
                .mapToLong(zone -> zone.upToKm() * 1_000L)
                .sorted()
                .distinct()
                .toArray();
        windows = new SinceWindow[calendars];
        leavings = new Leaving[calendars * facts.services().size()];
    }

    /// Which of the [#calendars] a place keeps.
    int calendarOf(int place) {
        return calendarOf[place];
    }

    /// How many different calendars its places keep.
    int calendars() {
        return calendars;
    }

    /// Which of the [#stretches] a distance lies in: within one, each service has one zone.
    ///
    /// @param metres -1 when unknown
    int stretch(long metres) {
        if (metres < 0) {
            return edges.length + 1;
        }
        int at = 0;
        while (at < edges.length && metres > edges[at]) {
            at++;
        }
        return at;
    }

    /// How many stretches there are, with beyond the last zone and unknown.
    int stretches() {
        return edges.length + 2;
    }

    public NetworkFacts facts() {
        return facts;
    }

    /// By number: ascending by id.
    public List<Place> places() {
        return places;
    }

    /// @param number of it
    public Place place(int number) {
        return byNumber[number];
    }

    public int size() {
        return byNumber.length;
    }

    public LocationId id(int place) {
        return ids[place];
    }

    public Capacity capacity(int place) {
        return capacities[place];
    }

    /// Minor units a parcel.
    public long handling(int place) {
        return handling[place];
    }

    /// Bits of the places that handle every product type.
    public long[] handlingAll() {
        return handlingAll;
    }

    /// The number of a location, -1 when it is not among the places.
    public int numberOf(LocationId id) {
        return numberOf(id.value());
    }

    /// The same from the bare id.
    public int numberOf(long id) {
        return id >= 0 && id < numberOf.length ? numberOf[(int) id] : -1;
    }

    public PointGrid grid() {
        return grid;
    }

    /// Supplies of an article, earliest first.
    public List<Supply> supplies(SkuId sku) {
        return supplies.getOrDefault(sku, List.of());
    }

    /// The shift in which a location would work on an order decided now; null when it has none within a week.
    public @Nullable Opening window(int place, Instant now) {
        SinceWindow known = windows[calendarOf[place]];
        if (known != null && !now.isBefore(known.since) && now.isBefore(known.opening.to())) {
            return known.opening;
        }
        Opening opening = places.get(place).calendar().window(now, DAYS_TO_WINDOW).orElse(null);
        if (opening != null) {
            windows[calendarOf[place]] = new SinceWindow(now, opening);
        }
        return opening;
    }

    /// The next pickup window with room; null when there is none. A place that names no windows offers its shifts.
    public @Nullable Slot slot(int place, Instant now, Workload load) {
        PickupWindows offered = places.get(place).windows();
        if (offered != null) {
            return offered.next(now, start -> load.inSlot(places.get(place).id(), start)).orElse(null);
        }
        Opening opening = window(place, now);
        return opening == null
                ? null
                : new Slot(opening.from().isAfter(now) ? opening.from() : now, opening.to());
    }

    private record SinceWindow(Instant since, Opening opening) {}

    /// Bits of the places that have a window at all. Worked out once for the stretch of time in which no answer changes.
    public long[] withWindow(Instant now) {
        OpenPlaces known = openPlaces;
        if (known != null && !now.isBefore(known.since) && now.isBefore(known.until)) {
            return known.bits;
        }
        long[] bits = new long[(places.size() + 63) / 64];
        Instant until = now.plus(Duration.ofHours(1)); // a place without one may get one as the week moves on
        for (int place = 0; place < places.size(); place++) {
            Opening opening = window(place, now);
            if (opening != null) {
                bits[place >> 6] |= 1L << place;
                until = opening.to().isBefore(until) ? opening.to() : until;
            }
        }
        openPlaces = new OpenPlaces(now, until, bits);
        return bits;
    }

    private static final class OpenPlaces {
        private final Instant since;
        private final Instant until;
        private final long[] bits;

        OpenPlaces(Instant since, Instant until, long[] bits) {
            this.since = since;
            this.until = until;
            this.bits = bits;
        }
    }

    /// When a parcel handed to a service now would leave a location; null when the service never comes.
    public @Nullable Leaving leaving(int place, int service, Instant now) {
        int at = calendarOf[place] * facts.services().size() + service;
        Leaving known = leavings[at];
        if (known != null && !now.isBefore(known.since) && now.isBefore(known.at)) {
            return known;
        }
        Leaving leaving = findLeaving(places.get(place), facts.services().get(service), now);
        if (leaving != null) {
            leavings[at] = leaving;
        }
        return leaving;
    }

    private static @Nullable Leaving findLeaving(Place place, CarrierService service, Instant now) {
        LocalDate today = place.calendar().today(now);
        for (int ahead = 0; ahead <= DAYS_TO_LEAVE; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (place.calendar().works(day) && service.travelsOn(day)) {
                Instant cutOff = place.calendar().at(day, service.cutOff());
                if (cutOff.isAfter(now)) {
                    return new Leaving(now, place.calendar().at(day, 0), day, cutOff);
                }
            }
        }
        return null;
    }

    /// A cut-off still to come; the answer for every instant from `since` until it passes. Remembers the arrivals that
    /// were asked of it; two threads may work one out twice, with the same result.
    public static final class Leaving {
        private final Instant since;
        private final Instant dayStart; // midnight of its day: decided at or after it, the parcel leaves today
        private final LocalDate day;
        private final Instant at;
        private final @Nullable Instant[] arrivals = new Instant[MOST_TRANSIT + 1];

        Leaving(Instant since, Instant dayStart, LocalDate day, Instant at) {
            this.since = since;
            this.dayStart = dayStart;
            this.day = day;
            this.at = at;
        }

        public Instant at() {
            return at;
        }

        public boolean isToday(Instant now) {
            return !now.isBefore(dayStart);
        }
    }

    /// When a parcel that leaves then arrives, on the clock of the location it left.
    public Instant arrival(int place, int service, int transitDays, Leaving leaving) {
        Instant known = leaving.arrivals[transitDays];
        if (known != null) {
            return known;
        }
        CarrierService carrier = facts.services().get(service);
        LocalDate day = leaving.day;
        int left = transitDays;
        while (left > 0) {
            day = day.plusDays(1);
            left -= carrier.travelsOn(day) ? 1 : 0;
        }
        Instant arrival = places.get(place).calendar().at(day, carrier.arrivesBy());
        leaving.arrivals[transitDays] = arrival;
        return arrival;
    }
}
