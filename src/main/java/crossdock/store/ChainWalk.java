package crossdock.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// One pass over the event rows of a file that is not open as a workspace: does each fit the one before it.
final class ChainWalk {
    private final EventChain chain;
    private EventLog.Link tip = new EventLog.Link(0, EventChain.start());
    private long brokenAt;

    private ChainWalk(SecretKey key) {
        chain = new EventChain(key);
    }

    static ChainWalk of(Statements statements, SecretKey key) {
        ChainWalk walk = new ChainWalk(key);
        statements.each(EventLog.ALL, walk::visit);
        return walk;
    }

    private void visit(ResultSet row) throws SQLException {
        EventChain.Row event = new EventChain.Row(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), row.getString(8));
        byte[] stored = row.getBytes(9);
        boolean fits = event.seq() == tip.seq() + 1 && Arrays.equals(chain.mac(tip.mac(), event), stored);
        if (!fits && brokenAt == 0) {
            brokenAt = event.seq();
        }
        tip = new EventLog.Link(event.seq(), stored);
    }

    boolean isWhole() {
        return brokenAt == 0;
    }

    long brokenAt() {
        return brokenAt;
    }

    EventLog.Link tip() {
        return tip;
    }
}
