package crossdock.sync;

import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.sync.Connections.ChannelConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Small things that every loop needs.
record SyncTools(InstantSource clock, Backoff backoff, OpenOrders openOrders) {
    /// In ledgers and logs a connection acts under its own name.
    Actor actor(ChannelConnection connection) {
        return new Actor(Actor.Kind.CHANNEL, connection.name());
    }

    /// Tells how far back a sweep of orders must go.
    @FunctionalInterface
    public interface OpenOrders {
        /// When the oldest order that is still open was placed, channel's clock.
        Optional<Instant> oldestOpen(ConnectionId connection);
    }
}
