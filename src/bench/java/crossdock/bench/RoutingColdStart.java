package crossdock.bench;

import crossdock.fulfilment.live.StockIndexFeed;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.store.Statements;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlStockSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// How long the stock index takes from what was kept at the last end to its first decision, beside the same cells read row by row through
/// JDBC on one connection. Arguments: articles, locations, seed; 200000 x 100 is the goal's 20 million cells.
public final class RoutingColdStart {
    private static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "bench");

    private RoutingColdStart() {}

    public static void main(String[] args) throws Exception {
        int skus = (int) Figure.argument(args, 0, 20_000);
        int locations = (int) Figure.argument(args, 1, 100);
        long seed = Figure.argument(args, 2, 1);
        try (var workspace = new BenchWorkspace(Map.of(), seed)) {
            workspace.database.transactor().run(CHANNEL, _ -> {
                Statements sql = workspace.database.writer().current();
                sql.update("INSERT INTO stock (sku_id, location_id, on_hand, unavailable, reserved, safety_stock,"
                        + " routing_safety_stock, own_unavailable, figure, anchor_flags, anchor_cause, anchor_source,"
                        + " anchor_seq, observed_at, asked_at, received_at, live) SELECT s.value, l.value, "
                        + " (s.value * 31 + l.value * 17) % 40, 0, 0, 0, 0, 0, 50, 0, 1, 1, 0, 1000, 1000,"
                        + " 1000, 0 FROM ("
                        + numbers(skus) + ") AS s CROSS JOIN (" + numbers(locations) + ") AS l");
            });
            var reads = new SqlNetworkReads(workspace.database.readers());
            var database = workspace.database;
            Path file = Files.createTempDirectory("cold-start").resolve("stock.cells");
            var snapshots = new SqlStockSnapshots(
                    database.transactor(), database.writer(), database.readers(), file, InstantSource.system());
            long keeping = System.nanoTime();
            try (var feed = new StockIndexFeed(reads, snapshots, database.notices(), changed -> {})) {
                feed.catchUp();
                keeping = System.nanoTime();
                feed.keep(0);
            }
            double kept = (System.nanoTime() - keeping) / 1e9;
            double rows = Double.MAX_VALUE;
            double ours = Double.MAX_VALUE;
            StockIndex index = StockIndex.EMPTY;
            StockIndex peer = StockIndex.EMPTY;
            for (int round = 0; round < 3; round++) { // the best of three: the file is in memory then for both
                long began = System.nanoTime();
                var builder = new StockIndexBuilder();
                workspace.database.readers().<Boolean>read(sql -> {
                    sql.each(
                            "SELECT sku_id, location_id, on_hand - unavailable - reserved - routing_safety_stock"
                                    + " FROM stock WHERE location_id > 0 ORDER BY sku_id, location_id",
                            row -> builder.cell(
                                    new SkuId(row.getLong(1)), new LocationId(row.getLong(2)), row.getInt(3)));
                    return true;
                });
                peer = builder.build(1);
                long between = System.nanoTime();
                try (var feed = new StockIndexFeed(reads, snapshots, database.notices(), changed -> {})) {
                    index = feed.catchUp();
                }
                rows = Math.min(rows, (between - began) / 1e9);
                ours = Math.min(ours, (System.nanoTime() - between) / 1e9);
            }
            if (index.cells() != peer.cells()) {
                throw new IllegalStateException(index.cells() + " cells, " + peer.cells() + " expected");
            }
            new Figure(
                            "routing cold start", ours, "s", "the same cells row by row", rows,
                            "<= 1 s for 20 million cells", index.cells(), seed)
                    .print(Map.of(
                            "skus", skus, "locations", locations, "keeping_s", kept, "bytes", Files.size(file)));
            Files.delete(file);
        }
    }

    private static String numbers(int last) {
        return "WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < " + last
                + ") SELECT value FROM n";
    }
}
