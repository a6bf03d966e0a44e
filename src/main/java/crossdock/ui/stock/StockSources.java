package crossdock.ui.stock;

import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.SkuRow;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.inventory.StockQueries;
import crossdock.ui.live.RowSource;
import java.util.List;

/// Where the two lists of the screen get their rows.
final class StockSources {
    private StockSources() {}

    /// Articles that match a filter, in one order.
    record SkuSource(StockQueries queries, Filter filter, Sort sort) implements RowSource<SkuRow> {
        @Override
        public long[] keys(int limit) {
            return queries.keys(View.SKUS, filter, sort, limit);
        }

        @Override
        public List<SkuRow> rows(long[] keys) {
            return queries.skus(keys);
        }

        @Override
        public long key(SkuRow row) {
            return row.id().value();
        }

        @Override
        public long noticeKey(long key) {
            return key;
        }
    }

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
}
