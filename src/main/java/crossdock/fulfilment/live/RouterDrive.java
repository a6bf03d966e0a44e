package crossdock.fulfilment.live;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.Publication;
import crossdock.fulfilment.live.RoutingLedger.Cause;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives the router by what changes: a new or changed order, stock, a policy coming in force, the time of a scheduled
/// run. One thread of its own; notices only wake it. Stopped between any two steps it loses nothing: what is waiting is
/// in the store and is looked at again at the next start.
public final class RouterDrive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouterDrive.class);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Router router;
    private final RoutingOrders orders;
    private final RoutingLedger ledger;
    private final PolicyService policies;
    private final ChangeNotices notices;
    private final InstantSource clock;
    private final Consumer<String> nearTimes;
    private final Object marks = new Object();
    private final Set<Long> changedOrders = new TreeSet<>(); // guarded by marks
    private final Set<SkuId> changedSkus = new HashSet<>(); // guarded by marks
    private boolean isEverythingNew = true; // guarded by marks
    private boolean isWoken; // guarded by marks
    private boolean isClosed; // guarded by marks
    private ChangeNotices.@Nullable Subscription subscription;
    private @Nullable Thread thread;
    private Instant nearTimesAt = Instant.MIN; // drive thread only
    private @Nullable String policy; // hash last routed by; drive thread only

    /// @param nearTimes works out anew what waiting orders could have next; told a word for what set it off
    public RouterDrive(
            Router router, RoutingOrders orders, RoutingLedger ledger, PolicyService policies, ChangeNotices notices,
            InstantSource clock, Consumer<String> nearTimes) {
        this.router = router;
        this.orders = orders;
        this.ledger = ledger;
        this.policies = policies;
        this.notices = notices;
        this.clock = clock;
        this.nearTimes = nearTimes;
    }

    /// Listens from now on; the first step looks at everything that waits.
    public void listen() {
        subscription = notices.subscribe(this::heard);
    }

    /// Listens and works on a thread of its own until closed.
    public void start() {
        listen();
        thread = Thread.ofPlatform().name("routing").daemon().start(this::run);
    }

    private void heard(ChangeNotice notice) {
        Set<Long> keys = notice.keys().get(Topic.ORDER);
        boolean isOurs = keys != null || notice.touches(Topic.STOCK) || notice.touches(Topic.ROUTING)
                || notice.touches(Topic.LOCATION);
        boolean isNetwork = notice.touches(Topic.ROUTING, 1) || notice.touches(Topic.LOCATION);
        synchronized (marks) {
            isEverythingNew |= isNetwork; // places, capacity or rates: who waits may now be placed
            if (keys != null) {
                isEverythingNew |= keys.isEmpty();
                changedOrders.addAll(keys);
            }
            isWoken |= isOurs;
            marks.notifyAll();
        }
    }

    /// The feed found other stock of these articles; none named means all.
    public void stockChanged(Set<SkuId> skus) {
        synchronized (marks) {
            isEverythingNew |= skus.isEmpty();
            changedSkus.addAll(skus);
            isWoken = true;
            marks.notifyAll();
        }
    }

    private void run() {
        while (!isClosed()) {
            try {
                step();
                await(pause());
            } catch (RuntimeException failure) {
                // what it was about to do is still waiting in the store
                LOG.error("routing failed and tries again", failure);
                wakeWithEverything();
                await(AFTER_FAILURE);
            }
        }
    }

    /// Does all that is to be done now. Not on two threads at once.
    public void step() {
        String inForce = policies.live().hash();
        boolean isOtherPolicy = !inForce.equals(policy);
        boolean isFirst = policy == null;
        router.catchUp();
        List<OrderId> changed = new ArrayList<>();
        Set<SkuId> skus;
        boolean isAll;
        synchronized (marks) {
            isAll = isEverythingNew;
            isEverythingNew = false;
            isWoken = false;
            changedOrders.forEach(id -> changed.add(new OrderId(id)));
            changedOrders.clear();
            skus = Set.copyOf(changedSkus);
            changedSkus.clear();
        }
        if (isAll || isOtherPolicy) {
            router.look(isFirst ? Cause.START : isOtherPolicy ? Cause.POLICY : Cause.STOCK, orders.waiting());
            policy = inForce;
        }
        if (!changed.isEmpty()) {
            router.look(Cause.ORDER, changed);
        }
        if (!skus.isEmpty()) {
            List<OrderId> hungry = orders.waitingFor(skus);
            if (!hungry.isEmpty()) {
                router.look(Cause.STOCK, hungry);
            }
        }
        router.lookAtDue();
        boolean isQuarterOver = !clock.instant().isBefore(nearTimesAt);
        if (isAll || !changed.isEmpty() || !skus.isEmpty() || isQuarterOver) {
            nearTimes.accept(isAll ? "network" : !changed.isEmpty() ? "order" : !skus.isEmpty() ? "stock" : "time");
            nearTimesAt = clock.instant().plus(QUARTER);
        }
    }

    /// Until the next run, publication or cancellation that is planned.
    private Duration pause() {
        Instant now = clock.instant();
        Instant next = now.plus(IDLE);
        Optional<Instant> due = ledger.nextDue();
        if (due.isPresent() && due.get().isBefore(next)) {
            next = due.get();
        }
        Optional<Instant> policyFrom = policies.ahead().stream().findFirst().map(Publication::effectiveFrom);
        if (policyFrom.isPresent() && policyFrom.get().isBefore(next)) {
            next = policyFrom.get();
        }
        return Duration.between(now, next);
    }

    private void wakeWithEverything() {
        synchronized (marks) {
            isEverythingNew = true;
        }
    }

    private boolean isClosed() {
        synchronized (marks) {
            return isClosed;
        }
    }

    private void await(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        synchronized (marks) {
            try {
                long left = most.toMillis();
                while (left > 0 && !isWoken && !isClosed) {
                    marks.wait(left);
                    left = (until - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException e) {
                isClosed = true;
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Returns when the step under way is done.
    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
        synchronized (marks) {
            isClosed = true;
            marks.notifyAll();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
