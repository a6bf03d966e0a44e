package crossdock.sync;

import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.kernel.Topic;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.SyncJournal.Condition;
import crossdock.sync.SyncReport.ConnectionReport;
import crossdock.sync.Watcher;
import crossdock.sync.apply.Refusal;
import crossdock.sync.outbox.Post;
import crossdock.sync.pace.Backoff;
import crossdock.sync.pace.RateGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the loops of all connections: for ever in the console, for a while or once for the command line.
public final class SyncEngine implements Watcher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final Actor ACTOR = Actor.CONSOLE;
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(5);
    private static final Duration MEND_PAUSE = Duration.ofSeconds(30);
    private static final Duration RETRY_PAUSE = Duration.ofMinutes(5);

    private final SyncStore store;
    private final Doors doors;
    private final Appliers appliers;
    private final SyncPace pace;
    private final SyncTools tools;
    private final PageWriter writer;
    private final Map<ConnectionId, ConnectionRun> runs = new TreeMap<>(); // guarded by this
    private final @Nullable Post post;
    private @Nullable ChangeNotices notices;
    private ChangeNotices.@Nullable Subscription subscription;
    private @Nullable Thread housekeeper;
    private volatile boolean hasNewMappings;
    private volatile boolean isRunning;

    /// How connectors come to life.
    ///
    /// @param open throws IllegalArgumentException for settings that cannot work
    /// @param secrets opens the secret of a connection
    public record Doors(
            Function<ConnectorSettings, Connector> open,
            Function<ConnectionId, String> secrets,
            Duration timeout) {
        Connector of(ChannelConnection c) {
            return open.apply(new ConnectorSettings(c.kind(), c.url(), c.account(), secrets.apply(c.id()), timeout));
        }
    }

    /// @param steps hears of each page's way in
    /// @param post null for one that only reads
    public SyncEngine(
            SyncStore store,
            Doors doors,
            Appliers appliers,
            SyncPace pace,
            InstantSource clock,
            RandomGenerator random,
            Steps steps,
            @Nullable Post post) {
        this.post = post;
        this.store = store;
        this.doors = doors;
        this.appliers = appliers;
        this.pace = pace;
        this.tools = new SyncTools(clock, new Backoff(random), Thread::startVirtualThread);
        this.writer = new PageWriter(store, clock, steps);
    }

    /// Starts every connection that is not paused. Mapping changes anywhere let parked rows try again.
    public synchronized void start(ChangeNotices notices) {
        if (isRunning) {
            throw new IllegalStateException("sync runs already");
        }
        isRunning = true;
        this.notices = notices;
        subscription = notices.subscribe(notice -> {
            if (notice.touches(Topic.CATALOGUE) || notice.touches(Topic.LOCATION)) {
                hasNewMappings = true;
            }
        });
        store.connections().all().forEach(this::launch);
        housekeeper = Thread.ofVirtual().name("sync-housekeeping").start(this::keepHouse);
    }

    /// Ends all loops; a page under way is still written. Safe to call twice.
    public void stop() {
        List<ConnectionRun> ending;
        Thread keeper;
        synchronized (this) {
            isRunning = false;
            ending = List.copyOf(runs.values());
            runs.clear();
            keeper = housekeeper;
            housekeeper = null;
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
        }
        if (keeper != null) {
            keeper.interrupt();
        }
        List<Thread> stops = ending.stream().map(run -> Thread.ofVirtual().start(run::stop)).toList();
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return; // asked to hurry: the loops end by themselves
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// Runs until the time is over, then stops.
    public SyncReport runFor(Duration duration, ChangeNotices notices) throws InterruptedException {
        start(notices);
        try {
            Thread.sleep(duration);
            return report();
        } finally {
            stop();
        }
    }

    /// As below, where nothing has to be decided between reading and sending.
    public SyncReport syncOnce(Duration timeout) throws InterruptedException {
        return syncOnce(timeout, listener -> () -> {}, () -> {});
    }

    /// Reads every connection once to its end, has decided what follows from it, and sends what is owed then. Returns when
    /// nothing more follows, when all have failed for good, or when the time is over.
    ///
    /// @param decide works out what follows from what was read, such as where orders are filled; run on this thread
    public SyncReport syncOnce(Duration timeout, ChangeNotices heard, Runnable decide) throws InterruptedException {
        Instant began = tools.clock().instant();
        List<ConnectionRun> all = new ArrayList<>();
        List<ConnectionReport> broken = new ArrayList<>();
        for (ChannelConnection connection : store.connections().all()) {
            if (connection.wanted() == Wanted.ACTIVE) {
                open(connection).ifPresentOrElse(all::add, () -> broken.add(unusable(connection)));
            }
        }
        new SingleRun(all, tools.clock(), began, began.plus(timeout)).run(heard, decide);
        List<ConnectionReport> reports = new ArrayList<>(broken);
        all.forEach(run -> reports.add(report(run, began)));
        return new SyncReport(reports);
    }

    /// How every running connection stands now.
    public SyncReport report() {
        return report(Instant.EPOCH);
    }

    /// @param since complete is what was read to its end in a traversal that began at or after it, our clock
    public synchronized SyncReport report(Instant since) {
        return new SyncReport(runs.values().stream().map(run -> report(run, since)).toList());
    }

    public boolean isRunning() {
        return isRunning;
    }

    /// What the channel still lets us ask; empty while this process does not read the connection.
    public synchronized Optional<RateGate.Allowance> allowance(ConnectionId id) {
        return Optional.ofNullable(runs.get(id)).map(run -> run.gate().allowance(tools.clock().instant()));
    }

    private ConnectionReport report(ConnectionRun run, Instant since) {
        Condition condition = run.health().condition();
        ConnectionId id = run.connection().id();
        List<SyncReport.Line> lines = new ArrayList<>();
        for (PullLoop<?> loop : run.loops()) {
            int parked = store.parked().oldest(id, loop.resource(), "").rows();
            lines.add(new SyncReport.Line(loop.resource(), loop.isCaughtUp(since), parked));
        }
        return new ConnectionReport(
                run.connection().name(), run.connection().kind(), condition.kind(), condition.detail(), lines);
    }

    private static ConnectionReport unusable(ChannelConnection c) {
        return new ConnectionReport(c.name(), c.kind(), Condition.Kind.OFFLINE, "cannot be opened", List.of());
    }

    /// A connection was added, changed, paused or removed: its loops end, and begin again when they should.
    @Override
    public void changed(ConnectionId id) {
        ConnectionRun before;
        synchronized (this) {
            if (!isRunning) {
                return;
            }
            before = runs.remove(id);
        }
        if (before != null) {
            before.stop();
        }
        store.connections().find(id).ifPresent(this::launch);
    }

    /// A person asked for something to be read: nobody waits any longer.
    @Override
    public synchronized void hurry(ConnectionId id) {
        ConnectionRun run = runs.get(id);
        if (run != null) {
            run.hurry();
        }
    }

    private synchronized void launch(ChannelConnection connection) {
        ChangeNotices heard = notices;
        if (heard != null && isRunning && connection.wanted() == Wanted.ACTIVE && !runs.containsKey(connection.id())) {
            open(connection).ifPresent(run -> {
                runs.put(connection.id(), run);
                run.start(heard);
            });
        }
    }

    private Optional<ConnectionRun> open(ChannelConnection connection) {
        try {
            Connector connector = doors.of(connection);
            return Optional.of(new ConnectionRun(
                    connection, connector, store, writer, appliers, pace, tools, post));
        } catch (IllegalArgumentException unusable) {
            Instant now = tools.clock().instant();
            String words = unusable.getMessage() == null ? "" : unusable.getMessage();
            LOG.warn("connection {} cannot be opened: {}", connection.id(), words);
            store.transactor().run(ACTOR, tx -> {
                store.journal().put(connection.id(), new Condition(Condition.Kind.OFFLINE, now, words));
                tx.changed(Topic.CONNECTION, connection.id().value());
            });
            return Optional.empty();
        }
    }

    private void keepHouse() {
        Instant mended = Instant.EPOCH;
        Instant pruned = Instant.EPOCH;
        Instant retried = tools.clock().instant();
        while (isRunning) {
            try {
                Thread.sleep(HOUSEKEEPING);
                Instant now = tools.clock().instant();
                if (hasNewMappings && Duration.between(mended, now).compareTo(MEND_PAUSE) > 0) {
                    hasNewMappings = false;
                    mended = now;
                    again(Refusal.UNMAPPED);
                }
                if (Duration.between(retried, now).compareTo(RETRY_PAUSE) > 0) {
                    retried = now;
                    again("order."); // a return may come before the order it names
                }
                if (Duration.between(pruned, now).toHours() >= 1) {
                    pruned = now;
                    prune(now);
                }
            } catch (InterruptedException e) {
                return; // stop() said so
            } catch (RuntimeException e) {
                LOG.error("sync housekeeping failed and goes on", e);
            }
        }
    }

    private void prune(Instant now) {
        store.transactor().run(ACTOR, tx -> {
            store.journal().prune(now);
            if (post != null) {
                post.outbox().prune(now.minus(Duration.ofDays(1)), now.minus(Duration.ofDays(400)));
            }
        });
    }

    /// Counts and orders that were parked with such a code are read again: what they missed may be known by now.
    private void again(String codePrefix) {
        List<ConnectionRun> all;
        synchronized (this) {
            all = List.copyOf(runs.values());
        }
        for (ConnectionRun run : all) {
            boolean isAny = false;
            for (PullLoop<?> loop : run.loops()) {
                if (loop.resource() == Resource.STOCK || loop.resource() == Resource.ORDERS) {
                    isAny |= loop.replay(codePrefix) > 0;
                }
            }
            if (isAny) {
                run.hurry();
            }
        }
    }
}
