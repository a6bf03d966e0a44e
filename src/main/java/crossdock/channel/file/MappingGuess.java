package crossdock.channel.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Guesses a mapping from column names and first rows. Names are compared without case, spaces and
/// marks, so `Order ID`, `order_id` and `OrderId` are one.
final class MappingGuess {
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern LETTERED = Pattern.compile("\\p{Lu}\\d+");

    /// By kind and field, the names its column goes by.
    private static final Map<TableKind, Map<String, List<String>>> NAMES = names();

    private final List<TableRow> sample;

    /// Columns by their plain names, in the order of the header.
    private final Map<String, List<String>> columns = new HashMap<>();

    MappingGuess(List<String> header, List<TableRow> sample) {
        this.sample = sample;
        for (String column : header) {
            columns.computeIfAbsent(plain(column), unused -> new ArrayList<>()).add(column);
        }
    }

    private static Map<TableKind, Map<String, List<String>>> names() {
        Properties all = new Properties();
        try (InputStream in = MappingGuess.class.getResourceAsStream("columns.properties")) {
            if (in == null) {
                throw new IllegalStateException("columns.properties is missing from the program");
            }
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<TableKind, Map<String, List<String>>> names = new EnumMap<>(TableKind.class);
        for (TableKind kind : TableKind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + ".";
            names.put(kind, all.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix))
                    .collect(Collectors.toUnmodifiableMap(
                            key -> key.substring(prefix.length()),
                            key -> List.of(all.getProperty(key, "").split(" ", -1)))));
        }
        return Map.copyOf(names);
    }

    ColumnMapping of(TableKind kind, ZoneId zone) {
        Map<String, List<String>> names = NAMES.getOrDefault(kind, Map.of());
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        // needed fields choose first, and of a field's names the earlier one wins, so Region does
        // not take the State's place
        Stream<String> fields =
                Stream.concat(kind.needed().stream(), names.keySet().stream().sorted()).distinct();
        fields.forEach(
                field -> {
                    String column = column(names.getOrDefault(field, List.of()), taken);
                    if (column != null) {
                        found.put(field, column);
                        taken.add(column);
                    }
                });
        Map<String, String> fixed = new LinkedHashMap<>();
        String state = found.get(kind == TableKind.LOCATIONS ? "state" : "region");
        if (kind.knows("country")
                && !found.containsKey("country")
                && state != null
                && Places.areUsStates(values(state))) {
            fixed.put("country", "US");
        }
        return new ColumnMapping(
                kind,
                found,
                fixed,
                zone.getId(),
                dates(found),
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                kind == TableKind.ORDERS ? creditPrefix(found) : null);
    }

    private @Nullable String column(List<String> names, Set<String> taken) {
        for (String name : names) {
            for (String column : columns.getOrDefault(name, List.of())) {
                if (!taken.contains(column)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static String plain(String column) {
        return MARKS.matcher(column.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private List<String> values(String column) {
        return sample.stream()
                .filter(row -> row.trouble() == null)
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private @Nullable DateRule dates(Map<String, String> found) {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("_at"))
                .map(entry -> DateRule.shownBy(values(entry.getValue())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Numbers among which some have one letter more, and those have negative quantities only:
    /// cancelled invoices.
    private @Nullable String creditPrefix(Map<String, String> found) {
        String order = found.get("order");
        String quantity = found.get("quantity");
        if (order == null || quantity == null) {
            return null;
        }
        Set<String> prefixes = new HashSet<>();
        for (TableRow row : sample) {
            String number = Objects.requireNonNullElse(row.get(order), "").strip();
            boolean isNegative =
                    Objects.requireNonNullElse(row.get(quantity), "").strip().startsWith("-");
            if (isNegative && LETTERED.matcher(number).matches()) {
                prefixes.add(number.substring(0, 1));
            }
        }
        return prefixes.size() == 1 ? prefixes.iterator().next() : null;
    }
}
