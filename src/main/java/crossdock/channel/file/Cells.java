package crossdock.channel.file;

import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import crossdock.kernel.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a row's cells through a mapping. Whatever cannot be read is [Unreadable] with field and
/// value.
final class Cells {
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private final ColumnMapping mapping;
    private final boolean hasDecimalComma;
    private final ZoneId zone;
    private final Places places;

    Cells(ColumnMapping mapping, Dialect dialect) {
        this.mapping = mapping;
        this.hasDecimalComma =
                mapping.decimalComma() == null ? dialect.hasDecimalComma() : mapping.decimalComma();
        this.zone = mapping.zoneId();
        this.places = new Places(mapping.countries());
    }

    /// Stripped; null when blank or not mapped.
    @Nullable String text(TableRow row, String field) {
        String column = mapping.columns().get(field);
        String value = column == null ? null : Readings.textOrNull(row.get(column));
        return value == null ? mapping.fixed().get(field) : value;
    }

    String needed(TableRow row, String field) {
        return Readings.required(field, text(row, field));
    }

    int units(TableRow row, String field) {
        return Readings.wholeUnits(field, number(needed(row, field)));
    }

    @Nullable Integer unitsOrNull(TableRow row, String field) {
        String text = text(row, field);
        return text == null ? null : Readings.wholeUnits(field, number(text));
    }

    @Nullable Instant stampOrNull(TableRow row, String field) {
        String text = text(row, field);
        return text == null ? null : DateRule.stamp(field, text, mapping.dates(), zone);
    }

    Instant stamp(TableRow row, String field) {
        return DateRule.stamp(field, needed(row, field), mapping.dates(), zone);
    }

    /// An amount in the row's currency; null when there is no amount or no currency.
    @Nullable Money moneyOrNull(TableRow row, String field) {
        String text = text(row, field);
        String currency = text(row, "currency");
        return text == null || currency == null
                ? null
                : Readings.money(field, bare(text), currency.toUpperCase(Locale.ROOT));
    }

    @Nullable Double degreesOrNull(TableRow row, String field, double limit) {
        String text = text(row, field);
        if (text == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(number(text));
            if (Math.abs(degrees) <= limit) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Unreadable(
                "coordinate.unreadable", field, text.length() > 40 ? text.substring(0, 40) : text);
    }

    @Nullable Boolean flagOrNull(TableRow row, String field) {
        String text = text(row, field);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "x", "active", "open", "ja", "oui", "si" -> true;
            case "false", "no", "n", "0", "-", "inactive", "closed", "nein", "non" -> false;
            default ->
                    throw new Unreadable(
                            "flag.unreadable",
                            field,
                            text.length() > 40 ? text.substring(0, 40) : text);
        };
    }

    @Nullable String country(TableRow row) {
        return places.country(text(row, "country"));
    }

    @Nullable String state(TableRow row, String field, @Nullable String country) {
        return places.state(text(row, field), country);
    }

    @Nullable String postalCode(TableRow row, @Nullable String country) {
        return Places.postalCode(text(row, "postal_code"), country);
    }

    /// `$ 1,299.00` without sign and spaces.
    private String bare(String text) {
        StringBuilder bare = new StringBuilder();
        text.chars()
                .filter(c -> Character.getType(c) != Character.CURRENCY_SYMBOL && !isSpace(c))
                .forEach(c -> bare.append((char) c));
        return number(bare.toString());
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// With a point for decimals and nothing between thousands.
    private String number(String text) {
        if (hasDecimalComma) {
            return text.indexOf(',') < 0 && text.indexOf('.') < 0
                    ? text
                    : text.replace(".", "").replace(',', '.');
        }
        return text.indexOf(',') >= 0 && GROUPED.matcher(text).matches()
                ? text.replace(",", "")
                : text;
    }
}
