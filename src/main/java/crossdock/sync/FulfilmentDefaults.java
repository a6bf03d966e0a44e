package crossdock.sync;

import crossdock.channel.Capabilities.Grain;
import crossdock.inventory.Location;
import crossdock.inventory.Location.Type;
import crossdock.inventory.LocationService;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.apply.LocationApplier.NewLocations;
import java.util.function.Function;
import java.util.function.Predicate;

/// Until a person chooses: a channel without locations of its own, or that counts none of them, is filled from every
/// place that ships, and its shipments that name no location leave from the first warehouse. A channel that has
/// locations, and still names none in a shipment, ships from the first warehouse it brought itself.
public final class FulfilmentDefaults implements NewLocations {
    private final Connections connections;
    private final LocationService service;
    private final Locations locations;
    private final Function<String, Grain> grains;
    private final Predicate<Location> ships;

    /// @param grains by kind of connection
    public FulfilmentDefaults(
            Connections connections, LocationService service, Locations locations, Function<String, Grain> grains) {
        this(connections, service, locations, grains, Location::ships);
    }

    /// @param ships whether a location sends parcels, all told
    public FulfilmentDefaults(
            Connections connections, LocationService service, Locations locations, Function<String, Grain> grains,
            Predicate<Location> ships) {
        this.connections = connections;
        this.service = service;
        this.locations = locations;
        this.grains = grains;
        this.ships = ships;
    }

    @Override
    public void arrived(Actor actor, ConnectionId from, Location location) {
        connections.all().forEach(connection -> offer(actor, connection, location));
        connections.find(from)
                .filter(own -> own.defaultLocation() == null && location.type() == Type.WAREHOUSE)
                .filter(own -> !own.kind().equals("file")) // a file names the place of each row
                .ifPresent(own -> connections.put(own.shippingFrom(location.id())));
    }

    /// A connection no longer counts one of its locations. Once it counts none it is filled like a channel without any.
    /// Joins the open write.
    public void stoppedCounting(Actor actor, ConnectionId id, LocationId location) {
        service.fulfils(actor, id, location, false);
        connections.find(id)
                .filter(own -> location.equals(own.defaultLocation()))
                .ifPresent(own -> connections.put(own.shippingFrom(null)));
        if (countsNothing(id)) {
            locations.all().forEach(place -> fill(actor, connections.find(id).orElseThrow(), place));
        }
    }

    private boolean countsNothing(ConnectionId id) {
        return locations.all().stream().noneMatch(place -> id.equals(place.stockSource()));
    }

    /// A channel without locations of its own, or one that stopped counting them and is filled by others since.
    private boolean isFilledByOthers(ChannelConnection to) {
        return grains.apply(to.kind()) == Grain.CHANNEL
                || countsNothing(to.id()) && !locations.fulfilling(to.id()).isEmpty();
    }

    /// A connection was added. Joins the open write.
    public void connected(Actor actor, ChannelConnection connection) {
        locations.all().forEach(place -> offer(actor, connections.find(connection.id()).orElseThrow(), place));
    }

    /// A person said that a location ships, or that it does not. Joins the open write.
    public void ships(Actor actor, LocationId location, boolean does) {
        locations.find(location).filter(place -> place.type() != Type.SUPPLIER).ifPresent(place -> connections.all()
                .stream()
                .filter(to -> isFilledByOthers(to) && !connections.isFulfilmentChosen(to.id()))
                .forEach(to -> service.fulfils(actor, to.id(), place.id(), does && place.open())));
    }

    private void offer(Actor actor, ChannelConnection to, Location place) {
        if (isFilledByOthers(to)) {
            fill(actor, to, place);
        }
    }

    private void fill(Actor actor, ChannelConnection to, Location place) {
        boolean isUsable = place.open() && place.tracked() && ships.test(place);
        if (!isUsable || connections.isFulfilmentChosen(to.id())) {
            return;
        }
        if (place.type() != Type.SUPPLIER) { // a supplier sends when an order is given to it, not by itself
            service.fulfils(actor, to.id(), place.id(), true);
        }
        if (to.defaultLocation() == null && place.type() == Type.WAREHOUSE) {
            connections.put(to.shippingFrom(place.id()));
        }
    }
}
