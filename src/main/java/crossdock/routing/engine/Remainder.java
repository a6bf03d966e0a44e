package crossdock.routing.engine;

import crossdock.routing.network.Supply;
import java.time.Instant;
import java.util.List;

/// What was not placed, and what becomes of it.
///
/// @param rule index of the rule whose action it was; -1 for the run's last action, or without a run
public record Remainder(int rule, Fate fate, List<Portion> portions) {
    public Remainder {
        portions = List.copyOf(portions);
    }

    /// What becomes of it.
    public sealed interface Fate {}

    /// Waits for a person, or for a run that takes the queue.
    public record Queued(String queue) implements Fate {}

    /// Waits for stock.
    ///
    /// @param supply the last delivery that it takes; its location is where the stock will be
    public record Backordered(Supply supply) implements Fate {}

    /// Is cancelled then, unless stock comes first.
    public record CancelledAt(Instant at) implements Fate {}

    /// No run takes the order.
    public record Untaken() implements Fate {}
}
