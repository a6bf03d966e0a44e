package crossdock.bench;

import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.square.SquareConnector;
import crossdock.channel.woocommerce.WooConnector;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.Topic;
import crossdock.sandbox.PracticeWorld;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// From a count's change at a practice till to the row that a live list has read again after the change notice, with
/// the practice world's faults on, beside the cycle: the time between the starts of two complete reads of the counts.
/// What happened before the tills were read for the first time is counted apart. Arguments: seconds, seed, speed.
public final class LagBench {
    /// An anchor that changed on hand: what a till said, and by how much the row moved when it came in.
    private static final String CHANGES =
            "SELECT sku_id << 20 | location_id, seq, at FROM movement WHERE seq > ? AND kind = 1 AND effect <> 0"
                    + " AND source = ?";

    private final BenchWorkspace workspace;
    private final BlockingQueue<ChangeNotice> heard = new LinkedBlockingQueue<>();
    private final Map<Long, Integer> shown = new HashMap<>(); // on hand of each cell as the list last drew it
    private final List<Double> lags = new ArrayList<>();
    private long watchedSince = Long.MAX_VALUE; // channel's clock, which is ours here
    private int older;
    private long seen; // last ledger row accounted for

    private LagBench(BenchWorkspace workspace) {
        this.workspace = workspace;
    }

    public static void main(String[] args) throws Exception {
        long seconds = Figure.argument(args, 0, 60);
        long seed = Figure.argument(args, 1, 1);
        long speed = Figure.argument(args, 2, 20);
        InstantSource clock = InstantSource.system();
        var reads = new TimedReads();
        Map<String, Function<ConnectorSettings, Connector>> kinds = Map.of(
                "square", settings -> reads.of(new SquareConnector(settings, clock)),
                "woocommerce", settings -> new WooConnector(settings, clock));
        try (PracticeWorld world = PracticeWorld.start(new PracticeWorld.Settings(0, seed, speed), clock);
                var workspace = new BenchWorkspace(kinds, seed)) {
            long tills = 0;
            for (PracticeWorld.Channel channel : world.channels()) {
                if (!channel.kind().equals("file")) { // read every quarter of an hour by design
                    long id = workspace.connect(wish(channel)).id().value();
                    tills = channel.kind().equals("square") ? id : tills;
                }
            }
            var bench = new LagBench(workspace);
            workspace.database.notices().subscribe(bench.heard::add);
            workspace.sync.start(workspace.database.notices());
            bench.load(tills);
            reads.forget();
            bench.watch(Duration.ofSeconds(seconds), tills);
            workspace.sync.stop();
            bench.print(reads.cycles(), world.faults(), seed);
        }
    }

    private static Wish wish(PracticeWorld.Channel channel) {
        String token = channel.token();
        int colon = token.indexOf(':');
        return new Wish(
                channel.name(), channel.kind(), channel.url(), colon < 0 ? "" : token.substring(0, colon),
                token.substring(colon + 1), Mode.REALTIME);
    }

    /// Waits until the tills were read once, then draws the list.
    private void load(long tills) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(300);
        while (workspace.number("SELECT count(*) FROM pull WHERE resource = 'STOCK' AND confirmed_at IS NOT NULL"
                        + " AND connection_id = " + tills) == 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the practice tills were not loaded within 5 minutes");
            }
            heard.poll(1, TimeUnit.SECONDS);
        }
        heard.clear();
        seen = workspace.number("SELECT value FROM ledger_seq");
        draw(workspace.stock.keys(View.CELLS, Filter.NONE, new Sort(Sort.Column.SKU, false), Integer.MAX_VALUE));
    }

    private void watch(Duration length, long tills) throws InterruptedException {
        watchedSince = Instant.EPOCH.until(Instant.now(), ChronoUnit.MICROS);
        Instant end = Instant.now().plus(length);
        while (Instant.now().isBefore(end)) {
            ChangeNotice first = heard.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) {
                continue;
            }
            Set<Long> skus = new HashSet<>(first.keys().getOrDefault(Topic.STOCK, Set.of()));
            List<ChangeNotice> more = new ArrayList<>();
            heard.drainTo(more);
            more.forEach(notice -> skus.addAll(notice.keys().getOrDefault(Topic.STOCK, Set.of())));
            if (!skus.isEmpty()) {
                draw(shown.keySet().stream()
                        .filter(key -> skus.contains(StockQueries.skuOf(key)))
                        .mapToLong(Long::longValue)
                        .toArray());
                account(tills, Instant.now());
            }
        }
    }

    /// Reads rows as a list does and keeps what it shows.
    private void draw(long[] keys) {
        for (CellRow row : workspace.stock.cells(keys)) {
            shown.put(StockQueries.cellKey(row.sku().value(), row.location().value()), row.onHand());
        }
    }

    /// Rows that came in since the last look: those drawn now have been on their way since their stamp.
    private void account(long tills, Instant drawn) {
        long last = seen;
        record Change(long key, long seq, long at) {}
        List<Change> changes = workspace.database.readers().read(sql -> sql.list(
                CHANGES, row -> new Change(row.getLong(1), row.getLong(2), row.getLong(3)), last, tills));
        for (Change change : changes) {
            seen = Math.max(seen, change.seq());
            if (change.at() < watchedSince) {
                older++;
            } else if (shown.containsKey(change.key())) {
                lags.add((Instant.EPOCH.until(drawn, ChronoUnit.MICROS) - change.at()) / 1e3);
            }
        }
    }

    private void print(double[] cycles, Map<String, Long> faults, long seed) {
        double[] all = lags.stream().mapToDouble(Double::doubleValue).toArray();
        double p50 = Figure.percentile(50, cycles);
        double p99 = Figure.percentile(99, cycles);
        String goal = "p99 <= cycle + 150 ms";
        new Figure("change to row p50", Figure.percentile(50, all), "ms", "cycle p50", p50, goal, all.length, seed)
                .print(Map.of("cycles", cycles.length, "before_watching", older));
        new Figure("change to row p99", Figure.percentile(99, all), "ms", "cycle p99", p99, goal, all.length, seed)
                .print(Map.of(
                        "over_cycle_p99_ms", Figure.rounded(Figure.percentile(99, all) - p99),
                        "over_cycle_p50_ms", Figure.rounded(Figure.percentile(99, all) - p50),
                        "longest_ms", slowest(all), "faults", faults));
    }

    private static List<Double> slowest(double[] all) {
        return Arrays.stream(all).boxed().sorted(Comparator.reverseOrder()).limit(5).map(Figure::rounded).toList();
    }
}
