package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.store.file.Migrations;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.store.file.WorkspaceUnusable.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = temp.resolve("a workspace? #1 – 50%"); // characters that a database address could trip over
    }

    @Test
    void makesAWorkspaceAndOpensItAgain() {
        try (Database made = TestStore.open(folder)) {
            assertTrue(made.fresh());
            assertFalse(made.endedUnclean());
            put(made, "a", "1");
        }
        assertTrue(Files.exists(folder.resolve("crossdock.db")));
        assertFalse(Files.exists(folder.resolve("crossdock.db-wal")), "a clean end leaves no log behind");
        try (Database again = TestStore.open(folder)) {
            assertFalse(again.fresh());
            assertFalse(again.endedUnclean());
            assertTrue(again.headFinding().isEmpty());
            assertEquals("1", value(again.readers(), "a"));
        }
    }

    @Test
    void setsWhatTheStoreReliesOn() {
        try (Database database = TestStore.open(folder)) {
            assertEquals("wal", pragma(database, "journal_mode"));
            assertEquals("2", pragma(database, "synchronous"));
            assertEquals("1", pragma(database, "foreign_keys"));
            assertEquals("1", pragma(database, "secure_delete"));
            assertEquals("2", pragma(database, "temp_store"));
            assertEquals("" + 0x58444F43, pragma(database, "application_id"));
            assertEquals("" + Migrations.SHIPPED.size(), pragma(database, "user_version"));
        }
    }

    @Test
    void keepsTheFileFromOtherPeople() throws IOException {
        Assumptions.assumeTrue(
                temp.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        try (Database database = TestStore.open(folder)) {
            put(database, "a", "1");
            for (String name : List.of("crossdock.db", "crossdock.db-wal")) {
                assertEquals(
                        "[OWNER_READ, OWNER_WRITE]",
                        new java.util.TreeSet<>(Files.getPosixFilePermissions(folder.resolve(name))).toString());
            }
        }
    }

    @Test
    void refusesASecondHolderAndSaysWho() {
        try (Database first = TestStore.open(folder)) {
            WorkspaceUnusable refusal = refused(Code.HELD);
            assertEquals(
                    List.of(folder.toString(), "" + ProcessHandle.current().pid()), refusal.args());
            put(first, "a", "still works");
            refused(Code.HELD);
            try (Readers reader = Database.openReadOnly(TestStore.options(folder))) {
                assertEquals("still works", value(reader, "a"));
                put(first, "a", "seen live");
                assertEquals("seen live", value(reader, "a"));
            }
        }
        TestStore.open(folder).close();
    }

    @Test
    void readsAClosedWorkspaceWithoutTakingIt() {
        Database.Options options = TestStore.options(folder);
        assertEquals(
                Code.ABSENT, assertThrows(WorkspaceUnusable.class, () -> Database.openReadOnly(options)).code());
        TestStore.open(folder).close();
        try (Readers reader = Database.openReadOnly(options);
                Database holder = TestStore.open(folder)) {
            put(holder, "a", "1");
            assertEquals("1", value(reader, "a"));
            assertThrows(StoreFailure.class, () -> reader.read(s -> s.update("DELETE FROM meta")));
        }
    }

    @Test
    void refusesADatabaseOfSomebodyElseAndLeavesItAlone() throws Exception {
        sqlite("CREATE TABLE recipes (name TEXT)");
        byte[] before = Files.readAllBytes(folder.resolve("crossdock.db"));
        refused(Code.FOREIGN);
        assertEquals(
                Code.FOREIGN,
                assertThrows(
                                WorkspaceUnusable.class,
                                () -> Database.openReadOnly(TestStore.options(folder)))
                        .code());
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(folder.resolve("crossdock.db"))));
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("crossdock.db"), "Dear diary, today I counted the stock. ".repeat(100));
        refused(Code.FOREIGN);
    }

    @Test
    void refusesADamagedHeader() throws IOException {
        TestStore.open(folder).close();
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("crossdock.db").toFile(), "rw")) {
            file.seek(16);
            file.writeShort(0x1234); // no page size
        }
        refused(Code.DAMAGED);
    }

    @Test
    void refusesAFileCutShort() throws IOException {
        TestStore.open(folder).close();
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("crossdock.db").toFile(), "rw")) {
            file.setLength(8_192);
        }
        refused(Code.DAMAGED);
    }

    @Test
    void fillsAFileWhoseMakingWasInterrupted() throws Exception {
        sqlite("PRAGMA journal_mode = WAL"); // writes a header and nothing else
        try (Database database = TestStore.open(folder)) {
            assertTrue(database.fresh());
        }
    }

    @Test
    void refusesAFileOfANewerVersion() throws Exception {
        TestStore.open(folder).close();
        sqlite("PRAGMA user_version = 99");
        assertEquals(List.of("99", "" + Migrations.SHIPPED.size()), refused(Code.NEWER_SCHEMA).args());
        assertThrows(WorkspaceUnusable.class, () -> Database.openReadOnly(TestStore.options(folder)));
    }

    @Test
    void refusesPlacesThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(temp.resolve("a file"), "");
        assertEquals(
                Code.UNWRITABLE,
                assertThrows(WorkspaceUnusable.class, () -> TestStore.open(file.resolve("workspace")))
                        .code());
        Files.createDirectories(folder.resolve("crossdock.db"));
        refused(Code.UNWRITABLE);
        Files.delete(folder.resolve("crossdock.db"));
        TestStore.open(folder).close();
    }

    @Test
    void refusesAReadOnlyFolder() throws IOException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "root may write all");
        refused(Code.UNWRITABLE);
    }

    @Test
    void refusesAnotherKeyOfTheEventChain() {
        TestStore.open(folder).close();
        Database.Options mine = TestStore.options(folder);
        var other = new Database.Options(
                folder, mine.nativeFolder(), new SecretKeySpec(new byte[32], "HmacSHA256"), mine.clock());
        assertEquals(
                Code.KEY_MISMATCH, assertThrows(WorkspaceUnusable.class, () -> Database.open(other)).code());
        TestStore.open(folder).close();
    }

    @Test
    void migratesForwardWithABackupTakenBefore() throws IOException {
        try (Database database = TestStore.open(folder)) {
            put(database, "a", "old");
        }
        var extended = scripts("CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES (7), (8);");
        try (Database database = Database.open(TestStore.options(folder).withMigrations(extended))) {
            assertEquals(15, (long) database.readers().read(s -> s.number("SELECT sum(x) FROM extra")));
            assertEquals("1", pragma(database, "foreign_keys"));
            List<Path> kept = database.backups().kept();
            assertEquals(1, kept.size());
            assertTrue(kept.getFirst().toString().endsWith("-before-migration.db"));
        }
        refused(Code.NEWER_SCHEMA);
    }

    @Test
    void leavesNothingOfAMigrationThatFails() throws IOException {
        TestStore.open(folder).close();
        var broken = scripts("CREATE TABLE extra (x INTEGER); INSERT INTO nowhere VALUES (1);");
        assertEquals(
                Code.MIGRATION_FAILED,
                assertThrows(
                                WorkspaceUnusable.class,
                                () -> Database.open(TestStore.options(folder).withMigrations(broken)))
                        .code());
        var dangling = scripts("CREATE TABLE child (x INTEGER REFERENCES event (seq)); INSERT INTO child VALUES (5);");
        assertEquals(
                Code.MIGRATION_FAILED,
                assertThrows(
                                WorkspaceUnusable.class,
                                () -> Database.open(TestStore.options(folder).withMigrations(dangling)))
                        .code());
        try (Database database = TestStore.open(folder)) {
            String left = "SELECT count(*) FROM sqlite_schema WHERE name IN ('extra', 'child')";
            assertEquals(0, (long) database.readers().read(s -> s.number(left)));
        }
    }

    @Test
    void refusesAnEditedMigration() {
        TestStore.open(folder).close();
        int newest = Migrations.SHIPPED.size(); // nothing is missing, so the newest alone is compared
        var scripts = new ArrayList<Migrations.Script>();
        for (String name : Migrations.SHIPPED) {
            scripts.add(new Migrations.Script(scripts.size() + 1, name, "SELECT 1"));
        }
        var edited = new Migrations(scripts);
        WorkspaceUnusable refusal = assertThrows(
                WorkspaceUnusable.class, () -> Database.open(TestStore.options(folder).withMigrations(edited)));
        assertEquals(Code.MIGRATION_CHANGED, refusal.code());
        assertEquals(List.of(Migrations.SHIPPED.get(newest - 1)), refusal.args());
    }

    @Test
    void knowsEveryShippedScript() throws IOException {
        try (var files = Files.list(Path.of("data", "schema"))) {
            assertEquals(
                    Migrations.SHIPPED, files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static Migrations scripts(String next) throws IOException {
        List<Migrations.Script> scripts = new ArrayList<>();
        for (String name : Migrations.SHIPPED) {
            String shipped = Files.readString(Path.of("data", "schema", name)).replace("\r\n", "\n");
            scripts.add(new Migrations.Script(scripts.size() + 1, name, shipped));
        }
        scripts.add(new Migrations.Script(scripts.size() + 1, "V999__extra.sql", next));
        return new Migrations(scripts);
    }

    private WorkspaceUnusable refused(Code code) {
        WorkspaceUnusable refusal = assertThrows(WorkspaceUnusable.class, () -> TestStore.open(folder));
        assertEquals(code, refusal.code(), () -> "" + refusal.getCause());
        return refusal;
    }

    private void sqlite(String sql) throws SQLException, IOException {
        Files.createDirectories(folder);
        String address = "jdbc:sqlite:" + folder.resolve("crossdock.db").toUri().toASCIIString();
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void put(Database database, String name, String value) {
        String insert = "INSERT OR REPLACE INTO meta VALUES (?, ?)";
        database.transactor().run(CLERK, tx -> database.writer().current().update(insert, name, value));
    }

    private static String value(Readers readers, String name) {
        return readers.read(s -> s.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name))
                .orElse("absent");
    }

    private static String pragma(Database database, String name) {
        return database.transactor().write(CLERK, tx -> database.writer()
                .current()
                .first("PRAGMA " + name, row -> row.getString(1))
                .orElseThrow());
    }
}
