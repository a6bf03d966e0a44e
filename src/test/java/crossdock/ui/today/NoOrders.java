package crossdock.ui.today;

import crossdock.kernel.OrderId;
import crossdock.order.OrderQueries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A workspace without orders.
class NoOrders implements OrderQueries {
    @Override
    public long[] keys(Filter filter, Sort sort, int limit) {
        return new long[0];
    }

    @Override
    public int count(Filter filter) {
        return 0;
    }

    @Override
    public List<Row> rows(long[] keys) {
        return List.of();
    }

    @Override
    public Facets facets(Filter filter, Instant now) {
        return new Facets(Map.of(), Map.of(), Map.of(), 0, 0, 0);
    }

    @Override
    public Optional<Detail> detail(OrderId order) {
        return Optional.empty();
    }

    @Override
    public void forEachLine(Filter filter, Consumer<LineRow> visitor) {}

    @Override
    public List<Hit> search(String text, int limit) {
        return List.of();
    }
}
