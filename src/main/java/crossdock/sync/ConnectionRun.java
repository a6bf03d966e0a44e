package crossdock.sync;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelException;
import crossdock.channel.Connector;
import crossdock.channel.DeltaClass;
import crossdock.channel.Sender;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.sync.Appliers.Feed;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.PullLoop.Line;
import crossdock.sync.PullLoop.LoopTimes;
import crossdock.sync.PullLoop.Stepped;
import crossdock.sync.SyncJournal.Condition.Kind;
import crossdock.sync.outbox.Dispatcher;
import crossdock.sync.outbox.Post;
import crossdock.sync.outbox.PushDrive;
import crossdock.sync.pace.ClockOffset;
import crossdock.sync.pace.RateGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loops of one connection, each on a virtual thread of its own while it runs.
final class ConnectionRun {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionRun.class);
    /// Waking so much later than meant: the machine slept.
    private static final Duration SLEPT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ChannelConnection connection;
    private final InstantSource clock;
    private final RateGate gate;
    private final ConnectionHealth health;
    private final List<PullLoop<?>> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final @Nullable PushDrive pushes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long wakes; // guarded by lock
    private volatile boolean isStopping;

    /// @param writer shared by all connections
    /// @param post null in a process that sends nothing
    ConnectionRun(
            ChannelConnection connection, Connector connector, SyncStore store, PageWriter writer, Appliers appliers,
            SyncPace pace, SyncTools tools, @Nullable Post post) {
        this.connection = connection;
        this.clock = tools.clock();
        Capabilities capabilities = connector.capabilities();
        this.gate = new RateGate(capabilities.budget(), clock.instant());
        Set<Resource> toLoad = EnumSet.noneOf(Resource.class);
        Set<Resource> paused = store.pulls().paused(connection.id());
        for (Resource resource : Resource.values()) {
            boolean isThere = capabilities.delta(resource) != DeltaClass.ABSENT;
            boolean isAwaited = !paused.contains(resource) || !rests(resource); // what others rest on stays owed
            if (isThere && isAwaited && store.pulls().find(connection.id(), resource).confirmedAt() == null) {
                toLoad.add(resource);
            }
        }
        this.health = new ConnectionHealth(
                store, connection.id(), tools.actor(connection), toLoad, clock.instant(), new ConnectionHealth.Turns() {
                    @Override
                    public void cameBack() {
                        hurry();
                    }

                    @Override
                    public void newGround() {
                        wake();
                    }
                });
        Line line = new Line(connection, capabilities, store, writer, gate, health, new ClockOffset(), tools);
        for (Feed<?> feed : appliers.feeds(connector)) {
            DeltaClass delta = capabilities.delta(feed.resource());
            if (delta != DeltaClass.ABSENT && !paused.contains(feed.resource())) {
                Duration interval = pace.interval(connection, feed.resource());
                loops.add(new PullLoop<>(line, feed, new LoopTimes(interval, pace.sweepInterval(delta))));
            }
        }
        Sender sender = connector.sender().orElse(null);
        this.pushes = post == null || sender == null ? null : pushes(line, sender, post);
    }

    private static PushDrive pushes(Line line, Sender sender, Post post) {
        ConnectionHealth health = line.health();
        var out = new Dispatcher.Line(
                line.connection().id(),
                line.tools().actor(line.connection()),
                line.capabilities(),
                sender,
                line.gate().forPushes(line.tools().clock()),
                new Post.Health() {
                    @Override
                    public void answered(Instant now) {
                        health.pushAnswered(now);
                    }

                    @Override
                    public void refused(Instant now, ChannelException trouble) {
                        health.pushRefused(now, trouble);
                    }
                },
                _ -> null);
        return new PushDrive(out, post, known(line));
    }

    private static PushDrive.Known known(Line line) {
        SyncStore store = line.store();
        return new PushDrive.Known() {
            @Override
            public @Nullable Instant read(ConnectionId connection, Resource resource) {
                return store.pulls().find(connection, resource).confirmedReceivedAt();
            }

            @Override
            public boolean isAwaited(ConnectionId source) {
                return store.connections().find(source).filter(c -> c.wanted() == Wanted.ACTIVE).isPresent()
                        && !store.pulls().paused(source).contains(Resource.STOCK);
            }

            @Override
            public Duration recent() {
                return SyncPace.limit(line.connection().mode());
            }

            @Override
            public boolean isRefused() {
                return line.health().condition().kind() == Kind.UNAUTHORIZED;
            }
        };
    }

    /// Null when the channel takes nothing.
    @Nullable PushDrive pushes() {
        return pushes;
    }

    ChannelConnection connection() {
        return connection;
    }

    ConnectionHealth health() {
        return health;
    }

    RateGate gate() {
        return gate;
    }

    /// In the order in which they depend on each other.
    List<PullLoop<?>> loops() {
        return loops;
    }

    void start(ChangeNotices notices) {
        if (pushes != null) {
            pushes.start(notices);
        }
        for (PullLoop<?> loop : loops) {
            String name = "sync-" + connection.id() + "-" + loop.resource();
            threads.add(Thread.ofVirtual().name(name).start(() -> drive(loop)));
        }
    }

    /// Lets the page under way be written, breaks off requests, and returns when no thread is left.
    void stop() {
        isStopping = true;
        wake();
        threads.forEach(Thread::interrupt);
        if (pushes != null) {
            pushes.stop();
        }
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(10))) {
                    LOG.warn("{} did not stop within 10 s", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return; // the process is going down in a hurry; the store refuses late writes by itself
            }
        }
    }

    /// Everybody tries now.
    void hurry() {
        loops.forEach(PullLoop::hurry);
        if (pushes != null) {
            pushes.hurry();
        }
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            wakes++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void drive(PullLoop<?> loop) {
        while (!isStopping && health.condition().kind() != Kind.UNAUTHORIZED) {
            long seen = wakes();
            boolean mustWait = rests(loop.resource()) && !health.hasGround();
            Instant due = mustWait ? clock.instant().plus(LONGEST_WAIT) : step(loop);
            if (due.equals(Instant.MAX)) {
                break;
            }
            rest(due, seen);
        }
        loop.rest();
    }

    private Instant step(PullLoop<?> loop) {
        try {
            Stepped stepped = loop.step();
            return stepped.due();
        } catch (RuntimeException failure) { // the store is closing, or broke; the loop goes on when it is back
            if (!isStopping) {
                LOG.error("the loop for {} of connection {} failed", loop.resource(), connection.id(), failure);
            }
            return clock.instant().plusSeconds(5);
        }
    }

    /// Counts and orders name articles and locations: before those are known every row would be parked.
    private static boolean rests(Resource resource) {
        return resource == Resource.STOCK || resource == Resource.ORDERS;
    }

    private long wakes() {
        lock.lock();
        try {
            return wakes;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Instant due, long seen) {
        lock.lock();
        try {
            while (!isStopping && wakes == seen) {
                Instant now = clock.instant();
                Duration left = Duration.between(now, due);
                if (!left.isPositive()) {
                    if (left.compareTo(SLEPT.negated()) < 0) {
                        resumed();
                    }
                    return;
                }
                Duration nap = left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
                boolean ignored = woken.await(nap.toNanos() + 1, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            isStopping = true; // only stop() interrupts
        } finally {
            lock.unlock();
        }
    }

    private void resumed() {
        LOG.info("connection {} goes on after a sleep of the machine", connection.id());
        gate.reopen(clock.instant());
        loops.forEach(PullLoop::hurry);
        if (pushes != null) {
            pushes.wasAway();
        }
        wakes++;
        woken.signalAll();
    }
}
