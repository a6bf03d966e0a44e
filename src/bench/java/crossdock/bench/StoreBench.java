package crossdock.bench;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.platform.SealedBox;
import crossdock.store.Database;
import crossdock.store.file.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;

/// What the store costs before any domain work: opening, and writes of one row each. The peer of each write figure is
/// plain
/// JDBC on the same disk with the same sync level, one commit a row. Argument: a folder to work in (default: a
/// temporary one).
public final class StoreBench {
    private static final int WARM = 300;
    private static final int WRITES = 3_000;
    private static final String INSERT = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)";

    private StoreBench() {}

    private record Seen(String subject, SortedMap<String, String> facts) implements DomainEvent {}

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("crossdock-bench");
        var key = new SecretKeySpec(new byte[32], "HmacSHA256");
        var options = new Database.Options(
                folder.resolve("workspace"), folder.resolve("native"), key, InstantSource.system());
        long began = System.nanoTime();
        Database.open(options).close();
        print("first open of the process, new file, closed again", millis(began), "ms");
        for (int i = 0; i < 3; i++) {
            began = System.nanoTime();
            Database opened = Database.open(options);
            print("open an existing workspace, warm process", millis(began), "ms");
            opened.close();
        }
        try (Database database = Database.open(options)) {
            Actor person = new Actor(Actor.Kind.PERSON, "bench");
            Actor channel = new Actor(Actor.Kind.CHANNEL, "bench");
            compare("write of one row, FULL", rate(i -> write(database, person, i)), peer(folder, "FULL"));
            compare("write of one row, NORMAL", rate(i -> write(database, channel, i)), peer(folder, "NORMAL"));
            compare("write of one row and one event, FULL", rate(i -> event(database, i)), peer(folder, "FULL"));
            print("reads of one row", rate(i -> read(database, i)), "a second");
            long start = System.nanoTime();
            IntStream.range(0, 8).mapToObj(t -> Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 500; i++) {
                    write(database, person, i);
                }
            })).toList().forEach(StoreBench::join);
            print("writes of one row, FULL, 8 callers", 4_000 / (millis(start) / 1_000), "a second");
        }
        var sealer = SealedBox.sealer(SealedBox.newPair().getPublic());
        byte[] value = new byte[40];
        IntStream.range(0, 50_000).forEach(i -> sealer.seal("order:" + i, value));
        long start = System.nanoTime();
        IntStream.range(0, 200_000).forEach(i -> sealer.seal("order:" + i, value));
        print("sealed values of 40 bytes", 200_000 / (millis(start) / 1_000), "a second");
    }

    private interface Step {
        void run(int i) throws SQLException;
    }

    private static double rate(Step step) throws SQLException {
        for (int i = 0; i < WARM; i++) {
            step.run(i);
        }
        long start = System.nanoTime();
        for (int i = 0; i < WRITES; i++) {
            step.run(i);
        }
        return WRITES / (millis(start) / 1_000);
    }

    private static double peer(Path folder, String level) throws SQLException, IOException {
        Path file = folder.resolve("peer.db");
        Files.deleteIfExists(file);
        try (Connection connection = Connections.forWriting(file)) {
            Connections.makeDurable(connection);
            Connections.run(connection, "PRAGMA synchronous = " + level);
            Connections.run(connection, "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                return rate(i -> {
                    statement.setString(1, "bench " + i);
                    statement.setString(2, "x");
                    statement.executeUpdate();
                });
            }
        }
    }

    private static void write(Database database, Actor actor, int i) {
        database.transactor().run(actor, tx -> database.writer().current().update(INSERT, "bench " + i, "x"));
    }

    private static void event(Database database, int i) {
        database.transactor().run(new Actor(Actor.Kind.PERSON, "bench"), tx -> {
            database.writer().current().update(INSERT, "bench " + i, "x");
            tx.record(new Seen("bench:" + i, new TreeMap<>()));
        });
    }

    private static void read(Database database, int i) {
        database.readers().read(s -> s.number("SELECT count(*) FROM meta WHERE name = ?", "bench " + i));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void compare(String figure, double ours, double peer) {
        System.out.printf(
                Locale.ROOT,
                "{\"figure\":\"%s\",\"ours\":%.0f,\"peer\":%.0f,\"unit\":\"a second\",\"ratio\":%.2f}%n",
                figure, ours, peer, ours / peer);
    }

    private static void print(String figure, double value, String unit) {
        System.out.printf(
                Locale.ROOT, "{\"figure\":\"%s\",\"ours\":%.1f,\"unit\":\"%s\"}%n", figure, value, unit);
    }
}
