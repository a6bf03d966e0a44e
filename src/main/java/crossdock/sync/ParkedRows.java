package crossdock.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows that were refused, each once per object, with their raw form sealed. Written inside a write only.
public interface ParkedRows {
    /// Parks a row, or counts one more attempt when it is parked already. One that was given up stays so while its code is the same.
    ///
    /// @param changedAt the channel's stamp; null when it gave none
    /// @param raw sealed by the port's maker with the subject `parked:<id>`
    void park(Parked row, byte[] raw);

    /// External ids of open and given-up rows.
    Set<String> waiting(ConnectionId connection, Resource resource);

    /// The object was applied after all: its raw form is dropped. Nothing happens when it is not parked.
    void resolve(ConnectionId connection, Resource resource, String externalId, Instant at);

    /// A person decided that it stays out. False when it is not open.
    boolean giveUp(long id, Instant at);

    Optional<Parked> find(long id);

    /// Open rows, newest first; resource null for all.
    List<Parked> open(ConnectionId connection, @Nullable Resource resource, int limit);

    int countOpen(ConnectionId connection);

    /// The oldest stamp of the open rows of a resource whose code starts so; see [Oldest].
    Oldest oldest(ConnectionId connection, Resource resource, String codePrefix);

    /// How far back a traversal must go to see all open rows again.
    ///
    /// @param rows how many there are
    /// @param changedAt null when one of them has no stamp
    record Oldest(int rows, @Nullable Instant changedAt) {}

    /// One parked row.
    ///
    /// @param id 0 before it is stored
    /// @param args field, value and what is allowed; no personal data
    record Parked(
            long id,
            ConnectionId connection,
            Resource resource,
            String externalId,
            String code,
            List<String> args,
            @Nullable Instant changedAt,
            Instant firstSeenAt,
            Instant lastSeenAt,
            int attempts) {}
}
