package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.store.Integrity.Due;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
    private static final int ACKNOWLEDGED = 40;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));

    @Test
    void isDueOnceAWeek() {
        try (Database database = open()) {
            assertEquals(Optional.empty(), database.integrity().due());
            now.set(now.get().plus(Duration.ofDays(7)));
            assertEquals(Optional.of(Due.WEEKLY), database.integrity().due());
            assertEquals(List.of(), database.integrity().check());
            assertEquals(Optional.empty(), database.integrity().due());
        }
    }

    @Test
    void findsRowsThatNameAMissingRow() {
        try (Database database = open()) {
            database.transactor().run(CLERK, tx -> {
                Statements statements = database.writer().current();
                statements.update("CREATE TABLE child (x INTEGER REFERENCES event (seq))");
                statements.update("PRAGMA defer_foreign_keys = ON");
            });
            assertEquals(List.of(), database.integrity().check());
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("crossdock.db"));
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO child VALUES (5)"); // foreign keys are off unless asked for
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Database database = open()) {
            assertEquals(
                    List.of("1 rows of child name a missing row of event"),
                    database.integrity().check());
        }
    }

    @Test
    void losesNoAcknowledgedWriteWhenTheProcessIsKilledAndChecksAfterwards() throws Exception {
        long acknowledged = killAWriter();
        try (Database database = TestStore.open(folder)) {
            assertTrue(database.endedUnclean());
            assertTrue(database.headFinding().map(ChainFinding::harmless).orElse(true));
            assertEquals(List.of(), database.events().verify(database.readers()));
            long rows = database.readers().read(s -> s.number("SELECT count(*) FROM event WHERE type = 'Noted'"));
            assertTrue(rows >= acknowledged, rows + " of " + acknowledged);
            long written = database.readers().read(s -> s.number("SELECT count(*) FROM meta WHERE name LIKE 'n%'"));
            assertEquals(rows, written, "each row has its event");
            assertEquals(Optional.of(Due.UNCLEAN_END), database.integrity().due());
        }
        try (Database unchecked = TestStore.open(folder)) {
            assertEquals(Optional.of(Due.UNCLEAN_END), unchecked.integrity().due(), "still owed");
            assertEquals(List.of(), unchecked.integrity().check());
            assertEquals(Optional.empty(), unchecked.integrity().due());
        }
        try (Database database = TestStore.open(folder)) {
            assertEquals(Optional.empty(), database.integrity().due());
        }
    }

    @Test
    void letsNobodyInWhileAnotherProcessHoldsTheWorkspace() throws Exception {
        Process holder = writer();
        try (BufferedReader answers = holder.inputReader()) {
            assertEquals("1", answers.readLine());
            var refusal = org.junit.jupiter.api.Assertions.assertThrows(
                    crossdock.store.file.WorkspaceUnusable.class, () -> TestStore.open(folder));
            assertEquals(crossdock.store.file.WorkspaceUnusable.Code.HELD, refusal.code());
            assertEquals("" + holder.pid(), refusal.args().get(1));
            try (Readers reader = Database.openReadOnly(TestStore.options(folder))) {
                assertTrue(reader.read(s -> s.number("SELECT count(*) FROM event")) >= 1);
            }
        } finally {
            holder.destroyForcibly().waitFor();
        }
        TestStore.open(folder).close();
    }

    private long killAWriter() throws IOException, InterruptedException {
        Process child = writer();
        long acknowledged = 0;
        try (BufferedReader answers = child.inputReader()) {
            while (acknowledged < ACKNOWLEDGED) {
                String line = answers.readLine();
                if (line == null) {
                    throw new IllegalStateException("the writer ended early");
                }
                acknowledged = Long.parseLong(line);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Database open() {
        Database.Options options = TestStore.options(folder);
        return Database.open(
                new Database.Options(folder, options.nativeFolder(), options.chainKey(), now::get));
    }
}
