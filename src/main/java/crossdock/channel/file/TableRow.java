package crossdock.channel.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row, by column name.
///
/// @param line where it begins in the file, from 1
/// @param columns position of each column
/// @param json the line itself when the table is JSON Lines; null for CSV
/// @param trouble why it cannot be read as a row, as in `refusal.<code>`; null when it can
record TableRow(
        long line,
        List<String> values,
        Map<String, Integer> columns,
        @Nullable String json,
        @Nullable String trouble,
        char delimiter) {

    @Nullable String get(String column) {
        Integer at = columns.get(column);
        return at == null || at >= values.size() ? null : values.get(at);
    }

    /// The row as a line of its file.
    byte[] raw() {
        return (json == null ? CsvRecords.write(values, delimiter) : json)
                .getBytes(StandardCharsets.UTF_8);
    }
}
