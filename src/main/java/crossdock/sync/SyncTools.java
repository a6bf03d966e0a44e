package crossdock.sync;

import crossdock.kernel.Actor;
import crossdock.sync.Connections.ChannelConnection;
import java.time.InstantSource;

/// Small things that every loop needs.
record SyncTools(InstantSource clock, Backoff backoff) {
    /// In ledgers and logs a connection acts under its own name.
    Actor actor(ChannelConnection connection) {
        return new Actor(Actor.Kind.CHANNEL, connection.name());
    }
}
