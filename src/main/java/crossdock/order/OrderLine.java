package crossdock.order;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line as quantities: ordered = cancelled + unrouted + backordered + the sum over places of assigned, picked,
/// packed, ready, shipped and collected.
///
/// @param id below 0 before it is stored
/// @param sku null while unmapped: such a line reserves and moves nothing
/// @param unitPrice null when unknown
/// @param seenAt stamp of the newest version that named the line; older than the order's when the line was removed
/// @param quantity as that version had it
/// @param channelCancelled units that the channel calls cancelled
/// @param ownCancelled units cancelled here; the channel's number includes them once it knows, so the larger of the two
/// counts
/// @param cancelledAt when single units were last cancelled; null when none was
/// @param ordered `quantity`, or the units that left when they are more
/// @param unrouted open units without a location
/// @param backordered open units that wait for stock, without a location too
/// @param places from assignment onward, by location
public record OrderLine(
        LineId id,
        String externalId,
        int ordinal,
        @Nullable SkuId sku,
        String skuText,
        String title,
        @Nullable Money unitPrice,
        Instant seenAt,
        int quantity,
        int channelCancelled,
        int ownCancelled,
        @Nullable Instant cancelledAt,
        int ordered,
        int cancelled,
        int unrouted,
        int backordered,
        List<Place> places) {

    public OrderLine withId(LineId newId) {
        return new OrderLine(
                newId, externalId, ordinal, sku, skuText, title, unitPrice, seenAt, quantity, channelCancelled,
                ownCancelled, cancelledAt, ordered, cancelled, unrouted, backordered, places);
    }

    public int open() {
        return unrouted + backordered + places.stream().mapToInt(Place::open).sum();
    }

    /// Shipped or collected, returned units included.
    public int left() {
        return places.stream().mapToInt(place -> place.shipped() + place.collected()).sum();
    }

    /// Units cancelled one by one, before the whole order was. A line that the newest version no longer names is
    /// cancelled in full.
    int cancelledAlone(Instant orderUpdatedAt) {
        boolean isRemoved = seenAt.isBefore(orderUpdatedAt);
        return isRemoved ? quantity : Math.min(quantity, Math.max(channelCancelled, ownCancelled));
    }

    public int returned() {
        return places.stream().mapToInt(Place::returned).sum();
    }

    /// Units of a line at one location.
    ///
    /// @param delivered part of `shipped`
    /// @param returned units that came back to this location, wherever they had left from
    public record Place(
            LocationId location,
            int assigned,
            int picked,
            int packed,
            int ready,
            int shipped,
            int collected,
            int delivered,
            int returned) {
        public int open() {
            return assigned + picked + packed + ready;
        }
    }
}
