package crossdock.sync.outbox;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people see of the outbox. Each call sees the last commit, also in a console that does not send; none may run on
/// the UI thread.
public interface OutboxQueries {
    /// Open rows by connection; connections with none are left out.
    Map<ConnectionId, Totals> totals();

    /// Open rows of a connection: parked ones first, then those in flight, then the waiting, each oldest first.
    List<Row> open(ConnectionId connection, int limit);

    /// Open rows about an article, oldest first.
    List<Row> about(SkuId sku, int limit);

    /// Rows that nobody decides on and nothing moves: open since before `since`, for `check`.
    List<Row> stuck(Instant since, int limit);

    /// Where a channel is told what it may sell, [LocationId#NONE] for as a whole; empty while it is told nothing.
    Optional<LocationId> publishingAt(ConnectionId connection);

    /// How many rows are open, by state.
    record Totals(int pending, int inFlight, int parked) {
        public static final Totals NONE = new Totals(0, 0, 0);

        public Totals plus(Totals other) {
            return new Totals(pending + other.pending, inFlight + other.inFlight, parked + other.parked);
        }
    }

    /// One row with its names.
    ///
    /// @param channel the connection's name
    /// @param code of the article, or the order's number
    /// @param place code of the location; empty for the channel as a whole
    /// @param target of a transfer; empty for others
    record Row(Owing owing, String channel, String code, String place, String target) {}
}
