package crossdock.fulfilment;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Carrier rates as a table: a row a service, zone and weight. Pure.
public final class RateTable {
    /// Columns of such a table.
    public static final List<String> COLUMNS = List.of(
            "carrier", "service", "countries", "not_states", "up_to_km", "transit_days", "up_to_grams", "parcel",
            "per_kg", "cut_off", "days", "arrives_by");

    private RateTable() {}

    /// One rate.
    ///
    /// @param parcel minor units a parcel
    /// @param perKg minor units a kilogram
    /// @param cutOff minute of the day
    /// @param arrivesBy minute of the day
    public record Row(
            String carrier,
            String service,
            Set<String> countries,
            Set<String> notStates,
            int upToKm,
            int transitDays,
            int upToGrams,
            long parcel,
            long perKg,
            int cutOff,
            Set<DayOfWeek> days,
            int arrivesBy) {
        String key() {
            return Setting.Carrier.subject(carrier, service);
        }
    }

    /// Reads one row by the names of its columns. Throws [BadCell] for the first that does not fit.
    public static Row row(Map<String, String> cells) {
        return new Row(
                text(cells, "carrier"),
                text(cells, "service"),
                words(cells, "countries"),
                words(cells, "not_states"),
                (int) number(cells, "up_to_km", 1, 20_040),
                (int) number(cells, "transit_days", 0, 60),
                (int) number(cells, "up_to_grams", 1, 10_000_000),
                number(cells, "parcel", 0, 1_000_000_000),
                number(cells, "per_kg", 0, 1_000_000_000),
                minute(cells, "cut_off", "16:00"),
                days(cells.getOrDefault("days", "")),
                minute(cells, "arrives_by", "20:00"));
    }

    /// A cell that cannot be read.
    public static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String column;
        private final String found;

        BadCell(String column, String found) {
            super(column + ": " + found);
            this.column = column;
            this.found = found;
        }

        public String column() {
            return column;
        }

        public String found() {
            return found;
        }
    }

    /// One service of the rows that name it. Throws IllegalArgumentException when they do not make a whole table, with
    /// a rate for each zone and weight.
    public static CarrierService service(List<Row> rows) {
        Row first = rows.getFirst();
        var zones = new TreeMap<Integer, Integer>();
        var rates = new TreeMap<Integer, Map<Integer, Row>>();
        for (Row row : rows) {
            zones.put(row.upToKm(), row.transitDays());
            rates.computeIfAbsent(row.upToGrams(), _ -> new TreeMap<>()).put(row.upToKm(), row);
        }
        List<WeightBand> bands = new ArrayList<>();
        rates.forEach((grams, byZone) -> {
            if (!byZone.keySet().equals(zones.keySet())) {
                throw new IllegalArgumentException(first.key() + " has no rate in each zone up to " + grams + " g");
            }
            bands.add(new WeightBand(
                    grams,
                    byZone.values().stream().map(Row::parcel).toList(),
                    byZone.values().stream().map(Row::perKg).toList()));
        });
        return new CarrierService(
                first.carrier(),
                first.service(),
                first.countries(),
                first.notStates(),
                zones.entrySet().stream().map(zone -> new Zone(zone.getKey(), zone.getValue())).toList(),
                bands,
                first.cutOff(),
                first.days(),
                Set.of(),
                first.arrivesBy());
    }

    /// Rows by the service they belong to, in the order met.
    public static Map<String, List<Row>> byService(List<Row> rows) {
        Map<String, List<Row>> services = new LinkedHashMap<>();
        rows.forEach(row -> services.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row));
        return services;
    }

    static String text(Map<String, String> cells, String column) {
        String text = cells.getOrDefault(column, "").strip();
        if (text.isEmpty() || text.length() > 100) {
            throw new BadCell(column, text);
        }
        return text;
    }

    private static Set<String> words(Map<String, String> cells, String column) {
        Set<String> words = new TreeSet<>(List.of(cells.getOrDefault(column, "").strip().split("\\s+")));
        words.remove("");
        return words;
    }

    static long number(Map<String, String> cells, String column, long lowest, long highest) {
        String text = cells.getOrDefault(column, "").strip();
        if (!text.matches("\\d{1,12}") || Long.parseLong(text) < lowest || Long.parseLong(text) > highest) {
            throw new BadCell(column, text);
        }
        return Long.parseLong(text);
    }

    private static int minute(Map<String, String> cells, String column, String usual) {
        String text = cells.getOrDefault(column, "").strip();
        try {
            LocalTime time = LocalTime.parse(text.isEmpty() ? usual : text);
            return time.getHour() * 60 + time.getMinute();
        } catch (DateTimeParseException notATime) {
            throw new BadCell(column, text);
        }
    }

    /// `Mon-Fri` or `Mon Wed Sat`; nothing means Monday to Friday.
    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = new TreeSet<>();
        for (String part : (text.isBlank() ? "Mon-Fri" : text.strip()).split("[\\s,]+")) {
            String[] ends = part.split("-", -1);
            DayOfWeek last = day(ends[ends.length - 1], text);
            DayOfWeek day = day(ends[0], text);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name, String whole) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.length() >= 2 && day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new BadCell("days", whole);
    }
}
