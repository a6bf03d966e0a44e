package crossdock.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the loops went through: figures by the minute, lags, trouble, and how each connection is. All of it bounded. Written inside a write only.
public interface SyncJournal {
    /// Counts one answered page.
    ///
    /// @param behind time between the starts of the traversal that ended with this page and the one before; null when none ended
    void page(ConnectionId connection, Resource resource, Instant at, int rows, int changed, @Nullable Duration behind);

    /// Keeps lags from a change at the channel to its commit here, the oldest making room, and the longest of the minute.
    ///
    /// @param lags some of a page, evenly spread; none where nothing was measured
    /// @param longest of the whole page
    void lags(ConnectionId connection, Resource resource, Instant at, List<Duration> lags, Duration longest);

    /// Keeps trouble; the same words within an hour count up.
    ///
    /// @param code `429`, `500`, `timeout`, `unauthorized`, a short stable word
    void error(ConnectionId connection, Resource resource, Instant at, String code, String message);

    Optional<Condition> condition(ConnectionId connection);

    void put(ConnectionId connection, Condition condition);

    /// Takes away what is older than two days, and rows resolved a month ago.
    void prune(Instant now);

    /// How a connection is, whatever a person wants of it.
    ///
    /// @param since our clock
    /// @param detail the channel's words; empty when all is well
    record Condition(Kind kind, Instant since, String detail) {
        /// The kinds.
        public enum Kind {
            /// Not read to the end yet.
            LOADING,
            RUNNING,
            /// No answer. Comes back by itself.
            OFFLINE,
            /// The channel refuses the secret. A person has to mend it.
            UNAUTHORIZED
        }
    }
}
