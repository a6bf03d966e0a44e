package crossdock.bench;

import crossdock.app.routing.RoutingRoom;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.live.Assignments;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.order.IncomingOrder;
import crossdock.order.IncomingOrder.Line;
import crossdock.order.Ingested;
import crossdock.order.Method;
import crossdock.order.OrderService;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import crossdock.store.Statements;
import crossdock.store.order.SqlOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// How long an order waits for its place, and how soon a change of stock becomes a changed decision, with the drive on
/// its own thread as in the console. The peer is the bare write of the same order without routing: what the disk costs.
/// Arguments: orders, locations, articles, seed.
public final class RoutingWaitBench {
    private static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "bench");
    private static final ConnectionId SHOP = new ConnectionId(1);
    private static final long PATIENCE = 20_000_000_000L;

    private final BenchWorkspace workspace;
    private final OrderService orders;
    private final int skus;
    private final SplittableRandom random;
    private final Map<Long, Long> placedAt = new ConcurrentHashMap<>();
    private int numbers;

    private RoutingWaitBench(BenchWorkspace workspace, int skus, long seed) {
        this.workspace = workspace;
        this.skus = skus;
        this.random = new SplittableRandom(seed);
        this.orders = new OrderService(
                workspace.database.transactor(), new SqlOrders(workspace.database.writer()), workspace.locations,
                workspace.inventory, Sources.NONE, InstantSource.system());
    }

    public static void main(String[] args) throws Exception {
        int count = (int) Figure.argument(args, 0, 2_000);
        int locations = (int) Figure.argument(args, 1, 200);
        int skus = (int) Figure.argument(args, 2, 5_000);
        long seed = Figure.argument(args, 3, 1);
        try (var workspace = new BenchWorkspace(Map.of(), seed)) {
            var bench = new RoutingWaitBench(workspace, skus, seed);
            bench.fill(locations);
            double[] bare = bench.bare(count / 2);
            try (var room = new RoutingRoom(
                    workspace.database, workspace.locations, bench.orders, Assignments.LOCAL,
                    region -> Optional.of(new GeoPoint(40, -100)), RoutingDesk.Shippers.NOBODY,
                    InstantSource.system());
                    ChangeNotices.Subscription heard = workspace.database.notices().subscribe(notice -> {
                        long now = System.nanoTime();
                        notice.keys().getOrDefault(Topic.ORDER, Set.of())
                                .forEach(order -> bench.placedAt.put(order, now));
                    })) {
                room.drive.start();
                bench.place(count / 4, true); // warms up
                double[] placed = bench.place(count, true);
                print("order seen to decision committed", placed, 2_000, bare, count, seed, locations);
                double[] changed = bench.stock(Math.min(count, 500));
                print("stock changed to decision changed", changed, 100, bare, changed.length, seed, locations);
                if (heard == null) {
                    throw new IllegalStateException();
                }
            }
        }
    }

    private static void print(
            String name, double[] millis, double goal, double[] bare, int rows, long seed, int locations) {
        new Figure(
                        name, Figure.percentile(99, millis), "ms p99", "bare write of the order, p99",
                        Figure.percentile(99, bare), "p99 <= " + (long) goal + " ms", rows, seed)
                .print(Map.of(
                        "p50", Figure.rounded(Figure.percentile(50, millis)),
                        "p999", Figure.rounded(Figure.percentile(99.9, millis)),
                        "max", Figure.rounded(Figure.percentile(100, millis)),
                        "locations", locations,
                        "lost", 0));
    }

    private void fill(int locations) {
        workspace.database.transactor().run(CHANNEL, _ -> {
            Statements sql = workspace.database.writer().current();
            sql.update("INSERT INTO connection (id, name, kind, url, mode, state, created_at)"
                    + " VALUES (1, 'Shop', 'woocommerce', 'http://127.0.0.1', 'REALTIME', 'ACTIVE', 0)");
            sql.update("INSERT INTO location (code, name, type, country, latitude, longitude, zone, zone_assumed,"
                    + " ships, offers_pickup, tracked, open) SELECT 'L' || value, 'L' || value, iif(value % 5, 'STORE',"
                    + " 'WAREHOUSE'), 'US', 30 + value % 17, -120 + value % 47, 'UTC', 0, 1, 1, 1, 1 FROM ("
                    + numbers(locations) + ")");
            sql.update("INSERT INTO fulfils SELECT 1, id FROM location");
            sql.update("INSERT INTO sku (id, code, title) SELECT value, printf('SKU-%08d', value), 'Article ' || value"
                    + " FROM (" + numbers(skus + 1_000) + ")"); // the last thousand are nowhere yet
            sql.update("INSERT INTO stock (sku_id, location_id, on_hand, unavailable, reserved, safety_stock,"
                    + " routing_safety_stock, own_unavailable, figure, anchor_flags, anchor_cause, anchor_source,"
                    + " anchor_seq, observed_at, asked_at, received_at, live) SELECT s.value, l.value, 50, 0, 0, 0, 0,"
                    + " 0, 50, 0, 1, NULL, 0, 1000, 1000, 1000, 0 FROM (" + numbers(skus) + ") AS s CROSS JOIN ("
                    + numbers(locations) + ") AS l");
        });
    }

    private static String numbers(int last) {
        return "WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < " + last
                + ") SELECT value FROM n";
    }

    private long ingest(SkuId... wanted) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Line> lines = IntStream.range(0, wanted.length)
                .mapToObj(i -> new Line(
                        "l" + i, i + 1, wanted[i], "x", "x", 1, 0, new Money(1_000, "USD")))
                .toList();
        String id = "o" + numbers++;
        var in = new IncomingOrder(
                SHOP, id, id, "paid", true, null, false, false, Method.SHIP, LocationId.NONE, LocationId.NONE, now,
                now, now, Duration.ZERO, null, null, new Money(2_000, "USD"),
                new Region("US", "KS", "x", "67202"), new byte[0], lines, List.of(), List.of());
        if (orders.ingest(CHANNEL, in) instanceof Done<Ingested>(Ingested done)) {
            return Objects.requireNonNull(done.order()).value();
        }
        throw new IllegalStateException("the order was refused");
    }

    private SkuId any() {
        return new SkuId(1 + random.nextInt(skus));
    }

    private double[] bare(int count) {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            ingest(any(), any());
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        return millis;
    }

    /// Orders one after the other, each measured from before its ingest to the commit that placed it.
    private double[] place(int count, boolean isWhole) throws InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            long order = isWhole ? ingest(any(), any()) : ingest(any());
            long seen = System.nanoTime();
            millis[i] = (await(order, seen) - began) / 1e6;
        }
        return millis;
    }

    /// Waits until routing touched the order after `since`; returns when that was.
    private long await(long order, long since) throws InterruptedException {
        long until = since + PATIENCE;
        while (System.nanoTime() < until) {
            boolean isPlaced = workspace.number(
                            "SELECT count(*) FROM orders WHERE unrouted_units = 0 AND id = " + order)
                    == 1;
            if (isPlaced) {
                return placedAt.getOrDefault(order, System.nanoTime());
            }
            Thread.sleep(0, 200_000);
        }
        throw new IllegalStateException("order " + order + " found no place");
    }

    /// Orders for what is nowhere wait; then a count brings it, and the order must get its place.
    private double[] stock(int count) throws InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            SkuId nowhere = new SkuId(skus + 1L + i % 1_000);
            long order = ingest(nowhere);
            Thread.sleep(20); // decided, and queued
            long began = System.nanoTime();
            workspace.inventory.count(
                    CHANNEL, nowhere, new LocationId(1 + random.nextInt(10)), 1, 0,
                    Instant.now().truncatedTo(ChronoUnit.MICROS));
            millis[i] = (await(order, System.nanoTime()) - began) / 1e6;
        }
        return millis;
    }
}
