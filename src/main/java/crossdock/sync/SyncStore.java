package crossdock.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.kernel.Transactor;
import crossdock.sync.ParkedRows.Oldest;
import crossdock.sync.Pulls.PullState;
import crossdock.sync.Pulls.Reread;
import java.time.Instant;

/// Everything sync keeps, and the one way to write it.
public record SyncStore(
        Transactor transactor, Connections connections, Pulls pulls, ParkedRows parked, SyncJournal journal) {
    /// Asks for another look at parked rows: as far back as the oldest of them, or at everything when one has no stamp.
    /// Joins the open write.
    ///
    /// @param codePrefix which of them; empty for all
    /// @return how many there are
    public int lookAgain(ConnectionId connection, Resource resource, String codePrefix) {
        Oldest oldest = parked.oldest(connection, resource, codePrefix);
        if (oldest.rows() > 0) {
            Instant from = oldest.changedAt() == null ? null : oldest.changedAt().minus(Turn.OVERLAP);
            PullState now = pulls.find(connection, resource);
            pulls.put(now.wanting(Reread.wider(now.wanted(), new Reread(from))));
        }
        return oldest.rows();
    }
}
