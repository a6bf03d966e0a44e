package crossdock.sync.apply;

import crossdock.channel.Capabilities.Grain;
import crossdock.channel.ChannelCount;
import crossdock.inventory.InventoryService;
import crossdock.inventory.InventoryService.Observed;
import crossdock.inventory.Listings;
import crossdock.inventory.Location;
import crossdock.inventory.LocationService;
import crossdock.inventory.Locations;
import crossdock.inventory.Observation;
import crossdock.inventory.Skus;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hands a channel's quantities to the inventory, which decides whether they are stock or a published value.
public final class CountApplier implements Applier<ChannelCount> {
    private final InventoryService inventory;
    private final LocationService service;
    private final Locations locations;
    private final Listings listings;
    private final Skus skus;
    private Names names = new Names(); // writer thread only

    /// What the ids of one page mean. Its rows are checked first and written then, and neighbours are mostly of one
    /// article, so that most ids come several times.
    private static final class Names {
        private @Nullable Arrival arrival;
        private @Nullable String item;
        private @Nullable SkuId sku;
        private final Map<String, LocationId> locations = new HashMap<>();
        private final Set<LocationId> declared = new HashSet<>();
    }

    public CountApplier(
            InventoryService inventory, LocationService service, Locations locations, Listings listings, Skus skus) {
        this.inventory = inventory;
        this.service = service;
        this.locations = locations;
        this.listings = listings;
        this.skus = skus;
    }

    @Override
    public String externalId(ChannelCount row) {
        return ChannelCount.idOf(row.itemId(), row.locationId());
    }

    /// An item that cannot be read has no levels either.
    @Override
    public String parkedAs(ChannelCount row) {
        return row.itemId();
    }

    @Override
    public @Nullable Instant changedAt(ChannelCount row) {
        return row.observedAt();
    }

    @Override
    public boolean isRemembered(Arrival arrival, ChannelCount row) {
        return arrival.capabilities().grain() == Grain.CHANNEL;
    }

    @Override
    public @Nullable Refusal check(Arrival arrival, ChannelCount row) {
        if (sku(arrival, row) == null) {
            return new Refusal("unmapped.sku", row.itemId());
        }
        if (location(arrival, row) == null) {
            return new Refusal("unmapped.location", String.valueOf(row.locationId()));
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // two pages with the same words are still two pages
    private Names names(Arrival arrival) {
        if (names.arrival != arrival) {
            names = new Names();
            names.arrival = arrival;
        }
        return names;
    }

    private @Nullable SkuId sku(Arrival arrival, ChannelCount row) {
        Names known = names(arrival);
        if (known.sku == null || !row.itemId().equals(known.item)) {
            known.sku = readSku(arrival, row).orElse(null);
            known.item = row.itemId();
        }
        return known.sku;
    }

    private Optional<SkuId> readSku(Arrival arrival, ChannelCount row) {
        Optional<SkuId> listed = arrival.connection().value() == 0
                ? Optional.empty()
                : listings.skuOf(arrival.connection(), row.itemId());
        return listed.isEmpty() && arrival.isFile() ? skus.idOf(row.itemId()) : listed;
    }

    private @Nullable LocationId location(Arrival arrival, ChannelCount row) {
        String id = row.locationId();
        if (id == null) {
            return LocationId.NONE;
        }
        Map<String, LocationId> known = names(arrival).locations;
        LocationId there = known.get(id);
        if (there == null) {
            there = readLocation(arrival, id).orElse(null);
            if (there != null) {
                known.put(id, there);
            }
        }
        return there;
    }

    private Optional<LocationId> readLocation(Arrival arrival, String id) {
        Optional<LocationId> linked = arrival.connection().value() == 0
                ? Optional.empty()
                : locations.linked(arrival.connection(), id);
        return linked.isEmpty() && arrival.isFile() ? locations.byCode(id).map(Location::id) : linked;
    }

    @Override
    public List<Applied> write(Arrival arrival, List<ChannelCount> rows) {
        List<Observation> seen = new ArrayList<>(rows.size());
        for (ChannelCount row : rows) {
            LocationId location = Objects.requireNonNull(location(arrival, row));
            if (names(arrival).declared.add(location)) {
                declare(arrival, location);
            }
            seen.add(new Observation(
                    arrival.connection(),
                    Objects.requireNonNull(sku(arrival, row)),
                    location,
                    row.figure(),
                    row.unavailable(),
                    arrival.capabilities().basis().includesUnavailable(),
                    row.observedAt(),
                    askedAt(arrival, row),
                    arrival.receivedAt()));
        }
        return inventory.observe(arrival.actor(), seen).stream()
                .map(result -> Applied.changed(result == Observed.ANCHORED || result == Observed.PUBLISHED))
                .toList();
    }

    /// A file says how things were when the warehouse wrote it, which may be long before we read it: it cannot include what we moved in between, so it counts as asked for when it was written. A channel answers with what is, when asked.
    private static Instant askedAt(Arrival arrival, ChannelCount row) {
        Instant written = row.observedAt();
        if (written == null || !arrival.isFile() || written.isAfter(arrival.askedAt())) {
            return arrival.askedAt();
        }
        return written;
    }

    /// A supplier that states a quantity declares its stock: from then on it has cells like any other place. Not so a
    /// place that nobody counts any more, whose figures are what the channel shows its buyers.
    private void declare(Arrival arrival, LocationId id) {
        ConnectionId counting = arrival.connection().value() == 0 ? null : arrival.connection();
        Optional<Location> untracked = id.isNone()
                ? Optional.empty()
                : locations.find(id).filter(l -> !l.tracked() && Objects.equals(l.stockSource(), counting));
        untracked.ifPresent(l -> service.put(arrival.actor(), new Location(
                l.id(), l.code(), l.name(), l.type(), l.address(), l.zone(), l.zoneAssumed(), l.hours(),
                l.ships(), l.offersPickup(), true, l.stockSource(), l.open())));
    }
}
