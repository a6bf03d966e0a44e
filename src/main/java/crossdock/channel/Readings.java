package crossdock.channel;

import crossdock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the figures, amounts and stamps that channels write as text. Whatever cannot be read is
/// [Unreadable], with the field's name and the value.
public final class Readings {
    /// Longer texts are no numbers; also keeps hostile ones out of messages.
    private static final int LONGEST_NUMBER = 40;

    private Readings() {}

    /// Whole sellable units from a decimal text: `3`, `-2`, `3.00000`. `1.5` is
    /// `quantity.notWhole`.
    public static int wholeUnits(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new Unreadable("quantity.missing", field);
        }
        int length = text.length();
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        long units = 0;
        int digits = 0;
        for (; at < length && isDigit(text.charAt(at)); at++, digits++) {
            units = units * 10 + (text.charAt(at) - '0');
            if (units > Integer.MAX_VALUE) {
                throw new Unreadable("quantity.tooLarge", field, shortened(text));
            }
        }
        boolean hasPoint = at < length && text.charAt(at) == '.';
        boolean isWhole = true;
        for (at = hasPoint ? at + 1 : at;
                hasPoint && at < length && isDigit(text.charAt(at));
                at++, digits++) {
            isWhole &= text.charAt(at) == '0';
        }
        if (digits == 0 || at < length) {
            throw new Unreadable("quantity.notANumber", field, shortened(text));
        }
        if (!isWhole) {
            throw new Unreadable("quantity.notWhole", field, shortened(text));
        }
        return (int) (text.charAt(0) == '-' ? -units : units);
    }

    /// A decimal amount in minor units, rounded half up to the currency's digits: shops keep more
    /// digits than their currency has.
    public static Money money(String field, String text, String currency) {
        int digits = fractionDigits(field, currency);
        try {
            if (text.length() > LONGEST_NUMBER) {
                throw new NumberFormatException();
            }
            BigDecimal amount = new BigDecimal(text);
            // guards setScale: 1e999999999 would be written out in full
            if ((long) amount.precision() - amount.scale() > 15 || amount.scale() > 100) {
                throw new Unreadable("money.tooLarge", field, shortened(text));
            }
            long minor =
                    amount.setScale(digits, RoundingMode.HALF_UP)
                            .movePointRight(digits)
                            .longValueExact();
            return new Money(minor, currency);
        } catch (NumberFormatException e) {
            throw new Unreadable("money.notANumber", field, shortened(text));
        }
    }

    /// An amount that already is in minor units.
    public static Money minorUnits(String field, long minor, @Nullable String currency) {
        String known = currency == null ? "" : currency;
        fractionDigits(field, known);
        return new Money(minor, known);
    }

    private static int fractionDigits(String field, String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            throw new Unreadable("money.unknownCurrency", field, shortened(currency));
        }
    }

    /// An RFC 3339 stamp, with `Z` or an offset.
    public static Instant stamp(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new Unreadable("stamp.missing", field);
        }
        Instant common = utcStamp(text);
        if (common != null) {
            return common;
        }
        try {
            return inRange(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new Unreadable("stamp.unreadable", field, shortened(text));
        }
    }

    /// The form nearly every stamp has, `2026-11-23T20:15:00.123Z`, at a twentieth of a formatter's
    /// cost (1,000 rows a page); null for any other form.
    private static @Nullable Instant utcStamp(String text) {
        int end = text.length() - 1;
        if (end < 19
                || end > 29
                || end == 20
                || text.charAt(end) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (end > 19 && text.charAt(19) != '.')) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int fraction = end > 19 ? digits(text, 20, end) : 0;
        boolean isPlain =
                year >= 1900
                        && year < 3000
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= 28
                        && hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second < 60
                        && fraction >= 0;
        if (!isPlain) {
            return null; // month ends, leap seconds and nonsense are left to the formatter
        }
        for (int missing = end > 19 ? 29 - end : 0; missing > 0; missing--) {
            fraction *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(
                days * 86_400 + hour * 3_600L + minute * 60L + second, fraction);
    }

    /// -1 when a character is no digit.
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /// As [#stamp], null when the channel gave none.
    public static @Nullable Instant stampOrNull(String field, @Nullable String text) {
        return text == null || text.isEmpty() ? null : stamp(field, text);
    }

    /// A stamp without zone in a field that is UTC by name (`date_modified_gmt`); null when the
    /// channel gave none.
    public static @Nullable Instant gmtStamp(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.endsWith("Z") || text.indexOf('+') > 0) {
            return stamp(field, text);
        }
        try {
            return inRange(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new Unreadable("stamp.unreadable", field, shortened(text));
        }
    }

    /// Stamps are kept as epoch microseconds; what lies outside any trade is a mistake and would
    /// overflow them.
    private static Instant inRange(Instant stamp) {
        if (stamp.getEpochSecond() < -2_208_988_800L
                || stamp.getEpochSecond() > 32_503_680_000L) { // years 1900 to 3000
            throw new DateTimeException("out of range");
        }
        return stamp;
    }

    /// A required text.
    public static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Unreadable("field.missing", field);
        }
        return text;
    }

    /// ISO 3166 alpha-2 in upper case; null for anything else.
    public static @Nullable String country(@Nullable String text) {
        return text != null && text.length() == 2 && !"ZZ".equalsIgnoreCase(text)
                ? text.toUpperCase(Locale.ROOT)
                : null;
    }

    /// Blank texts become null.
    public static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "…";
    }
}
