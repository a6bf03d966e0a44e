package crossdock.fulfilment;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.LocationId;
import crossdock.kernel.Topic;
import crossdock.order.Order;
import crossdock.order.OrderLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Promises orders by service level on the network as it is, see [ServiceLevel]. Any thread.
public final class WorkingDays implements Function<Order, Optional<Instant>>, AutoCloseable {
    private final Supplier<NetworkSetup> network;
    private final ZoneId zone;
    private final ChangeNotices.Subscription subscription;
    private final AtomicLong changes = new AtomicLong(1);
    private volatile @Nullable Made made;

    /// As read when so many changes were known.
    private record Made(long changes, ServiceLevel level) {}

    /// @param network as the write that asks sees it
    /// @param zone the workspace's reporting zone, for an order without a location
    public WorkingDays(Supplier<NetworkSetup> network, ChangeNotices notices, ZoneId zone) {
        this.network = network;
        this.zone = zone;
        this.subscription = notices.subscribe(this::heard);
    }

    private void heard(ChangeNotice notice) {
        if (notice.touches(Topic.LOCATION) || notice.touches(Topic.ROUTING, 1)) {
            changes.incrementAndGet();
        }
    }

    /// Empty when no calendar works for so many days.
    @Override
    public Optional<Instant> apply(Order order) {
        Set<LocationId> places = places(order);
        Made known = made();
        Made now = known.level().knows(places) ? known : read(); // else one was made by the open write
        return now.level().promise(order.method(), order.region(), order.placedAt(), places);
    }

    /// The location its channel fixed, else wherever its units are or left from.
    private static Set<LocationId> places(Order order) {
        if (!order.location().isNone()) {
            return Set.of(order.location());
        }
        Set<LocationId> places = new TreeSet<>();
        for (OrderLine line : order.lines()) {
            for (OrderLine.Place place : line.places()) {
                if (place.open() + place.shipped() + place.collected() > 0 && !place.location().isNone()) {
                    places.add(place.location());
                }
            }
        }
        return places;
    }

    private Made made() {
        Made known = made;
        return known != null && known.changes() == changes.get() ? known : read();
    }

    private Made read() {
        long seen = changes.get();
        Made fresh = new Made(seen, new ServiceLevel(network.get(), zone));
        made = fresh;
        return fresh;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
