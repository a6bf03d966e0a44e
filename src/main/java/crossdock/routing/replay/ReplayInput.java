package crossdock.routing.replay;

import crossdock.kernel.OrderId;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.StockIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What is replayed.
///
/// @param orders each is decided at the instant it was placed; sorted by that, then by order id
/// @param byLevel those whose promise is by service level, as their channel told none
/// @param start stock before the first of them
/// @param events other changes of stock, sorted by time
/// @param stock what the starting stock is, for people to read
public record ReplayInput(
        List<Demand> orders, Set<OrderId> byLevel, StockIndex start, List<StockEvent> events, Stock stock) {
    /// Where the starting stock comes from.
    public enum Basis {
        /// Its fold at the first order's instant.
        LEDGER,
        /// Today's free stock plus what the replayed orders took.
        TODAY,
        /// The free stock of now: none of the orders has taken anything of it.
        NOW
    }

    /// What the stock is that a replay goes by.
    ///
    /// @param cells of the replayed articles
    /// @param cellsAsOfToday those whose ledger begins after the first order: today's stock plus what the orders took,
    /// and nothing happens to them but the orders and what is on its way
    /// @param own orders that are stored: what they did themselves is left out of the ledger
    /// @param arrivals of units on their way that come in by the last order
    /// @param arriving units of them
    public record Stock(Basis basis, int cells, int cellsAsOfToday, int own, int arrivals, long arriving) {
        /// Of stored orders: what had come in by then is in the ledgers.
        public static Stock ofStored(Basis basis, int cells, int cellsAsOfToday, int orders) {
            return new Stock(basis, cells, cellsAsOfToday, orders, 0, 0);
        }
    }

    /// Where nobody counted the cells and all promises are told.
    public ReplayInput(List<Demand> orders, StockIndex start, List<StockEvent> events, Basis basis) {
        this(orders, Set.of(), start, events, Stock.ofStored(basis, 0, 0, orders.size()));
    }

    public ReplayInput {
        orders = orders.stream()
                .sorted(Comparator.comparing(Demand::placedAt).thenComparing(Demand::order))
                .toList();
        byLevel = Set.copyOf(byLevel);
        events = events.stream().sorted(Comparator.comparing(StockEvent::at)).toList();
    }
}
