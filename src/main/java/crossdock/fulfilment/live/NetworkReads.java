package crossdock.fulfilment.live;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What routing reads of stock and network beside settings. Reads outside a write see the last commit, inside a write
/// what it wrote.
public interface NetworkReads {
    /// Hands over every cell at a location: ascending by article, then location. The whole store, one snapshot.
    void forEachCell(CellVisitor visitor);

    /// The cells of some articles, in no order.
    void cellsOf(Collection<SkuId> skus, CellVisitor visitor);

    /// Sees one cell.
    @FunctionalInterface
    interface CellVisitor {
        /// @param routable on hand - unavailable - reserved - routing safety stock
        void cell(long sku, long location, int routable);
    }

    /// Names of the channels for whose orders each location fulfils. A location that none names fulfils for all those
    /// that name nobody.
    Map<LocationId, Set<String>> fulfils();

    /// When each location's source last confirmed its stock as a whole.
    Map<LocationId, Instant> confirmed();

    /// Units refused in a thousand asked for.
    Map<LocationId, Integer> rejections();

    /// Units on their way.
    List<Coming> coming();

    Names names();

    String productType(SkuId sku);

    /// Units on their way to a location.
    ///
    /// @param transfer from another location of ours
    /// @param toldAt when its source said so
    record Coming(
            boolean transfer, String reference, SkuId sku, LocationId location, int units, Instant dueAt,
            String source, Instant toldAt) {}

    /// Names that filters may use.
    record Names(Set<String> channels, Set<String> productTypes, Set<String> queues) {}
}
