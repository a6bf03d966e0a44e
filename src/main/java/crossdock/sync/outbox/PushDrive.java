package crossdock.sync.outbox;

import crossdock.inventory.Location;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Resource;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives the dispatcher of one connection on a virtual thread of its own, and tells it when a sellable value may go out.
public final class PushDrive {
    private static final Logger LOG = LoggerFactory.getLogger(PushDrive.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Dispatcher.Line line;
    private final Known known;
    private final Post post;
    private final Dispatcher dispatcher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long wakes; // guarded by lock
    private volatile boolean isStopping;
    private volatile boolean isLive;
    /// Stock has to be read again after this moment before anything is published: the console was away until then.
    private volatile Instant awayUntil;
    private ChangeNotices.@Nullable Subscription subscription;
    private @Nullable Thread thread;

    /// What the pulls of all connections have read.
    public interface Known {
        /// Start of the last complete reading, our clock; null before the first.
        @Nullable Instant read(ConnectionId connection, Resource resource);

        /// Whether somebody reads its stock: what a person paused or removed nobody waits for.
        boolean isAwaited(ConnectionId source);

        /// How long ago the channel's orders may have been read while the console runs.
        Duration recent();

        /// Whether the channel refuses our secret: then nothing is tried any more.
        boolean isRefused();
    }

    /// @param out its ground is not looked at: this one knows better
    public PushDrive(Dispatcher.Line out, Post post, Known known) {
        this.line = out;
        this.post = post;
        this.known = known;
        this.awayUntil = post.clock().instant();
        this.dispatcher = new Dispatcher(
                post,
                new Dispatcher.Line(
                        out.connection(), out.actor(), out.capabilities(), out.sender(), out.gate(), out.health(),
                        this::ordersRead));
    }

    public void start(ChangeNotices notices) {
        isLive = true;
        listen(notices);
        thread = Thread.ofVirtual().name("push-" + line.connection()).start(this::drive);
    }

    /// From now on, until it is stopped, hears what may have to be published. For a run that has no thread of its own;
    /// [#start] does it too.
    public void listen(ChangeNotices notices) {
        subscription = notices.subscribe(this::heard);
    }

    /// Breaks off the request under way; what it was about is taken up again by the next run.
    public void stop() {
        isStopping = true;
        ChangeNotices.Subscription listening = subscription;
        if (listening != null) {
            listening.close();
        }
        wake();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                if (!running.join(Duration.ofSeconds(10))) {
                    LOG.warn("{} did not stop within 10 s", running.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // in a hurry: the store refuses late writes by itself
            }
        }
    }

    public void hurry() {
        dispatcher.hurry();
        wake();
    }

    /// The machine slept, or something else kept the console from seeing what happened.
    public void wasAway() {
        awayUntil = post.clock().instant();
        hurry();
    }

    /// One step of a run that has no thread of its own.
    public PushStep step() {
        return dispatcher.step();
    }

    private void heard(ChangeNotice notice) {
        boolean isAll = notice.touches(Topic.LOCATION)
                || all(notice.keys().get(Topic.STOCK))
                || all(notice.keys().get(Topic.CATALOGUE));
        if (isAll) {
            dispatcher.publisher().touchedAll();
        } else if (notice.touches(Topic.STOCK) || notice.touches(Topic.CATALOGUE)) {
            touched(notice.keys().getOrDefault(Topic.STOCK, Set.of()));
            touched(notice.keys().getOrDefault(Topic.CATALOGUE, Set.of()));
        } else if (!notice.touches(Topic.OUTBOX, line.connection().value())) {
            return;
        }
        wake();
    }

    private static boolean all(@Nullable Set<Long> keys) {
        return keys != null && keys.isEmpty();
    }

    private void touched(Set<Long> keys) {
        dispatcher.publisher().touched(keys.stream().map(SkuId::new).toList());
    }

    private void drive() {
        while (!isStopping && !known.isRefused()) {
            long seen = wakes();
            Instant due;
            try {
                due = dispatcher.step().due();
            } catch (RuntimeException failure) { // the store is closing, or broke; the loop goes on when it is back
                if (!isStopping) {
                    LOG.error("the push loop of connection {} failed", line.connection(), failure);
                }
                due = post.clock().instant().plusSeconds(5);
            }
            rest(due, seen);
        }
    }

    private long wakes() {
        lock.lock();
        try {
            return wakes;
        } finally {
            lock.unlock();
        }
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

    private void rest(Instant due, long seen) {
        lock.lock();
        try {
            while (!isStopping && wakes == seen) {
                Duration left = Duration.between(post.clock().instant(), due);
                if (!left.isPositive()) {
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

    /// See [Post.Ground]: the channel's own orders must be known up to now, and every count of the places that fill it
    /// since the console came back.
    private @Nullable Instant ordersRead(ConnectionId channel) {
        Instant orders = known.read(channel, Resource.ORDERS);
        Instant needed = awayUntil;
        if (isLive) {
            Instant recent = post.clock().instant().minus(known.recent());
            needed = recent.isAfter(needed) ? recent : needed;
        }
        if (orders == null || orders.isBefore(needed) || !isReadSince(channel, awayUntil)) {
            return null;
        }
        Set<LocationId> filling = post.locations().fulfilling(channel);
        boolean isKnown = post.locations().all().stream()
                .filter(place -> filling.contains(place.id()))
                .map(Location::stockSource)
                .distinct()
                .allMatch(source -> source == null || !known.isAwaited(source) || isReadSince(source, awayUntil));
        return isKnown ? orders : null;
    }

    private boolean isReadSince(ConnectionId connection, Instant since) {
        Instant read = known.read(connection, Resource.STOCK);
        return read != null && !read.isBefore(since);
    }
}
