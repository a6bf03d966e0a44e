package crossdock.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Outcome;
import crossdock.store.RestoreReport.Item;
import crossdock.store.RestoreReport.Kind;
import crossdock.store.file.RestoreStep;
import crossdock.store.file.WorkspaceUnusable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A damaged database is replaced by a backup and what it still says; whenever the process dies, one of the two lies
/// whole in its place, and the damaged one is never lost.
class RestoreTest {
    private static final List<String> ALL =
            List.of("thing:one", "thing:two", "thing:three", "thing:four", "thing:five");

    @TempDir
    Path folder;

    @Test
    void carriesLaterEventsOverAndListsWhatTheyDid() throws IOException {
        RestoreBench.make(folder);
        RestoreBench.spoilAPage(file());
        byte[] damaged = Files.readAllBytes(file());
        RestoreReport report = restore();
        assertEquals(3, report.carried());
        assertEquals(2, report.backupEnds());
        assertEquals(
                List.of("thing:three", "thing:four", "thing:five"),
                facts(report, Kind.DECISION_TO_REPEAT, "subject"));
        assertEquals(List.of("3 -> 8"), facts(report, Kind.SETTING_CHANGED, "quantity"));
        Path aside = Objects.requireNonNull(report.keptIn());
        assertArrayEquals(damaged, Files.readAllBytes(aside.resolve("crossdock.db")));
        assertTrue(Files.readString(aside.resolve("report.txt")).contains("thing:four"));
        assertRestored(ALL);
        assertFalse(Files.exists(folder.resolve("restoring")));
    }

    @Test
    void hasTheChannelsReadFromTheStart() throws IOException {
        RestoreBench.make(folder);
        restore();
        try (Database database = TestStore.open(folder)) {
            assertEquals(
                    List.of("null null 1 3 4"),
                    database.readers().read(sql -> sql.list(
                            "SELECT watermark, page_token, reread_wanted, resets, sweep_number FROM pull",
                            row -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3) + " "
                                    + row.getInt(4) + " " + row.getInt(5))));
        }
    }

    @Test
    void saysWhichEventsAreGoneWhenNothingCanBeRead() throws IOException {
        RestoreBench.make(folder);
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.write(new byte[(int) bytes.length()]);
        }
        RestoreReport report = restore();
        assertEquals(0, report.carried());
        assertEquals(List.of("crossdock.db"), facts(report, Kind.UNREADABLE, "what"));
        assertEquals(List.of("3"), facts(report, Kind.EVENTS_LOST, "from"));
        assertEquals(List.of("5"), facts(report, Kind.EVENTS_LOST, "to"));
        assertRestored(List.of("thing:one", "thing:two"));
    }

    @Test
    void restoresADatabaseThatIsGone() throws IOException {
        RestoreBench.make(folder);
        Files.delete(file());
        assertThrows(WorkspaceUnusable.class, () -> TestStore.open(folder));
        restore();
        assertRestored(List.of("thing:one", "thing:two"));
    }

    @Test
    void readsEventsBehindALostHeader() throws IOException {
        RestoreBench.make(folder);
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.write(new byte[100]);
        }
        assertEquals(3, restore().carried());
        assertRestored(ALL);
    }

    @Test
    void carriesNoEventThatDoesNotFitTheChain() throws Exception {
        RestoreBench.make(folder);
        sqlite("DROP TRIGGER event_is_not_edited");
        sqlite("UPDATE event SET actor = 'somebody else' WHERE seq = 4");
        RestoreReport report = restore();
        assertEquals(1, report.carried());
        assertEquals(List.of("4", "5"), facts(report, Kind.EVENT_NOT_CARRIED, "event"));
        assertRestored(List.of("thing:one", "thing:two", "thing:three"));
    }

    @Test
    void passesOverABackupThatIsNotGood() throws Exception {
        Path good = RestoreBench.make(folder);
        Path forged = good.resolveSibling("crossdock-29990101T000000000Z-exit.db");
        Files.copy(good, forged);
        sqlite(forged, "DROP TRIGGER event_is_not_edited");
        sqlite(forged, "UPDATE event SET facts = '{}' WHERE seq = 2");
        Path spoilt = good.resolveSibling("crossdock-29990102T000000000Z-exit.db");
        Files.copy(good, spoilt);
        RestoreBench.spoilAPage(spoilt);
        RestoreReport report = restore();
        assertEquals(good, report.backup());
        assertEquals(
                List.of(spoilt.getFileName().toString(), forged.getFileName().toString()),
                List.copyOf(report.passedOver().keySet()));
        Files.delete(good);
        Outcome<RestoreReport> refused = RestoreBench.restore(folder, step -> {});
        assertEquals(Restore.NO_BACKUP, assertInstanceOf(Outcome.Refused.class, refused).code());
        assertRestored(ALL);
    }

    @Test
    void aRehearsalChangesNothing() throws IOException {
        Path backup = RestoreBench.make(folder);
        RestoreBench.spoilAPage(file());
        List<String> before = files();
        var outcome = RestoreBench.restore(folder, backup, true, step -> {});
        assertEquals(3, ((RestoreReport) assertInstanceOf(Outcome.Done.class, outcome).value()).carried());
        assertEquals(before, files());
    }

    @Test
    void nobodyRestoresWhatAnotherHolds() throws IOException {
        RestoreBench.make(folder);
        try (Database _ = TestStore.open(folder)) {
            WorkspaceUnusable held =
                    assertThrows(WorkspaceUnusable.class, () -> RestoreBench.restore(folder, step -> {}));
            assertEquals(WorkspaceUnusable.Code.HELD, held.code());
        }
    }

    @ParameterizedTest
    @EnumSource(RestoreStep.class)
    void survivesAKillAtEachStep(RestoreStep deadly) throws Exception {
        RestoreBench.make(folder);
        RestoreBench.spoilAPage(file());
        byte[] damaged = Files.readAllBytes(file());
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                        System.getProperty("java.class.path"), RestoreBench.class.getName(), folder.toString(),
                        deadly.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader()) {
            assertEquals(deadly.name(), said.readLine());
        } finally {
            child.destroyForcibly().waitFor();
        }
        if (deadly.compareTo(RestoreStep.JOURNALED) < 0) {
            assertArrayEquals(damaged, Files.readAllBytes(file()), "as it was");
            assertEquals(3, restore().carried());
        }
        assertRestored(ALL);
        try (Stream<Path> asides = Files.walk(folder.resolve("damaged"))) {
            List<Path> kept = asides.filter(path -> path.endsWith("crossdock.db")).toList();
            assertEquals(1, kept.size());
            assertArrayEquals(damaged, Files.readAllBytes(kept.getFirst()));
        }
        assertFalse(Files.exists(folder.resolve("restore.journal")));
        assertFalse(Files.exists(folder.resolve("restoring")));
    }

    private void assertRestored(List<String> subjects) {
        try (Database database = TestStore.open(folder)) {
            assertEquals(Optional.empty(), database.headFinding());
            assertEquals(List.of(), database.events().verify(database.readers()));
            assertEquals(List.of(), database.integrity().check());
            List<String> expected = new ArrayList<>(subjects);
            expected.add("workspace");
            assertEquals(
                    expected,
                    database.readers().read(s -> s.list(
                                    "SELECT subject FROM event WHERE type IN ('Noted', 'WorkspaceRestored')"
                                            + " ORDER BY seq",
                                    row -> row.getString(1)))
                            .stream().distinct().toList());
        }
    }

    private RestoreReport restore() {
        Outcome<RestoreReport> outcome = RestoreBench.restore(folder, step -> {});
        return (RestoreReport) assertInstanceOf(Outcome.Done.class, outcome, outcome::toString).value();
    }

    private static List<String> facts(RestoreReport report, Kind kind, String name) {
        return report.items().stream().filter(item -> item.kind() == kind).map(Item::facts)
                .map(facts -> facts.get(name)).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString).filter(name -> !name.contains("holder.")).sorted().toList();
        }
    }

    private Path file() {
        return folder.resolve("crossdock.db");
    }

    private void sqlite(String sql) throws Exception {
        sqlite(file(), sql);
    }

    private static void sqlite(Path file, String sql) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
