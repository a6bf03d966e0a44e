package crossdock.ui.stock;

import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.ui.live.RowSource;
import java.util.List;

/// Articles at locations that match a filter, in one order. Notices speak of articles, rows of cells.
record CellSource(StockQueries queries, Filter filter, Sort sort) implements RowSource<CellRow> {
    @Override
    public long[] keys(int limit) {
        return queries.keys(View.CELLS, filter, sort, limit);
    }

    @Override
    public List<CellRow> rows(long[] keys) {
        return queries.cells(keys);
    }

    @Override
    public long key(CellRow row) {
        return StockQueries.cellKey(row.sku().value(), row.location().value());
    }

    @Override
    public long noticeKey(long key) {
        return StockQueries.skuOf(key);
    }
}
