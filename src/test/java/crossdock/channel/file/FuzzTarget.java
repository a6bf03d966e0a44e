package crossdock.channel.file;

import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.Unreadable;
import crossdock.fulfilment.RateTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/// Any bytes as a table, in memory: CSV or JSON Lines, packed or not, in any characters. Called by Jazzer and by
/// `FuzzTargetsTest`.
///
/// The first byte says what they are read as: a table of locations (`L`), the catalogue (`C`), counts (`S`), orders (`O`)
/// or rates (`R`), or a saved mapping (`M`). A small letter has the rest packed before it is read, for changed bytes seldom
/// are what their packing sums up to.
public final class FuzzTarget {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    /// Why a table may be refused as a whole.
    private static final Set<String> NO_TABLE = Set.of("file.empty", "mapping.columnTwice", "mapping.fieldMissing");

    private FuzzTarget() {}

    /// Ends with any other exception than those of an unreadable table or row when there is a bug.
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        char kind = (char) bytes[0];
        boolean isPacked = Character.isLowerCase(kind);
        try {
            read(Character.toUpperCase(kind), TableSource.of("table", isPacked ? packed(rest) : rest), rest);
        } catch (IOException told) {
            // broken packing; nothing else can fail in memory
            check(!isPacked && rest.length > 1 && rest[0] == 0x1f, "failed without a reason");
        }
    }

    private static void read(char kind, TableSource source, byte[] bytes) throws IOException {
        try {
            switch (kind) {
                case 'L' -> {
                    TableFile table = TableFile.open(source);
                    table.locations(table.guess(TableKind.LOCATIONS, ZONE), new Sink<>());
                }
                case 'C' -> {
                    TableFile table = TableFile.open(source);
                    table.listings(table.guess(TableKind.CATALOGUE, ZONE), new Sink<>());
                }
                case 'S' -> {
                    TableFile table = TableFile.open(source);
                    table.counts(table.guess(TableKind.STOCK, ZONE), null, new Sink<>());
                }
                case 'O' -> {
                    TableFile table = TableFile.open(source);
                    table.orders(table.guess(TableKind.ORDERS, ZONE), new Sink<>());
                }
                case 'R' -> rates(TableFile.open(source));
                default -> mapping(bytes);
            }
        } catch (Unreadable told) {
            boolean isTable = "LCSOR".indexOf(kind) >= 0;
            check(isTable ? NO_TABLE.contains(told.code()) : told.code().startsWith("mapping."),
                    "the whole is refused: " + told.code());
        }
    }

    private static void rates(TableFile table) throws IOException {
        Sink<Map<String, String>> rows = new Sink<>();
        table.plain(rows);
        List<RateTable.Row> rates = new ArrayList<>();
        for (Map<String, String> cells : rows.taken) {
            try {
                rates.add(RateTable.row(cells));
            } catch (RateTable.BadCell told) {
                check(RateTable.COLUMNS.contains(told.column()), told.column());
            }
        }
        for (List<RateTable.Row> service : RateTable.byService(rates).values()) {
            try {
                RateTable.service(service);
            } catch (IllegalArgumentException told) {
                check(told.getMessage() != null, "refused without a word");
            }
        }
    }

    /// Whatever can be read as a mapping reads a small table, whose columns it may lack.
    private static void mapping(byte[] json) throws IOException {
        ColumnMapping mapping;
        try {
            mapping = ColumnMapping.read("mapping.json", json);
        } catch (Unreadable told) {
            return;
        }
        byte[] small = "a,b,c\n1,2026-11-20,2\n1,20.11.2026 7:05 pm,\"1,5\"\n2,x,-3\n".getBytes(StandardCharsets.UTF_8);
        TableFile table = TableFile.open(TableSource.of("table", small), mapping);
        switch (mapping.kind()) {
            case LOCATIONS -> table.locations(mapping, new Sink<>());
            case CATALOGUE -> table.listings(mapping, new Sink<>());
            case STOCK -> table.counts(mapping, null, new Sink<>());
            case ORDERS -> table.orders(mapping, new Sink<>());
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /// Each row comes with its line and itself as written.
    private static final class Sink<T> implements TableSink<T> {
        private final List<T> taken = new ArrayList<>();

        @Override
        public void accept(long line, Pulled<T> row) {
            check(line > 0 && row.raw().get().length > 0, "a row without line or text");
            taken.add(row.row());
        }

        @Override
        public void refuse(long line, RefusedRow row) {
            check(line > 0 && !row.code().isEmpty(), "refused without line or reason");
        }
    }
}
