package crossdock.ui.routing.lab;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Region;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Network;
import crossdock.routing.network.Workload;
import crossdock.routing.replay.ReplayInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What policies are tried on, all of one instant.
///
/// @param orders stored ones, each in full as it was ordered
/// @param numbers of those orders, as people know them
public record Ground(
        Network network, StockIndex stock, Workload load, List<Demand> orders, Map<OrderId, String> numbers) {
    /// An article as trials need it.
    ///
    /// @param grams of one unit
    public record Article(SkuId id, String productType, int grams) {}

    /// Where the ground is read, each call anew.
    public interface Source {
        Ground ground();

        /// The stored orders and the stock before the first of them.
        ReplayInput replay(Ground ground);

        /// A stored order by our number for it, or its channel's.
        Optional<Demand> order(String number);

        Optional<Article> article(String code);

        Optional<LocationId> location(String code);

        /// Where an address lies; null when nobody knows.
        @Nullable GeoPoint point(Region region);
    }
}
