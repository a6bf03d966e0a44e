package crossdock.inventory;

import crossdock.inventory.StockQueries.Age;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where channels show something else than they should. Each call judges every published value against the last commit;
/// not for the UI thread.
public interface DriftQueries {
    /// Judges all values.
    ///
    /// @param worst how many rows to return, those with the most units at risk first, then the most units withheld
    Board board(int worst);

    /// All judged values in sum, and the worst of them.
    ///
    /// @param judged published values of mapped listings
    /// @param drifting of them, those that differ for another cause than LAG
    /// @param unitsAtRisk units shown that are not there, over all that drift
    /// @param unitsWithheld units there that are not shown, over all that drift
    /// @param perCause values that differ, by cause
    record Board(
            int judged, int drifting, int unitsAtRisk, int unitsWithheld, Map<Drift.Cause, Integer> perCause,
            List<Row> worst) {}

    /// One value that differs.
    record Row(ConnectionId channel, String channelName, SkuId sku, String code, String title, Drift drift, Age age) {}

    /// What is known of values sent to a channel.
    interface PushStatus {
        /// @param location NONE for the channel as a whole
        Push of(ConnectionId channel, SkuId sku, LocationId location);

        /// @param hasFailed the last attempt failed, and none succeeded since
        /// @param isPending a value waits or is on its way
        /// @param value sent last; null for never
        /// @param at when its answer came, our clock; null for never
        record Push(boolean hasFailed, boolean isPending, @Nullable Integer value, @Nullable Instant at) {}
    }
}
