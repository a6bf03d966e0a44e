package crossdock.ui.table;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as spreadsheets take them from the clipboard: a head line, cells apart by tabs.
final class Tsv {
    private Tsv() {}

    static <R> String of(List<Column<R>> columns, List<R> rows) {
        var text = new StringBuilder(line(columns.stream().map(Column::title).toList()));
        for (R row : rows) {
            text.append(line(columns.stream().map(column -> column.plain().apply(row)).toList()));
        }
        return text.toString();
    }

    /// A tab or a line end inside a cell would tear the row apart.
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replaceAll("[\\t\\r\\n]+", " "))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
