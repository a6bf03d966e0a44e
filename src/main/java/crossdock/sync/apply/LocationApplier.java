package crossdock.sync.apply;

import crossdock.channel.Capabilities.Grain;
import crossdock.channel.ChannelLocation;
import crossdock.channel.DeltaClass;
import crossdock.inventory.Location;
import crossdock.inventory.Location.Address;
import crossdock.inventory.Location.Type;
import crossdock.inventory.LocationService;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a channel's places known here: linked by id, else by a code that no other channel stands for, else by equal name
/// and postal code, else new. The connection that brings a place first becomes its stock source when it counts per
/// location; later ones only link to it and do not overwrite its words.
public final class LocationApplier implements Applier<ChannelLocation> {
    private static final int LONGEST_CODE = 24;

    private final LocationService service;
    private final Locations locations;
    private final ZipPlaces places;
    private final NewLocations newcomers;

    /// Hears of each location that was not known before, inside the write that made it.
    @FunctionalInterface
    public interface NewLocations {
        void arrived(Actor actor, ConnectionId from, Location location);
    }

    public LocationApplier(LocationService service, Locations locations, ZipPlaces places, NewLocations newcomers) {
        this.service = service;
        this.locations = locations;
        this.places = places;
        this.newcomers = newcomers;
    }

    @Override
    public String externalId(ChannelLocation row) {
        return row.externalId();
    }

    @Override
    public @Nullable Instant changedAt(ChannelLocation row) {
        return null;
    }

    @Override
    public boolean isRemembered(Arrival arrival, ChannelLocation row) {
        return true;
    }

    @Override
    public @Nullable Refusal check(Arrival arrival, ChannelLocation row) {
        if (row.name().isBlank()) {
            return new Refusal("location.noName", row.externalId());
        }
        String type = row.type();
        if (type != null && Arrays.stream(Type.values()).noneMatch(known -> known.name().equals(type))) {
            return new Refusal("location.type", type, "WAREHOUSE, STORE, SUPPLIER");
        }
        String zone = row.zone();
        if (zone != null && zone(zone).isEmpty()) {
            return new Refusal("location.zone", zone);
        }
        if ((row.latitude() == null) != (row.longitude() == null)
                || row.latitude() != null && !(Math.abs(row.latitude()) <= 90)
                || row.longitude() != null && !(Math.abs(row.longitude()) <= 180)) {
            return new Refusal("location.coordinates", row.externalId());
        }
        return null;
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Applied> write(Arrival arrival, List<ChannelLocation> rows) {
        return rows.stream().map(row -> Applied.changed(write(arrival, row))).toList();
    }

    private boolean write(Arrival arrival, ChannelLocation row) {
        Optional<LocationId> linked = locations.linked(arrival.connection(), row.externalId());
        Optional<Location> known = linked.isPresent() ? locations.find(linked.get()) : counterpart(arrival, row);
        if (known.isEmpty()) {
            Location made = put(arrival, described(row, null, freeCode(arrival, row)));
            link(arrival, row, made.id());
            adopt(arrival, made);
            newcomers.arrived(arrival.actor(), arrival.connection(), made);
            return true;
        }
        Location before = known.get();
        boolean isNewLink = linked.isEmpty() && arrival.connection().value() != 0; // a file has no links
        if (isNewLink) {
            link(arrival, row, before.id());
            if (before.stockSource() == null) {
                adopt(arrival, before);
            }
        }
        boolean mayDescribe = before.stockSource() == null
                || before.stockSource().equals(arrival.connection())
                || locations.find(before.id()).map(now -> arrival.connection().equals(now.stockSource())).orElse(false);
        if (!mayDescribe) {
            return isNewLink;
        }
        Location after = described(row, locations.find(before.id()).orElse(before), before.code());
        if (after.equals(locations.find(before.id()).orElse(before))) {
            return isNewLink;
        }
        put(arrival, after);
        return true;
    }

    /// A file names places by our codes, and a channel by ids that a file may have taken for codes; but two channels give
    /// their ids without a look at each other, and "1" means another place at each.
    private Optional<Location> counterpart(Arrival arrival, ChannelLocation row) {
        Optional<Location> named = locations.byCode(row.externalId())
                .filter(place -> arrival.isFile() || !locations.isOfOtherChannel(place.id(), arrival.connection()));
        return named.or(() -> locations.all().stream()
                .filter(place -> place.name().equals(row.name())
                        && row.postalCode() != null
                        && row.postalCode().equals(place.address().postalCode()))
                .findFirst());
    }

    private Location put(Arrival arrival, Location location) {
        return switch (service.put(arrival.actor(), location)) {
            case Done<Location>(Location stored) -> stored;
            case Refused<Location> refused -> throw new RowRefused(new Refusal(refused.code(), refused.args()));
        };
    }

    private void link(Arrival arrival, ChannelLocation row, LocationId location) {
        if (arrival.connection().value() != 0) { // a file imported by hand has no connection to link to
            service.link(arrival.actor(), arrival.connection(), row.externalId(), location);
        }
    }

    private void adopt(Arrival arrival, Location location) {
        boolean counts = arrival.capabilities().grain() == Grain.LOCATION
                && arrival.capabilities().delta(Resource.STOCK) != DeltaClass.ABSENT;
        if (counts && arrival.connection().value() != 0) {
            service.chooseSource(arrival.actor(), location.id(), arrival.connection());
            service.fulfils(arrival.actor(), arrival.connection(), location.id(), true);
        }
    }

    /// What the channel says, over what is known; gaps are filled from the reference data.
    private Location described(ChannelLocation row, @Nullable Location known, String code) {
        Address old = known == null ? new Address(null, null, null, null, null, null, null) : known.address();
        String country = or(row.country(), old.country());
        String state = or(row.state(), old.state());
        String postal = or(padded(country, row.postalCode()), old.postalCode());
        Optional<ZipPlaces.Point> point = places.point(country, postal);
        Double latitude = or(or(row.latitude(), old.latitude()), point.map(ZipPlaces.Point::latitude).orElse(null));
        Double longitude =
                or(or(row.longitude(), old.longitude()), point.map(ZipPlaces.Point::longitude).orElse(null));
        Address address = new Address(
                or(row.street(), old.street()), or(row.city(), old.city()), state, postal, country, latitude,
                longitude);
        Optional<ZoneId> said = Optional.ofNullable(row.zone()).flatMap(LocationApplier::zone);
        boolean isAssumed = said.isEmpty() && (known == null || known.zoneAssumed());
        ZoneId assumed = places.zone(country, or(state, point.map(ZipPlaces.Point::state).orElse(null)),
                        point.map(ZipPlaces.Point::county).orElse(null))
                .orElse(known == null ? ZoneOffset.UTC : known.zone());
        ZoneId zone = said.orElseGet(() -> known == null || known.zoneAssumed() ? assumed : known.zone());
        Type type = row.type() == null ? known == null ? Type.STORE : known.type() : Type.valueOf(row.type());
        return new Location(
                known == null ? LocationId.NONE : known.id(),
                code,
                row.name(),
                type,
                address,
                zone,
                isAssumed,
                or(row.hours(), known == null ? null : known.hours()),
                flag(row.ships(), known == null ? null : known.ships(), type == Type.WAREHOUSE),
                flag(row.offersPickup(), known == null ? null : known.offersPickup(), type == Type.STORE),
                known == null ? type != Type.SUPPLIER : known.tracked(), // a supplier counts once it declares stock
                known == null ? null : known.stockSource(),
                row.active());
    }

    /// The channel's id where people can read it, else the name in capitals.
    private String freeCode(Arrival arrival, ChannelLocation row) {
        boolean isReadable = arrival.isFile() || row.externalId().matches("[A-Za-z]{0,4}-?\\d{1,6}");
        String wish = isReadable ? row.externalId() : slug(row.name());
        String code = wish;
        for (int i = 2; locations.byCode(code).isPresent(); i++) {
            code = wish + "-" + i;
        }
        return code;
    }

    private static String slug(String name) {
        String slug = name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String cut = slug.length() > LONGEST_CODE ? slug.substring(0, LONGEST_CODE).replaceAll("-$", "") : slug;
        return cut.isEmpty() ? "LOCATION" : cut;
    }

    private static @Nullable String padded(@Nullable String country, @Nullable String postal) {
        if (postal == null || !Objects.equals(country, "US") || !postal.matches("\\d{3,4}")) {
            return postal;
        }
        return "0".repeat(5 - postal.length()) + postal; // a spreadsheet took the zeros for nothing
    }

    private static <V> @Nullable V or(@Nullable V said, @Nullable V otherwise) {
        return said == null ? otherwise : said;
    }

    private static boolean flag(@Nullable Boolean said, @Nullable Boolean known, boolean otherwise) {
        return said != null ? said : known != null ? known : otherwise;
    }

    @Override
    public void close(Arrival arrival, String externalId) {
        locations.linked(arrival.connection(), externalId)
                .flatMap(locations::find)
                .filter(place -> place.open() && arrival.connection().equals(place.stockSource()))
                .ifPresent(place -> put(arrival, closed(place)));
    }

    private static Location closed(Location l) {
        return new Location(
                l.id(), l.code(), l.name(), l.type(), l.address(), l.zone(), l.zoneAssumed(), l.hours(),
                l.ships(), l.offersPickup(), l.tracked(), l.stockSource(), false);
    }
}
