package crossdock.sync.outbox;

import crossdock.channel.ChannelException;
import crossdock.inventory.InventoryService;
import crossdock.inventory.Listings;
import crossdock.inventory.Locations;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the dispatchers of all connections share.
///
/// @param backoff how long to wait after the nth failure in a row
/// @param keys a fresh idempotency key, never the same twice in the world
/// @param steps hears how far each command is; in the console nobody listens
public record Post(
        Transactor transactor,
        Outbox outbox,
        Addresses addresses,
        InventoryService inventory,
        Locations locations,
        Listings listings,
        OrderLetters letters,
        IntFunction<Duration> backoff,
        Supplier<String> keys,
        InstantSource clock,
        Dispatcher.Steps steps) {

    /// The one rate budget of a connection, as pushes see it.
    public interface Gate {
        /// Zero: go, and call [#leave] afterwards; else how long to wait before asking again.
        Duration tryEnter(Instant now);

        /// The same for what nobody waits for: pulls need not stand back.
        default Duration tryEnterInTurn(Instant now) {
            return tryEnter(now);
        }

        void leave();

        /// One more request was sent under the same entry.
        void spend();

        void throttled(Instant now, @Nullable Duration retryAfter);

        void accepted(Instant now);
    }

    /// Who wants to know how the channel is.
    public interface Health {
        void answered(Instant now);

        void refused(Instant now, ChannelException trouble);
    }

    /// What must be known before anything is published.
    @FunctionalInterface
    public interface Ground {
        /// When the channel's own orders were last read to their end, by the start of that reading on our clock; null
        /// while stock or orders have to be read again first, because the console was away.
        @Nullable Instant ordersRead(ConnectionId channel);
    }
}
