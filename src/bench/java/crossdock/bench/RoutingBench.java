package crossdock.bench;

import crossdock.kernel.SkuId;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.NearestStock;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Routing figures on 5,000 locations x 200,000 articles: the core decision beside SQLite's R*Tree and a scan of all
/// locations, the default policy with trace, a million orders decided again on two threads, the index's cold start.
/// Arguments: locations, articles, questions, seed, orders for the policy, orders to decide again.
final class RoutingBench {
    private static final double KM = 800;
    private static final int ROUNDS = 6;

    private final RoutingWorld world;
    private final long seed;
    private final int questions;
    private final AtomicLong spent = new AtomicLong(); // nanoseconds of processor time, both threads
    private int kept; // so that no answer is thrown away unseen

    private RoutingBench(RoutingWorld world, int questions, long seed) {
        this.world = world;
        this.questions = questions;
        this.seed = seed;
    }

    public static void main(String[] args) throws SQLException, InterruptedException {
        long seed = Figure.argument(args, 3, 1);
        var world = new RoutingWorld(
                (int) Figure.argument(args, 0, 5_000), (int) Figure.argument(args, 1, 200_000), seed);
        System.err.println("built " + world.stock.cells() + " cells");
        var bench = new RoutingBench(world, (int) Figure.argument(args, 2, 200_000), seed);
        bench.coldStart();
        bench.core();
        bench.policy((int) Figure.argument(args, 4, 5_000));
        bench.again((int) Figure.argument(args, 5, 1_000_000));
        System.err.println("answers seen: " + bench.kept);
    }

    private void coldStart() {
        byte[][] packed = new byte[world.skus + 1][];
        long bytes = 0;
        for (int sku = 1; sku <= world.skus; sku++) {
            packed[sku] = StockIndexBuilder.pack(world.stock, new SkuId(sku));
            bytes += packed[sku].length;
        }
        double best = Double.MAX_VALUE;
        double first = 0;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            var builder = new StockIndexBuilder();
            for (int sku = 1; sku <= world.skus; sku++) {
                builder.packed(new SkuId(sku), packed[sku]);
            }
            StockIndex index = builder.build(1);
            double seconds = (System.nanoTime() - start) / 1e9;
            kept += (int) index.cells();
            first = round == 0 ? seconds : first;
            best = Math.min(best, seconds);
        }
        long start = System.nanoTime();
        long sum = 0;
        for (byte[] one : packed) {
            for (int i = 0; one != null && i < one.length; i++) {
                sum += one[i];
            }
        }
        kept += (int) sum;
        new Figure("routing_cold_start", first, "s", "reading the same bytes once", (System.nanoTime() - start) / 1e9,
                "<= 1 s", world.stock.cells(), seed).print(Map.of("bytes", bytes, "best_of_3", Figure.rounded(best)));
    }

    private void core() throws SQLException {
        long[] allowed = world.allowed(seed + 1);
        List<Demand> orders = world.orders(questions, seed + 2);
        var nearest = new NearestStock(world.network);
        double[] ours = new double[questions];
        int[][] answers = new int[questions][];
        for (int round = 0; round < 2; round++) { // the first warms up
            for (int i = 0; i < questions; i++) {
                Demand order = orders.get(i);
                GeoPoint to = point(order);
                long start = System.nanoTime();
                answers[i] = nearest.find(world.stock, to, order.lines(), KM, 5, allowed);
                ours[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        int asked = Math.min(questions, 20_000);
        double[] sqlite = new double[asked];
        double[] scan = new double[asked];
        int different = 0;
        int found = 0;
        try (var peers = new RoutingPeers(world, allowed)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < (round == 0 ? asked / 10 : asked); i++) {
                    long start = System.nanoTime();
                    int[] rows = peers.sqlite(orders.get(i), point(orders.get(i)), KM);
                    sqlite[i] = (System.nanoTime() - start) / 1e3;
                    start = System.nanoTime();
                    int[] all = peers.scan(orders.get(i), point(orders.get(i)), KM);
                    scan[i] = (System.nanoTime() - start) / 1e3;
                    boolean same = Arrays.equals(rows, answers[i]) && Arrays.equals(all, answers[i]);
                    different += round == 1 && !same ? 1 : 0;
                    found += rows.length;
                }
            }
        }
        kept += found;
        Map<String, Object> notes = Map.of(
                "p99", Figure.rounded(Figure.percentile(99, ours)),
                "p999", Figure.rounded(Figure.percentile(99.9, ours)),
                "sqlite_p99", Figure.rounded(Figure.percentile(99, sqlite)), "different", different,
                "compared", asked);
        new Figure("routing_core_p50", Figure.median(ours), "us", "SQLite R*Tree p50", Figure.median(sqlite),
                "p99 <= 10 us, p999 <= 50 us, SQLite >= 40x", questions, seed).print(notes);
        new Figure("routing_core_p50", Figure.median(ours), "us", "scan of all p50", Figure.median(scan),
                "identical answers", questions, seed).print(notes);
    }

    private static GeoPoint point(Demand order) {
        GeoPoint point = order.point();
        if (point == null) {
            throw new IllegalStateException("every order of the bench has a place");
        }
        return point;
    }

    /// The first round warms up and is printed as `cold`; of the others the one in the middle counts. Processor time leaves
    /// out what others do on the machine meanwhile.
    private void policy(int count) {
        List<Demand> orders = world.orders(count, seed + 3);
        Engine engine = new Engine(world.network, PolicyVersion.of(Templates.USUAL.policy("USD")));
        Moment moment = new Moment(RoutingWorld.NOW, world.stock, Workload.NONE);
        double[][] traced = new double[ROUNDS][count];
        double[][] untraced = new double[ROUNDS][count];
        double[][] read = new double[ROUNDS][count];
        double[][] processor = new double[ROUNDS][count];
        var threads = ManagementFactory.getThreadMXBean();
        int different = 0;
        int filled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < count; i++) {
                long busy = threads.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                Decision one = engine.decide(orders.get(i), moment);
                traced[round][i] = (System.nanoTime() - start) / 1e3;
                processor[round][i] = (threads.getCurrentThreadCpuTime() - busy) / 1e3;
                kept += verdicts(one);
                read[round][i] = (System.nanoTime() - start) / 1e3;
                start = System.nanoTime();
                Decision other = engine.decideUntraced(orders.get(i), moment);
                untraced[round][i] = (System.nanoTime() - start) / 1e3;
                different += one.untraced().equals(other) ? 0 : 1;
                filled += one.isFilled() ? 1 : 0;
            }
        }
        kept += filled;
        new Figure("routing_policy_traced_p99", middle(99, traced), "us", "the same without trace p99",
                middle(99, untraced), "<= 1,000 us", count, seed).print(Map.of(
                        "p50", Figure.rounded(middle(50, traced)), "untraced_p50", Figure.rounded(middle(50, untraced)),
                        "read_p50", Figure.rounded(middle(50, read)), "read_p99", Figure.rounded(middle(99, read)),
                        "processor_p99", Figure.rounded(middle(99, processor)),
                        "best_p99", Figure.rounded(Figure.percentile(99, best(traced))),
                        "cold_p99", Figure.rounded(Figure.percentile(99, traced[0])), "different", different,
                        "filled", Figure.rounded(filled / (double) ROUNDS / count)));
    }

    /// Reads every verdict of a trace, as a table of all locations under all rules does.
    private static int verdicts(Decision decision) {
        int passed = 0;
        for (Attempt attempt : Objects.requireNonNull(decision.trace()).attempts()) {
            Verdicts verdicts = attempt.verdicts();
            for (int place = 0; verdicts != null && place < verdicts.size(); place++) {
                passed += verdicts.of(place).passed() ? 1 : 0;
            }
        }
        return passed;
    }

    /// The median over the rounds after the first.
    private static double middle(double percent, double[][] rounds) {
        return Figure.median(Arrays.stream(rounds).skip(1).mapToDouble(r -> Figure.percentile(percent, r)).toArray());
    }

    /// Of each order its quickest round after the first: what it takes when nothing comes between.
    private static double[] best(double[][] rounds) {
        double[] best = rounds[1].clone();
        for (int round = 2; round < rounds.length; round++) {
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.min(best[i], rounds[round][i]);
            }
        }
        return best;
    }

    /// A million orders: the core decision, then the whole default policy without trace. The core three times over, the
    /// quickest counts; its processor time says what two free cores would need at least.
    private void again(int count) throws InterruptedException {
        List<Demand> orders = world.orders(count, seed + 4);
        long[] allowed = world.allowed(seed + 1);
        var nearest = new NearestStock(world.network);
        double core = Double.MAX_VALUE;
        double busy = 0;
        for (int round = 0; round < 3; round++) {
            spent.set(0);
            double one = onTwoThreads(orders, order ->
                    nearest.find(world.stock, point(order), order.lines(), KM, 5, allowed).length);
            busy = one < core ? spent.get() / 1e9 : busy;
            core = Math.min(core, one);
        }
        Engine engine = new Engine(world.network, PolicyVersion.of(Templates.USUAL.policy("USD")));
        Moment moment = new Moment(RoutingWorld.NOW, world.stock, Workload.NONE);
        List<Demand> some = orders.subList(0, count / 20); // the whole policy takes longer; its time is scaled up
        double whole = 20 * onTwoThreads(some, order -> engine.decideUntraced(order, moment).parcels().size());
        new Figure("routing_redecide", core, "s", "whole default policy", whole, "1 M in <= 2 s", count, seed)
                .print(Map.of("threads", 2, "processor_s", Figure.rounded(busy)));
    }

    private interface Work {
        int on(Demand order);
    }

    private double onTwoThreads(List<Demand> orders, Work work) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Runnable job = () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int from = next.getAndAdd(1_000); from < orders.size(); from = next.getAndAdd(1_000)) {
                int sum = 0;
                for (int i = from; i < Math.min(orders.size(), from + 1_000); i++) {
                    sum += work.on(orders.get(i));
                }
                seen.addAndGet(sum);
            }
            spent.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        };
        long start = System.nanoTime();
        Thread other = new Thread(job);
        other.start();
        job.run();
        other.join();
        kept += seen.get();
        return (System.nanoTime() - start) / 1e9;
    }
}
