package crossdock.routing.network;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.geo.GeoPoint;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A location with everything routing wants to know about it, except its stock and its workload.
///
/// @param point null when nobody knows where it stands; distance filters then refuse it
/// @param open false once its channel no longer shows it
/// @param tracked false for a supplier whose stock nobody counts; only drop-shipping reaches it
/// @param channels for whose orders it fulfils, by connection name; null for all
/// @param productTypes what it handles; none for everything
/// @param priority lower is better
/// @param rejections units it refused in a thousand asked for
/// @param windows pickup windows; null when it names none, then each of its shifts is one window without a limit
/// @param handling minor units a parcel
/// @param stockAsOf when its source last confirmed its stock; null before the first time
public record Place(
        LocationId id,
        String code,
        String name,
        Location.Type type,
        @Nullable GeoPoint point,
        Region region,
        boolean open,
        boolean ships,
        boolean offersPickup,
        boolean tracked,
        Set<String> groups,
        @Nullable Set<String> channels,
        Set<String> productTypes,
        int priority,
        int rejections,
        BusinessCalendar calendar,
        Capacity capacity,
        @Nullable PickupWindows windows,
        long handling,
        @Nullable Instant stockAsOf) {
    public Place {
        groups = Set.copyOf(groups);
        channels = channels == null ? null : Set.copyOf(channels);
        productTypes = Set.copyOf(productTypes);
    }

    /// The same place with another price of handling.
    public Place withHandling(long newHandling) {
        return new Place(
                id, code, name, type, point, region, open, ships, offersPickup, tracked, groups, channels, productTypes,
                priority, rejections, calendar, capacity, windows, newHandling, stockAsOf);
    }

    /// The same place with other figures of the day.
    public Place withState(int newRejections, @Nullable Instant newStockAsOf) {
        return new Place(
                id, code, name, type, point, region, open, ships, offersPickup, tracked, groups, channels, productTypes,
                priority, newRejections, calendar, capacity, windows, handling, newStockAsOf);
    }

    public boolean fulfilsFor(String channel) {
        return channels == null || channels.contains(channel);
    }

    public boolean handles(String productType) {
        return productTypes.isEmpty() || productTypes.contains(productType);
    }
}
