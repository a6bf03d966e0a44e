package crossdock.routing.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Optional;

/// A cron expression of five fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday). Each field is
/// `*` or a list of numbers, ranges `a-b` and steps `*/n` or `a-b/n`. As in cron, day of month and day of week are an
/// "or" when both are narrowed.
///
/// @param text as written, single spaces between the fields
public record Cron(String text) {
    private static final int DAYS_AHEAD = 366 * 8; // a 29 February on a given weekday can be that far off

    public Cron {
        text = text.strip().replaceAll("\\s+", " ");
        if (text.split(" ", -1).length != 5) {
            throw new IllegalArgumentException("a cron expression has five fields: " + text);
        }
        for (int i = 0; i < 5; i++) {
            field(text, i);
        }
    }

    /// The first time after `after` on the clock of `zone`. A local time that clocks skip happens as late as they
    /// jumped; one that happens twice happens at its first.
    public Optional<Instant> next(Instant after, ZoneId zone) {
        BitSet minutes = field(text, 0);
        BitSet hours = field(text, 1);
        LocalDate first = after.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = first.plusDays(ahead);
            if (!fallsOn(day)) {
                continue;
            }
            for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
                for (int minute = minutes.nextSetBit(0); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                    Instant at = ZonedDateTime.of(day, LocalTime.of(hour, minute), zone).toInstant();
                    if (at.isAfter(after)) {
                        return Optional.of(at);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean fallsOn(LocalDate day) {
        if (!field(text, 3).get(day.getMonthValue())) {
            return false;
        }
        BitSet ofWeek = field(text, 4);
        int iso = day.getDayOfWeek().getValue(); // 7 is Sunday
        boolean weekday = ofWeek.get(iso) || iso == 7 && ofWeek.get(0);
        boolean date = field(text, 2).get(day.getDayOfMonth());
        String[] fields = text.split(" ", -1);
        boolean anyDate = fields[2].equals("*");
        boolean anyWeekday = fields[4].equals("*");
        return anyDate || anyWeekday ? date && weekday : date || weekday;
    }

    private static BitSet field(String text, int at) {
        int[] lowest = {0, 0, 1, 1, 0};
        int[] highest = {59, 23, 31, 12, 7};
        BitSet set = new BitSet();
        for (String part : text.split(" ", -1)[at].split(",", -1)) {
            String[] stepped = part.split("/", -1);
            int step = stepped.length == 2 ? number(stepped[1], 1, highest[at], text) : 1;
            String[] range = stepped[0].split("-", -1);
            boolean all = stepped[0].equals("*");
            if (stepped.length > 2 || !all && range.length > 2 || !all && range.length == 1 && stepped.length == 2) {
                throw new IllegalArgumentException("`" + part + "` is no cron field: " + text);
            }
            int from = all ? lowest[at] : number(range[0], lowest[at], highest[at], text);
            int to = all ? highest[at] : number(range[range.length - 1], lowest[at], highest[at], text);
            if (from > to) {
                throw new IllegalArgumentException("the range `" + part + "` runs backwards: " + text);
            }
            for (int value = from; value <= to; value += step) {
                set.set(value);
            }
        }
        return set;
    }

    private static int number(String text, int lowest, int highest, String whole) {
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < lowest || Integer.parseInt(text) > highest) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no number from " + lowest + " to " + highest + ": " + whole);
        }
        return Integer.parseInt(text);
    }
}
