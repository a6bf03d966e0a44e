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
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What policies are tried on, all of one instant.
///
/// @param network of its own: what is remembered of one instant is not pushed out of the one that routes live
/// @param orders stored ones, each in full as it was ordered, by when they were placed
/// @param numbers of those orders, as people know them
/// @param fixed those whose channel chose the location, with all of it there or gone from there
public record Ground(
        Network network, StockIndex stock, Workload load, List<Demand> orders, Map<OrderId, String> numbers,
        Set<OrderId> fixed) {
    /// An article as trials need it.
    ///
    /// @param grams of one unit
    public record Article(SkuId id, String productType, int grams) {}

    /// Where the ground is read, each call anew.
    public interface Source {
        Ground ground();

        /// The stored orders and today's stock with what they took: at once, for the linter while somebody types.
        ReplayInput replay(Ground ground);

        /// The stored orders and the stock before the first of them by the ledgers, as far as these reach back, with what
        /// else changed it since. Reads all rows of the articles.
        ///
        /// @throws java.util.concurrent.CancellationException once `isCancelled` says so
        ReplayInput past(Ground ground, BooleanSupplier isCancelled);

        /// A stored order by our number for it, or its channel's.
        Optional<Demand> order(String number);

        Optional<Article> article(String code);

        /// What people call an article.
        String code(SkuId sku);

        Optional<LocationId> location(String code);

        /// Where an address lies; null when nobody knows.
        @Nullable GeoPoint point(Region region);
    }
}
