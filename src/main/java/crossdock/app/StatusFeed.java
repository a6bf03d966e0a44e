package crossdock.app;

import crossdock.fulfilment.PolicyService;
import crossdock.inventory.Locations;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import crossdock.store.file.HolderLock;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.ui.common.Background;
import crossdock.ui.shell.ShellStatus;
import crossdock.ui.shell.SyncState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Keeps what top bar and status bar show up to date: once a second, read off the FX thread.
final class StatusFeed implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ConnectionQueries channels;
    private final OutboxQueries outbox;
    private final Locations locations;
    private final PolicyService policies;
    private final Path database;
    private final Path folder;
    private final boolean isHeld;
    private final InstantSource clock;
    private final ShellStatus status;
    private final Background background;
    private final AtomicBoolean locationsChanged = new AtomicBoolean(true);
    private final ChangeNotices.Subscription subscription;
    private Subscription beat = Subscription.EMPTY;
    private volatile int places;

    /// What one reading found.
    private record Seen(
            SyncState sync,
            int channels,
            int locations,
            int parked,
            OutboxQueries.Totals owed,
            @Nullable Instant last,
            ShellStatus.@Nullable LivePolicy policy,
            long bytes) {}

    StatusFeed(Workspace workspace, InstantSource clock, ShellStatus status, Background background) {
        this.channels = workspace.reading.channels();
        this.outbox = workspace.reading.outbox();
        this.locations = workspace.reading.locations();
        this.policies = workspace.routing.policies;
        this.database = workspace.file();
        this.folder = workspace.database.folder();
        this.isHeld = workspace.database.isHeld();
        this.clock = clock;
        this.status = status;
        this.background = background;
        this.subscription = workspace.notices().subscribe(notice -> {
            if (notice.touches(Topic.LOCATION)) {
                locationsChanged.set(true);
            }
        });
    }

    /// FX thread.
    void start() {
        tick();
        beat = background.every(EVERY, this::tick);
    }

    private void tick() {
        background.run(this::read, this::show);
    }

    private Seen read() {
        if (locationsChanged.getAndSet(false)) {
            places = locations.all().size();
        }
        List<ChannelHealth> all = channels.health();
        Instant last = all.stream()
                .flatMap(channel -> channel.resources().stream())
                .map(ResourceHealth::confirmedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        int parked = all.stream().mapToInt(ChannelHealth::parked).sum();
        OutboxQueries.Totals owed =
                outbox.totals().values().stream().reduce(OutboxQueries.Totals.NONE, OutboxQueries.Totals::plus);
        ShellStatus.LivePolicy policy = policies.act(clock.instant())
                .map(act -> new ShellStatus.LivePolicy(act.shortName(), act.effectiveFrom()))
                .orElse(null);
        SyncState state = isHeld
                ? state(all)
                : new SyncState.ReadOnly(HolderLock.holder(folder), HolderLock.since(folder));
        return new Seen(state, all.size(), places, parked, owed, last, policy, size());
    }

    /// The slowest channel that should be live speaks for all; an offline one speaks first.
    private SyncState state(List<ChannelHealth> all) {
        List<ChannelHealth> active = all.stream().filter(c -> c.state() != State.PAUSED).toList();
        if (active.isEmpty()) {
            return new SyncState.Unconnected();
        }
        var offline = active.stream()
                .filter(c -> c.state() == State.OFFLINE || c.state() == State.UNAUTHORIZED)
                .min(Comparator.comparing(ChannelHealth::since));
        if (offline.isPresent()) {
            return new SyncState.Offline(offline.get().since());
        }
        List<ChannelHealth> live = active.stream().filter(c -> c.state() != State.NEARTIME).toList();
        Duration worst = (live.isEmpty() ? active : live)
                .stream()
                        .map(ChannelHealth::behind)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.between(since(active), clock.instant()));
        if (active.stream().anyMatch(c -> c.state() == State.LAGGING)) {
            return new SyncState.Lagging(worst);
        }
        return live.isEmpty() ? new SyncState.NearTime(worst) : new SyncState.Live(worst);
    }

    private static Instant since(List<ChannelHealth> channels) {
        return channels.stream().map(ChannelHealth::since).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    private long size() {
        try {
            return Files.size(database);
        } catch (IOException e) {
            return 0; // the size is only shown; the store reports real trouble itself
        }
    }

    private void show(Seen reading) {
        status.syncProperty().set(reading.sync());
        status.channelsProperty().set(reading.channels());
        status.locationsProperty().set(reading.locations());
        status.parkedRowsProperty().set(reading.parked());
        status.pushesWaitingProperty().set(reading.owed().pending() + reading.owed().inFlight());
        status.pushesParkedProperty().set(reading.owed().parked());
        status.lastSyncProperty().set(reading.last());
        status.policyProperty().set(reading.policy());
        status.cacheBytesProperty().set(reading.bytes());
    }

    @Override
    public void close() {
        subscription.close();
        beat.unsubscribe();
    }
}
