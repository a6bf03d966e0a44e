package crossdock.bench;

import crossdock.fulfilment.live.StockPast;
import crossdock.inventory.MovementCause;
import crossdock.kernel.Actor;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import crossdock.store.stock.SqlStockPast;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/// How long a replay takes to read the ledgers of all its articles, beside the same rows read one by one through JDBC.
/// Arguments: articles, locations, seed. A cell has two counts, three movements and a reservation over 90 days; every
/// other movement belongs to a replayed order. 20000 x 50 makes a million cells, five million movements and a million
/// reservations.
public final class PastBench {
    private static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "bench");
    private static final Instant BEGAN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int ROUNDS = 3;

    private PastBench() {}

    public static void main(String[] args) throws Exception {
        int skus = (int) Figure.argument(args, 0, 2_000);
        int locations = (int) Figure.argument(args, 1, 50);
        long seed = Figure.argument(args, 2, 1);
        try (var workspace = new BenchWorkspace(Map.of(), seed)) {
            workspace.database.transactor().run(
                    CHANNEL, _ -> fill(workspace.database.writer().current(), skus, locations, seed));
            long movements = workspace.number("SELECT count(*) FROM movement");
            long reservations = workspace.number("SELECT count(*) FROM reservation");
            Set<LineId> own = new HashSet<>();
            LongStream.rangeClosed(1, movements / 10).forEach(line -> own.add(new LineId(2 * line)));
            List<SkuId> all = LongStream.rangeClosed(1, skus).mapToObj(SkuId::new).toList();
            var ask = new StockPast.Ask(
                    all, own, BEGAN.plus(Duration.ofDays(2)), BEGAN.plus(Duration.ofDays(90)));
            var past = new SqlStockPast(workspace.database.readers());
            double rows = Double.MAX_VALUE;
            double ours = Double.MAX_VALUE;
            StockPast.Past found = new StockPast.Past(List.of(), List.of(), 0);
            double rowsCpu = Double.MAX_VALUE;
            double oursCpu = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) { // the best of three: the file is in memory then for both
                long began = System.nanoTime();
                long beganCpu = cpu();
                long sum = workspace.database.readers().read(PastBench::scan);
                long between = System.nanoTime();
                long betweenCpu = cpu();
                found = past.read(ask, () -> false);
                rows = Math.min(rows, (between - began) / 1e9);
                ours = Math.min(ours, (System.nanoTime() - between) / 1e9);
                rowsCpu = Math.min(rowsCpu, (betweenCpu - beganCpu) / 1e9);
                oursCpu = Math.min(oursCpu, (cpu() - betweenCpu) / 1e9);
                if (sum == 0) {
                    throw new IllegalStateException("nothing was read");
                }
            }
            if (found.opening().size() != skus * locations) {
                throw new IllegalStateException(found.opening().size() + " cells reach back");
            }
            new Figure(
                            "ledgers read for a replay", ours, "s", "the same rows one by one through JDBC", rows,
                            "<= 10 s for a million cells with five million movements", movements, seed)
                    .print(Map.of(
                            "cells", found.cells(), "reservations", reservations, "changes", found.changes().size(),
                            "cpu_s", Figure.rounded(oursCpu), "peer_cpu_s", Figure.rounded(rowsCpu), "heap_mb",
                            Runtime.getRuntime().maxMemory() >> 20));
        }
    }

    /// Of this thread, which does all the work of both; nanoseconds.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Every column that the ledgers are read for.
    private static long scan(Statements sql) {
        long[] sum = new long[1];
        sql.each(
                "SELECT sku_id, location_id, seq, kind, on_hand, unavailable, flags, cause, source, at, asked_at,"
                        + " received_at, line_id FROM movement",
                row -> {
                    for (int column = 1; column <= 13; column++) {
                        sum[0] += row.getLong(column);
                    }
                });
        sql.each("SELECT sku_id, location_id, seq, line_id, quantity, at FROM reservation", row -> {
            for (int column = 1; column <= 6; column++) {
                sum[0] += row.getLong(column);
            }
        });
        return sum[0];
    }

    /// Of each cell: a count on the first day, a sale, a count that knows of it, a sale and a delivery.
    private static void fill(Statements sql, int skus, int locations, long seed) {
        String cells = " FROM (" + numbers(skus) + ") AS s CROSS JOIN (" + numbers(locations) + ") AS l";
        String figure = "(s.value * 31 + l.value * 17 + " + seed + ") % 40 + 5";
        count(sql, 1, figure, 0, cells);
        moved(sql, 2, MovementCause.SHIPPED, -1, 20, cells);
        count(sql, 3, figure + " - 1", 45, cells);
        moved(sql, 4, MovementCause.SHIPPED, -2, 60, cells);
        moved(sql, 5, MovementCause.RECEIVED, 7, 75, cells);
        sql.update("INSERT INTO reservation (sku_id, location_id, seq, line_id, quantity, cause, actor, at) SELECT"
                + " s.value, l.value, 6, s.value * 64 + l.value, 1, 1, 'bench', " + day(80) + cells);
        sql.update("INSERT INTO stock (sku_id, location_id, on_hand, unavailable, reserved, safety_stock,"
                + " routing_safety_stock, own_unavailable, figure, anchor_flags, anchor_cause, anchor_source,"
                + " anchor_seq, observed_at, asked_at, received_at, live) SELECT s.value, l.value, " + figure
                + " + 4, 0, 1, 0, 0, 0, " + figure + " - 1, 1, " + MovementCause.COUNTED.code() + ", 1, 3, " + day(45)
                + ", " + day(45) + ", " + day(45) + ", 2" + cells);
    }

    private static void count(Statements sql, int seq, String figure, int day, String cells) {
        sql.update("INSERT INTO movement (sku_id, location_id, seq, kind, on_hand, unavailable, flags, cause, source,"
                + " at, asked_at, received_at, effect) SELECT s.value, l.value, " + seq + ", 1, " + figure
                + ", NULL, 1, " + MovementCause.COUNTED.code() + ", 1, " + day(day) + ", " + day(day) + ", "
                + day(day) + ", 0" + cells);
    }

    /// Told to the source within the second. Lines are numbered by cell, so that every other one is a replayed order's.
    private static void moved(Statements sql, int seq, MovementCause cause, int units, int day, String cells) {
        String at = day(day) + " + (s.value * 7919 + l.value * 104729) % 86400 * 1000000";
        sql.update("INSERT INTO movement (sku_id, location_id, seq, kind, on_hand, unavailable, flags, cause, source,"
                + " at, asked_at, received_at, actor, reference, line_id, effect) SELECT s.value, l.value, " + seq
                + ", 2, " + units + ", 0, 0, " + cause.code() + ", 0, NULL, " + at + ", " + at
                + ", 'bench', 'R', s.value * 64 + l.value, " + units + cells);
    }

    private static String day(int day) {
        return Long.toString(EpochMicros.of(BEGAN.plus(Duration.ofDays(day))));
    }

    private static String numbers(int last) {
        return "WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < " + last
                + ") SELECT value FROM n";
    }
}
