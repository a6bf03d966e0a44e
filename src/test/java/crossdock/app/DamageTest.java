package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.platform.Keyring;
import crossdock.platform.WorkspacePaths;
import crossdock.rig.NetworkDrive;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Real files, really spoilt. Each ends in its own words, which name the place and what to do, and in its exit code;
/// nothing that was there is changed or gone afterwards.
class DamageTest {
    private static final int PAGE = 4_096;

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private static Path sound;
    private static Path killed;

    /// What a command is told, by what was done to the workspace.
    enum Damage {
        HEADER_WIPED(4, "damaged", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                overwrite(database(ws), 0, new byte[100]);
            }
        },
        PAGE_SIZE_NONSENSE(4, "damaged", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                overwrite(database(ws), 16, new byte[] {0x12, 0x34});
            }
        },
        SCHEMA_WIPED(4, "damaged", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                overwrite(database(ws), 100, new byte[PAGE - 100]);
            }
        },
        PAGES_IN_THE_MIDDLE_WIPED(4, "damaged", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                long pages = Files.size(database(ws)) / PAGE;
                overwrite(database(ws), pages / 2 * PAGE, new byte[8 * PAGE]);
            }
        },
        CUT_SHORT(4, "damaged", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                try (RandomAccessFile file = new RandomAccessFile(database(ws).toFile(), "rw")) {
                    file.setLength(file.length() / 2 / PAGE * PAGE);
                }
            }
        },
        INDEX_SPOILT(4, "damaged", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException, SQLException {
                try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + database(ws));
                        Statement sql = file.createStatement()) {
                    sql.execute("PRAGMA writable_schema = ON");
                    sql.execute("DELETE FROM sqlite_schema WHERE name = 'event_by_subject'"); // as if half written
                    sql.execute("UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name ="
                            + " 'sku_brand') WHERE name = 'sku_product_type'");
                }
            }
        },
        EMPTY(4, "gone or empty", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.write(database(ws), new byte[0]);
            }
        },
        GONE(4, "gone or empty", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.delete(database(ws));
            }
        },
        GONE_WITH_ITS_KEYS(4, "keys of the workspace are missing", "Bring that folder back") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.delete(database(ws));
                Files.delete(ws.resolve("keys").resolve("seal.key"));
            }
        },
        FOREIGN_DATABASE(4, "not a Crossdock workspace", "Choose another folder") {
            @Override
            void spoil(Path ws) throws IOException, SQLException {
                Files.delete(database(ws));
                try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + database(ws));
                        Statement sql = file.createStatement()) {
                    sql.execute("CREATE TABLE recipes (name TEXT)");
                }
            }
        },
        NEWER_SCHEMA(4, "newer Crossdock", "Update Crossdock") {
            @Override
            void spoil(Path ws) throws SQLException {
                try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + database(ws));
                        Statement sql = file.createStatement()) {
                    sql.execute("PRAGMA user_version = 99");
                }
            }
        },
        CHAIN_KEY_MISSING(4, "keys of the workspace are missing", "Bring that folder back") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.delete(ws.resolve("keys").resolve("chain.key"));
            }
        },
        CHAIN_KEY_CHANGED(4, "not those this workspace was made with", "Bring back its folder keys") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.write(ws.resolve("keys").resolve("chain.key"), new byte[32]);
            }
        },
        SEALING_KEYS_CHANGED(4, "not those this workspace was made with", "Bring back its folder keys") {
            @Override
            void spoil(Path ws) throws IOException {
                Path other = ws.resolveSibling("other").resolve("keys");
                Keyring.open(other);
                for (String half : new String[] {"seal.pub", "seal.key"}) {
                    Files.write(ws.resolve("keys").resolve(half), Files.readAllBytes(other.resolve(half)));
                }
            }
        },
        PRIVATE_KEY_OF_ANOTHER_PAIR(4, "not those this workspace was made with", "Bring back its folder keys") {
            @Override
            void spoil(Path ws) throws IOException {
                Path other = ws.resolveSibling("other").resolve("keys");
                Keyring.open(other);
                Files.write(
                        ws.resolve("keys").resolve("seal.key"), Files.readAllBytes(other.resolve("seal.key")));
            }
        },
        KEY_IS_TEXT(4, "is no key of this workspace", "Bring back the file") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.writeString(ws.resolve("keys").resolve("seal.key"), "hello");
            }
        },
        KEY_UNREADABLE(4, "cannot be read", "right to read it") {
            @Override
            void spoil(Path ws) throws IOException { // a folder, as permissions do not stop everybody
                Path key = ws.resolve("keys").resolve("chain.key");
                Files.delete(key);
                Files.createDirectory(key);
            }
        },
        HEAD_MISSING(1, "events.head is gone", "no longer be told") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.delete(ws.resolve("events.head"));
            }
        },
        HEAD_OLDER(1, "an older one was put back", "nothing is missing") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.copy(ws.resolve("older.head"), ws.resolve("events.head"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        },
        HEAD_NEWER(1, "newest events were lost", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.copy(ws.resolve("newer.head"), ws.resolve("events.head"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        },
        LOG_GONE(1, "newest events were lost", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                Files.delete(ws.resolve("crossdock.db-wal"));
            }

            @Override
            Path of() {
                return killed;
            }
        },
        LOG_SPOILT(1, "newest events were lost", "crossdock restore") {
            @Override
            void spoil(Path ws) throws IOException {
                overwrite(ws.resolve("crossdock.db-wal"), 32 + 24 + 100, "spoilt".getBytes(StandardCharsets.US_ASCII));
            }

            @Override
            Path of() {
                return killed;
            }
        };

        final int code;
        final String[] words;

        Damage(int code, String... words) {
            this.code = code;
            this.words = words;
        }

        abstract void spoil(Path ws) throws IOException, SQLException;

        /// The workspace it is done to.
        Path of() {
            return sound;
        }
    }

    private static Path database(Path ws) {
        return ws.resolve("crossdock.db");
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes);
        }
    }

    /// One workspace closed in order, and one whose process was killed with its newest events in the log alone.
    @BeforeAll
    static void make() throws IOException {
        sound = DamagedWorkspaces.make(made);
        Path head = sound.resolve("events.head");
        killed = made.resolve("killed");
        byte[] older = Files.readAllBytes(head);
        byte[] newer;
        try (Workspace open = Workspace.open(new WorkspacePaths(sound))) {
            DamagedWorkspaces.decide(open, 3);
            newer = Files.readAllBytes(head);
            Files.delete(sound.resolve("open.flag")); // else the copy would owe a check of its own
            DamagedWorkspaces.copy(sound, killed);
        }
        Path ahead = made.resolve("ahead");
        DamagedWorkspaces.copy(sound, ahead);
        try (Workspace open = Workspace.open(new WorkspacePaths(ahead))) {
            DamagedWorkspaces.decide(open, 3);
            newer = Files.readAllBytes(ahead.resolve("events.head"));
        }
        Files.write(sound.resolve("older.head"), older);
        Files.write(sound.resolve("newer.head"), newer);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void isToldInItsOwnWordsAndLosesNothing(Damage damage) throws Exception {
        Path ws = folder.resolve("ws");
        DamagedWorkspaces.copy(damage.of(), ws);
        damage.spoil(ws);
        Map<String, String> before = DamagedWorkspaces.treasures(ws);
        Ran ran = Ran.of("check", "--workspace", ws.toString());
        String said = ran.out() + ran.err();
        assertEquals(damage.code, ran.code(), said);
        for (String words : damage.words) {
            assertTrue(said.contains(words), () -> words + " is not in: " + said);
        }
        assertFalse(said.contains("Exception") || said.contains("should not"), said);
        if (damage.code == 4) {
            boolean placed = said.contains(ws.toString()) || damage == Damage.NEWER_SCHEMA;
            assertTrue(placed, () -> "it does not say where: " + said);
            assertEquals(before, DamagedWorkspaces.treasures(ws));
        } else {
            Map<String, String> after = DamagedWorkspaces.treasures(ws);
            before.keySet().removeIf(name -> name.matches("crossdock.*|events.head")); // the alarm is written down
            before.forEach((name, hash) -> assertEquals(hash, after.get(name), name));
        }
    }

    /// What the words promise: after `crossdock restore` the workspace is whole, and the damaged file still there.
    @ParameterizedTest
    @EnumSource(names = {
        "HEADER_WIPED", "SCHEMA_WIPED", "PAGES_IN_THE_MIDDLE_WIPED", "CUT_SHORT", "INDEX_SPOILT", "EMPTY", "GONE",
        "FOREIGN_DATABASE"
    })
    void isMendedByRestoring(Damage damage) throws Exception {
        Path ws = folder.resolve("ws");
        DamagedWorkspaces.copy(damage.of(), ws);
        damage.spoil(ws);
        Map<String, String> before = DamagedWorkspaces.treasures(ws);
        Ran rehearsal = Ran.of("restore", "--dry-run", "--json", "--workspace", ws.toString());
        assertEquals(before, DamagedWorkspaces.treasures(ws), "a rehearsal");
        Ran ran = Ran.of("restore", "--json", "--workspace", ws.toString());
        assertTrue(ran.code() == 1 && ran.out().contains("\"look_at\""), ran.out() + ran.err());
        assertEquals(
                rehearsal.out().replaceAll("would_restore.*", ""), ran.out().replaceAll("restored\".*", ""),
                "what a rehearsal says");
        Ran check = Ran.of("check", "--workspace", ws.toString());
        assertEquals(0, check.code(), check.out() + check.err());
        try (var aside = Files.walk(ws.resolve("damaged"))) {
            var kept = aside.filter(path -> path.endsWith("crossdock.db")).toList();
            assertEquals(damage == Damage.GONE ? 0 : 1, kept.size());
            if (!kept.isEmpty() && Files.size(kept.getFirst()) > 0) {
                assertTrue(before.containsValue(DamagedWorkspaces.hash(Files.readAllBytes(kept.getFirst()))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES_IN_THE_MIDDLE_WIPED", "INDEX_SPOILT"})
    void damageFoundLaterIsToldTheSameWay(Damage damage) throws Exception {
        Path ws = folder.resolve("ws");
        DamagedWorkspaces.copy(damage.of(), ws);
        damage.spoil(ws);
        assertTrue(Arrays.asList(0, 4).contains(
                Ran.of("export", "stock", "--workspace", ws.toString()).code()));
        Ran ran = Ran.of("import", "catalogue", made.resolve("articles.csv").toString(), "--workspace",
                ws.toString());
        assertTrue(ran.code() == 0 || ran.code() == 4 && ran.err().contains("crossdock restore"), ran.err());
    }

    /// Mounted as the kernel mounts them, and served by the test, which sees each request: by the name of its kind, and
    /// where only the source tells.
    @ParameterizedTest
    @CsvSource({"fuse.sshfs, me@server:/share", "fuse, https://server/share"})
    void aNetworkDriveIsRefusedByEveryCommandAndNothingIsWrittenThere(String kind, String source) throws Throwable {
        Path at = folder.resolve("drive");
        try (NetworkDrive drive = NetworkDrive.mount(at, kind, source)) {
            for (Path ws : List.of(at.resolve(NetworkDrive.FOLDER), at.resolve("none yet").resolve("ws"), at)) {
                for (String line : List.of(
                        "check", "sync --once", "import catalogue " + made.resolve("articles.csv"), "export stock",
                        "restore", "stock adjust --sku SKU-1 --location A1 --units 1")) {
                    Ran ran = Ran.in(ws, line.split(" ", -1));
                    assertEquals(4, ran.code(), line + " " + ran.out() + ran.err());
                    boolean isTold = ran.err().contains(ws + " lies on a network share")
                            && ran.err().contains("Choose a local folder");
                    assertTrue(isTold, () -> line + ": " + ran.err());
                }
            }
            assertTrue(drive.wasAsked(), "the commands never looked");
            assertEquals(List.of(), drive.changes());
        }
    }

    @Test
    void whoOnlyTypesCommandsHasABackupToo() throws Exception {
        Path ws = folder.resolve("typed");
        DamagedWorkspaces.stock(folder, ws, 5, 1);
        try (var backups = Files.list(ws.resolve("backups"))) {
            assertEquals(1, backups.count(), "hourly at most, whichever process took it");
        }
        Files.write(database(ws), new byte[0]);
        Ran restored = Ran.in(ws, "restore");
        assertTrue(restored.code() == 0 || restored.code() == 1, restored.err());
        Ran places = Ran.in(ws, "export", "locations");
        assertTrue(places.code() == 0 && places.out().contains("Akron"), places.out() + places.err());
    }
}
