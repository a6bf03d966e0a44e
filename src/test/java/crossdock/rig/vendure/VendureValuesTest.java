package crossdock.rig.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.rig.CacheFile;
import crossdock.rig.Console;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two real servers with the same articles: the one counts the stock and sells, the other only sells and is told what it
/// may sell at its one location. In the end what it shows is what the test works out from both servers' own words.
@Tag("vendure")
class VendureValuesTest {
    private static final int TIMED = 30;
    private static final Duration RUN = Duration.ofMinutes(10); // the test ends it
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int QUIET_READINGS = 6;
    /// The id there, and the code here.
    private static final String ONLINE = "2";
    /// The article of which the web shop shows two units at its first location.
    private static final int BESIDE = 5;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aVendureThatCountsNothingShowsWhatMayBeSold() throws Exception {
        long seed = Long.getLong("crossdock.seed", System.nanoTime() & 0xffff);
        System.out.println("vendure values: seed " + seed + " (repeat with -DtestJvm=-Dcrossdock.seed=" + seed + ")");
        var random = new Random(seed);
        try (VendureServer first = VendureServer.start(40); VendureServer second = VendureServer.start(40)) {
            var store = new Till(http, first.url());
            var web = new Till(http, second.url());
            Console console = new Console(folder.resolve("ws"));
            connect(console, "Store", first);
            console.run("sync", "--once");
            assertEquals(ONLINE, web.addLocation("Online"));
            web.empty(Map.of(web.variant(BESIDE), 2));
            connect(console, "Web", second);
            console.run("sync", "--once");
            turnOn(console);
            List<String> webOrders = new ArrayList<>();
            try (Console.Running sync = console.start("sync", "--for", RUN.toSeconds() + "s")) {
                awaitEqual(store, web, console, sync);
                trade(store, web, random, webOrders);
                assertTrue(sync.isAlive(), sync.text());
                cycles(console);
            }
            quiet(console);
            int packed = 0;
            for (String order : webOrders) {
                if (random.nextBoolean()) {
                    web.pack(order, 1); // takes a unit off the figure there, and here off the shelf it came from
                    packed++;
                }
            }
            quiet(console);
            Map<String, Integer> expected = expected(store, web);
            assertEquals(expected, onHand(web));
            System.out.println("vendure values: " + expected.size() + " values equal, " + webOrders.size()
                    + " orders there, " + packed + " parcels");
            assertTrue(packed > 0 && !expected.equals(onHand(store)), "both channels sold and packed");
            inTheEnd(console);
        }
    }

    private static void connect(Console console, String name, VendureServer server) {
        console.typing(VendureServer.SECRET, "connect", "--channel", name, "--kind", "vendure", "--url",
                server.url().toString(), "--user", VendureServer.USER).expect(0);
    }

    /// It counts both its locations until a person ends that; the first has the id of the store's, and another code here.
    private static void turnOn(Console console) {
        List<String> on = List.of("stock", "publish", "--channel", "Web", "--location", ONLINE);
        console.run(on.toArray(String[]::new)).expect(1); // it is a source
        for (String own : List.of("1-2", ONLINE)) {
            console.run("stock", "source", "--channel", "Web", "--location", own, "--nobody").expect(0);
        }
        List<String> filled = new ArrayList<>(on);
        filled.addAll(List.of("--filled-from", "1")); // as it is by itself: the one place that is counted
        console.run(filled.toArray(String[]::new)).expect(0);
    }

    /// The first values are there.
    private static void awaitEqual(Till store, Till web, Console console, Console.Running sync) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!onHand(web).equals(expected(store, web))) {
            assertTrue(System.nanoTime() < end && sync.isAlive(), "nothing is told: " + sync.text() + owed(console));
            Thread.sleep(200);
        }
    }

    /// Sales at the store, each of an article that nobody else buys, until the other server's own figure is lower; goods
    /// are bought, packed and counted meanwhile.
    private static void trade(Till store, Till web, Random random, List<String> webOrders) throws Exception {
        long[] lags = new long[TIMED];
        List<String> storeOrders = new ArrayList<>();
        for (int i = 0; i < TIMED; i++) {
            int units = 1 + random.nextInt(3);
            int before = web.onHand(web.variant(i));
            store.buy(store.variant(i), units);
            long sold = System.nanoTime();
            for (int act = 0; act < 2; act++) {
                int article = TIMED + random.nextInt(20);
                switch (random.nextInt(4)) {
                    case 0 -> webOrders.add(web.buy(web.variant(article), 1 + random.nextInt(2)));
                    case 1 -> storeOrders.add(store.buy(store.variant(article), 1));
                    case 2 -> store.setStock(store.variant(article), 10 + random.nextInt(20));
                    default -> {
                        if (!storeOrders.isEmpty()) {
                            store.pack(storeOrders.removeLast(), 1);
                        }
                    }
                }
            }
            while (web.onHand(web.variant(i)) != before - units) {
                assertTrue(System.nanoTime() - sold < PATIENCE.toNanos(),
                        "sale of " + units + " of " + before + ", shown " + web.onHand(web.variant(i)));
                Thread.sleep(50);
            }
            lags[i] = Duration.ofNanos(System.nanoTime() - sold).toMillis();
        }
        Arrays.sort(lags);
        System.out.println("vendure values: from a sale to the lower value at the other server n=" + TIMED + " p50="
                + lags[TIMED / 2] + " ms p99=" + lags[TIMED * 99 / 100] + " ms");
    }

    /// Reads and sends until nothing is owed any more: the first reading gives orders their places, the next tell.
    private static void quiet(Console console) {
        for (int reading = 1; reading <= QUIET_READINGS; reading++) {
            console.run("sync", "--once");
            if (reading >= 3 && owed(console).isEmpty()) {
                return;
            }
        }
        assertEquals(List.of(), owed(console));
    }

    private static List<String> owed(Console console) {
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            return cache.rows("SELECT kind, state, code, words FROM outbox WHERE ended_at IS NULL LIMIT 5");
        }
    }

    /// What may be sold: what the store holds and nobody has bought; and what was bought at the web shop and is not packed.
    private static Map<String, Integer> expected(Till store, Till web) {
        Map<String, Integer> soldThere = open(web);
        Map<String, Integer> soldHere = open(store);
        Map<String, Integer> expected = new TreeMap<>();
        onHand(store).forEach((code, units) -> {
            int open = soldThere.getOrDefault(code, 0);
            expected.put(code, Math.max(0, units - soldHere.getOrDefault(code, 0) - open) + open);
        });
        return expected;
    }

    private static Map<String, Integer> onHand(Till till) {
        Map<String, Integer> units = new TreeMap<>();
        till.admin.ask("{ productVariants(options: { take: 1000, filter: { sku: { contains: \"BT-\" } } }) { items {"
                        + " sku stockOnHand } } }", Map.of())
                .at("/productVariants/items")
                .forEach(variant -> units.put(variant.path("sku").asText(), variant.path("stockOnHand").asInt()));
        return units;
    }

    /// Units of paid orders that are in no parcel yet, by code.
    private static Map<String, Integer> open(Till till) {
        Map<String, Integer> open = new HashMap<>();
        JsonNode orders = till.admin.ask(
                "{ orders(options: { take: 1000, filter: { active: { eq: false } } }) { items { state"
                        + " lines { id quantity productVariant { sku } }"
                        + " fulfillments { state lines { orderLineId quantity } } } } }",
                Map.of()).at("/orders/items");
        for (JsonNode order : orders) {
            Map<String, Integer> parcels = new HashMap<>();
            order.path("fulfillments").forEach(parcel -> parcel.path("lines").forEach(line ->
                    parcels.merge(line.path("orderLineId").asText(), line.path("quantity").asInt(), Integer::sum)));
            order.path("lines").forEach(line -> open.merge(
                    line.at("/productVariant/sku").asText(),
                    line.path("quantity").asInt() - parcels.getOrDefault(line.path("id").asText(), 0), Integer::sum));
        }
        return open;
    }

    /// How often the channels were read while the sales were timed: the longest time between two readings of a minute.
    private static void cycles(Console console) {
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            cache.rows("SELECT k.name, m.resource, min(m.behind_micros) / 1000, max(m.behind_micros) / 1000"
                            + " FROM pull_minute m JOIN connection k ON k.id = m.connection_id"
                            + " WHERE m.resource IN ('ORDERS', 'STOCK') AND m.minute > (SELECT min(minute) + 1"
                            + " FROM pull_minute) AND m.behind_micros > 0 GROUP BY 1, 2")
                    .forEach(row -> System.out.println("vendure values: longest cycle of a minute, least and most, of "
                            + row.replace("|", " ") + " ms"));
        }
    }

    /// No value was taken for stock or for somebody's edit, and the ledgers fold.
    private static void inTheEnd(Console console) {
        console.run("check").expect(0);
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            String web = " FROM stock s JOIN publishing p ON p.location_id = s.location_id";
            assertEquals(0, cache.number("SELECT ifnull(sum(abs(s.on_hand)), 0)" + web));
            assertEquals(0, cache.number("SELECT count(*) FROM outbox WHERE state = 'PARKED'"));
            System.out.println("vendure values: commands "
                    + cache.rows("SELECT kind, state, count(*), sum(attempts) FROM outbox GROUP BY kind, state"));
        }
    }
}
