package crossdock.order;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import crossdock.order.OrderLine.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One line while a change is worked out: where its units are, and what it holds in the reservation ledger meanwhile.
final class LineEdit {
    final int index;
    final boolean isNew;
    /// Below 0 until the line is stored.
    final LineId id;
    final String externalId;
    /// Units that the reservation ledger has for the line, by location.
    final TreeMap<LocationId, Integer> reserved = new TreeMap<>();

    int ordinal;
    @Nullable SkuId sku;
    String skuText;
    String title;
    @Nullable Money unitPrice;
    Instant seenAt;
    int quantity;
    int channelCancelled;
    int ownCancelled;
    @Nullable Instant cancelledAt;
    int ordered;
    int cancelled;

    private final TreeMap<LocationId, PlaceEdit> places = new TreeMap<>();
    private int unrouted;
    private int backordered;

    /// A line that this change names for the first time.
    LineEdit(int index, IncomingOrder.Line in, Instant seenAt) {
        this.index = index;
        this.isNew = true;
        this.id = new LineId(-1 - index);
        this.externalId = in.externalId();
        this.ordinal = in.ordinal();
        this.sku = in.sku();
        this.skuText = in.skuText();
        this.title = in.title();
        this.unitPrice = in.unitPrice();
        this.seenAt = seenAt;
        this.quantity = in.quantity();
        this.channelCancelled = in.cancelled();
    }

    /// @param reserves whether the line's open units are in the reservation ledger
    LineEdit(int index, OrderLine line, boolean reserves) {
        this.index = index;
        this.isNew = false;
        this.id = line.id();
        this.externalId = line.externalId();
        this.ordinal = line.ordinal();
        this.sku = line.sku();
        this.skuText = line.skuText();
        this.title = line.title();
        this.unitPrice = line.unitPrice();
        this.seenAt = line.seenAt();
        this.quantity = line.quantity();
        this.channelCancelled = line.channelCancelled();
        this.ownCancelled = line.ownCancelled();
        this.cancelledAt = line.cancelledAt();
        this.ordered = line.ordered();
        this.cancelled = line.cancelled();
        this.unrouted = line.unrouted();
        this.backordered = line.backordered();
        line.places().forEach(place -> places.put(place.location(), new PlaceEdit(place)));
        if (reserves && line.sku() != null) {
            reserved.putAll(openByPlace());
        }
    }

    /// Units at one location.
    private static final class PlaceEdit {
        private final int[] open; // assigned, picked, packed, ready: from the least to the most advanced
        private int shipped;
        private int collected;
        private final int delivered;
        private int returned;

        PlaceEdit() {
            open = new int[4];
            delivered = 0;
        }

        PlaceEdit(Place place) {
            open = new int[] {place.assigned(), place.picked(), place.packed(), place.ready()};
            shipped = place.shipped();
            collected = place.collected();
            delivered = place.delivered();
            returned = place.returned();
        }

        int open() {
            return open[0] + open[1] + open[2] + open[3];
        }

        boolean isEmpty() {
            return open() + shipped + collected + delivered + returned == 0;
        }

        int take(int units, boolean isAdvancedFirst) {
            int left = units;
            for (int i = 0; i < open.length; i++) {
                int stage = isAdvancedFirst ? open.length - 1 - i : i;
                int taken = Math.min(left, open[stage]);
                open[stage] -= taken;
                left -= taken;
            }
            return units - left;
        }

        Place build(LocationId location) {
            return new Place(
                    location, open[0], open[1], open[2], open[3], shipped, collected, delivered, returned);
        }
    }

    int open() {
        return unrouted + backordered + places.values().stream().mapToInt(PlaceEdit::open).sum();
    }

    int open(LocationId location) {
        if (location.isNone()) {
            return unrouted + backordered;
        }
        PlaceEdit place = places.get(location);
        return place == null ? 0 : place.open();
    }

    int left() {
        return places.values().stream().mapToInt(place -> place.shipped + place.collected).sum();
    }

    int returned() {
        return places.values().stream().mapToInt(place -> place.returned).sum();
    }

    int returned(LocationId location) {
        PlaceEdit place = places.get(location);
        return place == null ? 0 : place.returned;
    }

    /// Units that left a location and have not come back to it.
    int away(LocationId location) {
        PlaceEdit place = places.get(location);
        return place == null ? 0 : Math.max(0, place.shipped + place.collected - place.returned);
    }

    /// Open units by location, NONE among them; locations without any left out.
    Map<LocationId, Integer> openByPlace() {
        var open = new TreeMap<LocationId, Integer>();
        if (unrouted + backordered > 0) {
            open.put(LocationId.NONE, unrouted + backordered);
        }
        places.forEach((location, place) -> {
            if (place.open() > 0 && !location.isNone()) {
                open.put(location, place.open());
            }
        });
        return open;
    }

    Collection<LocationId> locations() {
        return List.copyOf(places.keySet());
    }

    /// Takes open units away from where they wait.
    ///
    /// @param isAdvancedFirst packed before picked before assigned, as goods leave; the other way round when they are
    /// given up
    /// @return units taken, fewer when fewer are there
    int take(LocationId from, int units, boolean isAdvancedFirst) {
        if (!from.isNone()) {
            PlaceEdit place = places.get(from);
            return place == null ? 0 : place.take(units, isAdvancedFirst);
        }
        int fromUnrouted = Math.min(units, unrouted);
        int fromBackordered = Math.min(units - fromUnrouted, backordered);
        unrouted -= fromUnrouted;
        backordered -= fromBackordered;
        return fromUnrouted + fromBackordered;
    }

    /// Opens units at a location, or at none.
    void give(LocationId to, int units) {
        if (to.isNone()) {
            unrouted += units;
        } else if (units > 0) {
            place(to).open[0] += units;
        }
    }

    /// Says how many of the units without a location wait for supply; the others only have none yet.
    void setWaiting(int units) {
        int without = unrouted + backordered;
        backordered = Math.min(units, without);
        unrouted = without - backordered;
    }

    /// Units at a location that nobody has touched there yet.
    int untouched(LocationId location) {
        PlaceEdit place = places.get(location);
        return place == null ? 0 : place.open[0];
    }

    void leave(LocationId from, int units, boolean isCollected) {
        if (isCollected) {
            place(from).collected += units;
        } else {
            place(from).shipped += units;
        }
    }

    void comeBack(LocationId to, int units) {
        place(to).returned += units;
    }

    private PlaceEdit place(LocationId location) {
        return places.computeIfAbsent(location, _ -> new PlaceEdit());
    }

    OrderLine build() {
        return new OrderLine(
                id,
                externalId,
                ordinal,
                sku,
                skuText,
                title,
                unitPrice,
                seenAt,
                quantity,
                channelCancelled,
                ownCancelled,
                cancelledAt,
                ordered,
                cancelled,
                unrouted,
                backordered,
                places.entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> e.getValue().build(e.getKey()))
                        .toList());
    }
}
