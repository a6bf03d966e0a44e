package crossdock.app.print;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows of one table, as CSV (RFC 4180, comma, UTF-8, header first) or as JSON lines.
public final class Rows {
    private final PrintWriter out;
    private final Format format;
    private List<String> columns = List.of();

    /// For spreadsheets or for programs.
    public enum Format {
        CSV,
        JSON
    }

    public Rows(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    public void header(String... names) {
        columns = List.of(names);
        if (format == Format.CSV) {
            out.print(String.join(",", columns));
            out.print("\r\n");
        }
    }

    /// One row, values in the order of the header. Null is empty in CSV and null in JSON.
    public void row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        if (format == Format.JSON) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                object.put(columns.get(i), value instanceof Number || value instanceof Boolean || value == null
                        ? value
                        : value.toString());
            }
            out.println(Report.toJson(object));
            return;
        }
        for (int i = 0; i < values.length; i++) {
            out.print(i == 0 ? "" : ",");
            out.print(quoted(values[i]));
        }
        out.print("\r\n");
    }

    private static String quoted(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof Number) {
            return text;
        }
        // A text that starts like a formula would run when a spreadsheet opens the file.
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
