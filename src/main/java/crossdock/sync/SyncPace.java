package crossdock.sync;

import crossdock.channel.DeltaClass;
import crossdock.kernel.Resource;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import java.time.Duration;

/// How often things are read.
///
/// @param live between two looks at stock and orders of a real-time channel
/// @param watch between two looks into a folder
/// @param nearTime between two reads of a near-time channel
/// @param sweep between two sweeps beside trusted deltas; a tenth of it beside deltas that are trusted in part only
public record SyncPace(Duration live, Duration watch, Duration nearTime, Duration sweep) {
    /// 2 s, 5 s, 15 min, 6 h.
    public static final SyncPace DEFAULT = new SyncPace(
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(6));

    /// Time between the starts of two traversals.
    public Duration interval(ChannelConnection connection, Resource resource) {
        if (connection.kind().equals("file")) {
            return watch; // looking into a folder costs nothing; what is in it is near-time all the same
        }
        if (connection.mode() == Mode.NEARTIME) {
            return nearTime;
        }
        return switch (resource) {
            case STOCK, ORDERS -> live;
            case CATALOGUE -> live.multipliedBy(10);
            case LOCATIONS -> live.multipliedBy(150);
        };
    }

    /// Time between the starts of two sweeps.
    public Duration sweepInterval(DeltaClass delta) {
        return switch (delta) {
            case DELTA_TRUSTED -> sweep;
            case DELTA_PARTIAL -> sweep.dividedBy(10);
            case FULL_SCAN, ABSENT -> Duration.ZERO;
        };
    }

    /// Past it a connection counts as lagging.
    public static Duration limit(Mode mode) {
        return mode == Mode.REALTIME ? Duration.ofSeconds(30) : Duration.ofMinutes(30);
    }
}
