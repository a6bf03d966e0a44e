package crossdock.app.routing;

import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Says of some stores that they ship, as soon as their till has told of them: what a person does once under Capacity.
/// For the practice world. A notice only wakes a thread of its own; closing waits for what that is doing.
public final class ShippingStores implements AutoCloseable {
    private final RoutingDesk desk;
    private final Locations locations;
    private final Actor person;
    private final Set<String> wanted; // guarded by this
    private final ChangeNotices.Subscription subscription;

    /// @param names of the stores
    public ShippingStores(
            RoutingDesk desk, Locations locations, ChangeNotices notices, Actor person, Set<String> names) {
        this.desk = desk;
        this.locations = locations;
        this.person = person;
        this.wanted = new HashSet<>(names);
        this.subscription = notices.subscribe(notice -> {
            if (notice.touches(Topic.LOCATION)) {
                Thread.ofVirtual().name("shipping-stores").start(this::look);
            }
        });
    }

    /// Looks for stores that were not there before.
    public synchronized void look() {
        if (wanted.isEmpty()) {
            return;
        }
        List<Location> found = locations.all().stream().filter(place -> wanted.remove(place.name())).toList();
        found.forEach(place -> desk.set(person, 0, new Setting.Shipping(place.id(), true)));
    }

    @Override
    public synchronized void close() {
        subscription.close();
        wanted.clear();
    }
}
