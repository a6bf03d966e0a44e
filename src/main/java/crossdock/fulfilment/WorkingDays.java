package crossdock.fulfilment;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.LocationId;
import crossdock.kernel.Topic;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderLine;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.calendar.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts an order's promise in the working days of the location that fills it; of several, the last to be done counts.
/// While it has none, in those of the country it goes to. Any thread.
public final class WorkingDays implements Function<Order, Optional<Instant>>, AutoCloseable {
    private static final int LAST_MINUTE = 1_439;

    private final Supplier<NetworkSetup> network;
    private final ZoneId zone;
    private final ChangeNotices.Subscription subscription;
    private final AtomicLong changes = new AtomicLong(1);
    private volatile @Nullable Made made;

    /// As read when so many changes were known.
    private record Made(long changes, NetworkSetup setup, Map<LocationId, BusinessCalendar> calendars) {}

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
        return calendars(order).stream()
                .map(calendar -> by(calendar, order.method(), order.placedAt()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /// An order placed after the last shift of a day, or on a day without any, counts as placed on the next working
    /// day. A parcel is due by the end of its day, as the door it goes to keeps no shifts; what is collected is due
    /// when the last shift ends.
    static Optional<Instant> by(BusinessCalendar calendar, Method method, Instant placedAt) {
        LocalDate day = calendar.today(placedAt);
        List<Shift> shifts = calendar.shiftsOn(day);
        boolean isInTime = !shifts.isEmpty() && placedAt.isBefore(calendar.at(day, shifts.getLast().to()));
        return calendar.plusWorkingDays(isInTime ? day : day.plusDays(1), method.workingDays())
                .map(due -> calendar.at(due, method == Method.PICKUP
                        ? Math.min(calendar.shiftsOn(due).getLast().to(), LAST_MINUTE)
                        : LAST_MINUTE));
    }

    private List<BusinessCalendar> calendars(Order order) {
        Set<LocationId> places = places(order);
        Made known = made();
        boolean isNew = !known.calendars().keySet().containsAll(places); // made by the open write
        Made now = isNew ? read() : known;
        List<BusinessCalendar> kept = new ArrayList<>();
        places.forEach(place -> Optional.ofNullable(now.calendars().get(place)).ifPresent(kept::add));
        return kept.isEmpty() ? List.of(now.setup().calendar(order.region(), zone)) : kept;
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
        NetworkSetup setup = network.get();
        Map<LocationId, BusinessCalendar> calendars = new HashMap<>();
        setup.places().forEach(spot -> calendars.put(spot.location().id(), spot.workingDays()));
        Made fresh = new Made(seen, setup, calendars);
        made = fresh;
        return fresh;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
