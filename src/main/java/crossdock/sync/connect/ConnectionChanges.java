package crossdock.sync.connect;

import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Tx;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.SyncStore;
import crossdock.sync.Watcher;
import java.util.Optional;

/// Changes one connection in one transaction, and has whoever runs its loops know.
final class ConnectionChanges {
    private final SyncStore store;
    private final Watcher watcher;

    ConnectionChanges(SyncStore store, Watcher watcher) {
        this.store = store;
        this.watcher = watcher;
    }

    /// Of the connection as it stands inside the transaction.
    @FunctionalInterface
    interface Change {
        Outcome<ChannelConnection> of(Tx tx, ChannelConnection before);
    }

    /// Its loops begin again.
    Outcome<ChannelConnection> change(Actor actor, ConnectionId id, Change change) {
        Outcome<ChannelConnection> outcome = quietly(actor, id, change);
        if (outcome instanceof Done<ChannelConnection>) {
            watcher.changed(id);
        }
        return outcome;
    }

    /// Its loops go on as they are.
    Outcome<ChannelConnection> quietly(Actor actor, ConnectionId id, Change change) {
        return store.transactor().write(actor, tx -> {
            Optional<ChannelConnection> known = store.connections().find(id).filter(c -> c.wanted() != Wanted.REMOVED);
            if (known.isEmpty()) {
                return new Refused<>("connection.unknown", id.toString());
            }
            Outcome<ChannelConnection> outcome = change.of(tx, known.get());
            if (outcome instanceof Done<ChannelConnection>(ChannelConnection after)) {
                if (!after.equals(known.get())) {
                    store.connections().put(after);
                }
                tx.changed(Topic.CONNECTION, id.value());
            }
            return outcome;
        });
    }
}
