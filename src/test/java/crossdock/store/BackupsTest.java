package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static crossdock.store.TestStore.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.store.file.Backups;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));

    @Test
    void takesOneAnHourAndOnlyWhenSomethingChanged() throws IOException {
        try (Database database = open()) {
            assertEquals(Optional.empty(), database.backups().takeIfDue(), "nothing was written yet");
            record(database, "first");
            assertTrue(database.backups().takeIfDue().isPresent());
            record(database, "second");
            assertEquals(Optional.empty(), database.backups().takeIfDue(), "the hour is not over");
            now.set(now.get().plus(Duration.ofHours(1)));
            assertTrue(database.backups().takeIfDue().isPresent());
            now.set(now.get().plus(Duration.ofHours(2)));
            assertEquals(Optional.empty(), database.backups().takeIfDue(), "nothing changed since");
            assertEquals(Optional.empty(), database.backups().takeIfChanged("exit"));
            record(database, "third");
            assertTrue(database.backups().takeIfChanged("exit").isPresent());
            assertEquals(
                    List.of(
                            "crossdock-20260301T080000000Z-hourly.db",
                            "crossdock-20260301T090000000Z-hourly.db",
                            "crossdock-20260301T110000000Z-exit.db"),
                    names(database.backups().kept()));
        }
    }

    @Test
    void keepsTheNewestFive() throws IOException {
        try (Database database = open()) {
            for (int i = 0; i < 7; i++) {
                assertInstanceOf(Done.class, database.backups().take("exit"));
                now.set(now.get().plus(Duration.ofMinutes(1)));
            }
            List<String> kept = names(database.backups().kept());
            assertEquals(5, kept.size());
            assertEquals("crossdock-20260301T080200000Z-exit.db", kept.getFirst());
            assertTrue(database.backups().spaceNeeded() >= 6 * Files.size(folder.resolve("crossdock.db")));
        }
    }

    @Test
    void copiesOneMomentWhileWritingGoesOn() throws InterruptedException {
        AtomicLong stop = new AtomicLong();
        try (Database database = open()) {
            Thread writing = Thread.ofPlatform().start(() -> {
                while (stop.get() == 0) {
                    record(database, "more");
                }
            });
            for (int i = 0; i < 3; i++) {
                assertInstanceOf(Done.class, database.backups().take("exit"));
                now.set(now.get().plus(Duration.ofMinutes(1)));
            }
            stop.set(1);
            writing.join();
        }
    }

    @Test
    void refusesABackupOfADamagedDatabase() throws IOException {
        try (Database database = open()) {
            fill(database);
        }
        damage(folder.resolve("crossdock.db"));
        try (Database database = open()) {
            assertTrue(!database.integrity().check().isEmpty());
            Refused<?> refused = assertInstanceOf(Refused.class, database.backups().take("exit"));
            assertEquals("backup.unsound", refused.code());
            assertEquals(List.of(), database.backups().kept());
        }
    }

    @Test
    void refusesWithoutEnoughRoomAndSaysHowMuchIsNeeded() throws IOException {
        Path file = folder.resolve("crossdock.db");
        long free = Files.getFileStore(folder).getUsableSpace();
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(free + 1_000_000_000_000L); // sparse: takes no room itself
        } catch (IOException e) {
            Assumptions.abort("this file system has no sparse files of that size: " + e.getMessage());
        }
        Backups backups = new Backups(folder, now::get, () -> 1, true);
        Refused<?> refused = assertInstanceOf(Refused.class, backups.take("exit"));
        assertEquals(Backups.NO_SPACE, refused.code());
        assertTrue(Long.parseLong(refused.args().get(0)) > Long.parseLong(refused.args().get(1)));
    }

    @Test
    void takesOneAfterAnUncleanEndThoughNothingWasWrittenSince() throws IOException {
        open().close();
        Files.writeString(folder.resolve("open.flag"), "");
        try (Database database = open()) {
            assertTrue(database.backups().takeIfDue().isPresent());
        }
    }

    private static void fill(Database database) {
        database.transactor().run(CLERK, tx -> {
            for (int i = 0; i < 2_000; i++) {
                database.writer().current().update("INSERT INTO meta VALUES (?, ?)", "name " + i, "x".repeat(50));
            }
        });
    }

    private void damage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = bytes.length() - 4 * 4_096L;
            bytes.seek(middle);
            bytes.write(new byte[3 * 4_096]);
        }
    }

    private Database open() {
        Database.Options options = TestStore.options(folder);
        return Database.open(
                new Database.Options(folder, options.nativeFolder(), options.chainKey(), now::get));
    }

    private static void record(Database database, String name) {
        database.transactor().run(CLERK, tx -> tx.record(event("thing:" + name, "x")));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
