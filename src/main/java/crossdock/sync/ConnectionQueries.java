package crossdock.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.ParkedRows.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Channels screen, the sync pill and the command line read. Each call sees the last commit, also in a console
/// that does not sync itself; none may run on the UI thread.
public interface ConnectionQueries {
    /// All connections with one row a resource that was ever asked for, by id.
    List<ChannelHealth> health();

    /// Newest first.
    List<Trouble> troubles(ConnectionId connection, @Nullable Resource resource, int limit);

    List<Parked> parked(ConnectionId connection, @Nullable Resource resource, int limit);

    /// How one connection is, in one word.
    enum State {
        /// Read for the first time.
        LOADING,
        LIVE,
        NEARTIME,
        /// Answers, but what we know is older than it should be.
        LAGGING,
        OFFLINE,
        UNAUTHORIZED,
        PAUSED
    }

    /// One connection.
    ///
    /// @param since when the state began, our clock
    /// @param detail the channel's words; empty when all is well
    /// @param locations linked to it
    record ChannelHealth(
            ChannelConnection connection,
            State state,
            Instant since,
            String detail,
            int locations,
            int parked,
            List<ResourceHealth> resources) {

        /// The oldest knowledge among its stock and orders; null before all was read once.
        public @Nullable Duration behind() {
            Duration worst = null;
            for (ResourceHealth each : resources) {
                Duration behind = each.behind();
                boolean counts = each.resource() == Resource.STOCK || each.resource() == Resource.ORDERS;
                if (!counts || each.isPaused()) {
                    continue; // nobody waits for what a person paused
                }
                if (behind == null) {
                    return null;
                }
                worst = worst == null || behind.compareTo(worst) > 0 ? behind : worst;
            }
            return worst;
        }
    }

    /// One resource of a connection.
    ///
    /// @param watermark channel's clock; null before everything was read once
    /// @param isPaused a person paused this resource alone
    /// @param isSweeping everything is being read again
    /// @param behind since the start of the last complete traversal; null before the first
    /// @param p50 of the last lags from a change there to its commit here; null without any
    /// @param behindByMinute worst of each of the last 120 minutes, oldest first; -1 where nothing ended
    /// @param lagByMinute longest lag of each of the same minutes; -1 where no change was timed
    record ResourceHealth(
            Resource resource,
            boolean isPaused,
            @Nullable Instant watermark,
            boolean isSweeping,
            @Nullable Instant confirmedAt,
            @Nullable Duration behind,
            @Nullable Duration p50,
            @Nullable Duration p99,
            int lagSamples,
            int rowsLastHour,
            int changedLastHour,
            int requestsLastMinute,
            int errorsLastHour,
            int parked,
            List<Duration> behindByMinute,
            List<Duration> lagByMinute) {}

    /// Trouble in the channel's words.
    record Trouble(
            Resource resource, String code, String message, Instant firstAt, Instant lastAt, int times) {}

    /// The state of a connection, from what is stored. Pure.
    ///
    /// @param behind the oldest knowledge of stock and orders; null before all was read once
    static State state(ChannelConnection c, SyncJournal.@Nullable Condition condition, @Nullable Duration behind) {
        if (c.wanted() != Connections.Wanted.ACTIVE) {
            return State.PAUSED;
        }
        if (condition == null) {
            return State.LOADING;
        }
        return switch (condition.kind()) {
            case LOADING -> State.LOADING;
            case OFFLINE -> State.OFFLINE;
            case UNAUTHORIZED -> State.UNAUTHORIZED;
            case RUNNING -> {
                if (behind != null && behind.compareTo(SyncPace.limit(c.mode())) > 0) {
                    yield State.LAGGING;
                }
                yield c.mode() == Connections.Mode.NEARTIME ? State.NEARTIME : State.LIVE;
            }
        };
    }
}
