package crossdock.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where each pull stands, and what was seen of each object. Written inside a write only.
public interface Pulls {
    /// The stored state, or a fresh one.
    PullState find(ConnectionId connection, Resource resource);

    void put(PullState state);

    /// What is remembered of these objects; those never seen are left out.
    Map<String, Long> hashes(ConnectionId connection, Resource resource, Collection<String> externalIds);

    /// Remembers objects as they were applied. A hash of 0 makes the next sight of it count as changed.
    ///
    /// @param sweep the sweep they were seen in
    void mark(ConnectionId connection, Resource resource, long sweep, Map<String, Long> hashes);

    /// Makes the next sight of an object count as changed.
    void forget(ConnectionId connection, Resource resource, String externalId);

    /// Ends a complete sweep: objects it did not show have missed one more. Returns those that now missed two in a row.
    List<String> missed(ConnectionId connection, Resource resource, long sweep);

    /// Resources that a person paused by themselves; the rest of the connection is read on.
    Set<Resource> paused(ConnectionId connection);

    void pause(ConnectionId connection, Resource resource, boolean isPaused);

    /// When the oldest order of the connection that is still open was placed, channel's clock.
    Optional<Instant> oldestOpenOrder(ConnectionId connection);

    /// External ids of the connection's orders that are in one of these states of the channel and either have open units or were placed since.
    List<String> ordersIn(ConnectionId connection, List<String> states, Instant placedSince);

    /// Where one pull stands.
    ///
    /// @param resets grows when a person starts it over
    /// @param watermark channel's clock, overlap taken off; null: nothing was ever read to its end
    /// @param delta the delta under way; null: none
    /// @param sweep the sweep under way; null: none
    /// @param sweepNumber how many sweeps of everything were begun
    /// @param sweptAt start of the last complete sweep of everything, our clock
    /// @param confirmedAt start of the last complete traversal, channel's clock
    /// @param confirmedReceivedAt the same on our clock
    /// @param wanted a sweep that somebody asked for; null: none
    record PullState(
            ConnectionId connection,
            Resource resource,
            int resets,
            @Nullable Instant watermark,
            @Nullable Traversal delta,
            @Nullable Traversal sweep,
            long sweepNumber,
            @Nullable Instant sweptAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant confirmedReceivedAt,
            @Nullable Reread wanted) {

        /// Nothing was read yet.
        public static PullState fresh(ConnectionId connection, Resource resource) {
            return new PullState(connection, resource, 0, null, null, null, 0, null, null, null, null);
        }

        PullState with(@Nullable Traversal newDelta, @Nullable Traversal newSweep, long number) {
            return new PullState(
                    connection, resource, resets, watermark, newDelta, newSweep, number, sweptAt, confirmedAt,
                    confirmedReceivedAt, wanted);
        }

        PullState moved(Instant to) {
            return new PullState(
                    connection, resource, resets, to, delta, sweep, sweepNumber, sweptAt, confirmedAt,
                    confirmedReceivedAt, wanted);
        }

        PullState swept(@Nullable Instant newSweptAt) {
            return new PullState(
                    connection, resource, resets, watermark, delta, sweep, sweepNumber, newSweptAt, confirmedAt,
                    confirmedReceivedAt, wanted);
        }

        PullState confirmed(Instant channelTime, Instant ourTime, @Nullable Instant newSweptAt) {
            return new PullState(
                    connection, resource, resets, watermark, delta, sweep, sweepNumber, newSweptAt, channelTime,
                    ourTime, wanted);
        }

        PullState wanting(@Nullable Reread reread) {
            return new PullState(
                    connection, resource, resets, watermark, delta, sweep, sweepNumber, sweptAt, confirmedAt,
                    confirmedReceivedAt, reread);
        }

        /// Everything is read again from the beginning; what is known stays until it is.
        public PullState startedOver() {
            return new PullState(
                    connection, resource, resets + 1, null, null, null, sweepNumber, sweptAt, confirmedAt,
                    confirmedReceivedAt, null);
        }
    }

    /// One pass from a first page to a last one.
    ///
    /// @param from what changed since is read; null: everything
    /// @param token of the page that comes next
    /// @param startedAt channel's clock
    /// @param askedAt our clock
    record Traversal(@Nullable Instant from, String token, Instant startedAt, Instant askedAt) {}

    /// A wish to read again.
    ///
    /// @param from channel's clock; null: everything
    record Reread(@Nullable Instant from) {
        /// The wish that covers both.
        static Reread wider(@Nullable Reread one, Reread other) {
            if (one == null) {
                return other;
            }
            Instant a = one.from();
            Instant b = other.from();
            return new Reread(a == null || b == null ? null : a.isBefore(b) ? a : b);
        }
    }
}
