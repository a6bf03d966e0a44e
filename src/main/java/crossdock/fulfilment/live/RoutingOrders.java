package crossdock.fulfilment.live;

import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Orders as routing reads them. Reads outside a write see the last commit, inside a write what it wrote.
public interface RoutingOrders {
    /// In the order asked; one that vanished is left out.
    List<OrderSketch> of(List<OrderId> ids);

    default Optional<OrderSketch> of(OrderId id) {
        return of(List.of(id)).stream().findFirst();
    }

    /// Orders placed since then, newest first, sold over a counter or not; history included.
    List<OrderSketch> placedSince(Instant from, int limit);

    /// Orders with open units without a location that routing may place, by id.
    List<OrderId> waiting();

    /// Those among the waiting whose lines want one of these articles.
    List<OrderId> waitingFor(Set<SkuId> skus);

    /// Orders that go by one of these numbers, in no order; several may go by one.
    List<OrderId> numbered(Collection<String> numbers);

    /// An order by our number for it, or by its channel's.
    Optional<OrderId> named(String numberOrId);
}
