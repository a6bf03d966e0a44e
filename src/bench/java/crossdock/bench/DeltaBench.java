package crossdock.bench;

import crossdock.inventory.Observation;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What a changed row costs in a small and in a large workspace: 100 observations of random cells, taken in with
/// ledger,
/// fold, sums and commit, beside a bare upsert of the same cells in the same file. Arguments: rounds, seed, then the
/// sizes in stock rows (100000 1000000).
public final class DeltaBench {
    private static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "bench");
    private static final ConnectionId TILLS = new ConnectionId(1);
    private static final int LOCATIONS = 40;
    private static final int CHANGED = 100;

    private final BenchWorkspace workspace;
    private final int skus;
    private final SplittableRandom random;

    private DeltaBench(BenchWorkspace workspace, int skus, SplittableRandom random) {
        this.workspace = workspace;
        this.skus = skus;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        int rounds = (int) Figure.argument(args, 0, 200);
        long seed = Figure.argument(args, 1, 1);
        List<Long> sizes = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            sizes.add(Long.parseLong(args[i]));
        }
        if (sizes.isEmpty()) {
            sizes.addAll(List.of(100_000L, 1_000_000L));
        }
        List<Double> medians = new ArrayList<>();
        for (long size : sizes) {
            try (var workspace = new BenchWorkspace(Map.of(), seed)) {
                var bench = new DeltaBench(workspace, (int) (size / LOCATIONS), new SplittableRandom(seed));
                bench.fill();
                medians.add(bench.measure(rounds, seed));
            }
        }
        double smallest = medians.getFirst();
        new Figure(
                        "delta flatness", medians.getLast(), "us/row", "the same in " + sizes.getFirst() + " rows",
                        smallest, "ratio <= 2.5", CHANGED, seed)
                .print(Map.of("sizes", sizes));
    }

    /// Articles, places, counts and their ledger, written by SQL alone: they are not what is measured.
    private void fill() {
        workspace.database.transactor().run(CHANNEL, _ -> {
            Statements sql = workspace.database.writer().current();
            sql.update("INSERT INTO connection (id, name, kind, url, mode, state, created_at)"
                    + " VALUES (1, 'Tills', 'square', 'http://127.0.0.1', 'REALTIME', 'ACTIVE', 0)");
            sql.update("INSERT INTO location (code, name, type, zone, zone_assumed, ships, offers_pickup, tracked,"
                    + " stock_source, open) SELECT 'L' || value, 'L' || value, 'STORE', 'UTC', 0, 1, 1, 1, 1, 1"
                    + " FROM (" + numbers(LOCATIONS) + ")");
            sql.update("INSERT INTO sku (id, code, title) SELECT value, printf('SKU-%08d', value), 'Article ' || value"
                    + " FROM (" + numbers(skus) + ")");
            String cells = " FROM (" + numbers(skus) + ") AS s CROSS JOIN (" + numbers(LOCATIONS) + ") AS l";
            String seq = "(s.value - 1) * " + LOCATIONS + " + l.value";
            sql.update("INSERT INTO movement (sku_id, location_id, seq, kind, on_hand, flags, cause, source, at,"
                    + " asked_at,"
                    + " received_at, effect) SELECT s.value, l.value, " + seq + ", 1, 50, 0, 1, 1, 1000, 1000, 1000, 50"
                    + cells);
            sql.update("INSERT INTO stock (sku_id, location_id, on_hand, unavailable, reserved, safety_stock,"
                    + " routing_safety_stock, own_unavailable, figure, anchor_flags, anchor_cause, anchor_source,"
                    + " anchor_seq, observed_at, asked_at, received_at, live) SELECT s.value, l.value, 50, 0, 0, 0,"
                    + " 0, 0,"
                    + " 50, 0, 1, 1, " + seq + ", 1000, 1000, 1000, 0" + cells);
            sql.update("INSERT INTO sku_stock SELECT value, " + 50 * LOCATIONS + ", 0, 0, 0, 0, " + LOCATIONS
                    + ", 0, 0, 0 FROM (" + numbers(skus) + ")");
            sql.update("UPDATE ledger_seq SET value = " + (long) skus * LOCATIONS);
            sql.update("CREATE TABLE bare (sku_id INTEGER, location_id INTEGER, on_hand INTEGER, observed_at INTEGER,"
                    + " PRIMARY KEY (sku_id, location_id)) STRICT, WITHOUT ROWID");
            sql.update("INSERT INTO bare SELECT s.value, l.value, 50, 1000" + cells);
        });
    }

    private static String numbers(int last) {
        return "WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < " + last
                + ") SELECT value FROM n";
    }

    private double measure(int rounds, long seed) {
        double[] ours = new double[rounds];
        double[] peers = new double[rounds];
        for (int round = -rounds / 4; round < rounds; round++) { // the first quarter warms up
            List<Observation> changes = changes();
            long began = System.nanoTime();
            workspace.inventory.observe(CHANNEL, changes);
            long between = System.nanoTime();
            upsert(changes);
            long ended = System.nanoTime();
            if (round >= 0) {
                ours[round] = (between - began) / 1e3 / CHANGED;
                peers[round] = (ended - between) / 1e3 / CHANGED;
            }
        }
        long rows = (long) skus * LOCATIONS;
        double median = Figure.median(ours);
        new Figure(
                        "delta", median, "us/row", "bare upsert of the same cells in the same file",
                        Figure.median(peers), "flat within 2.5x from 1e5 to 1e7", rows, seed)
                .print(Map.of("changed", CHANGED, "rounds", rounds));
        return median;
    }

    private List<Observation> changes() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Observation> changes = new ArrayList<>();
        for (int i = 0; i < CHANGED; i++) {
            changes.add(new Observation(
                    TILLS,
                    new SkuId(random.nextInt(1, skus + 1)),
                    new LocationId(random.nextInt(1, LOCATIONS + 1)),
                    random.nextInt(1_000),
                    null,
                    false,
                    now,
                    now,
                    now));
        }
        return changes;
    }

    private void upsert(List<Observation> changes) {
        workspace.database.transactor().run(CHANNEL, _ -> workspace.database
                .writer()
                .current()
                .batch(
                        "INSERT INTO bare VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET on_hand = excluded.on_hand,"
                                + " observed_at = excluded.observed_at",
                        changes,
                        (to, seen) -> {
                            to.setLong(1, seen.sku().value());
                            to.setLong(2, seen.location().value());
                            to.setInt(3, seen.figure());
                            to.setLong(4, seen.askedAt().toEpochMilli() * 1_000);
                        }));
    }
}
