package crossdock.fulfilment;

import crossdock.fulfilment.Settings.Kind;
import crossdock.fulfilment.Settings.Version;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where people set what routing knows of the network: capacity, hours, pickup windows, handling, weights, carriers and
/// holidays. Each act is an event and a version of its own, and can be undone.
public final class RoutingDesk implements NetworkDesk {
    private final Transactor transactor;
    private final Settings settings;
    private final Locations locations;
    private final InstantSource clock;
    private final Shippers shippers;

    /// Hears, inside the write, that a location ships from now on or no more: whose orders it fills follows from it.
    @FunctionalInterface
    public interface Shippers {
        /// For whoever has no channels.
        Shippers NOBODY = (_, _, _) -> {};

        void ships(Actor actor, LocationId location, boolean does);
    }

    public RoutingDesk(Transactor transactor, Settings settings, Locations locations, InstantSource clock) {
        this(transactor, settings, locations, clock, Shippers.NOBODY);
    }

    public RoutingDesk(
            Transactor transactor, Settings settings, Locations locations, InstantSource clock, Shippers shippers) {
        this.transactor = transactor;
        this.settings = settings;
        this.locations = locations;
        this.clock = clock;
        this.shippers = shippers;
    }

    /// Puts the sample carriers and holidays in place where nothing was ever set: on a new workspace.
    public void begin() {
        if (settings.isUntouched()) {
            transactor.run(Actor.CONSOLE, tx -> {
                if (settings.isUntouched()) {
                    SampleNetwork.settings().forEach(sample ->
                            append(tx, Actor.CONSOLE, 0, Kind.of(sample), sample.subject(), sample));
                }
            });
        }
    }

    @Override
    public NetworkSetup network() {
        return NetworkSetup.of(locations.all(), locations.groups(), settings.all());
    }

    @Override
    public long version(Kind kind, String subject) {
        return settings.newest(kind, subject).map(Version::number).orElse(0L);
    }

    @Override
    public List<Version> history(Kind kind, String subject) {
        return settings.history(kind, subject);
    }

    @Override
    public Outcome<Version> set(Actor actor, long seen, Setting value) {
        LocationId about = value.about();
        return transactor.write(actor, tx -> {
            if (about != null && locations.find(about).isEmpty()) {
                return new Refused<>("location.unknown", about.toString());
            }
            return append(tx, actor, seen, Kind.of(value), value.subject(), value);
        });
    }

    @Override
    public Outcome<Version> clear(Actor actor, long seen, Kind kind, String subject) {
        return transactor.write(actor, tx -> append(tx, actor, seen, kind, subject, null));
    }

    /// Brings back what was set before the version named, as a new version.
    public Outcome<Version> undo(Actor actor, Version act) {
        return transactor.write(actor, tx -> append(
                tx,
                actor,
                act.number(),
                act.kind(),
                act.subject(),
                settings.history(act.kind(), act.subject()).stream()
                        .filter(version -> version.number() == act.number() - 1)
                        .findFirst()
                        .map(Version::value)
                        .orElse(null)));
    }

    private Outcome<Version> append(
            Tx tx, Actor actor, long seen, Kind kind, String subject, @Nullable Setting value) {
        Optional<Version> newest = settings.newest(kind, subject);
        long known = newest.map(Version::number).orElse(0L);
        if (known != seen) {
            return new Refused<>(
                    "routing.settingChanged", newest.map(Version::by).orElse(""));
        }
        var version = new Version(
                kind, subject, known + 1, value, clock.instant().truncatedTo(ChronoUnit.MICROS), actor.name());
        settings.append(version);
        if (kind == Kind.SHIPPING) {
            Optional<Location> about = locations.find(new LocationId(Long.parseLong(subject)));
            about.ifPresent(place -> shippers.ships(actor, place.id(), Setting.Shipping.of(place, value)));
        }
        tx.record(new RoutingSettingChanged(kind, subject, version.number(), value == null));
        tx.changed(Topic.ROUTING, 1);
        return new Done<>(version);
    }
}
