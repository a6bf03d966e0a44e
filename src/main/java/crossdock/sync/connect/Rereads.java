package crossdock.sync.connect;

import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.kernel.Topic;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.SyncStore;
import crossdock.sync.Watcher;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people ask to be read once more, and what they want to hear no more of.
final class Rereads {
    private final SyncStore store;
    private final ConnectionChanges changes;
    private final Watcher watcher;
    private final InstantSource clock;

    Rereads(SyncStore store, ConnectionChanges changes, Watcher watcher, InstantSource clock) {
        this.store = store;
        this.changes = changes;
        this.watcher = watcher;
        this.clock = clock;
    }

    Outcome<ChannelConnection> resync(Actor actor, ConnectionId id, @Nullable Resource resource) {
        Outcome<ChannelConnection> outcome = changes.quietly(actor, id, (tx, before) -> {
            for (Resource each : Resource.values()) {
                if (resource == null || resource == each) {
                    store.pulls().put(store.pulls().find(id, each).startedOver());
                }
            }
            String what = resource == null ? "all" : resource.name();
            tx.record(new ConnectionEvents.ConnectionResynced(id, what));
            return new Done<>(before);
        });
        watcher.hurry(id);
        return outcome;
    }

    Outcome<Integer> replay(Actor actor, ConnectionId id, @Nullable Resource resource) {
        int rows = store.transactor().write(actor, tx -> {
            int sum = 0;
            for (Resource each : Resource.values()) {
                if (resource == null || resource == each) {
                    sum += store.lookAgain(id, each, "");
                }
            }
            return sum;
        });
        watcher.hurry(id);
        return new Done<>(rows);
    }

    Outcome<Parked> giveUp(Actor actor, long parkedRow) {
        return store.transactor().write(actor, tx -> {
            Optional<Parked> row = store.parked().find(parkedRow);
            if (row.isEmpty() || !store.parked().giveUp(parkedRow, clock.instant())) {
                return new Refused<>("parked.notOpen");
            }
            Parked parked = row.get();
            tx.record(new ConnectionEvents.ParkedRowGivenUp(
                    parked.connection(), parked.resource().name(), parked.externalId(), parked.code()));
            tx.changed(Topic.CONNECTION, parked.connection().value());
            return new Done<>(parked);
        });
    }
}
