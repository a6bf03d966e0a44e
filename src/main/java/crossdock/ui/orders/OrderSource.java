package crossdock.ui.orders;

import crossdock.order.OrderQueries;
import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderQueries.Row;
import crossdock.order.OrderQueries.Sort;
import crossdock.ui.live.RowSource;
import java.util.List;

/// Orders that match, in an order. Rows are told of by their own id.
record OrderSource(OrderQueries queries, Filter filter, Sort sort) implements RowSource<Row> {
    @Override
    public long[] keys(int limit) {
        return queries.keys(filter, sort, limit);
    }

    @Override
    public List<Row> rows(long[] keys) {
        return queries.rows(keys);
    }

    @Override
    public long key(Row row) {
        return row.id().value();
    }

    @Override
    public long noticeKey(long key) {
        return key;
    }
}
