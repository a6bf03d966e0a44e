package crossdock.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.LocationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockStateTest {
    @Test
    void readsWhatItWrote() {
        var filter = new Filter("a & b=c", "Stores", new LocationId(12), "Chairs", "Ari\u00e4", true, false, true);
        var state = new StockState(View.CELLS, filter, "sku:70:1 |atp:desc");
        assertEquals(state, StockState.read(state.written()));
        assertEquals(StockState.FIRST, StockState.read(StockState.FIRST.written()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&&&", "view=TREE", "text=%zz", "location=near", "=&=", "columns="})
    void opensWhateverTheSettingsSay(String text) {
        assertEquals(StockState.FIRST, StockState.read(text));
    }
}
