package crossdock.ui.stock;

import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.SkuRow;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.ui.live.RowSource;
import java.util.List;

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
