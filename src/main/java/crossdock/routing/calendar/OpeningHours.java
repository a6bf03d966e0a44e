package crossdock.routing.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads opening hours as locations keep them: `Mon 09:00-18:00; Tue-Thu 09:00-12:00,13:00-18:00; Sat closed`. A range
/// that ends at or before its start runs past midnight and is cut into two days.
public final class OpeningHours {
    private static final int DAY = 1_440;

    private OpeningHours() {}

    /// Throws IllegalArgumentException naming the part that is none.
    public static Map<DayOfWeek, List<Shift>> parse(String text) {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            String[] words = part.strip().split("\\s+", 2);
            if (words.length != 2) {
                throw new IllegalArgumentException("no opening hours: `" + part.strip() + "`");
            }
            for (DayOfWeek day : days(words[0])) {
                if (!words[1].equalsIgnoreCase("closed")) {
                    for (String range : words[1].split(",", -1)) {
                        add(week, day, range.strip());
                    }
                }
            }
        }
        week.values().forEach(shifts -> shifts.sort(null));
        return week;
    }

    /// The same hours in fewer words, days in a row with the same hours as one: `Mon-Sat 09:00-20:00; Sun 11:00-17:00`
    /// for seven days told one by one. Words that are no opening hours stay as they are.
    public static String brief(String text) {
        Map<DayOfWeek, List<Shift>> week;
        try {
            week = parse(text);
        } catch (IllegalArgumentException theirOwnWords) {
            return text;
        }
        List<String> parts = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int first = 0, next; first < days.length; first = next) {
            List<Shift> shifts = week.getOrDefault(days[first], List.of());
            next = first + 1;
            while (next < days.length && week.getOrDefault(days[next], List.of()).equals(shifts)) {
                next++;
            }
            String through = next - first == 1 ? "" : "-" + name(days[next - 1]);
            parts.add(name(days[first]) + through + " " + (shifts.isEmpty() ? "closed" : shifts.stream()
                    .map(shift -> clock(shift.from()) + "-" + clock(shift.to()))
                    .collect(Collectors.joining(","))));
        }
        String brief = String.join("; ", parts);
        return brief.length() < text.length() ? brief : text;
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private static void add(Map<DayOfWeek, List<Shift>> week, DayOfWeek day, String range) {
        if (!range.matches("\\d{1,2}:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2}")) {
            throw new IllegalArgumentException("no opening hours: `" + range + "`");
        }
        int from = minute(range.substring(0, range.indexOf('-')));
        int to = minute(range.substring(range.indexOf('-') + 1));
        if (from >= DAY) {
            throw new IllegalArgumentException("no opening hours: `" + range + "`");
        }
        if (to > from) {
            week.computeIfAbsent(day, d -> new ArrayList<>()).add(new Shift(from, to));
            return;
        }
        week.computeIfAbsent(day, d -> new ArrayList<>()).add(new Shift(from, DAY));
        if (to > 0) {
            week.computeIfAbsent(day.plus(1), d -> new ArrayList<>()).add(new Shift(0, to));
        }
    }

    private static int minute(String clock) {
        String[] parts = clock.strip().split(":", -1);
        int minute = Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
        if (Integer.parseInt(parts[1]) > 59 || minute > DAY) {
            throw new IllegalArgumentException("no time of day: `" + clock.strip() + "`");
        }
        return minute;
    }

    private static List<DayOfWeek> days(String text) {
        String[] ends = text.split("-", -1);
        DayOfWeek first = day(ends[0]);
        DayOfWeek last = day(ends[ends.length - 1]);
        List<DayOfWeek> days = new ArrayList<>(List.of(first));
        while (days.getLast() != last) {
            days.add(days.getLast().plus(1));
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (text.length() >= 2 && name.startsWith(text.toLowerCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException("no weekday: `" + text + "`");
    }
}
