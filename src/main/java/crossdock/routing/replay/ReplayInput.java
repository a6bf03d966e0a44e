package crossdock.routing.replay;

import crossdock.routing.engine.Demand;
import crossdock.routing.engine.StockIndex;
import java.util.Comparator;
import java.util.List;

/// What is replayed.
///
/// @param orders each is decided at the instant it was placed; sorted by that, then by order id
/// @param start stock before the first of them
/// @param events other changes of stock, sorted by time
/// @param basis what the starting stock is, for people to read: `LEDGER` (its fold at the first order's instant) or
/// `TODAY` (today's free stock plus what the replayed orders took)
public record ReplayInput(List<Demand> orders, StockIndex start, List<StockEvent> events, Basis basis) {
    /// Where the starting stock comes from.
    public enum Basis {
        LEDGER,
        TODAY
    }

    public ReplayInput {
        orders = orders.stream()
                .sorted(Comparator.comparing(Demand::placedAt).thenComparing(Demand::order))
                .toList();
        events = events.stream().sorted(Comparator.comparing(StockEvent::at)).toList();
    }
}
