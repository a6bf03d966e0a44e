package crossdock.fulfilment;

import crossdock.inventory.Location;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.OpeningHours;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.calendar.Shift;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes calendars of what is set and what locations say of themselves. Pure.
final class Calendars {
    private static final int SLOT_MINUTES = 60;
    private static final int LEAD_MINUTES = 120;
    private static final int PER_SLOT = 20;
    private static final int DAYS_AHEAD = 14;
    private static final Map<DayOfWeek, List<Shift>> WEEKDAYS = week("Mon-Fri 00:00-24:00");

    private Calendars() {}

    /// Throws IllegalArgumentException naming the part that is none.
    static Map<DayOfWeek, List<Shift>> week(String hours) {
        return OpeningHours.parse(hours);
    }

    /// Shifts of one day: `09:00-12:00,13:00-18:00` or `closed`.
    static List<Shift> shifts(String text) {
        return OpeningHours.parse("Mon " + text).getOrDefault(DayOfWeek.MONDAY, List.of());
    }

    /// @param holidays of the location's country and state
    static BusinessCalendar of(Location location, Setting.@Nullable Hours set, Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Shift>> week = told(location, set)
                .orElseGet(() -> BusinessCalendar.always(location.zone()).week());
        Set<LocalDate> closed = new HashSet<>(holidays);
        Map<LocalDate, List<Shift>> other = new HashMap<>();
        if (set != null) {
            closed.addAll(set.closed());
            set.other().forEach((day, text) -> other.put(day, shifts(text)));
        }
        return new BusinessCalendar(location.zone(), week, closed, other);
    }

    /// Monday to Friday, around the clock: what counts as working days where nobody told any.
    static BusinessCalendar weekdays(ZoneId zone, Set<LocalDate> holidays, Map<LocalDate, List<Shift>> other) {
        return new BusinessCalendar(zone, WEEKDAYS, holidays, other);
    }

    /// Empty when nobody told them, or not in words that can be read.
    static Optional<Map<DayOfWeek, List<Shift>>> told(Location location, Setting.@Nullable Hours set) {
        return readable(set != null && set.hours() != null ? set.hours() : location.hours());
    }

    /// Channels tell hours in their own words; what cannot be read counts as unknown.
    private static Optional<Map<DayOfWeek, List<Shift>>> readable(@Nullable String hours) {
        if (hours == null || hours.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(week(hours));
        } catch (IllegalArgumentException notHours) {
            return Optional.empty();
        }
    }

    /// The windows a location offers: those set, else hourly ones, two hours after the order, two weeks ahead.
    static PickupWindows windows(BusinessCalendar hours, Setting.@Nullable Pickup set) {
        return set == null
                ? new PickupWindows(hours, SLOT_MINUTES, LEAD_MINUTES, PER_SLOT, DAYS_AHEAD)
                : new PickupWindows(hours, set.slotMinutes(), set.leadMinutes(), set.perSlot(), set.daysAhead());
    }
}
