package crossdock.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

/// From the command to the first drawn screen on a workspace of many stock rows, beside an empty workspace that the same
/// script opens in the same run. The rows are put into the file by SQL; what is measured is the program as shipped,
/// without a class cache. Needs `mvn package` first and some 4 GB below `target`.
/// Arguments: rounds, millions of stock rows.
public final class StartAtSize {
    private static final int LOCATIONS = 100;
    private static final int ARTICLES_A_MILLION = 1_000_000 / LOCATIONS;

    private StartAtSize() {}

    public static void main(String[] args) throws Exception {
        int rounds = (int) Figure.argument(args, 0, 3);
        int millions = (int) Figure.argument(args, 1, 20);
        Path scratch = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "size");
        try {
            var starts = new StartBench(scratch, rounds);
            String large = scratch.resolve("large").toString();
            String empty = scratch.resolve("empty").toString();
            start(starts, large);
            start(starts, empty);
            fill(scratch.resolve("large").resolve("crossdock.db"), millions);
            double[] ours = new double[rounds];
            double[] peers = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ours[round] = start(starts, large);
                peers[round] = start(starts, empty);
            }
            new Figure(
                            "start_at_size", Figure.median(ours), "ms", "the same on an empty workspace",
                            Figure.median(peers), "< 3,000 ms", (long) millions * 1_000_000, 0)
                    .print(Map.of(
                            "file_mb", Files.size(scratch.resolve("large").resolve("crossdock.db")) >> 20,
                            "rounds_ms", Arrays.stream(ours).mapToLong(Math::round).boxed().toList()));
        } finally {
            BenchWorkspace.remove(scratch);
        }
    }

    private static double start(StartBench starts, String workspace) throws Exception {
        return starts.start(StartBench.SCRIPT, "plain", "console", "--json", "--workspace", workspace);
    }

    private static void fill(Path file, int millions) throws SQLException {
        long at = Instant.EPOCH.until(Instant.now(), ChronoUnit.MICROS);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA synchronous = OFF");
            connection.setAutoCommit(false);
            sql.execute("INSERT INTO location (code, name, type, city, state, postal_code, country, latitude,"
                    + " longitude, zone, zone_assumed, ships, offers_pickup, tracked, open)"
                    + " SELECT 'L' || value, 'Store ' || value, 'STORE', 'Akron', 'OH', '44301', 'US',"
                    + " 30 + value % 15, -120 + value % 45, 'America/New_York', 0, 1, 1, 1, 1"
                    + " FROM " + numbers(1, LOCATIONS));
            for (int from = 0; from < millions * ARTICLES_A_MILLION; from += ARTICLES_A_MILLION) {
                String articles = numbers(from + 1, from + ARTICLES_A_MILLION);
                sql.execute("INSERT INTO sku (id, code, title, product_type, brand) SELECT value, 'SKU-' || value,"
                        + " 'Article ' || value, 'Type ' || value % 40, 'Brand ' || value % 90 FROM " + articles);
                sql.execute("INSERT INTO stock SELECT a.value, l.id, 5, 0, 0, 0, 0, 0, 5, NULL, 0, 1, 0, a.value * "
                        + LOCATIONS + " + l.id, " + at + ", " + at + ", " + at + ", 0 FROM " + articles
                        + " a CROSS JOIN location l");
                sql.execute("INSERT INTO movement SELECT a.value, l.id, a.value * " + LOCATIONS + " + l.id, 1, 5, NULL,"
                        + " 0, 1, 0, " + at + ", " + at + ", " + at + ", NULL, NULL, NULL, 5 FROM " + articles
                        + " a CROSS JOIN location l");
                sql.execute("INSERT INTO sku_stock (sku_id, on_hand, unavailable, reserved, unrouted, safety_stock,"
                        + " cells, negative, low) SELECT value, " + 5 * LOCATIONS + ", 0, 0, 0, 0, " + LOCATIONS
                        + ", 0, 0 FROM " + articles);
            }
            sql.execute("UPDATE ledger_seq SET value = " + (millions * 1_000_000L + 2 * LOCATIONS));
            connection.commit();
        }
    }

    private static String numbers(int from, int to) {
        return "(WITH RECURSIVE n(value) AS (SELECT " + from + " UNION ALL SELECT value + 1 FROM n WHERE value < " + to
                + ") SELECT value FROM n)";
    }
}
