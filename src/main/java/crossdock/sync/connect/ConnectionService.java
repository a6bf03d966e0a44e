package crossdock.sync.connect;

import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.inventory.LocationService;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.kernel.Sealer;
import crossdock.kernel.Topic;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.FulfilmentDefaults;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.SyncStore;
import crossdock.sync.Watcher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Connections as people make and change them, here where the workspace is held.
public final class ConnectionService implements ConnectionActs {
    private final SyncStore store;
    private final LocationService places;
    private final Locations locations;
    private final Sealer sealer;
    private final FulfilmentDefaults defaults;
    private final Introduction introduction;
    private final ConnectionChanges changes;
    private final Rereads rereads;
    private final Watcher watcher;
    private final InstantSource clock;

    public ConnectionService(
            SyncStore store,
            LocationService places,
            Locations locations,
            Sealer sealer,
            FulfilmentDefaults defaults,
            Function<ConnectorSettings, Connector> doors,
            Watcher watcher,
            InstantSource clock) {
        this.store = store;
        this.places = places;
        this.locations = locations;
        this.sealer = sealer;
        this.defaults = defaults;
        this.introduction = new Introduction(doors);
        this.changes = new ConnectionChanges(store, watcher);
        this.rereads = new Rereads(store, changes, watcher, clock);
        this.watcher = watcher;
        this.clock = clock;
    }

    @Override
    public Outcome<Identity> test(Wish wish) {
        return introduction.of(wish);
    }

    @Override
    public Outcome<ChannelConnection> connect(Actor actor, Wish wish) {
        return connect(actor, wish, () -> true);
    }

    @Override
    public Outcome<ChannelConnection> connect(Actor actor, Wish wish, BooleanSupplier isWanted) {
        Outcome<Identity> tested = test(wish);
        if (tested instanceof Refused<Identity> no) {
            return new Refused<>(no.code(), no.args());
        }
        Outcome<ChannelConnection> outcome = store.transactor().write(actor, tx -> {
            if (!isWanted.getAsBoolean()) {
                return new Refused<>("connection.cancelled");
            }
            if (store.connections().byName(wish.name()).isPresent()) {
                return new Refused<>("connection.nameTaken", wish.name());
            }
            ChannelConnection added = store.connections().add(new ChannelConnection(
                    new ConnectionId(0), wish.name(), wish.kind(), URI.create(wish.url()), wish.account(), wish.mode(),
                    Wanted.ACTIVE, null, clock.instant(), 1));
            putSecret(added.id(), wish.secret());
            defaults.connected(actor, added);
            tx.record(new ConnectionEvents.ChannelConnected(
                    added.id(), added.name(), added.kind(), added.url().toString(), added.mode()));
            tx.changed(Topic.CONNECTION, added.id().value());
            return new Done<>(added);
        });
        if (outcome instanceof Done<ChannelConnection>(ChannelConnection added)) {
            watcher.changed(added.id());
        }
        return outcome;
    }

    private void putSecret(ConnectionId id, String secret) {
        if (!secret.isEmpty()) {
            store.connections().putSecret(
                    id, sealer.seal(secretSubject(id), secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// What the sealed secret of a connection is bound to.
    public static String secretSubject(ConnectionId id) {
        return "connection:" + id;
    }

    @Override
    public Outcome<ChannelConnection> rename(Actor actor, ConnectionId id, String name) {
        return changes.change(actor, id, (tx, before) -> {
            if (name.isBlank() || name.length() > Introduction.LONGEST_NAME) {
                return new Refused<>("connection.name", Integer.toString(Introduction.LONGEST_NAME));
            }
            Optional<ChannelConnection> twin = store.connections().byName(name);
            if (twin.isPresent() && !twin.get().id().equals(id)) {
                return new Refused<>("connection.nameTaken", name);
            }
            tx.record(new ConnectionEvents.ConnectionRenamed(id, before.name(), name));
            return new Done<>(before.named(name));
        });
    }

    @Override
    public Outcome<ChannelConnection> pause(Actor actor, ConnectionId id) {
        return changes.change(actor, id, (tx, before) -> {
            if (before.wanted() != Wanted.PAUSED) {
                tx.record(new ConnectionEvents.ConnectionPaused(id));
            }
            return new Done<>(before.with(Wanted.PAUSED));
        });
    }

    @Override
    public Outcome<ChannelConnection> resume(Actor actor, ConnectionId id) {
        return changes.change(actor, id, (tx, before) -> {
            if (before.wanted() != Wanted.ACTIVE) {
                tx.record(new ConnectionEvents.ConnectionResumed(id));
            }
            return new Done<>(before.with(Wanted.ACTIVE));
        });
    }

    @Override
    public Outcome<ChannelConnection> pause(Actor actor, ConnectionId id, Resource resource, boolean isPaused) {
        return changes.change(actor, id, (tx, before) -> {
            if (store.pulls().paused(id).contains(resource) != isPaused) {
                store.pulls().pause(id, resource, isPaused);
                tx.record(isPaused
                        ? new ConnectionEvents.ResourcePaused(id, resource)
                        : new ConnectionEvents.ResourceResumed(id, resource));
            }
            return new Done<>(before);
        });
    }

    /// Says which location here a place of the channel is; rows that waited for it are looked at again.
    public Outcome<ChannelConnection> matchLocation(
            Actor actor, ConnectionId id, String externalId, LocationId location) {
        Outcome<ChannelConnection> outcome = changes.quietly(actor, id, (tx, before) -> {
            places.link(actor, id, externalId, location);
            store.lookAgain(id, Resource.STOCK, "unmapped.location");
            store.lookAgain(id, Resource.ORDERS, "unmapped.location");
            tx.record(new ConnectionEvents.ChannelLocationMatched(id, externalId, location));
            return new Done<>(before);
        });
        watcher.hurry(id);
        return outcome;
    }

    @Override
    public Outcome<ChannelConnection> remove(Actor actor, ConnectionId id) {
        return changes.change(actor, id, (tx, before) -> {
            locations.all().stream()
                    .filter(place -> id.equals(place.stockSource()))
                    .forEach(place -> places.chooseSource(actor, place.id(), null));
            store.connections().putSecret(id, new byte[0]);
            tx.record(new ConnectionEvents.ConnectionRemoved(id));
            return new Done<>(before.with(Wanted.REMOVED));
        });
    }

    @Override
    public Outcome<ChannelConnection> changeMode(Actor actor, ConnectionId id, Mode mode) {
        return changes.change(actor, id, (tx, before) -> {
            if (before.mode() != mode) {
                tx.record(new ConnectionEvents.ConnectionModeChanged(id, mode));
            }
            return new Done<>(before.with(mode));
        });
    }

    /// Blocks on the network: the new secret must work.
    public Outcome<ChannelConnection> replaceSecret(Actor actor, ConnectionId id, String secret) {
        Optional<ChannelConnection> known = store.connections().find(id);
        if (known.isEmpty()) {
            return new Refused<>("connection.unknown", id.toString());
        }
        ChannelConnection c = known.get();
        Outcome<Identity> tested =
                test(new Wish(c.name(), c.kind(), c.url().toString(), c.account(), secret, c.mode()));
        if (tested instanceof Refused<Identity> no) {
            return new Refused<>(no.code(), no.args());
        }
        return changes.change(actor, id, (tx, before) -> {
            putSecret(id, secret);
            tx.record(new ConnectionEvents.ConnectionSecretReplaced(id));
            return new Done<>(before);
        });
    }

    @Override
    public Outcome<ChannelConnection> chooseDefaultLocation(
            Actor actor, ConnectionId id, @Nullable LocationId location) {
        return changes.change(actor, id, (tx, before) -> {
            store.lookAgain(id, Resource.ORDERS, ""); // shipments may have waited for it
            tx.record(new ConnectionEvents.DefaultLocationChosen(id, location));
            return new Done<>(before.shippingFrom(location));
        });
    }

    @Override
    public Outcome<ChannelConnection> chooseFulfilling(Actor actor, ConnectionId id, Set<LocationId> chosen) {
        return changes.change(actor, id, (tx, before) -> {
            Set<LocationId> now = locations.fulfilling(id);
            locations.all().stream()
                    .map(place -> place.id())
                    .filter(place -> now.contains(place) != chosen.contains(place))
                    .forEach(place -> places.fulfils(actor, id, place, chosen.contains(place)));
            store.connections().fulfilmentChosen(id);
            tx.record(new ConnectionEvents.FulfillingLocationsChosen(id, chosen));
            return new Done<>(before);
        });
    }

    @Override
    public Outcome<ChannelConnection> resync(Actor actor, ConnectionId id, @Nullable Resource resource) {
        return rereads.resync(actor, id, resource);
    }

    @Override
    public Outcome<Integer> replay(Actor actor, ConnectionId id, @Nullable Resource resource) {
        return rereads.replay(actor, id, resource);
    }

    @Override
    public Outcome<Parked> giveUp(Actor actor, long parkedRow) {
        return rereads.giveUp(actor, parkedRow);
    }
}
