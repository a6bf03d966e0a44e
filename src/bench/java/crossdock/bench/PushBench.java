package crossdock.bench;

import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.square.SquareConnector;
import crossdock.channel.woocommerce.WooConnector;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.sandbox.PracticeWorld;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// From a sale at a practice till, by the till's own stamp, to the acknowledged lower value at the practice web shop,
/// with the practice world's faults on, beside the cycle: the time between the starts of two complete reads of the
/// tills' counts. Arguments: seconds, seed, speed.
public final class PushBench {
    /// Counts of the tills that lowered on hand, and the first acknowledged push of the article sent afterwards.
    private static final String SALES =
            "SELECT m.sku_id, max(m.at), (SELECT min(o.ended_at) FROM outbox o WHERE o.sku_id = m.sku_id"
                    + " AND o.kind = 'PUBLISH' AND o.state = 'ACKNOWLEDGED' AND o.sent_at >= m.received_at)"
                    + " FROM movement m WHERE m.kind = 1 AND m.effect < 0 AND m.source = ? AND m.at >= ?"
                    + " GROUP BY m.sku_id, m.seq";

    private PushBench() {}

    public static void main(String[] args) throws Exception {
        long seconds = Figure.argument(args, 0, 90);
        long seed = Figure.argument(args, 1, 1);
        long speed = Figure.argument(args, 2, 20);
        InstantSource clock = InstantSource.system();
        var reads = new TimedReads();
        Map<String, Function<ConnectorSettings, Connector>> kinds = Map.of(
                "square", settings -> reads.of(new SquareConnector(settings, clock)),
                "woocommerce", settings -> new WooConnector(settings, clock));
        try (PracticeWorld world = PracticeWorld.start(new PracticeWorld.Settings(0, seed, speed), clock);
                var workspace = new BenchWorkspace(kinds, seed)) {
            Map<String, ConnectionId> connected = new HashMap<>();
            for (PracticeWorld.Channel channel : world.channels()) {
                if (!channel.kind().equals("file")) { // read every quarter of an hour by design
                    connected.put(channel.kind(), workspace.connect(wish(channel)).id());
                }
            }
            ConnectionId shop = connected.getOrDefault("woocommerce", new ConnectionId(0));
            long tills = connected.getOrDefault("square", new ConnectionId(0)).value();
            workspace.sync.start(workspace.database.notices());
            workspace.await("SELECT count(*) >= 7 FROM pull WHERE confirmed_at IS NOT NULL");
            workspace.fillShopFromEveryPlace(shop);
            workspace.publishing.publish(BenchWorkspace.PERSON, shop, LocationId.NONE);
            workspace.await("SELECT count(*) > 0 FROM pushed");
            workspace.await("SELECT count(*) < 20 FROM outbox WHERE ended_at IS NULL");
            reads.forget();
            Instant from = clock.instant();
            Thread.sleep(Duration.ofSeconds(seconds));
            Instant until = clock.instant().minusSeconds(5); // younger ones may still be on their way
            workspace.sync.stop();
            print(workspace, tills, from, until, reads.cycles(), seed);
        }
    }

    private static Wish wish(PracticeWorld.Channel channel) {
        String token = channel.token();
        int colon = token.indexOf(':');
        return new Wish(
                channel.name(), channel.kind(), channel.url(), colon < 0 ? "" : token.substring(0, colon),
                token.substring(colon + 1), Mode.REALTIME);
    }

    private static void print(
            BenchWorkspace workspace, long tills, Instant from, Instant until, double[] cycles, long seed) {
        record Sale(long at, long told) {}
        List<Sale> sales = workspace.database.readers().read(
                sql -> sql.list(SALES, row -> new Sale(row.getLong(2), row.getLong(3)), tills, from));
        List<Double> lags = new ArrayList<>();
        int untold = 0;
        for (Sale sale : sales) {
            if (sale.told() > 0) {
                lags.add((sale.told() - sale.at()) / 1e3);
            } else if (sale.at() < Instant.EPOCH.until(until, ChronoUnit.MICROS)) {
                untold++; // sold below what the shop may see: its value did not move
            }
        }
        double[] all = lags.stream().mapToDouble(Double::doubleValue).toArray();
        double cycle = Figure.median(cycles);
        Map<String, Object> notes = Map.of("sales", sales.size(), "value_unmoved", untold);
        new Figure("sale_to_shop_p50", Figure.percentile(50, all), "ms", "cycle of the tills", cycle,
                "within 2 cycles", all.length, seed).print(notes);
        new Figure("sale_to_shop_p99", Figure.percentile(99, all), "ms", "cycle of the tills", cycle,
                "within 3 cycles", all.length, seed).print(notes);
    }
}
