package crossdock.channel.file;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.Pulled;
import crossdock.channel.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file with a table in it: looked at once when opened, then read row by row as often as wanted.
/// It never sits in memory. Methods throw IOException when the file cannot be read (a packed file
/// that is cut off, too) and [Unreadable] when it is no such table; rows that cannot be read go to
/// the sink.
public final class TableFile {
    private static final int SAMPLE_ROWS = 2_000;

    private final TableSource source;
    private final Dialect dialect;
    private final List<String> header;
    private final List<TableRow> sample;

    private TableFile(TableSource source, Dialect dialect) throws IOException {
        this.source = source;
        this.dialect = dialect;
        this.sample = new ArrayList<>();
        try (TableRows rows = TableRows.open(source, dialect)) {
            for (TableRow row = rows.next();
                    row != null && sample.size() < SAMPLE_ROWS;
                    row = rows.next()) {
                sample.add(row);
            }
            this.header = rows.header();
        }
        if (header.isEmpty() || header.stream().allMatch(String::isBlank)) {
            throw new Unreadable("file.empty", source.name());
        }
    }

    /// Looks at the file.
    public static TableFile open(Path path) throws IOException {
        return open(TableSource.of(path));
    }

    static TableFile open(TableSource source) throws IOException {
        return new TableFile(source, DialectGuess.of(source));
    }

    /// As [#open(Path)], with what the mapping says about how the file is written.
    public static TableFile open(Path path, ColumnMapping mapping) throws IOException {
        return open(TableSource.of(path), mapping);
    }

    static TableFile open(TableSource source, ColumnMapping mapping) throws IOException {
        Dialect seen = DialectGuess.of(source);
        Character delimiter = mapping.delimiter();
        return new TableFile(
                source,
                delimiter == null || seen.isJson()
                        ? seen
                        : new Dialect(
                                seen.encoding(),
                                seen.isPacked(),
                                false,
                                delimiter,
                                seen.hasDecimalComma()));
    }

    public Dialect dialect() {
        return dialect;
    }

    public List<String> header() {
        return header;
    }

    /// The best mapping that header and first rows suggest. It may lack needed fields;
    /// [ColumnMapping#check] tells.
    public ColumnMapping guess(TableKind kind, ZoneId zone) {
        return new MappingGuess(header, sample).of(kind, zone);
    }

    public void locations(ColumnMapping mapping, TableSink<ChannelLocation> sink)
            throws IOException {
        read(mapping, TableKind.LOCATIONS, RowReader::location, sink);
    }

    public void listings(ColumnMapping mapping, TableSink<ChannelListing> sink) throws IOException {
        read(mapping, TableKind.CATALOGUE, RowReader::listing, sink);
    }

    /// @param fileStamp for rows that do not say when they were counted; null when there is none
    public void counts(
            ColumnMapping mapping, @Nullable Instant fileStamp, TableSink<ChannelCount> sink)
            throws IOException {
        read(mapping, TableKind.STOCK, RowReader.count(fileStamp), sink);
    }

    /// Reads the file twice or, when the rows of some order are scattered, three times.
    public void orders(ColumnMapping mapping, TableSink<ChannelOrder> sink) throws IOException {
        check(mapping, TableKind.ORDERS);
        Cells cells = new Cells(mapping, dialect);
        OrderGrouping.Scan scan = new OrderGrouping.Scan();
        eachOrder(cells, scan::look);
        if (scan.needsCounting()) {
            eachOrder(cells, scan::count);
        }
        OrderGrouping grouping =
                new OrderGrouping(new OrderRows(mapping, cells), scan.scattered(), sink);
        try (TableRows rows = TableRows.open(source, dialect)) {
            for (TableRow row = rows.next(); row != null; row = rows.next()) {
                if (row.trouble() == null) {
                    grouping.take(row, cells.text(row, "order"));
                } else {
                    refuse(row, sink);
                }
            }
        }
        grouping.finish();
    }

    private void eachOrder(Cells cells, java.util.function.Consumer<String> use)
            throws IOException {
        try (TableRows rows = TableRows.open(source, dialect)) {
            for (TableRow row = rows.next(); row != null; row = rows.next()) {
                String order = row.trouble() == null ? cells.text(row, "order") : null;
                if (order != null) {
                    use.accept(order);
                }
            }
        }
    }

    private <T> void read(
            ColumnMapping mapping, TableKind kind, RowReader<T> reader, TableSink<T> sink)
            throws IOException {
        check(mapping, kind);
        Cells cells = new Cells(mapping, dialect);
        try (TableRows rows = TableRows.open(source, dialect)) {
            for (TableRow row = rows.next(); row != null; row = rows.next()) {
                take(row, cells, reader, sink);
            }
        }
    }

    /// Rows as they stand, cells by the name of their column in small letters: for tables that nobody maps.
    public void plain(TableSink<Map<String, String>> sink) throws IOException {
        try (TableRows rows = TableRows.open(source, dialect)) {
            for (TableRow row = rows.next(); row != null; row = rows.next()) {
                if (row.trouble() != null) {
                    refuse(row, sink);
                    continue;
                }
                Map<String, String> cells = new HashMap<>();
                for (String column : row.columns().keySet()) {
                    String cell = row.get(column);
                    cells.put(column.toLowerCase(Locale.ROOT), cell == null ? "" : cell);
                }
                sink.accept(row.line(), new Pulled<>(cells, row::raw));
            }
        }
    }

    /// The rows for a reader that comes back page by page.
    TableRows rows() throws IOException {
        return TableRows.open(source, dialect);
    }

    void check(ColumnMapping mapping, TableKind kind) {
        if (mapping.kind() != kind) {
            throw new Unreadable("mapping.otherKind", mapping.kind().name(), kind.name());
        }
        mapping.check(header);
    }

    static <T> void take(TableRow row, Cells cells, RowReader<T> reader, TableSink<T> sink) {
        if (row.trouble() != null) {
            refuse(row, sink);
            return;
        }
        try {
            T record = reader.read(row, cells);
            sink.accept(row.line(), new Pulled<>(record, row::raw));
        } catch (Unreadable e) {
            sink.refuse(row.line(), e.refuse("#" + row.line(), row.raw()));
        }
    }

    private static void refuse(TableRow row, TableSink<?> sink) {
        Map<String, Integer> columns = row.columns();
        Unreadable told =
                new Unreadable(
                        row.trouble() == null ? "" : row.trouble(),
                        String.valueOf(row.values().size()),
                        String.valueOf(columns.size()));
        sink.refuse(row.line(), told.refuse("#" + row.line(), row.raw()));
    }
}
