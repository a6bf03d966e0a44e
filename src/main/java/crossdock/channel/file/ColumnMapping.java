package crossdock.channel.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossdock.channel.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which column holds which field, and how its values are to be read; saved as JSON beside the
/// files or in the workspace.
///
/// @param columns field to column name
/// @param fixed field to a value that all rows have
/// @param zone IANA zone of times without one; UTC when not given
/// @param dates how dates of numbers are written; null lets each date speak for itself and refuses
///   those that could be two
/// @param states word in the file to `OPEN`, `COMPLETED`, `CANCELLED` or `DRAFT`; beside the words
///   known anyway
/// @param countries name in the file to ISO 3166 alpha-2; beside the English names
/// @param notArticles codes in the SKU column that are no articles (postage, fees): their lines
///   carry no SKU
/// @param creditPrefix orders whose number begins so are cancelled ones; null when there are none
public record ColumnMapping(
        TableKind kind,
        Map<String, String> columns,
        Map<String, String> fixed,
        @Nullable String zone,
        @Nullable DateRule dates,
        @Nullable Character delimiter,
        @Nullable Boolean decimalComma,
        Map<String, String> states,
        Map<String, String> countries,
        List<String> notArticles,
        @Nullable String creditPrefix) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                    .build();

    /// Throws [Unreadable] for a field that the kind does not have, or a zone that does not exist.
    public ColumnMapping {
        if (kind == null) {
            throw new Unreadable("mapping.kindMissing");
        }
        columns = columns == null ? Map.of() : Map.copyOf(new TreeMap<>(columns));
        fixed = fixed == null ? Map.of() : Map.copyOf(new TreeMap<>(fixed));
        states = states == null ? Map.of() : Map.copyOf(states);
        countries = countries == null ? Map.of() : Map.copyOf(countries);
        notArticles = notArticles == null ? List.of() : List.copyOf(notArticles);
        for (Map<String, String> fields : List.of(columns, fixed)) {
            for (String field : fields.keySet()) {
                if (!kind.knows(field)) {
                    throw new Unreadable("mapping.unknownField", field, kind.name());
                }
            }
        }
        zoneId(zone);
    }

    /// A mapping with nothing but columns.
    public static ColumnMapping of(TableKind kind, Map<String, String> columns) {
        return new ColumnMapping(
                kind, columns, Map.of(), null, null, null, null, Map.of(), Map.of(), List.of(),
                null);
    }

    ZoneId zoneId() {
        return zoneId(zone);
    }

    private static ZoneId zoneId(@Nullable String zone) {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException e) {
            throw new Unreadable("mapping.unknownZone", zone == null ? "" : zone);
        }
    }

    /// Throws [Unreadable] unless every needed field is mapped and every mapped column is in the
    /// header.
    public void check(List<String> header) {
        for (Map.Entry<String, String> entry : new TreeMap<>(columns).entrySet()) {
            if (!header.contains(entry.getValue())) {
                throw new Unreadable(
                        "mapping.columnAbsent",
                        entry.getValue(),
                        entry.getKey(),
                        String.join(", ", header));
            }
            if (header.indexOf(entry.getValue()) != header.lastIndexOf(entry.getValue())) {
                throw new Unreadable("mapping.columnTwice", entry.getValue(), entry.getKey());
            }
        }
        for (String field : kind.needed()) {
            if (!columns.containsKey(field) && !fixed.containsKey(field)) {
                throw new Unreadable("mapping.fieldMissing", field, String.join(", ", header));
            }
        }
        if (kind == TableKind.LOCATIONS
                && !columns.containsKey("id")
                && !columns.containsKey("street")) {
            throw new Unreadable("mapping.fieldMissing", "id", String.join(", ", header));
        }
    }

    /// Throws [Unreadable] for a file that is no mapping.
    public static ColumnMapping load(Path file) throws IOException {
        return read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    static ColumnMapping read(String name, byte[] json) {
        try {
            ColumnMapping mapping = MAPPER.readValue(json, ColumnMapping.class);
            if (mapping == null) {
                throw new Unreadable("mapping.unreadable", name, "null");
            }
            return mapping;
        } catch (IOException e) { // JacksonException, and CharConversionException on bytes of no character set
            if (e.getCause() instanceof Unreadable told) {
                throw told;
            }
            String why = e instanceof JacksonException known ? known.getOriginalMessage() : e.getMessage();
            throw new Unreadable("mapping.unreadable", name, Objects.requireNonNullElse(why, ""));
        }
    }

    public void save(Path file) throws IOException {
        Files.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
