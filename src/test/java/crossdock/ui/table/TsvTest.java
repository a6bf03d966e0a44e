package crossdock.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsvTest {
    @Test
    void aCellNeverTearsItsRowApart() {
        List<Column<String>> columns =
                List.of(Column.words("a", "A", 9, row -> row), Column.words("b", "B", 9, row -> "2"));
        assertEquals("A\tB\nx y z\t2\n", Tsv.of(columns, List.of("x\ty\r\nz")));
    }
}
