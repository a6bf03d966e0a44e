package crossdock.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.ui.table.Arrangement.Place;
import crossdock.ui.table.Arrangement.SortBy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangementTest {
    @Test
    void readsWhatItWrote() {
        var arranged = new Arrangement(
                List.of(new Place("sku", 70, true), new Place("channel.3", 190, false)), new SortBy("atp", true));
        assertEquals(arranged, Arrangement.read(arranged.written()));
        var unsorted = new Arrangement(arranged.columns(), null);
        assertEquals(unsorted, Arrangement.read(unsorted.written()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "sku", "sku:wide:1 |", "sku:70 | atp", "::::|::::", "a:99999:1|"})
    void opensWhateverTheSettingsSay(String text) {
        assertEquals(new Arrangement(List.of(), null), Arrangement.read(text));
    }
}
