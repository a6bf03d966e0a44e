package crossdock.fulfilment;

import crossdock.inventory.Location;
import crossdock.inventory.Locations.Group;
import crossdock.kernel.LocationId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.cost.CarrierService;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Everything routing knows of the network but stock: locations with their groups and what was set about each.
///
/// @param places by location id
/// @param carriers every service, sorted by carrier and name
/// @param weights grams of a unit by product type; the empty one for all others
/// @param holidays by region, as `US` or `US-CA`
/// @param levels working days within which an order is due, where a person set them
public record NetworkSetup(
        List<Spot> places,
        List<Setting.Carrier> carriers,
        Map<String, Integer> weights,
        Map<String, Map<LocalDate, String>> holidays,
        Map<Method, Integer> levels) {
    /// Grams of a unit where nobody said.
    public static final int USUAL_GRAMS = 500;

    /// One location as routing sees it.
    ///
    /// @param groups names of the groups it is in
    /// @param hours its working shifts
    /// @param pickup windows it offers; those of a location that offers no pickup are never asked for
    public record Spot(
            Location location, Set<String> groups, BusinessCalendar hours, PickupWindows pickup, Chosen chosen) {
        /// As a person said, else as the location says of itself.
        public boolean ships() {
            return Setting.Shipping.of(location, chosen.shipping());
        }

        /// As [#hours], but Monday to Friday where nobody told any: open around the clock is no promise to work on
        /// Sundays.
        BusinessCalendar workingDays() {
            return Calendars.told(location, chosen.hours()).isPresent()
                    ? hours
                    : Calendars.weekdays(hours.zone(), hours.holidays(), hours.exceptions());
        }
    }

    /// What was set about a location; null where the usual stands.
    public record Chosen(
            Setting.@Nullable Capacity capacity,
            Setting.@Nullable Hours hours,
            Setting.@Nullable Pickup pickup,
            Setting.@Nullable Place place,
            Setting.@Nullable Shipping shipping) {}

    /// Lays what is set over what the locations say of themselves. Pure.
    public static NetworkSetup of(List<Location> locations, List<Group> groups, List<Settings.Version> settings) {
        Map<LocationId, Setting.Capacity> capacities = new HashMap<>();
        Map<LocationId, Setting.Hours> hours = new HashMap<>();
        Map<LocationId, Setting.Pickup> pickups = new HashMap<>();
        Map<LocationId, Setting.Place> places = new HashMap<>();
        Map<LocationId, Setting.Shipping> shipping = new HashMap<>();
        List<Setting.Carrier> carriers = new ArrayList<>();
        Map<String, Integer> weights = new TreeMap<>();
        Map<String, Map<LocalDate, String>> holidays = new TreeMap<>();
        Map<Method, Integer> levels = new EnumMap<>(Method.class);
        for (Settings.Version version : settings) {
            switch (version.value()) {
                case null -> {} // taken away
                case Setting.Capacity it -> capacities.put(it.location(), it);
                case Setting.Hours it -> hours.put(it.location(), it);
                case Setting.Pickup it -> pickups.put(it.location(), it);
                case Setting.Place it -> places.put(it.location(), it);
                case Setting.Shipping it -> shipping.put(it.location(), it);
                case Setting.Weight it -> weights.put(it.type(), it.grams());
                case Setting.Carrier it -> carriers.add(it);
                case Setting.Holidays it -> holidays.put(it.region(), it.days());
                case Setting.Level it -> levels.put(it.method(), it.workingDays());
            }
        }
        List<Spot> spots = new ArrayList<>();
        for (Location location : locations) {
            LocationId id = location.id();
            Setting.Hours ownHours = hours.get(id);
            Setting.Pickup ownWindows = pickups.get(id);
            BusinessCalendar calendar = Calendars.of(location, ownHours, closed(location, holidays));
            spots.add(new Spot(
                    location,
                    groupsOf(id, groups),
                    calendar,
                    Calendars.windows(calendar, ownWindows),
                    new Chosen(capacities.get(id), ownHours, ownWindows, places.get(id), shipping.get(id))));
        }
        return new NetworkSetup(List.copyOf(spots), List.copyOf(carriers), weights, holidays, levels);
    }

    /// Whether a location sends parcels: as a person said, else as it says of itself.
    public static boolean ships(Location location, Settings settings) {
        return Setting.Shipping.of(
                location,
                settings.newest(Settings.Kind.SHIPPING, location.id().toString())
                        .map(Settings.Version::value)
                        .orElse(null));
    }

    private static Set<String> groupsOf(LocationId id, List<Group> groups) {
        Set<String> names = new TreeSet<>();
        for (Group group : groups) {
            if (group.members().contains(id)) {
                names.add(group.name());
            }
        }
        return names;
    }

    /// Holidays of a location's country and of its state.
    private static Set<LocalDate> closed(Location location, Map<String, Map<LocalDate, String>> holidays) {
        return closed(location.address().country(), location.address().state(), holidays);
    }

    private static Set<LocalDate> closed(
            @Nullable String country, @Nullable String state, Map<String, Map<LocalDate, String>> holidays) {
        Set<LocalDate> days = new HashSet<>();
        if (country != null) {
            days.addAll(holidays.getOrDefault(country, Map.of()).keySet());
            days.addAll(holidays.getOrDefault(country + "-" + state, Map.of()).keySet());
        }
        return days;
    }

    /// Working days where no location says more: Monday to Friday but for the holidays of a region.
    BusinessCalendar calendar(Region region, ZoneId zone) {
        return Calendars.weekdays(zone, closed(region.country(), region.state(), holidays), Map.of());
    }

    /// Services with their rates, without where those come from.
    public List<CarrierService> services() {
        return carriers.stream().map(Setting.Carrier::service).toList();
    }

    /// By how many working days an order is due whose channel promises nothing.
    public int workingDays(Method method) {
        return levels.getOrDefault(method, method.workingDays());
    }

    /// Grams of one unit of a product type.
    public int grams(String productType) {
        Integer all = weights.getOrDefault("", USUAL_GRAMS);
        return weights.getOrDefault(productType, all);
    }

    /// The location of that id, if the network has it.
    public Optional<Spot> at(LocationId id) {
        return places.stream().filter(spot -> spot.location().id().equals(id)).findFirst();
    }
}
