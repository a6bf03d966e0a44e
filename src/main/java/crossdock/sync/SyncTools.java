package crossdock.sync;

import crossdock.kernel.Actor;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.pace.Backoff;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Small things that every loop needs.
///
/// @param ahead runs requests for pages beside the writing of others; null: one after the other
record SyncTools(InstantSource clock, Backoff backoff, @Nullable Executor ahead) {
    /// In ledgers and logs a connection acts under its own name.
    Actor actor(ChannelConnection connection) {
        return new Actor(Actor.Kind.CHANNEL, connection.name());
    }
}
