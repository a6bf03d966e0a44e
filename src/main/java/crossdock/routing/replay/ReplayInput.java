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
/// @param cells where how many cells of the starting stock come from
public record ReplayInput(
        List<Demand> orders, StockIndex start, List<StockEvent> events, Basis basis, Cells cells) {
    /// Where the starting stock comes from.
    public enum Basis {
        LEDGER,
        TODAY
    }

    /// Cells of the replayed articles.
    ///
    /// @param asOfToday those whose ledger begins after the first order: today's stock plus what the orders took, and
    /// nothing happens to them but the orders
    public record Cells(int all, int asOfToday) {}

    /// Where nobody counted the cells.
    public ReplayInput(List<Demand> orders, StockIndex start, List<StockEvent> events, Basis basis) {
        this(orders, start, events, basis, new Cells(0, 0));
    }

    public ReplayInput {
        orders = orders.stream()
                .sorted(Comparator.comparing(Demand::placedAt).thenComparing(Demand::order))
                .toList();
        events = events.stream().sorted(Comparator.comparing(StockEvent::at)).toList();
    }
}
