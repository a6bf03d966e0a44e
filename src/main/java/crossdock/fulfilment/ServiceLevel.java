package crossdock.fulfilment;

import crossdock.kernel.LocationId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an order is promised whose channel promises nothing: so many working days of the location that fills it; of
/// several, the last to be done counts. While it has none, those of the country it goes to. Pure.
public final class ServiceLevel {
    private static final int LAST_MINUTE = 1_439;

    private final NetworkSetup setup;
    private final ZoneId zone;
    private final Map<LocationId, BusinessCalendar> calendars = new HashMap<>();

    /// @param zone the workspace's reporting zone, for an order without a location
    public ServiceLevel(NetworkSetup setup, ZoneId zone) {
        this.setup = setup;
        this.zone = zone;
        setup.places().forEach(spot -> calendars.put(spot.location().id(), spot.workingDays()));
    }

    boolean knows(Set<LocationId> places) {
        return calendars.keySet().containsAll(places);
    }

    /// Empty when no calendar works for so many days, and for what is handed over at once.
    ///
    /// @param places where it is filled; empty while nobody knows
    public Optional<Instant> promise(Method method, Region region, Instant placedAt, Set<LocationId> places) {
        return method == Method.IN_STORE
                ? Optional.empty()
                : calendars(region, places).stream()
                        .map(calendar -> by(calendar, method, setup.workingDays(method), placedAt))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
    }

    private List<BusinessCalendar> calendars(Region region, Set<LocationId> places) {
        List<BusinessCalendar> kept = new ArrayList<>();
        places.forEach(place -> Optional.ofNullable(calendars.get(place)).ifPresent(kept::add));
        return kept.isEmpty() ? List.of(setup.calendar(region, zone)) : kept;
    }

    /// An order placed after the last shift of a day, or on a day without any, counts as placed on the next working
    /// day. A parcel is due by the end of its day, as the door it goes to keeps no shifts; what is collected is due
    /// when the last shift ends.
    ///
    /// @param days working days after that one
    static Optional<Instant> by(BusinessCalendar calendar, Method method, int days, Instant placedAt) {
        LocalDate day = calendar.today(placedAt);
        List<Shift> shifts = calendar.shiftsOn(day);
        boolean isInTime = !shifts.isEmpty() && placedAt.isBefore(calendar.at(day, shifts.getLast().to()));
        return calendar.plusWorkingDays(isInTime ? day : day.plusDays(1), days)
                .map(due -> calendar.at(due, method == Method.PICKUP
                        ? Math.min(calendar.shiftsOn(due).getLast().to(), LAST_MINUTE)
                        : LAST_MINUTE));
    }
}
