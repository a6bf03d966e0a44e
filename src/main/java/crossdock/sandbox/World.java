package crossdock.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The whole practice world behind one lock: what there is, what is planned, what goes wrong.
final class World {
    /// Stamps of tills have milliseconds; the web shop's have whole seconds.
    static final ChronoUnit TICK = ChronoUnit.MILLIS;

    final Sources sources;
    final SplittableRandom random;
    final Agenda agenda = new Agenda();
    final Faults faults;
    final Shelves shelves;
    final WebShop shop;
    final Tills tills;
    private final InstantSource clock;
    private final double speed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private Instant latest;
    private boolean stopped;

    World(Sources sources, long seed, double speed, InstantSource clock) {
        this.sources = sources;
        this.speed = speed;
        this.clock = clock;
        this.latest = clock.instant().truncatedTo(TICK);
        random = new SplittableRandom(seed);
        faults = new Faults(random.split(), latest);
        shelves = new Shelves(sources.sites(), sources.products().size(), random.split(), latest);
        shop = new WebShop(this);
        tills = new Tills(this);
        Deliveries deliveries = new Deliveries(this);
        shop.whenShort(deliveries);
        tills.whenShort(deliveries);
        new Arrivals(this).begin();
        new Mischief(this, deliveries).begin();
    }

    /// Never goes back, so that what happens later never has the earlier stamp.
    Instant now() {
        Instant read = clock.instant().truncatedTo(TICK);
        if (read.isAfter(latest)) {
            latest = read;
        }
        return latest;
    }

    /// Plans something for a random time from now; `speed` shortens it.
    void later(int leastSeconds, int mostSeconds, Runnable act) {
        double seconds = leastSeconds + random.nextDouble() * (mostSeconds - leastSeconds);
        agenda.at(now().plusNanos((long) (seconds / speed * 1e9)), act);
    }

    boolean chance(int perCent) {
        return random.nextInt(100) < perCent;
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void runLocked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /// Lets happen what is due by the clock. Tests with a clock of their own call it; otherwise [#live] does.
    void runDue() {
        runLocked(() -> agenda.runDue(now()));
    }

    /// Runs the world until [#stop]; blocks its thread.
    void live() {
        lock.lock();
        try {
            while (!stopped) {
                agenda.runDue(now());
                Duration wait = agenda.untilNext(now()).orElse(Duration.ofHours(1));
                stopping.awaitNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), wait.toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing happens by itself any more and no fault fires; requests are still answered.
    void quiesce() {
        runLocked(() -> {
            agenda.clear();
            faults.stop();
            shop.restoreHidden();
        });
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What will happen in the world and when; things due at one instant happen in the order they were planned.
    static final class Agenda {
        private record Entry(Instant due, long number, Runnable act) implements Comparable<Entry> {
            @Override
            public int compareTo(Entry other) {
                int byTime = due.compareTo(other.due);
                return byTime != 0 ? byTime : Long.compare(number, other.number);
            }
        }

        private final PriorityQueue<Entry> entries = new PriorityQueue<>();
        private long planned;

        void at(Instant due, Runnable act) {
            entries.add(new Entry(due, planned++, act));
        }

        /// Runs what is due; what it plans for now or earlier runs too.
        void runDue(Instant now) {
            for (Entry next = entries.peek(); next != null && !next.due().isAfter(now); next = entries.peek()) {
                entries.remove();
                next.act().run();
            }
        }

        /// How long until the next entry is due; empty when nothing is planned.
        Optional<Duration> untilNext(Instant now) {
            Entry next = entries.peek();
            return next == null ? Optional.empty() : Optional.of(Duration.between(now, next.due()));
        }

        void clear() {
            entries.clear();
        }
    }
}
