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
import crossdock.ui.routing.desk.OrderFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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

    /// Orders that are not stored.
    ///
    /// @param numbers of them, as the file has them
    /// @param rows of the file, `refused` ones among them
    public record Filed(ReplayInput input, Map<OrderId, String> numbers, long rows, long refused) {}

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

        /// The orders of a file and the stock they meet: by the ledgers from the first of them on as far as these reach
        /// back, that of now for what is later, with what is on its way when it is due.
        ///
        /// @param rows hears how many rows of the file are read
        /// @param refused hears of each row that does not count
        /// @throws java.util.concurrent.CancellationException once `isCancelled` says so
        Filed filed(
                Ground ground, OrderFile file, LongConsumer rows, Consumer<OrderFile.Refusal> refused,
                BooleanSupplier isCancelled)
                throws IOException, OrderFile.Unusable;

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
