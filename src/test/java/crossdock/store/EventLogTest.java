package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static crossdock.store.TestStore.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Actor;
import crossdock.store.ChainFinding.Kind;
import crossdock.store.file.WorkspaceUnusable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path folder;

    @Test
    void chainsEveryEventToTheOneBefore() {
        try (Database database = TestStore.open(folder)) {
            record(database, 3);
            record(database, 2);
            assertEquals(List.of(), database.events().verify(database.readers()));
            String batches = "SELECT batch FROM event ORDER BY seq";
            assertEquals(
                    List.of(1L, 1L, 1L, 4L, 4L),
                    database.readers().read(s -> s.list(batches, row -> row.getLong(1))));
            assertEquals(
                    "{\"fact\":\"1 \\\"quoted\\\"\"}",
                    database.readers()
                            .read(s -> s.first("SELECT facts FROM event WHERE seq = 1", row -> row.getString(1)))
                            .orElseThrow());
        }
    }

    @Test
    void refusesToEditOrRemoveAnEventEvenByABug() {
        try (Database database = TestStore.open(folder)) {
            record(database, 1);
            for (String sql : List.of("UPDATE event SET actor = 'x'", "DELETE FROM event")) {
                var refusal = org.junit.jupiter.api.Assertions.assertThrows(
                        crossdock.store.file.StoreFailure.class,
                        () -> database.transactor().run(CLERK, tx -> database.writer().current().update(sql)));
                assertTrue(refusal.constraint());
            }
        }
    }

    @Test
    void writesCanonicalJson() {
        assertEquals(
                "{\"a\":\"x\\\\y\\n\\u0001\",\"b\":\"é😀\"}".replace("😀", "\\ud83d\\ude00"),
                EventChain.json(new TreeMap<>(Map.of("b", "é😀", "a", "x\\y\n\u0001"))));
        assertEquals("{}", EventChain.json(new TreeMap<>()));
    }

    @Test
    void mendsAHeadThatMissedTheLastCommitAndSaysSo() throws IOException {
        openAndRecord(2);
        keepHead();
        openAndRecord(3); // one commit of three events
        bringBackHead();
        try (Database database = TestStore.open(folder)) {
            assertEquals(new ChainFinding(Kind.HEAD_MENDED, 2), database.headFinding().orElseThrow());
            assertEquals(List.of(), database.events().verify(database.readers()));
            assertEquals("ChainHeadMended", newestType(database));
        }
        reopensWithoutFinding();
    }

    @Test
    void reportsAHeadThatIsOlderThanOneCommit() throws IOException {
        openAndRecord(2);
        keepHead();
        openAndRecord(1);
        openAndRecord(1);
        bringBackHead();
        assertAlarm(Kind.HEAD_STALE, 2);
    }

    @Test
    void reportsAnOlderDatabasePutBack() throws IOException {
        openAndRecord(2);
        Files.copy(folder.resolve("crossdock.db"), folder.resolve("kept.db"));
        openAndRecord(4);
        Files.move(folder.resolve("kept.db"), folder.resolve("crossdock.db"), StandardCopyOption.REPLACE_EXISTING);
        assertAlarm(Kind.CUT_OFF, 6);
    }

    @Test
    void seesAnOlderDatabaseWhileItIsOpenForReadingOnly() throws IOException {
        openAndRecord(2);
        Files.copy(folder.resolve("crossdock.db"), folder.resolve("kept.db"));
        openAndRecord(4);
        Files.move(folder.resolve("kept.db"), folder.resolve("crossdock.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Database other = TestStore.open(folder.resolve("elsewhere"));
                Readers readers = Database.openReadOnly(TestStore.options(folder))) {
            EventLog log = new EventLog(
                    TestStore.options(folder).chainKey(), other.writer(), folder.resolve("events.head"));
            assertEquals(List.of(new ChainFinding(Kind.CUT_OFF, 6)), log.verify(readers));
            log.close();
        }
    }

    @Test
    void reportsAMissingHead() throws IOException {
        openAndRecord(2);
        Files.delete(folder.resolve("events.head"));
        assertAlarm(Kind.HEAD_MISSING, 2);
    }

    @Test
    void makesNothingNewInThePlaceOfADeletedDatabase() throws IOException {
        openAndRecord(2);
        Files.delete(folder.resolve("crossdock.db"));
        WorkspaceUnusable refusal = assertThrows(WorkspaceUnusable.class, () -> TestStore.open(folder));
        assertEquals(WorkspaceUnusable.Code.LOST, refusal.code());
        assertTrue(Files.notExists(folder.resolve("crossdock.db")));
    }

    @Test
    void survivesATornHeadBecauseTheOtherSlotHolds() throws IOException {
        openAndRecord(1);
        openAndRecord(1);
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("events.head").toFile(), "rw")) {
            file.seek(512 + 20); // generation 3 = the second event stands in slot 1
            file.write(new byte[30]);
        }
        try (Database database = TestStore.open(folder)) {
            assertEquals(new ChainFinding(Kind.HEAD_MENDED, 1), database.headFinding().orElseThrow());
        }
        reopensWithoutFinding();
    }

    @Test
    void keepsTheHeadBeforeThePowerCanTakeItsEventsAway() {
        Actor channel = new Actor(Actor.Kind.CHANNEL, "pos");
        try (Database database = TestStore.open(folder)) {
            String level = database.transactor().write(channel, tx -> {
                tx.record(event("x:1", "found"));
                return synced(database);
            });
            assertEquals("1", level, "channels write without waiting for the disk");
            assertEquals("2", database.transactor().write(CLERK, tx -> synced(database)), "people wait for it");
            assertEquals(List.of(), database.events().verify(database.readers()));
        }
        reopensWithoutFinding();
    }

    private static String synced(Database database) {
        return database.writer()
                .current()
                .first("PRAGMA synchronous", row -> row.getString(1))
                .orElseThrow();
    }

    private void assertAlarm(Kind kind, long seq) {
        try (Database database = TestStore.open(folder)) {
            ChainFinding finding = new ChainFinding(kind, seq);
            assertEquals(finding, database.headFinding().orElseThrow());
            assertFalse(finding.harmless());
        }
        try (Database database = TestStore.open(folder)) {
            assertTrue(database.headFinding().isEmpty(), "told once at opening");
            List<ChainFinding> findings = database.events().verify(database.readers());
            assertEquals(List.of(Kind.ALARM_ON_RECORD), findings.stream().map(ChainFinding::kind).toList());
        }
    }

    private void reopensWithoutFinding() {
        try (Database database = TestStore.open(folder)) {
            assertTrue(database.headFinding().isEmpty());
            assertEquals(List.of(), database.events().verify(database.readers()));
        }
    }

    private void openAndRecord(int events) {
        try (Database database = TestStore.open(folder)) {
            record(database, events);
        }
    }

    private static void record(Database database, int events) {
        database.transactor().run(CLERK, tx -> {
            for (int i = 1; i <= events; i++) {
                tx.record(event("thing:" + i, i + " \"quoted\""));
            }
        });
    }

    private static String newestType(Database database) {
        return database.readers()
                .read(s -> s.first("SELECT type FROM event ORDER BY seq DESC", row -> row.getString(1)))
                .orElseThrow();
    }

    private void keepHead() throws IOException {
        Files.copy(folder.resolve("events.head"), folder.resolve("kept.head"));
    }

    private void bringBackHead() throws IOException {
        Files.copy(folder.resolve("kept.head"), folder.resolve("events.head"), StandardCopyOption.REPLACE_EXISTING);
    }
}
