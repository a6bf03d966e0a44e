package crossdock.insight;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Today screen reads. Sees the last commit; not for the UI thread.
public interface TodayQueries {
    /// Everything the screen shows but channel health.
    ///
    /// @param zone the workspace's reporting zone: "today" begins at its midnight
    Today today(ZoneId zone);

    /// The state of the operation now.
    ///
    /// @param shortages a few articles with too few units, the worst first
    /// @param newest when the newest order was placed; null without one
    record Today(
            Instant at,
            ZoneId zone,
            Figures figures,
            List<Place> places,
            List<Shortage> shortages,
            @Nullable Instant newest) {}

    /// The figures of the cards.
    ///
    /// @param ordersPerHour orders placed in each of the last 24 hours, oldest first, the running hour last
    /// @param ordersToday placed since midnight
    /// @param ordersYesterday placed on the day before until the same time of day; null when nothing is known of it
    /// @param leftPerHour units shipped, collected or sold over the counter in each of the last 24 hours
    /// @param leftToday units since midnight
    /// @param openOrders orders with open units, history left out
    /// @param openUnits their open units
    /// @param oldestOpen when the oldest of them was placed; null without one
    /// @param unroutedUnits open units without a location
    /// @param unroutedOrders orders they belong to
    /// @param oversoldUnits units sold beyond what is there, over all articles
    /// @param oversoldSkus articles they belong to
    /// @param lowSkus articles with a location below its safety stock
    /// @param skus all articles
    record Figures(
            List<Integer> ordersPerHour,
            int ordersToday,
            @Nullable Integer ordersYesterday,
            List<Integer> leftPerHour,
            int leftToday,
            int openOrders,
            int openUnits,
            @Nullable Instant oldestOpen,
            int unroutedUnits,
            int unroutedOrders,
            int oversoldUnits,
            int oversoldSkus,
            int lowSkus,
            int skus) {}

    /// An article with too few units.
    ///
    /// @param kind sold beyond what is there stands before below safety stock
    /// @param units how many are missing, over all locations
    /// @param locations how many of them lack units; 0 when only demand without a location does
    /// @param worst the location that lacks most; null when none does
    record Shortage(SkuId sku, String code, String title, Kind kind, int units, int locations, @Nullable String worst) {
        /// What is too low: free units, or only the safety stock above them.
        public enum Kind {
            OVERSOLD,
            BELOW_SAFETY
        }
    }

    /// One location on the map.
    ///
    /// @param latitude null when it is not known where it lies
    /// @param openUnits reserved there and not yet gone
    /// @param leftToday units that left it since midnight
    /// @param negativeCells articles sold there beyond what is there
    record Place(
            LocationId id,
            String name,
            Location.Type type,
            @Nullable Double latitude,
            @Nullable Double longitude,
            boolean open,
            int openUnits,
            int leftToday,
            int negativeCells) {}
}
