package crossdock.sync.outbox;

import crossdock.channel.Capabilities;
import crossdock.channel.Capabilities.Grain;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.inventory.Location;
import crossdock.inventory.LocationService;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.sync.outbox.Owing.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets channels be told what they may sell. One with a single figure is told it as a whole; one that keeps stock by
/// location and sums it for its buyers is told at one location of its own, which it must not be the stock source of, nor
/// of any other: its buyers would see that stock beside the value.
public final class PublishingService implements PublishingActs {
    private static final Duration FOR_EVER = Duration.ofDays(36_500); // whatever values wait for

    private final Transactor transactor;
    private final Outbox outbox;
    private final LocationService places;
    private final Locations locations;
    private final Function<ConnectionId, Optional<Capabilities>> capabilities;
    private final Counting counting;
    private final InstantSource clock;

    /// Hears that a connection counts one of its locations no more. Joins the open write.
    @FunctionalInterface
    public interface Counting {
        void ended(Actor actor, ConnectionId connection, LocationId location);
    }

    /// @param capabilities empty for a connection that cannot be opened
    public PublishingService(
            Transactor transactor,
            Outbox outbox,
            LocationService places,
            Locations locations,
            Function<ConnectionId, Optional<Capabilities>> capabilities,
            Counting counting,
            InstantSource clock) {
        this.transactor = transactor;
        this.outbox = outbox;
        this.places = places;
        this.locations = locations;
        this.capabilities = capabilities;
        this.counting = counting;
        this.clock = clock;
    }

    @Override
    public boolean canPublish(ConnectionId connection) {
        return capabilities.apply(connection)
                .filter(its -> its.command(CommandKind.PUBLISH_SELLABLE).isSent())
                .isPresent();
    }

    @Override
    public boolean needsLocation(ConnectionId connection) {
        return canPublish(connection)
                && capabilities.apply(connection).filter(its -> its.grain() == Grain.LOCATION).isPresent();
    }

    @Override
    public List<Location> choices(ConnectionId connection) {
        Set<LocationId> linked = locations.linkedTo(connection);
        return locations.all().stream()
                .filter(place -> place.open() && linked.contains(place.id()))
                .filter(place -> !connection.equals(place.stockSource()))
                .toList();
    }

    /// Open locations whose stock is what the channel says.
    private List<Location> counted(ConnectionId connection) {
        return locations.all().stream()
                .filter(place -> place.open() && connection.equals(place.stockSource()))
                .toList();
    }

    @Override
    public Outcome<LocationId> publish(Actor actor, ConnectionId connection, LocationId at) {
        return transactor.write(actor, tx -> {
            Optional<Refused<LocationId>> why = refusal(connection, at);
            if (why.isPresent()) {
                return why.get();
            }
            if (!outbox.publishingAt(connection).equals(Optional.of(at))) {
                forgetWaiting(connection);
                outbox.publish(connection, at, clock.instant());
                tx.record(new OutboxEvents.PublishingSwitched(connection, true, at));
                tx.changed(Topic.OUTBOX, connection.value());
                tx.changed(Topic.CONNECTION, connection.value());
                if (!at.isNone()) {
                    tx.changed(Topic.LOCATION, at.value()); // what is expected there changes for every article
                }
            }
            return new Done<>(at);
        });
    }

    private Optional<Refused<LocationId>> refusal(ConnectionId connection, LocationId at) {
        if (!canPublish(connection)) {
            return Optional.of(new Refused<>("outbox.cannotPublish"));
        }
        if (!needsLocation(connection)) {
            return at.isNone() ? Optional.empty() : Optional.of(new Refused<>("outbox.noLocationTaken"));
        }
        List<Location> counted = counted(connection);
        if (!counted.isEmpty()) {
            return Optional.of(new Refused<>("outbox.isSource", codes(counted)));
        }
        List<Location> choices = choices(connection);
        if (choices.isEmpty()) {
            return Optional.of(new Refused<>("outbox.noLocation"));
        }
        if (choices.stream().noneMatch(place -> place.id().equals(at))) {
            return Optional.of(new Refused<>("outbox.locationNeeded", codes(choices)));
        }
        Set<LocationId> filling = locations.fulfilling(connection);
        boolean isFilled = locations.all().stream()
                .anyMatch(place -> place.open() && place.tracked() && filling.contains(place.id()));
        return isFilled ? Optional.empty() : Optional.of(new Refused<>("outbox.nothingFills"));
    }

    private static String codes(List<Location> some) {
        return some.stream().map(Location::code).collect(Collectors.joining(", "));
    }

    @Override
    public Outcome<LocationId> stop(Actor actor, ConnectionId connection) {
        return transactor.write(actor, tx -> {
            if (outbox.publishingAt(connection).isPresent()) {
                forgetWaiting(connection);
                outbox.stopPublishing(connection);
                tx.record(new OutboxEvents.PublishingSwitched(connection, false, LocationId.NONE));
                tx.changed(Topic.OUTBOX, connection.value());
                tx.changed(Topic.CONNECTION, connection.value());
            }
            return new Done<>(LocationId.NONE);
        });
    }

    private void forgetWaiting(ConnectionId connection) {
        Instant now = clock.instant();
        outbox.nextValues(connection, now.plus(FOR_EVER), Integer.MAX_VALUE).forEach(row -> {
            outbox.put(row.ended(State.SUPERSEDED, now, Reasons.PERSON, ""));
            outbox.thaw(row.id());
        });
    }

    @Override
    public Outcome<LocationId> stopCounting(Actor actor, ConnectionId connection, LocationId location) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(location);
            if (found.isEmpty() || !connection.equals(found.get().stockSource())) {
                return new Refused<>("location.otherSource", found.map(Location::code).orElse(location.toString()));
            }
            if (places.stopCounting(actor, location) instanceof Refused<Location> why) {
                return new Refused<>(why.code(), why.args());
            }
            counting.ended(actor, connection, location);
            tx.changed(Topic.CONNECTION, connection.value());
            return new Done<>(location);
        });
    }

    @Override
    public Outcome<LocationId> count(Actor actor, ConnectionId connection, LocationId location) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(location).filter(place -> place.stockSource() == null);
            if (found.isEmpty() || !locations.linkedTo(connection).contains(location)) {
                return new Refused<>("location.otherSource", locations.find(location).map(Location::code).orElse(""));
            }
            if (needsLocation(connection) && outbox.publishingAt(connection).isPresent()) {
                return new Refused<>("outbox.publishesFirst");
            }
            if (places.count(actor, location, connection) instanceof Refused<Location> why) {
                return new Refused<>(why.code(), why.args());
            }
            places.fulfils(actor, connection, location, true);
            tx.changed(Topic.CONNECTION, connection.value());
            return new Done<>(location);
        });
    }
}
