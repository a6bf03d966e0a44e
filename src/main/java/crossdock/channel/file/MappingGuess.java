package crossdock.channel.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Guesses a mapping from column names and first rows. Names are compared without case, spaces and
/// marks, so `Order ID`, `order_id` and `OrderId` are one.
final class MappingGuess {
    private final List<String> header;
    private final List<TableRow> sample;

    MappingGuess(List<String> header, List<TableRow> sample) {
        this.header = header;
        this.sample = sample;
    }

    private static Map<String, String> names(TableKind kind) {
        Properties all = new Properties();
        try (InputStream in = MappingGuess.class.getResourceAsStream("columns.properties")) {
            if (in == null) {
                throw new IllegalStateException("columns.properties is missing from the program");
            }
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String prefix = kind.name().toLowerCase(Locale.ROOT) + ".";
        return all.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), all::getProperty));
    }

    ColumnMapping of(TableKind kind, ZoneId zone) {
        Map<String, String> names = names(kind);
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        // needed fields choose first, and of a field's names the earlier one wins, so Region does
        // not take the State's place
        Stream<String> fields =
                Stream.concat(kind.needed().stream(), names.keySet().stream().sorted()).distinct();
        fields.forEach(
                field -> {
                    String column = column(names.getOrDefault(field, ""), taken);
                    if (column != null) {
                        columns.put(field, column);
                        taken.add(column);
                    }
                });
        Map<String, String> fixed = new LinkedHashMap<>();
        String state = columns.get(kind == TableKind.LOCATIONS ? "state" : "region");
        if (kind.knows("country")
                && !columns.containsKey("country")
                && state != null
                && new Places(Map.of()).areUsStates(values(state))) {
            fixed.put("country", "US");
        }
        return new ColumnMapping(
                kind,
                columns,
                fixed,
                zone.getId(),
                dates(columns),
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                kind == TableKind.ORDERS ? creditPrefix(columns) : null);
    }

    private @Nullable String column(String names, Set<String> taken) {
        for (String name : names.split(" ", -1)) {
            for (String column : header) {
                if (!taken.contains(column) && plain(column).equals(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
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

    private @Nullable DateRule dates(Map<String, String> columns) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("_at"))
                .map(entry -> DateRule.shownBy(values(entry.getValue())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Numbers among which some have one letter more, and those have negative quantities only:
    /// cancelled invoices.
    private @Nullable String creditPrefix(Map<String, String> columns) {
        String order = columns.get("order");
        String quantity = columns.get("quantity");
        if (order == null || quantity == null) {
            return null;
        }
        Set<String> prefixes = new HashSet<>();
        for (TableRow row : sample) {
            String number = Objects.requireNonNullElse(row.get(order), "").strip();
            boolean isNegative =
                    Objects.requireNonNullElse(row.get(quantity), "").strip().startsWith("-");
            if (isNegative && number.matches("\\p{Lu}\\d+")) {
                prefixes.add(number.substring(0, 1));
            }
        }
        return prefixes.size() == 1 ? prefixes.iterator().next() : null;
    }
}
