package crossdock.sync.outbox;

import crossdock.inventory.LedgerEntry.Ref;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything that is owed to channels. Written inside a write only; reads see the last commit, inside a write what it
/// wrote.
public interface Outbox {
    /// Adds a command and the ledger rows that wait for its answer; returns it with its number.
    Owing add(Owing row, List<Ref> movements);

    /// Replaces the row of that number.
    void put(Owing row);

    Optional<Owing> find(long id);

    /// Keeps what the first attempt sends, sealed.
    void freeze(long id, String draft);

    /// Forgets it.
    void thaw(long id);

    Optional<String> frozen(long id);

    List<Ref> movements(long id);

    /// One more ledger row waits for the command's answer.
    void addMovement(long id, Ref movement);

    /// Lets the ledger rows of one command wait for another.
    void handOver(long from, long to);

    /// The oldest stock command that is due and has nothing older before it.
    Optional<Owing> nextCommand(ConnectionId connection, Instant now);

    /// The oldest assignment likewise.
    Optional<Owing> nextLetter(ConnectionId connection, Instant now);

    /// Sellable values that are due, oldest first.
    List<Owing> nextValues(ConnectionId connection, Instant now, int limit);

    /// When the next waiting row will be due; empty when none waits.
    Optional<Instant> nextDue(ConnectionId connection);

    /// Waiting, never tried, of that kind and subject; the newest.
    Optional<Owing> untried(ConnectionId connection, Owing.Kind kind, String subject);

    /// What the channel last took in of where an order leaves from; empty when it was never told.
    Optional<String> lastSaid(ConnectionId connection, OrderId order);

    /// Subjects among these that have a row which is not over.
    Set<String> owed(ConnectionId connection, Owing.Kind kind, List<String> subjects);

    /// Rows left in flight by a process that ended wait for another try; how many there were.
    int recover(ConnectionId connection);

    /// What waits for its next try need not wait any longer.
    void hurry(ConnectionId connection, Instant now);

    /// Articles among these with a stock command that is under way or may have taken effect.
    Set<SkuId> unsettled(List<SkuId> skus);

    /// Remembers what a channel was last told to show.
    void pushed(ConnectionId connection, SkuId sku, LocationId location, int value, Instant at);

    /// Where the channel is told what it may sell, [LocationId#NONE] for as a whole; empty while it is told nothing.
    Optional<LocationId> publishingAt(ConnectionId connection);

    void publish(ConnectionId connection, LocationId at, Instant since);

    void stopPublishing(ConnectionId connection);

    /// Takes away sellable values that ended before `values` and commands that ended before `commands`.
    void prune(Instant values, Instant commands);
}
