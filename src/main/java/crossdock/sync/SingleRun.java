package crossdock.sync;

import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import crossdock.sync.PullLoop.Stepped;
import crossdock.sync.outbox.PushDrive;
import crossdock.sync.outbox.PushStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run over all connections that ends by itself: everything is read to its end, then decided and sent by turns until
/// nothing more follows. What stays undone stays in the store, for the next run.
///
/// @param runs none of them started
/// @param deadline no request begins after it
record SingleRun(List<ConnectionRun> runs, InstantSource clock, Instant began, Instant deadline) {
    private static final Logger LOG = LoggerFactory.getLogger(SingleRun.class);
    /// Sending makes little new to decide, a run that was planned for just now perhaps.
    private static final int MOST_TURNS = 5;
    /// In a row; then the channel is left alone.
    private static final int MOST_FAILURES = 5;
    private static final long GRACE_MILLIS = 1_000;

    /// What one connection has to do, on a thread of its own.
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /// Interrupted, it breaks off what is under way and returns once that has ended.
    void run(ChangeNotices notices, Runnable decide) throws InterruptedException {
        List<PushDrive> drives = runs.stream().map(ConnectionRun::pushes).filter(Objects::nonNull).toList();
        drives.forEach(drive -> drive.listen(notices));
        try {
            allAtOnce("read-once", runs.stream().<Work>map(run -> () -> read(run)).toList());
            settle(drives, notices, decide);
        } finally {
            drives.forEach(PushDrive::stop);
        }
    }

    private void settle(List<PushDrive> drives, ChangeNotices notices, Runnable decide) throws InterruptedException {
        var owesMore = new AtomicBoolean();
        ChangeNotices.Subscription heard = notices.subscribe(notice -> {
            if (notice.touches(Topic.STOCK) || notice.touches(Topic.OUTBOX)) {
                owesMore.set(true);
            }
        });
        try {
            for (int turn = 1; turn <= MOST_TURNS; turn++) {
                owesMore.set(turn == 1); // what was owed before
                decide.run();
                if (!owesMore.get()) {
                    return;
                }
                // what is published rests on what all of them said
                allAtOnce("send-once", drives.stream().<Work>map(drive -> () -> send(drive)).toList());
                if (isOver()) {
                    return;
                }
            }
        } finally {
            heard.close();
        }
    }

    private boolean isOver() {
        return !clock.instant().isBefore(deadline);
    }

    private void allAtOnce(String name, List<Work> works) throws InterruptedException {
        var done = new CountDownLatch(works.size());
        List<Thread> threads = new ArrayList<>();
        for (Work work : works) {
            threads.add(Thread.ofVirtual().name(name).start(() -> {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    LOG.info("{} did not come to its end in time; what is left waits for the next run", name);
                } catch (RuntimeException failure) {
                    if (!Thread.currentThread().isInterrupted()) {
                        throw failure;
                    }
                    LOG.info("{} was broken off", name); // where the store or the network waited for something
                } finally {
                    done.countDown();
                }
            }));
        }
        long left = Math.max(0, Duration.between(clock.instant(), deadline).toMillis()) + GRACE_MILLIS;
        try {
            if (done.await(left, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
            throw e;
        }
        threads.forEach(Thread::interrupt);
        done.await();
    }

    private void read(ConnectionRun run) throws InterruptedException {
        try {
            for (PullLoop<?> loop : run.loops()) {
                int failures = 0;
                loop.readWhole();
                while (!loop.isCaughtUp(began) && failures < MOST_FAILURES && !isOver()) {
                    Stepped stepped = loop.step();
                    boolean isLast = stepped.due().equals(Instant.MAX);
                    failures = isLast ? MOST_FAILURES : stepped.trouble() == null ? failures : failures + 1;
                    if (failures < MOST_FAILURES) {
                        rest(stepped.due());
                    }
                }
            }
        } finally {
            run.loops().forEach(PullLoop::rest);
        }
    }

    private void send(PushDrive drive) throws InterruptedException {
        int failures = 0;
        while (failures < MOST_FAILURES && !isOver()) {
            PushStep stepped = drive.step();
            if (stepped.isIdle() || stepped.due().equals(Instant.MAX)) {
                return;
            }
            failures = stepped.trouble() == null ? failures : failures + 1;
            rest(stepped.due());
        }
    }

    private void rest(Instant until) throws InterruptedException {
        Duration wait = Duration.between(clock.instant(), until);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }
}
