package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Resource;
import crossdock.kernel.Topic;
import crossdock.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that ends by itself: when nothing more follows, when its time is over, or when somebody breaks it off.
@SuppressWarnings("NullAway.Init") // opened before each test
class SingleRunTest {
    private SyncBench bench;
    private int decided;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new SyncBench(folder);
        bench.channel.location("L1", "Akron");
        bench.channel.listing("V1", "SKU-1");
        bench.channel.count("V1", "L1", 10);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void run(Duration time, Runnable decide) throws InterruptedException {
        new SingleRun(List.of(bench.run), bench.clock, bench.clock.instant(), bench.clock.instant().plus(time))
                .run(bench.database.notices(), decide);
    }

    private void owe() {
        bench.database.transactor().run(TestStore.CLERK, tx -> tx.changed(Topic.OUTBOX, bench.id().value()));
    }

    @Test
    void decidesOnWhatWasReadAndOnceMoreAfterSending() throws InterruptedException {
        run(Duration.ofMinutes(1), () -> {
            decided++;
            assertEquals(10, bench.onHand("SKU-1", "L1"), "read before");
        });
        assertEquals(2, decided);
    }

    @Test
    void goesOnWhileDecidingOwesMore() throws InterruptedException {
        run(Duration.ofMinutes(1), () -> {
            if (++decided < 4) {
                owe();
            }
        });
        assertEquals(4, decided);
    }

    @Test
    void endsThoughDecidingAlwaysOwesMore() throws InterruptedException {
        run(Duration.ofMinutes(1), () -> {
            decided++;
            owe();
        });
        assertEquals(5, decided);
    }

    @Test
    void takesNoOtherTurnWhenItsTimeIsOver() throws InterruptedException {
        run(Duration.ofMinutes(1), () -> {
            decided++;
            owe();
            bench.clock.advance(Duration.ofMinutes(2));
        });
        assertEquals(1, decided);
        assertTrue(bench.loop(Resource.STOCK).isLoaded());
    }

    @Test
    void brokenOffItEndsWithWhatIsUnderWay() throws InterruptedException {
        var isAsked = new CountDownLatch(1);
        var ended = new AtomicReference<Throwable>();
        bench.channel.afterPage = () -> {
            isAsked.countDown();
            try {
                new CountDownLatch(1).await(); // an answer that never comes
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                run(Duration.ofMinutes(30), () -> decided++);
            } catch (InterruptedException e) {
                ended.set(e);
            }
        });
        isAsked.await();
        running.interrupt();
        assertTrue(running.join(Duration.ofSeconds(20)));
        assertInstanceOf(InterruptedException.class, ended.get());
        assertEquals(0, decided);
        assertFalse(bench.loop(Resource.STOCK).isLoaded());
    }
}
