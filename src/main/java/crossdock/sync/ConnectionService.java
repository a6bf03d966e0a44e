package crossdock.sync;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelIdentity;
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
import crossdock.kernel.Tx;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.ParkedRows.Parked;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Connections as people make and change them, here where the workspace is held.
public final class ConnectionService implements ConnectionActs {
    private static final int LONGEST_NAME = 60;
    private static final int HIGHEST_PORT = 65_535;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final RetryPolicy<ChannelIdentity> SILENT = RetryPolicy.<ChannelIdentity>builder()
            .handleIf(failure -> failure instanceof ChannelException.Transient passing && passing.status() == 0)
            .withMaxRetries(1).withDelay(Duration.ofMillis(500)).build();
    private static final RetryPolicy<ChannelIdentity> BUSY = RetryPolicy.<ChannelIdentity>builder()
            .handleIf(failure -> failure instanceof ChannelException.Transient passing && passing.status() > 0)
            .withMaxRetries(4)
            .withBackoff(Duration.ofMillis(300), Duration.ofSeconds(3))
            .withMaxDuration(Duration.ofSeconds(10))
            .build();

    private final SyncStore store;
    private final LocationService places;
    private final Locations locations;
    private final Sealer sealer;
    private final FulfilmentDefaults defaults;
    private final Function<ConnectorSettings, Connector> doors;
    private final Watcher watcher;
    private final InstantSource clock;

    /// Who runs the loops, told after each commit.
    public interface Watcher {
        /// For a process that runs none.
        Watcher NONE = new Watcher() {
            @Override
            public void changed(ConnectionId id) {}

            @Override
            public void hurry(ConnectionId id) {}
        };

        void changed(ConnectionId id);

        /// Something was asked for that should not wait.
        void hurry(ConnectionId id);
    }

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
        this.doors = doors;
        this.watcher = watcher;
        this.clock = clock;
    }

    @Override
    public Outcome<Identity> test(Wish wish) {
        Optional<Refused<Identity>> bad = check(wish);
        if (bad.isPresent()) {
            return bad.get();
        }
        try {
            Connector connector = doors.apply(new ConnectorSettings(
                    wish.kind(), URI.create(wish.url()), wish.account(), wish.secret(), Duration.ofSeconds(10)));
            ChannelIdentity said = Failsafe.with(BUSY, SILENT).get(connector::identify);
            return new Done<>(new Identity(said.name(), said.currency()));
        } catch (IllegalArgumentException unusable) {
            return new Refused<>("connection.settings", String.valueOf(unusable.getMessage()));
        } catch (ChannelException trouble) {
            return refused(wish, trouble);
        }
    }

    /// Whoever asks for the first time has most often mistyped the address: what answers there tells which part.
    private static <T> Refused<T> refused(Wish wish, ChannelException trouble) {
        String words = String.valueOf(trouble.getMessage());
        if (trouble.status() == NOT_FOUND) {
            return new Refused<>("connection.wrongPath", words);
        }
        return switch (trouble) {
            case ChannelException.Transient page when page.status() == OK ->
                new Refused<>("connection.otherThing", String.valueOf(URI.create(wish.url()).getHost()), words);
            case ChannelException.Unauthorized unauthorized -> new Refused<>(
                    wish.kind().equals("file") ? "connection.noAnswer" : "connection.unauthorized", words);
            case ChannelException.Transient passing -> new Refused<>("connection.noAnswer", words);
            case ChannelException.Rejected rejected -> new Refused<>("connection.rejected", words);
        };
    }

    private static <T> Optional<Refused<T>> check(Wish wish) {
        if (wish.name().isBlank() || wish.name().length() > LONGEST_NAME) {
            return Optional.of(new Refused<>("connection.name", Integer.toString(LONGEST_NAME)));
        }
        try {
            URI uri = URI.create(wish.url());
            boolean isFolder = wish.kind().equals("file");
            String scheme = String.valueOf(uri.getScheme());
            boolean isKnown = isFolder ? scheme.equals("file") : scheme.matches("https?") && uri.getHost() != null;
            if (uri.getUserInfo() != null || uri.getRawQuery() != null) {
                return Optional.of(new Refused<>("connection.urlHoldsMore")); // a secret in an address ends up in logs
            }
            if (uri.getPort() > HIGHEST_PORT) {
                return Optional.of(new Refused<>("connection.port", Integer.toString(HIGHEST_PORT)));
            }
            String begin = isFolder ? "file:" : "https:";
            return isKnown ? Optional.empty() : Optional.of(new Refused<>("connection.url", begin));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Refused<>("connection.url", "https:"));
        }
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
        return change(actor, id, (tx, before) -> {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                return new Refused<>("connection.name", Integer.toString(LONGEST_NAME));
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
        return change(actor, id, (tx, before) -> {
            if (before.wanted() != Wanted.PAUSED) {
                tx.record(new ConnectionEvents.ConnectionPaused(id));
            }
            return new Done<>(before.with(Wanted.PAUSED));
        });
    }

    @Override
    public Outcome<ChannelConnection> resume(Actor actor, ConnectionId id) {
        return change(actor, id, (tx, before) -> {
            if (before.wanted() != Wanted.ACTIVE) {
                tx.record(new ConnectionEvents.ConnectionResumed(id));
            }
            return new Done<>(before.with(Wanted.ACTIVE));
        });
    }

    @Override
    public Outcome<ChannelConnection> pause(Actor actor, ConnectionId id, Resource resource, boolean isPaused) {
        return change(actor, id, (tx, before) -> {
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
        Outcome<ChannelConnection> outcome = quietly(actor, id, (tx, before) -> {
            places.link(actor, id, externalId, location);
            PullLoop.replay(store, id, Resource.STOCK, "unmapped.location");
            PullLoop.replay(store, id, Resource.ORDERS, "unmapped.location");
            tx.record(new ConnectionEvents.ChannelLocationMatched(id, externalId, location));
            return new Done<>(before);
        });
        watcher.hurry(id);
        return outcome;
    }

    @Override
    public Outcome<ChannelConnection> remove(Actor actor, ConnectionId id) {
        return change(actor, id, (tx, before) -> {
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
        return change(actor, id, (tx, before) -> {
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
        return change(actor, id, (tx, before) -> {
            putSecret(id, secret);
            tx.record(new ConnectionEvents.ConnectionSecretReplaced(id));
            return new Done<>(before);
        });
    }

    @Override
    public Outcome<ChannelConnection> chooseDefaultLocation(
            Actor actor, ConnectionId id, @Nullable LocationId location) {
        return change(actor, id, (tx, before) -> {
            PullLoop.replay(store, id, Resource.ORDERS, ""); // shipments may have waited for it
            tx.record(new ConnectionEvents.DefaultLocationChosen(id, location));
            return new Done<>(before.shippingFrom(location));
        });
    }

    @Override
    public Outcome<ChannelConnection> chooseFulfilling(Actor actor, ConnectionId id, Set<LocationId> chosen) {
        return change(actor, id, (tx, before) -> {
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
        Outcome<ChannelConnection> outcome = quietly(actor, id, (tx, before) -> {
            for (Resource each : Resource.values()) {
                if (resource == null || resource == each) {
                    store.pulls().put(store.pulls().find(id, each).startedOver());
                }
            }
            String what = resource == null ? "all" : resource.name();
            tx.record(new ConnectionEvents.ConnectionResynced(id, what));
            return new Done<>(before);
        });
        watcher.hurry(id);
        return outcome;
    }

    @Override
    public Outcome<Integer> replay(Actor actor, ConnectionId id, @Nullable Resource resource) {
        int rows = store.transactor().write(actor, tx -> {
            int sum = 0;
            for (Resource each : Resource.values()) {
                if (resource == null || resource == each) {
                    sum += PullLoop.replay(store, id, each, "");
                }
            }
            return sum;
        });
        watcher.hurry(id);
        return new Done<>(rows);
    }

    @Override
    public Outcome<Parked> giveUp(Actor actor, long parkedRow) {
        return store.transactor().write(actor, tx -> {
            Optional<Parked> row = store.parked().find(parkedRow);
            if (row.isEmpty() || !store.parked().giveUp(parkedRow, clock.instant())) {
                return new Refused<>("parked.notOpen");
            }
            Parked parked = row.get();
            tx.record(new ConnectionEvents.ParkedRowGivenUp(
                    parked.connection(), parked.resource().name(), parked.externalId(), parked.code()));
            tx.changed(Topic.CONNECTION, parked.connection().value());
            return new Done<>(parked);
        });
    }

    @FunctionalInterface
    private interface Change {
        Outcome<ChannelConnection> of(Tx tx, ChannelConnection before);
    }

    private Outcome<ChannelConnection> change(Actor actor, ConnectionId id, Change change) {
        Outcome<ChannelConnection> outcome = quietly(actor, id, change);
        if (outcome instanceof Done<ChannelConnection>) {
            watcher.changed(id);
        }
        return outcome;
    }

    private Outcome<ChannelConnection> quietly(Actor actor, ConnectionId id, Change change) {
        return store.transactor().write(actor, tx -> {
            Optional<ChannelConnection> known = store.connections().find(id).filter(c -> c.wanted() != Wanted.REMOVED);
            if (known.isEmpty()) {
                return new Refused<>("connection.unknown", id.toString());
            }
            Outcome<ChannelConnection> outcome = change.of(tx, known.get());
            if (outcome instanceof Done<ChannelConnection>(ChannelConnection after)) {
                if (!after.equals(known.get())) {
                    store.connections().put(after);
                }
                tx.changed(Topic.CONNECTION, id.value());
            }
            return outcome;
        });
    }
}
