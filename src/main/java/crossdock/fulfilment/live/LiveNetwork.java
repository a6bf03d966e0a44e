package crossdock.fulfilment.live;

import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.inventory.Location;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.LocationId;
import crossdock.kernel.Topic;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The network as the engine takes it: made of settings, locations and what the store says, and made again when one of
/// them changes. Any thread.
public final class LiveNetwork implements AutoCloseable {
    /// How old what is told by no notice may be: when a source last confirmed its stock, who rejects how often.
    private static final Duration AGE = Duration.ofSeconds(30);

    private final RoutingDesk desk;
    private final NetworkReads reads;
    private final Supplier<String> currency;
    private final InstantSource clock;
    private final ChangeNotices.Subscription subscription;
    private final AtomicLong changes = new AtomicLong(1);
    private volatile @Nullable Made made;

    private record Made(long changes, Instant at, Network network, NetworkSetup setup) {}

    /// @param currency of the policy in force
    public LiveNetwork(
            RoutingDesk desk, NetworkReads reads, ChangeNotices notices, Supplier<String> currency,
            InstantSource clock) {
        this.desk = desk;
        this.reads = reads;
        this.currency = currency;
        this.clock = clock;
        this.subscription = notices.subscribe(this::heard);
    }

    private void heard(ChangeNotice notice) {
        if (notice.touches(Topic.LOCATION) || notice.touches(Topic.ROUTING, 1)) {
            changes.incrementAndGet();
        }
    }

    /// As of the last commit that touched it.
    public Network now() {
        return made().network();
    }

    public NetworkSetup setup() {
        return made().setup();
    }

    private Made made() {
        long seen = changes.get();
        Made known = made;
        Instant now = clock.instant();
        if (known != null && known.changes() == seen && known.at().plus(AGE).isAfter(now)) {
            return known;
        }
        NetworkSetup setup = desk.network();
        Made fresh = new Made(seen, now, new Network(facts(setup)), setup);
        made = fresh;
        return fresh;
    }

    private NetworkFacts facts(NetworkSetup setup) {
        Map<LocationId, Set<String>> fulfils = reads.fulfils();
        Map<LocationId, Instant> confirmed = reads.confirmed();
        Map<LocationId, Integer> rejections = reads.rejections();
        List<Place> places = new ArrayList<>();
        for (NetworkSetup.Spot spot : setup.places()) {
            LocationId id = spot.location().id();
            Set<String> channels = new HashSet<>(fulfils.getOrDefault(id, Set.of()));
            channels.add(""); // orders out of a file have no channel: any location may fill them
            places.add(place(spot, channels, rejections.getOrDefault(id, 0), confirmed.get(id)));
        }
        List<Supply> supplies = reads.coming().stream()
                .map(coming -> new Supply(
                        coming.transfer() ? Supply.Kind.TRANSFER : Supply.Kind.INCOMING,
                        coming.sku(),
                        coming.location(),
                        coming.units(),
                        coming.dueAt(),
                        coming.toldAt()))
                .toList();
        NetworkReads.Names names = reads.names();
        return new NetworkFacts(
                currency.get(),
                places,
                setup.services(),
                supplies,
                new NetworkFacts.Known(names.channels(), names.productTypes(), Set.of(), names.queues()));
    }

    private static Place place(
            NetworkSetup.Spot spot, Set<String> channels, int rejections, @Nullable Instant confirmed) {
        Location location = spot.location();
        Location.Address at = location.address();
        Setting.Place set = spot.chosen().place();
        return new Place(
                location.id(),
                location.code(),
                location.name(),
                location.type(),
                point(at),
                new Region(at.country(), at.state(), at.city(), at.postalCode()),
                location.open(),
                spot.ships(),
                location.offersPickup(),
                location.tracked(),
                spot.groups(),
                channels,
                set == null ? Set.of() : Set.copyOf(set.handles()),
                set == null ? 0 : set.priority(),
                rejections,
                spot.hours(),
                capacity(spot.chosen().capacity()),
                location.offersPickup() ? spot.pickup() : null,
                set == null ? 0 : set.handling(),
                confirmed);
    }

    private static @Nullable GeoPoint point(Location.Address at) {
        Double latitude = at.latitude();
        Double longitude = at.longitude();
        return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }

    private static Capacity capacity(Setting.@Nullable Capacity set) {
        if (set == null) {
            return Capacity.NONE;
        }
        Integer shift = set.perShift();
        Capacity.Unit unit = switch (set.unit()) {
            case ORDERS -> Capacity.Unit.ORDERS;
            case LINES -> Capacity.Unit.LINES;
            case UNITS -> Capacity.Unit.UNITS;
        };
        return new Capacity(unit, set.perDay(), shift == null ? Capacity.UNLIMITED : shift);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
