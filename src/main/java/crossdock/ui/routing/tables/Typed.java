package crossdock.ui.routing.tables;

import crossdock.ui.routing.form.Clock;
import crossdock.ui.routing.tables.Sheet.Unfit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads fields of a line, and writes values as the fields show them.
final class Typed {
    private Typed() {}

    static boolean isEmpty(List<String> texts) {
        return texts.stream().allMatch(String::isBlank);
    }

    static int whole(List<String> texts, int column, int lowest, int highest) {
        String text = texts.get(column).strip().replace(",", "");
        if (text.isEmpty()) {
            throw new Unfit(column, "routing.form.missing");
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            throw new Unfit(column, "routing.form.notWhole", text);
        }
        throw new Unfit(column, "routing.form.range", lowest, highest);
    }

    /// An amount in the smallest unit of a currency with so many decimals.
    static long money(String text, int column, int decimals) {
        try {
            long value = new BigDecimal(text.strip().replace(",", "")).movePointRight(decimals).longValueExact();
            if (value >= 0) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException notOne) {
            throw new Unfit(column, "routing.form.notAmount", text.strip());
        }
        throw new Unfit(column, "routing.form.notAmount", text.strip());
    }

    static String money(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }

    /// `16:00` as a minute of the day.
    static int clock(List<String> texts, int column) {
        String text = texts.get(column).strip();
        return Clock.read(text).orElseThrow(() -> new Unfit(column, "routing.table.noClock", text));
    }

    static String clock(int minute) {
        return Clock.text(minute);
    }

    /// Days apart by commas.
    static List<LocalDate> days(String text, int column) {
        List<LocalDate> days = new ArrayList<>();
        for (String day : words(text)) {
            days.add(day(day, column));
        }
        return days;
    }

    /// `2026-12-24 09:00-12:00; 2026-12-31 closed`: a day and what is said of it, apart by semicolons.
    static Map<LocalDate, String> byDay(String text, int column) {
        Map<LocalDate, String> days = new TreeMap<>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                String[] words = part.strip().split("\\s+", 2);
                if (words.length < 2) {
                    throw new Unfit(column, "routing.table.noDay", part.strip());
                }
                days.put(day(words[0], column), words[1].strip());
            }
        }
        return days;
    }

    static String byDay(Map<LocalDate, String> days) {
        return String.join("; ", days.entrySet().stream().map(day -> day.getKey() + " " + day.getValue()).toList());
    }

    private static LocalDate day(String text, int column) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notOne) {
            throw new Unfit(column, "routing.table.noDate", text.strip());
        }
    }

    /// Names apart by commas.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    static String list(List<?> words) {
        return String.join(", ", words.stream().map(String::valueOf).toList());
    }
}
