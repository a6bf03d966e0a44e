package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static crossdock.store.TestStore.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.Topic;
import crossdock.kernel.Tx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTransactorTest {
    @TempDir
    Path folder;

    private final AtomicBoolean onForbiddenThread = new AtomicBoolean();
    private final List<ChangeNotice> notices = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(TestStore.options(folder).withForbiddenThread(onForbiddenThread::get));
        database.notices().subscribe(notices::add);
    }

    @AfterEach
    void close() {
        onForbiddenThread.set(false);
        database.close();
    }

    @Test
    void tellsReadersAndListenersAfterTheCommit() {
        String result = database.transactor().write(CLERK, tx -> {
            put("a", "1");
            tx.changed(Topic.STOCK, 7);
            tx.changed(Topic.STOCK, 7);
            tx.changed(Topic.ORDER, 9);
            return "done";
        });
        assertEquals("done", result);
        assertEquals("1", value("a"));
        assertEquals(1, notices.size());
        assertEquals(Set.of(7L), notices.getFirst().keys().get(Topic.STOCK));
        assertEquals(Set.of(9L), notices.getFirst().keys().get(Topic.ORDER));
    }

    @Test
    void leavesNoRowEventOrNoticeAfterAnExceptionAndHandsItOnUnchanged() {
        IllegalArgumentException thrown = new IllegalArgumentException("stop");
        IllegalArgumentException caught = assertThrows(
                IllegalArgumentException.class,
                () -> database.transactor().write(CLERK, tx -> {
                    put("a", "1");
                    tx.record(event("x:1", "f"));
                    tx.changed(Topic.STOCK, 7);
                    throw thrown;
                }));
        assertSame(thrown, caught);
        assertEquals("absent", value("a"));
        assertEquals(0, events());
        assertEquals(List.of(), notices);
        write("b", "2");
        assertEquals("2", value("b"));
        assertEquals(List.of(), database.events().verify(database.readers()));
    }

    @Test
    void joinsTheOpenWriteOfItsThread() {
        database.transactor().write(CLERK, outer -> {
            put("a", "1");
            outer.record(event("x:1", "outer"));
            return database.transactor().write(Actor.CONSOLE, inner -> {
                assertEquals("1", value("a"), "a read inside a write sees the write");
                inner.record(event("x:2", "inner"));
                inner.changed(Topic.STOCK, 1);
                return 1;
            });
        });
        assertEquals(1, database.commits());
        assertEquals(2, events());
        assertEquals(
                List.of("clerk", "console"),
                database.readers()
                        .read(s -> s.list("SELECT actor FROM event ORDER BY seq", row -> row.getString(1))));
        assertEquals(1, notices.size());
    }

    @Test
    void refusesToCommitHalfOfAFailedJoinedWrite() {
        assertThrows(
                IllegalStateException.class,
                () -> database.transactor().write(CLERK, outer -> {
                    failingJoin();
                    return 1; // goes on as if nothing had happened
                }));
        assertEquals("absent", value("half"));
    }

    @Test
    void commitsTheRestWhenASavepointUndidTheFailedJoinedWrite() {
        database.transactor().write(CLERK, outer -> {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> outer.savepoint(() -> database.transactor().write(CLERK, inner -> {
                        put("half", "1");
                        throw new IllegalArgumentException("refused");
                    })));
            put("rest", "2");
            return 1;
        });
        assertEquals("absent", value("half"));
        assertEquals("2", value("rest"));
    }

    @Test
    void undoesASavepointWithItsEventsAndNotices() {
        List<WriterConnection.Ending> endings = new ArrayList<>();
        database.writer().afterEnd(endings::add);
        database.transactor().write(CLERK, tx -> {
            tx.record(event("x:1", "before"));
            tx.changed(Topic.STOCK, 1);
            assertThrows(IllegalArgumentException.class, () -> tx.savepoint(() -> {
                put("a", "1");
                tx.record(event("x:2", "inside"));
                tx.changed(Topic.STOCK, 2);
                throw new IllegalArgumentException("row refused");
            }));
            tx.savepoint(() -> {
                tx.record(event("x:3", "kept"));
                tx.changed(Topic.STOCK, 3);
                return 1;
            });
            return 1;
        });
        assertEquals("absent", value("a"));
        assertEquals(Set.of(1L, 3L), notices.getFirst().keys().get(Topic.STOCK));
        assertEquals(
                List.of("x:1", "x:3"),
                database.readers()
                        .read(s -> s.list("SELECT subject FROM event ORDER BY seq", row -> row.getString(1))));
        assertEquals(List.of(), database.events().verify(database.readers()));
        assertEquals(List.of(WriterConnection.Ending.UNDONE, WriterConnection.Ending.COMMITTED), endings);
    }

    @Test
    void flushesBatchedRowsBeforeSavepointsReadsAndTheCommit() {
        List<String> waiting = new ArrayList<>();
        database.writer().beforeCommit(() -> {
            waiting.forEach(name -> put(name, "batched"));
            waiting.clear();
        });
        database.writer().afterEnd(ending -> waiting.clear());
        database.transactor().write(CLERK, tx -> {
            waiting.add("outside");
            assertThrows(IllegalArgumentException.class, () -> tx.savepoint(() -> {
                waiting.add("inside");
                throw new IllegalArgumentException("row refused");
            }));
            assertEquals("batched", value("outside"));
            waiting.add("last");
            return 1;
        });
        assertEquals("absent", value("inside"));
        assertEquals("batched", value("last"));
    }

    @Test
    void saysEverythingChangedWhenTooManyKeysDid() {
        database.transactor().write(CLERK, tx -> {
            tx.savepoint(() -> {
                for (long key = 0; key <= ChangeSet.EVERYTHING; key++) {
                    tx.changed(Topic.STOCK, key);
                }
                return 1;
            });
            tx.changed(Topic.ORDER, 1);
            return 1;
        });
        assertEquals(Set.of(), notices.getFirst().keys().get(Topic.STOCK));
        assertTrue(notices.getFirst().touches(Topic.STOCK, 99_999));
        assertFalse(notices.getFirst().touches(Topic.ORDER, 2));
    }

    @Test
    void keepsAListenerThatThrewAndServesTheOthers() {
        AtomicReference<String> heard = new AtomicReference<>("");
        var bad = database.notices().subscribe(notice -> {
            heard.accumulateAndGet("bad ", String::concat);
            throw new IllegalStateException("a listener's bug");
        });
        var good = database.notices().subscribe(notice -> heard.accumulateAndGet("good ", String::concat));
        write("a", "1");
        write("a", "2");
        good.close();
        good.close();
        write("a", "3");
        bad.close();
        assertEquals("bad good bad good bad ", heard.get());
    }

    @Test
    void refusesAListenerThatWrites() {
        AtomicReference<Throwable> refusal = new AtomicReference<>(new AssertionError("not called"));
        database.notices().subscribe(notice -> {
            try {
                write("b", "from a listener");
            } catch (IllegalStateException e) {
                refusal.set(e);
            }
        });
        write("a", "1");
        assertTrue(refusal.get() instanceof IllegalStateException, () -> "" + refusal.get());
        assertEquals("absent", value("b"));
    }

    @Test
    void refusesTheForbiddenThreadForReadsAndWrites() {
        onForbiddenThread.set(true);
        assertThrows(IllegalStateException.class, () -> write("a", "1"));
        assertThrows(IllegalStateException.class, () -> value("a"));
    }

    @Test
    void refusesATransactionThatIsOver() {
        Tx kept = database.transactor().write(CLERK, tx -> tx);
        assertThrows(IllegalStateException.class, () -> kept.changed(Topic.STOCK, 1));
        assertThrows(IllegalStateException.class, () -> database.writer().current());
    }

    @Test
    void showsEachReaderOneSnapshotWhileAWriteIsOpenAndAfterIt() throws InterruptedException {
        write("a", "old");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread writing = Thread.ofVirtual().start(() -> database.transactor().write(CLERK, tx -> {
            put("a", "new");
            written.countDown();
            return awaited(mayCommit);
        }));
        written.await();
        List<String> seen = database.readers().read(first -> {
            String before = value(first, "a");
            String elsewhere = onAnotherThread(() -> value("a"));
            mayCommit.countDown();
            joined(writing);
            return List.of(before, elsewhere, value(first, "a"), onAnotherThread(() -> value("a")));
        });
        assertEquals(List.of("old", "old", "old", "new"), seen);
    }

    @Test
    void servesManyCallersOneAfterTheOther() throws InterruptedException {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        write("count", "0");
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            callers.add(Thread.ofVirtual().start(() -> database.transactor().write(CLERK, tx -> {
                threads.add(Thread.currentThread().getName());
                put("count", "" + (Integer.parseInt(value("count")) + 1));
                return 1;
            })));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals("50", value("count"));
        assertEquals(Set.of("crossdock-writer"), threads);
    }

    @Test
    void waitsForItsCommitThroughAnInterruptAndKeepsTheInterrupt() {
        Thread.currentThread().interrupt();
        write("a", "1");
        assertTrue(Thread.interrupted());
        assertEquals("1", value("a"));
    }

    @Test
    void neverWritesThroughAReader() {
        assertThrows(
                RuntimeException.class,
                () -> database.readers().read(s -> s.update("INSERT INTO meta VALUES ('x', 'y')")));
        assertEquals("absent", value("x"));
    }

    @Test
    void refusesEverythingOnceClosed() {
        database.close();
        assertThrows(IllegalStateException.class, () -> write("a", "1"));
        assertThrows(IllegalStateException.class, () -> value("a"));
    }

    private void failingJoin() {
        try {
            database.transactor().write(CLERK, inner -> {
                put("half", "1");
                throw new IllegalArgumentException("refused");
            });
        } catch (IllegalArgumentException e) {
            assertEquals("refused", e.getMessage());
        }
    }

    private void write(String name, String value) {
        database.transactor().write(CLERK, tx -> {
            put(name, value);
            tx.changed(Topic.LOCATION, 1);
            return 1;
        });
    }

    private void put(String name, String value) {
        database.writer().current().update("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value);
    }

    private String value(String name) {
        return database.readers().read(statements -> value(statements, name));
    }

    private static String value(Statements statements, String name) {
        return statements
                .first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name)
                .orElse("absent");
    }

    private long events() {
        return database.readers().read(statements -> statements.number("SELECT count(*) FROM event"));
    }

    private static String onAnotherThread(java.util.function.Supplier<String> work) {
        return java.util.concurrent.CompletableFuture.supplyAsync(work).join();
    }

    private static int awaited(CountDownLatch latch) {
        try {
            latch.await();
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
