package crossdock.routing.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The shifts of a location: a usual week, holidays without any, and single days that differ.
///
/// @param zone of all its local times
/// @param week shifts per weekday; a missing day is closed
/// @param holidays closed days
/// @param exceptions days with other shifts than usual; they rule over holidays
public record BusinessCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<Shift>> week,
        Set<LocalDate> holidays,
        Map<LocalDate, List<Shift>> exceptions) {
    private static final List<Shift> WHOLE_DAY = List.of(new Shift(0, 1_440));

    public BusinessCalendar {
        week = sorted(week);
        holidays = Set.copyOf(holidays);
        exceptions = sorted(exceptions);
    }

    private static <K> Map<K, List<Shift>> sorted(Map<K, List<Shift>> shifts) {
        var result = new java.util.LinkedHashMap<K, List<Shift>>();
        shifts.forEach((key, list) -> {
            List<Shift> inOrder = list.stream().sorted().toList();
            for (int i = 1; i < inOrder.size(); i++) {
                if (inOrder.get(i).from() < inOrder.get(i - 1).to()) {
                    throw new IllegalArgumentException("two shifts of one day overlap: " + key);
                }
            }
            result.put(key, inOrder);
        });
        return Map.copyOf(result);
    }

    /// Open around the clock on every day: what stands for a location whose hours nobody told.
    public static BusinessCalendar always(ZoneId zone) {
        var week = new java.util.EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, WHOLE_DAY);
        }
        return new BusinessCalendar(zone, week, Set.of(), Map.of());
    }

    /// From opening hours as locations keep them, see [OpeningHours].
    public static BusinessCalendar of(ZoneId zone, String hours, Set<LocalDate> holidays) {
        return new BusinessCalendar(zone, OpeningHours.parse(hours), holidays, Map.of());
    }

    public List<Shift> shiftsOn(LocalDate day) {
        List<Shift> other = exceptions.get(day);
        if (other != null) {
            return other;
        }
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    public boolean works(LocalDate day) {
        return !shiftsOn(day).isEmpty();
    }

    public LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /// The instant of a local minute. A minute that clocks skip comes as late as they jump; one that comes twice is its
    /// first; minute 1440 is the start of the next day.
    public Instant at(LocalDate day, int minute) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
        return local.atZone(zone).toInstant();
    }

    /// The shift that is open at `now`, else the next to open, looked for over so many days after today. It stays the
    /// answer until it ends.
    public Optional<Opening> window(Instant now, int daysAhead) {
        LocalDate today = today(now);
        for (int ahead = 0; ahead <= daysAhead; ahead++) {
            LocalDate day = today.plusDays(ahead);
            List<Shift> shifts = shiftsOn(day);
            for (int i = 0; i < shifts.size(); i++) {
                Instant to = at(day, shifts.get(i).to());
                Instant from = at(day, shifts.get(i).from());
                if (to.isAfter(now) && to.isAfter(from)) { // a shift wholly skipped by the clock does not happen
                    return Optional.of(new Opening(day, i, from, to));
                }
            }
        }
        return Optional.empty();
    }

    /// The day that lies so many working days after `day`; 0 is `day` itself when it works, else the next that does.
    /// Empty when the calendar has too few working days within three years.
    public Optional<LocalDate> plusWorkingDays(LocalDate day, int count) {
        int left = count;
        for (int ahead = 0; ahead < 3 * 366; ahead++) {
            if (works(day.plusDays(ahead)) && left-- == 0) {
                return Optional.of(day.plusDays(ahead));
            }
        }
        return Optional.empty();
    }
}
