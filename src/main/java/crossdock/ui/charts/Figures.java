package crossdock.ui.charts;

import crossdock.ui.common.Ages;
import crossdock.ui.common.Texts;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Numbers, ages and times as people read them: grouped, with a real minus sign, "none" for what is missing.
public final class Figures {
    /// U+2212, as wide as a plus sign; a hyphen is not.
    public static final char MINUS = '\u2212';

    private final Texts texts;
    private final ZoneId zone;
    private final char group;
    private final char point;
    private final DateTimeFormatter exact;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter day;

    /// @param zone the workspace's reporting zone, in which times are shown
    public Figures(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(texts.locale());
        group = symbols.getGroupingSeparator();
        point = symbols.getDecimalSeparator();
        exact = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", texts.locale()).withZone(zone);
        clock = DateTimeFormatter.ofPattern("HH:mm:ss", texts.locale()).withZone(zone);
        day = DateTimeFormatter.ofPattern("d MMM", texts.locale());
    }

    public ZoneId zone() {
        return zone;
    }

    /// `1,284`, `−12`.
    public String units(long number) {
        String digits = Long.toString(Math.abs(number));
        var text = new StringBuilder(digits.length() + 4);
        if (number < 0) {
            text.append(MINUS);
        }
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(group);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /// The same, or "none".
    public String unitsOrNone(@Nullable Integer number) {
        return number == null ? none() : units(number);
    }

    /// `+5`, `−3`, `0`.
    public String signed(long number) {
        return number > 0 ? "+" + units(number) : units(number);
    }

    /// Hundredths with as many decimals as they need: `3.2`, `−0.25`, `7`.
    public String hundredths(long number) {
        long rest = Math.abs(number % 100);
        String whole = units(number / 100);
        if (number < 0 && number > -100) {
            whole = MINUS + whole;
        }
        if (rest == 0) {
            return number == 0 ? "0" : whole;
        }
        String decimals = rest % 10 == 0 ? Long.toString(rest / 10) : (rest < 10 ? "0" : "") + rest;
        return whole + point + decimals;
    }

    public String none() {
        return texts.get("table.value.none");
    }

    /// `8 s`, `31 min`, `1 h 10`, `2 d`.
    public String age(Duration age) {
        return Ages.text(age, texts);
    }

    /// Date, time and zone, for tooltips.
    public String exact(Instant instant) {
        return exact.format(instant);
    }

    /// The time alone today, else the date too.
    public String moment(Instant instant, Instant now) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        String time = clock.format(instant);
        return date.equals(now.atZone(zone).toLocalDate()) ? time : day.format(date) + " " + time;
    }

    /// `24 Oct`.
    public String day(LocalDate date) {
        return day.format(date);
    }
}
