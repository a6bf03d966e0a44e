package crossdock.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.store.file.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every schema that was ever released is brought forward, with its rows.
class UpgradeTest {
    /// A released script is never edited; a new one gets its line here and its fixture by [SchemaFixture].
    private static final Map<String, String> RELEASED = Map.of(
            "V001__foundation.sql", "c8ce70e4370cbc2b866ef01f89e5ff609be38e7a803ce49d60dea4d977cf112c",
            "V002__routing.sql", "57adb002e057966914150c2ced49d5d11b839e359f8279c24b4f9a5fa66270f6",
            "V003__one_order_of_cells_and_an_archive.sql",
                    "4621c2b1a092307f69cf851dc8da1dbad12c70265db87a4007427e863e728ca7",
            "V004__outbox.sql", "a4fdf3280dcc4b22c172e0f7507babc5acf3f6edad6e9afa46269c76912fcc4f",
            "V005__assignments_told.sql", "e0e91432c07ba64b4552ae3f19286b992b74a0616cc0c8ffcc4253da9d5c2203",
            "V006__routing_as_it_was.sql", "686c4f9c532682417ead7200feee05bf114dd3004a97af504e6a033b6f0f14e9",
            "V007__lag_by_minute.sql", "a0cc41b3b396660343d5a0589b4af5cc9ecac29aa14271e402e84581709d6ddf",
            "V008__publishing_at_a_location.sql", "d5a32b54e440e6754c3b3c7cf98c9a08eb50cb0f07cf7d424b2faa64b525c330");

    @TempDir
    Path folder;

    static List<Integer> released() {
        return IntStream.rangeClosed(1, Migrations.SHIPPED.size()).boxed().toList();
    }

    @Test
    void releasedScriptsAreAsTheyWereReleased() throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : Migrations.SHIPPED) {
            String text = Files.readString(Path.of("data", "schema", name)).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            found.put(name, HexFormat.of().formatHex(digest));
        }
        assertEquals(RELEASED, found);
    }

    @ParameterizedTest
    @MethodSource("released")
    void fixtureHoldsItsSchemaAndARowOfEveryTable(int version) throws Exception {
        assertTrue(Files.exists(SchemaFixture.fixture(version)), "run SchemaFixture before releasing the script");
        assertTrue(Files.size(SchemaFixture.fixture(version)) < 100_000);
        SchemaFixture.load(version, folder);
        try (Connection file = raw()) {
            assertEquals(List.of("" + version), SchemaFixture.strings(file, "PRAGMA user_version"));
            Map<String, String> counts = counts(file);
            assertTrue(counts.size() > 30, counts::toString);
            assertTrue(counts.values().stream().noneMatch("0"::equals), counts::toString);
        }
    }

    private static Map<String, String> counts(Connection file) throws SQLException {
        Map<String, String> counts = new LinkedHashMap<>();
        for (String table : SchemaFixture.tables(file)) {
            counts.put(table, SchemaFixture.strings(file, "SELECT count(*) FROM " + table).getFirst());
        }
        return counts;
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyReleasedSchemaIsBroughtForwardWithItsRows(int version) throws Exception {
        SchemaFixture.load(version, folder);
        Map<String, String> before;
        try (Connection file = raw()) {
            before = counts(file);
        }
        try (Database database = TestStore.open(folder)) {
            assertEquals(List.of(), database.integrity().check());
            assertEquals(
                    List.of(ChainFinding.Kind.ALARM_ON_RECORD),
                    database.events().verify(database.readers()).stream().map(ChainFinding::kind).toList(),
                    "the head file is not part of a fixture; the chain itself is whole");
            List<Path> backups = database.backups().kept();
            assertEquals(version < Migrations.SHIPPED.size() ? 1 : 0, backups.size());
        }
        try (Connection file = raw()) {
            Map<String, String> after = counts(file);
            List.of("event", "migration").forEach(before::remove); // both grow
            before.forEach((table, rows) -> assertEquals(rows, after.get(table), table));
            assertEquals(
                    List.of("" + Migrations.SHIPPED.size()), SchemaFixture.strings(file, "PRAGMA user_version"));
        }
    }

    @Test
    void aMigrationKilledInTheMiddleStartsAgainFromWhatWas() throws Exception {
        SchemaFixture.load(Migrations.SHIPPED.size(), folder);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowMigration.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path log = folder.resolve("crossdock.db-wal");
        try {
            while (!(Files.exists(log) && Files.size(log) > 8_000_000)) {
                assertTrue(child.isAlive(), "it ended before it could be killed");
                Thread.sleep(5);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        try (Database database = Database.open(
                TestStore.options(folder).withMigrations(SlowMigration.shippedAnd(10)))) {
            assertTrue(backedUp(database), "a copy from before the killed migration");
            assertEquals(10, (long) database.readers().read(s -> s.number("SELECT count(*) FROM much")));
            assertEquals(List.of(), database.integrity().check());
            assertNotEquals(0, (long) database.readers().read(s -> s.number("SELECT count(*) FROM stock")));
        }
    }

    private static boolean backedUp(Database database) throws IOException {
        return database.backups().kept().stream().anyMatch(file -> file.toString().contains("before-migration"));
    }

    private Connection raw() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("crossdock.db"));
    }
}
