package crossdock.routing.engine;

import crossdock.order.Region;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the oracle gets goods from a location to the buyer or to the store.
record OracleTrips(Oracle oracle, Rule rule) {
    /// A service from a location.
    record Trip(CarrierService service, int zone, Instant leaves, Instant arrives) {}

    boolean today() {
        return rule.where().stream().anyMatch(LocationFilter.CarrierServes.class::isInstance);
    }

    List<Trip> trips(Place place, boolean today) {
        return trips(place, today, rule.where().size());
    }

    /// Services that may be used as far as the first filters of the rule say; by the promise the better of them.
    List<Trip> trips(Place place, boolean today, int filters) {
        List<Trip> trips = new ArrayList<>();
        Region to = rule.delivery() == Delivery.SHIP_TO_STORE
                ? oracle.places.stream().filter(p -> p.id().equals(oracle.demand.pickupAt())).findFirst()
                        .map(Place::region).orElse(Region.UNKNOWN)
                : oracle.demand.region();
        for (CarrierService service : oracle.facts.services()) {
            boolean named = rule.where().subList(0, filters).stream()
                    .allMatch(f -> !(f instanceof LocationFilter.CarrierServes c)
                            || (c.carriers().isEmpty() || c.carriers().contains(service.carrier()))
                                    && (c.services().isEmpty() || c.services().contains(service.name())));
            boolean there = (service.countries().isEmpty()
                            || service.countries().contains(String.valueOf(to.country())))
                    && (to.state() == null || !service.notStates().contains(to.state()));
            int zone = 0;
            long metres = metres(place);
            while (zone < service.zones().size() && metres > 1_000L * service.zones().get(zone).upToKm()) {
                zone++;
            }
            zone = metres < 0 ? service.zones().size() - 1 : zone;
            Trip trip = named && there && zone < service.zones().size() ? trip(place, service, zone) : null;
            LocalDate day = trip == null ? null : LocalDate.ofInstant(trip.leaves(), place.calendar().zone());
            boolean isToday = LocalDate.ofInstant(oracle.now, place.calendar().zone()).equals(day);
            if (trip != null && (isToday || !today)) {
                trips.add(trip);
            }
        }
        Instant promised = oracle.demand.promisedAt();
        if (promised == null || trips.isEmpty()) {
            return trips;
        }
        Instant first = trips.stream().map(Trip::arrives).min(Instant::compareTo).orElseThrow();
        return trips.stream()
                .filter(trip -> !trip.arrives().isAfter(promised)
                        || first.isAfter(promised) && trip.arrives().equals(first))
                .toList();
    }

    private @Nullable Trip trip(Place place, CarrierService service, int zone) {
        LocalDate today = LocalDate.ofInstant(oracle.now, place.calendar().zone());
        for (LocalDate day = today; day.isBefore(today.plusDays(22)); day = day.plusDays(1)) {
            Instant cutOff =
                    day.atStartOfDay().plusMinutes(service.cutOff()).atZone(place.calendar().zone()).toInstant();
            if (!place.calendar().shiftsOn(day).isEmpty() && travels(service, day) && cutOff.isAfter(oracle.now)) {
                LocalDate arrival = day;
                for (int days = service.zones().get(zone).transitDays(); days > 0; days--) {
                    arrival = arrival.plusDays(1);
                    while (!travels(service, arrival)) {
                        arrival = arrival.plusDays(1);
                    }
                }
                Instant arrives = arrival.atStartOfDay().plusMinutes(service.arrivesBy())
                        .atZone(place.calendar().zone()).toInstant();
                return new Trip(service, zone, cutOff, arrives);
            }
        }
        return null;
    }

    private static boolean travels(CarrierService service, LocalDate day) {
        return service.days().contains(day.getDayOfWeek()) && !service.holidays().contains(day);
    }

    /// The cheapest that carries the weight, the first of equal ones; null when none does.
    static @Nullable Trip cheapest(List<Trip> trips, long grams) {
        Trip best = null;
        for (Trip trip : trips) {
            long price = price(trip, grams);
            if (price >= 0 && (best == null || price < price(best, grams))) {
                best = trip;
            }
        }
        return best;
    }

    static long price(Trip trip, long grams) {
        return trip.service().bands().stream()
                .filter(band -> grams <= band.upToGrams())
                .findFirst()
                .map(band -> band.parcel().get(trip.zone()) + (band.perKg().get(trip.zone()) * grams + 999) / 1_000)
                .orElse(-1L);
    }

    /// By the haversine formula.
    long metres(Place place) {
        GeoPoint to = oracle.demand.point();
        if (rule.delivery() == Delivery.SHIP_TO_STORE) {
            to = oracle.places.stream().filter(p -> p.id().equals(oracle.demand.pickupAt())).findFirst()
                    .map(Place::point).orElse(null);
        }
        GeoPoint from = place.point();
        if (to == null || from == null) {
            return -1;
        }
        double lat = Math.toRadians(to.latitude() - from.latitude());
        double lon = Math.toRadians(to.longitude() - from.longitude());
        double h = Math.pow(Math.sin(lat / 2), 2)
                + Math.cos(Math.toRadians(to.latitude())) * Math.cos(Math.toRadians(from.latitude()))
                        * Math.pow(Math.sin(lon / 2), 2);
        return Math.round(2 * 6_371_008.8 * Math.asin(Math.sqrt(h)));
    }
}
