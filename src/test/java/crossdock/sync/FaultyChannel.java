package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crossdock.channel.ConnectorSettings;
import crossdock.kernel.LocationId;
import crossdock.rig.Fault;
import crossdock.rig.FaultProxy;
import crossdock.rig.StubVendure;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.StillWorld;
import crossdock.sandbox.Truth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One channel behind the proxy, what is really so there, and the bench that reads it.
final class FaultyChannel implements AutoCloseable {
    static final List<String> KINDS = List.of("square", "woocommerce", "vendure");

    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final String ORDERS = "SELECT o.external_id, sum(l.ordered) FROM orders o"
            + " JOIN order_line l ON l.order_id = o.id GROUP BY o.id";
    private static final String CELLS = "SELECT a.code || '@' || k.external_id, s.on_hand FROM stock s"
            + " JOIN sku a ON a.id = s.sku_id JOIN location_link k ON k.location_id = s.location_id"
            + " WHERE s.figure IS NOT NULL";

    final FaultProxy proxy;
    final ChannelBench bench;
    private final String kind;
    private final Duration timeout;
    private final TestClock clock = new TestClock();
    private final AutoCloseable channel;
    private int acts;

    FaultyChannel(String kind, Path folder) throws IOException {
        this(kind, folder, TIMEOUT);
    }

    /// @param timeout how long an answer is waited for
    FaultyChannel(String kind, Path folder, Duration timeout) throws IOException {
        this.kind = kind;
        this.timeout = timeout;
        if (kind.equals("vendure")) {
            StubVendure stub = new StubVendure(clock.instant(), 450, 120);
            channel = stub;
            proxy = new FaultProxy(stub.url(), clock::instant);
            bench = bench(folder, "superadmin", "superadmin");
        } else {
            StillWorld world = new StillWorld(7, 0.5, clock, folder.resolve("warehouse"));
            channel = world;
            PracticeWorld.Channel shop = world.practice().channels().stream()
                    .filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
            proxy = new FaultProxy(URI.create(shop.url()), clock::instant);
            int colon = shop.token().indexOf(':');
            bench = bench(folder, colon < 0 ? "" : shop.token().substring(0, colon), shop.token().substring(colon + 1));
            if (kind.equals("woocommerce")) {
                bench.warehouse(); // a shop names no place: its parcels leave from here
            }
        }
    }

    private ChannelBench bench(Path folder, String user, String secret) {
        return new ChannelBench(folder, clock, new ConnectorSettings(kind, proxy.url(), user, secret, timeout));
    }

    /// Two minutes of trade.
    void trade() {
        clock.advance(Duration.ofMinutes(2));
        if (channel instanceof StubVendure stub) {
            acts++;
            stub.buy(1_000 + acts, clock.instant().minusSeconds(1));
            stub.count(1 + acts % 400, 5_000 + acts);
        } else if (channel instanceof StillWorld world) {
            world.runDue();
        }
    }

    /// Lets the planned faults happen while the channel trades, then heals the way and looks at the end.
    Map<Fault, Integer> sufferAndHeal(List<Fault> faults) {
        proxy.plan(faults);
        bench.readAll();
        for (int round = 0; round < 200 && !proxy.pending().isEmpty(); round++) {
            trade();
            bench.readAll();
        }
        assertEquals(List.of(), proxy.pending(), "never happened at " + kind + "; " + proxy.table());
        proxy.calm();
        trade();
        if (channel instanceof StillWorld world) {
            world.practice().quiesce();
        }
        // the sweep of each resource comes round by itself; twice, since a page may have hidden what the first needs
        for (int sweep = 0; sweep < 2; sweep++) {
            clock.advance(Duration.ofHours(7));
            bench.sweepAll();
        }
        compare();
        return proxy.fired();
    }

    void compare() {
        assertEquals(Map.of(), different(wantedOrders(), bench.numbers(ORDERS)), "orders");
        assertEquals(Map.of(), different(wantedCells(), kind.equals("woocommerce")
                ? bench.numbers("SELECT a.code, p.value FROM published p JOIN sku a ON a.id = p.sku_id")
                : bench.numbers(CELLS)), "stock");
        assertEquals(List.of(), bench.parked());
        assertEquals(List.of(), bench.check().findings());
        assertEquals(0, bench.number("SELECT count(*) FROM pull WHERE page_token IS NOT NULL"
                + " OR sweep_token IS NOT NULL OR reread_wanted <> 0"));
    }

    /// What commands about an article came to: changes of its figure, or at a shop the value it shows.
    List<Integer> effects(String sku, LocationId place) {
        if (channel instanceof StubVendure stub) {
            return stub.adjustments(sku.substring("SKU-".length()));
        }
        Truth truth = ((StillWorld) channel).practice().truth();
        if (kind.equals("woocommerce")) {
            return List.of(truth.published().getOrDefault(sku, -1));
        }
        String store = bench.numbers("SELECT external_id, location_id FROM location_link WHERE location_id = " + place)
                .keySet().iterator().next();
        return truth.stock().stream()
                .filter(cell -> cell.sku().equals(sku) && cell.location().equals(store))
                .map(cell -> cell.account().corrected())
                .toList();
    }

    /// What was written on an order by us, the oldest first.
    List<String> notes(String order) {
        return channel instanceof StubVendure stub
                ? stub.notes(order)
                : ((StillWorld) channel).practice().truth().notes(order);
    }

    private Map<String, Integer> wantedOrders() {
        if (channel instanceof StubVendure stub) {
            return stub.bought();
        }
        return ((StillWorld) channel).practice().truth().orders().stream()
                .filter(order -> order.channel().equals(kind) && !order.isReturn())
                .collect(Collectors.toMap(Truth.Order::id, order -> order.lines().values().stream()
                        .mapToInt(Integer::intValue).sum()));
    }

    private Map<String, Integer> wantedCells() {
        if (channel instanceof StubVendure stub) {
            return stub.levels();
        }
        Truth truth = ((StillWorld) channel).practice().truth();
        if (kind.equals("woocommerce")) {
            return truth.published();
        }
        List<String> stores = bench.numbers("SELECT external_id, 1 FROM location_link").keySet().stream().toList();
        assertFalse(stores.isEmpty());
        return truth.stock().stream()
                .filter(cell -> stores.contains(cell.location()))
                .collect(Collectors.toMap(cell -> cell.sku() + "@" + cell.location(), Truth.Stock::onHand));
    }

    /// What the channel has and what is kept, where they differ.
    private static Map<String, String> different(Map<String, Integer> wanted, Map<String, Integer> kept) {
        Map<String, String> different = new TreeMap<>();
        wanted.forEach((key, value) -> {
            if (!value.equals(kept.get(key))) {
                different.put(key, value + ", kept " + kept.get(key));
            }
        });
        return different.size() <= 10 ? different : new TreeMap<>(Map.of(
                different.size() + " of " + wanted.size(), different.toString().substring(0, 400)));
    }

    @Override
    public void close() throws IOException {
        bench.close();
        proxy.close();
        try {
            channel.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
