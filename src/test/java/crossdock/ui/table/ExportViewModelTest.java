package crossdock.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.ui.common.Background;
import crossdock.ui.live.RowSource;
import crossdock.ui.table.ExportViewModel.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
    private final ExportViewModel exporting = new ExportViewModel(new CsvFiles(), Background.inPlace());
    private final List<Column<String>> columns = List.of(
            Column.words("code", "Code", 70, row -> row),
            Column.words("title", "Product", 70, row -> "a \"b\", " + row));

    @TempDir
    Path folder = Path.of("");

    private record Words(int count, Runnable onRead) implements RowSource<String> {
        @Override
        public long[] keys(int limit) {
            return LongStream.range(0, Math.min(limit, count)).toArray();
        }

        @Override
        public List<String> rows(long[] keys) {
            onRead.run();
            return LongStream.of(keys).mapToObj(key -> "SKU-" + key).toList();
        }

        @Override
        public long key(String row) {
            return Long.parseLong(row.substring(4));
        }

        @Override
        public long noticeKey(long key) {
            return key;
        }
    }

    @Test
    void writesEveryRowWithQuotesWhereNeeded() throws IOException {
        Path file = folder.resolve("stock.csv");
        exporting.start(file, new Words(1_200, () -> {}), columns);

        assertEquals(new State.Done(1_200, file), exporting.stateProperty().get());
        List<String> lines = Files.readAllLines(file);
        assertEquals("Code,Product", lines.getFirst());
        assertEquals("SKU-1199,\"a \"\"b\"\", SKU-1199\"", lines.getLast());
        assertEquals(1_201, lines.size());
    }

    @Test
    void tellsHowFarItIs() {
        List<State> states = new ArrayList<>();
        exporting.stateProperty().subscribe(state -> states.add(state));
        exporting.start(folder.resolve("stock.csv"), new Words(25_000, () -> {}), columns);
        assertTrue(states.contains(new State.Running(10_500, 25_000)), states::toString);
    }

    @Test
    void aCancelledExportLeavesTheOldFileAlone() throws IOException {
        Path file = folder.resolve("stock.csv");
        Files.writeString(file, "before");
        exporting.start(file, new Words(5_000, exporting::cancel), columns);

        assertInstanceOf(State.Cancelled.class, exporting.stateProperty().get());
        assertEquals("before", Files.readString(file));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "no half-written file stays");
        }
    }

    @Test
    void saysWhyItFailed() {
        Path file = folder.resolve("gone/stock.csv");
        exporting.start(file, new Words(5, () -> {}), columns);
        assertInstanceOf(State.Failed.class, exporting.stateProperty().get());
        assertFalse(Files.exists(file));
    }
}
