package crossdock.sync;

import crossdock.channel.ChannelException;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.kernel.Topic;
import crossdock.sync.SyncJournal.Condition;
import crossdock.sync.SyncJournal.Condition.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one connection is, from what its loops meet; written to the store when it changes. Shared by the loops' threads.
final class ConnectionHealth {
    /// One lost answer is bad luck, two in a row are an outage.
    private static final int SILENT = 2;

    private final SyncStore store;
    private final ConnectionId connection;
    private final Actor actor;
    private final Turns turns;
    private final Set<Resource> toLoad;
    private Condition condition;
    private @Nullable Instant silentSince;
    private int silences;

    /// Told of good turns, on a loop's thread.
    interface Turns {
        /// An outage is over: nobody needs to wait out a backoff.
        void cameBack();

        /// Something was read to its end for the first time: who rests on it may begin.
        void newGround();
    }

    /// @param toLoad resources that are not read to their end yet
    ConnectionHealth(
            SyncStore store,
            ConnectionId connection,
            Actor actor,
            Set<Resource> toLoad,
            Instant now,
            Turns turns) {
        this.store = store;
        this.connection = connection;
        this.actor = actor;
        this.turns = turns;
        this.toLoad = EnumSet.noneOf(Resource.class);
        this.toLoad.addAll(toLoad);
        this.condition = store.journal().condition(connection)
                .filter(known -> known.kind() == Kind.OFFLINE) // an outage goes on; a secret may be mended
                .orElse(new Condition(toLoad.isEmpty() ? Kind.RUNNING : Kind.LOADING, now, ""));
        become(condition);
    }

    synchronized Condition condition() {
        return condition;
    }

    /// Whether everything that stock and orders rest on was read once.
    synchronized boolean hasGround() {
        return !toLoad.contains(Resource.LOCATIONS) && !toLoad.contains(Resource.CATALOGUE);
    }

    /// An answer came and was brought in.
    void answered(PullLoop<?> loop, Instant now) {
        boolean isBack;
        boolean isNewGround = false;
        synchronized (this) {
            silences = 0;
            silentSince = null;
            if (toLoad.contains(loop.resource()) && loop.isLoaded()) {
                toLoad.remove(loop.resource());
                isNewGround = true;
            }
            isBack = condition.kind() == Kind.OFFLINE;
            Kind kind = toLoad.isEmpty() ? Kind.RUNNING : Kind.LOADING;
            if (condition.kind() != kind) {
                become(new Condition(kind, now, ""));
            }
        }
        if (isBack) {
            turns.cameBack();
        }
        if (isNewGround) {
            turns.newGround();
        }
    }

    /// The channel did not give what we asked for.
    synchronized void refused(Resource resource, Instant now, ChannelException trouble) {
        note(resource, now, code(trouble), words(trouble));
        judge(now, trouble);
    }

    /// The same of a push, whose trouble is told beside it in the outbox.
    synchronized void pushRefused(Instant now, ChannelException trouble) {
        judge(now, trouble);
    }

    /// A push was answered.
    void pushAnswered(Instant now) {
        boolean isBack;
        synchronized (this) {
            silences = 0;
            silentSince = null;
            isBack = condition.kind() == Kind.OFFLINE;
            if (isBack) {
                become(new Condition(toLoad.isEmpty() ? Kind.RUNNING : Kind.LOADING, now, ""));
            }
        }
        if (isBack) {
            turns.cameBack();
        }
    }

    private static String words(ChannelException trouble) {
        return trouble.getMessage() == null ? "" : trouble.getMessage();
    }

    private void judge(Instant now, ChannelException trouble) {
        String message = words(trouble);
        if (trouble instanceof ChannelException.Unauthorized) {
            become(new Condition(Kind.UNAUTHORIZED, now, message));
        } else if (trouble.status() == 0 && trouble instanceof ChannelException.Transient) {
            silences++;
            silentSince = silentSince == null ? now : silentSince;
            if (silences >= SILENT && condition.kind() != Kind.OFFLINE && condition.kind() != Kind.UNAUTHORIZED) {
                become(new Condition(Kind.OFFLINE, silentSince, message));
            }
        }
    }

    /// The trouble is ours.
    synchronized void broke(Resource resource, Instant now, RuntimeException failure) {
        note(resource, now, "internal", failure.getClass().getSimpleName() + " [internal]");
    }

    private static String code(ChannelException trouble) {
        return trouble.status() == 0 ? "noAnswer" : Integer.toString(trouble.status());
    }

    private void note(Resource resource, Instant now, String code, String message) {
        store.transactor().run(actor, tx -> {
            store.journal().error(connection, resource, now, code, message);
            tx.changed(Topic.CONNECTION, connection.value());
        });
    }

    private void become(Condition next) {
        condition = next;
        store.transactor().run(actor, tx -> {
            store.journal().put(connection, next);
            tx.changed(Topic.CONNECTION, connection.value());
        });
    }
}
