package crossdock.channel.file;

import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In which order a date with numbers only is written. Dates that begin with the year need no rule.
public enum DateRule {
    DAY_FIRST,
    MONTH_FIRST;

    /// A zone or offset at the end makes it a stamp of its own.
    private static final Pattern ZONED =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:?\\d\\d)");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ](.+))?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4})(?:[T ,]+(.+))?");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?(?: ?([AaPp])\\.?[Mm]\\.?)?");

    /// A date or stamp in a table. A local time counts in `zone`; a date alone is its first moment.
    static Instant stamp(String field, String text, @Nullable DateRule rule, ZoneId zone) {
        if (text.length() >= 20 && text.endsWith("Z") && text.charAt(10) == 'T') {
            return Readings.stamp(
                    field, text); // what most machines write, without the patterns' cost
        }
        if (ZONED.matcher(text).matches()) {
            return Readings.stamp(
                    field,
                    text.endsWith("Z") || text.charAt(text.length() - 3) == ':'
                            ? text
                            : text.substring(0, text.length() - 2)
                                    + ":"
                                    + text.substring(text.length() - 2));
        }
        try {
            Matcher first = YEAR_FIRST.matcher(text);
            if (first.matches()) {
                return at(first.group(1), first.group(2), first.group(3), first.group(4), zone);
            }
            Matcher last = YEAR_LAST.matcher(text);
            if (last.matches()) {
                return switch (known(field, text, last, rule)) {
                    case DAY_FIRST ->
                            at(last.group(4), last.group(3), last.group(1), last.group(5), zone);
                    case MONTH_FIRST ->
                            at(last.group(4), last.group(1), last.group(3), last.group(5), zone);
                };
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new Unreadable(
                "date.unreadable", field, text.length() > 40 ? text.substring(0, 40) : text);
    }

    private static DateRule known(
            String field, String text, Matcher date, @Nullable DateRule rule) {
        DateRule told = rule == null ? alone(date) : rule;
        if (told == null) { // 03/04/2026 is two dates; a wrong one would look as right as the right
            // one
            throw new Unreadable("date.ambiguous", field, text);
        }
        return told;
    }

    /// What one date tells by itself: 25/12 can only be a day first, and dots are written day first
    /// everywhere.
    private static @Nullable DateRule alone(Matcher date) {
        if (Integer.parseInt(date.group(1)) > 12 || date.group(2).equals(".")) {
            return DAY_FIRST;
        }
        return Integer.parseInt(date.group(3)) > 12 ? MONTH_FIRST : null;
    }

    /// The rule that one of the values shows; null when none does.
    static @Nullable DateRule shownBy(List<String> values) {
        for (String value : values) {
            Matcher date = YEAR_LAST.matcher(value.strip());
            DateRule shown = date.matches() ? alone(date) : null;
            if (shown != null) {
                return shown;
            }
        }
        return null;
    }

    private static Instant at(
            String year, String month, String day, @Nullable String time, ZoneId zone) {
        LocalDate date =
                LocalDate.of(
                        Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        if (date.getYear() < 1900 || date.getYear() > 2999) {
            throw new DateTimeException("year");
        }
        LocalTime clock = time == null ? LocalTime.MIDNIGHT : time(time.strip());
        return LocalDateTime.of(date, clock).atZone(zone).toInstant();
    }

    private static LocalTime time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new DateTimeException("time");
        }
        int hour = Integer.parseInt(time.group(1));
        String half = time.group(4);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("hour");
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalTime.of(
                hour,
                Integer.parseInt(time.group(2)),
                time.group(3) == null ? 0 : Integer.parseInt(time.group(3)));
    }
}
