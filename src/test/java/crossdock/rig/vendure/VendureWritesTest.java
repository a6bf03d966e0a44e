package crossdock.rig.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.rig.CacheFile;
import crossdock.rig.Console;
import crossdock.rig.vendure.Shopkeeper.Act;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stock is changed by the console's own command line while a real server trades; in the end the server's own figures,
/// movements and notes say what was commanded, each thing once.
@Tag("vendure")
class VendureWritesTest {
    private static final int ROUNDS = 5;
    private static final Duration TRADE = Duration.ofSeconds(150);

    @TempDir
    private Path folder;

    /// What the server has to come to: level by `variant@location` of articles nobody buys.
    private final Map<String, Integer> levels = new TreeMap<>();
    /// Units commanded by variant, of articles that are bought meanwhile.
    private final Map<String, Integer> commanded = new TreeMap<>();
    private final Map<String, String> codes = new TreeMap<>();
    private final Map<String, String> places = new TreeMap<>();
    private final Map<String, Integer> adjustedBefore = new TreeMap<>();

    @Test
    void theServerSaysWhatWasCommanded() throws Exception {
        long seed = Long.getLong("crossdock.seed", System.nanoTime() & 0xffff);
        System.out.println("vendure writes: seed " + seed + " (repeat with -DtestJvm=-Dcrossdock.seed=" + seed + ")");
        try (VendureServer server = VendureServer.start(40)) {
            Shopkeeper shop = new Shopkeeper(server.url(), new Random(seed), new Lags());
            Console console = new Console(folder.resolve("ws"));
            console.typing(VendureServer.SECRET, "connect", "--channel", "Web", "--kind", "vendure", "--url",
                    server.url().toString(), "--user", VendureServer.USER).expect(0);
            console.run("sync", "--once");
            learn(shop, console);
            for (int i = 0; i < 8; i++) {
                shop.perform(Act.BUY); // after the console was connected: older orders are history
            }
            try (Console.Running sync = console.start("sync", "--for", TRADE.toSeconds() + "s")) {
                awaitDoor(console);
                command(shop, console, new Random(seed));
                assertTrue(sync.isAlive(), sync.text());
            }
            for (int reading = 0; reading < 3; reading++) { // the first gives orders their places, the next tells
                console.run("sync", "--once");
            }
            compare(shop, console);
            console.run("check");
        }
    }

    private static void awaitDoor(Console console) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!console.workspace().resolve("holder.door").toFile().exists()) {
            assertTrue(System.nanoTime() < end, "nobody takes commands");
            Thread.sleep(100);
        }
    }

    private void learn(Shopkeeper shop, Console console) {
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            cache.rows("SELECT k.external_id, l.code FROM location_link k JOIN location l ON l.id = k.location_id")
                    .forEach(row -> places.put(row.split("\\|")[0], row.split("\\|")[1]));
        }
        for (String variant : shop.counted) {
            JsonNode seen = variant(shop, variant);
            seen.path("stockLevels").forEach(level -> levels.put(
                    variant + "@" + level.path("stockLocationId").asText(), level.path("stockOnHand").asInt()));
            codes.put(variant, seen.path("sku").asText());
        }
        for (String variant : shop.variants.subList(0, 8)) {
            codes.put(variant, variant(shop, variant).path("sku").asText());
            adjustedBefore.put(variant, adjusted(shop, variant));
        }
    }

    private static JsonNode variant(Shopkeeper shop, String id) {
        return shop.admin().ask("query($id: ID!) { productVariant(id: $id) { sku stockLevels { stockLocationId"
                + " stockOnHand } stockMovements(options: { take: 500 }) { items { ... on StockAdjustment { type"
                + " quantity } } } } }", Map.of("id", id)).path("productVariant");
    }

    private static int adjusted(Shopkeeper shop, String id) {
        int sum = 0;
        for (JsonNode movement : variant(shop, id).at("/stockMovements/items")) {
            sum += movement.path("type").asText().equals("ADJUSTMENT") ? movement.path("quantity").asInt() : 0;
        }
        return sum;
    }

    /// The shop goes on on a thread of its own.
    private void command(Shopkeeper shop, Console console, Random random) throws Exception {
        var isOver = new AtomicBoolean();
        CompletableFuture<Integer> trade = CompletableFuture.supplyAsync(() -> {
            int acts = 0;
            while (!isOver.get()) {
                for (Act act : List.of(Act.BUY, Act.PACK, Act.HAND_OVER, Act.DELIVER)) {
                    shop.perform(act);
                    acts++;
                }
            }
            return acts;
        });
        List<String> sold = new ArrayList<>(adjustedBefore.keySet());
        String first = shop.locations.getFirst();
        String second = shop.locations.getLast();
        for (int round = 0; round < ROUNDS; round++) {
            String still = shop.counted.get(round);
            String from = still + "@" + first;
            int there = levels.getOrDefault(from, 0);
            int found = 3 + random.nextInt(5);
            stock(console, "adjust", "--sku", code(still), "--location", place(first), "--units=" + found);
            stock(console, "transfer", "--sku", code(still), "--from", place(first), "--to", place(second),
                    "--units=2");
            levels.put(from, there + found - 2);
            levels.merge(still + "@" + second, 2, Integer::sum);
            String other = shop.counted.get(ROUNDS + round);
            int counted = levels.getOrDefault(other + "@" + first, 0) + random.nextInt(9) - 4;
            levels.put(other + "@" + first, Math.max(0, counted));
            stock(console, "count", "--sku", code(other), "--location", place(first),
                    "--counted=" + Math.max(0, counted));
            String busy = sold.get(round);
            int units = random.nextBoolean() ? 4 : -1;
            stock(console, "adjust", "--sku", code(busy), "--location", place(first), "--units=" + units);
            commanded.merge(busy, units, Integer::sum);
        }
        isOver.set(true);
        System.out.println("vendure writes: the shop did " + trade.get() + " acts meanwhile");
    }

    private static void stock(Console console, String... args) {
        List<String> all = new ArrayList<>(List.of("stock"));
        all.addAll(List.of(args));
        console.run(all.toArray(String[]::new)).expect(0);
    }

    private String code(String variant) {
        return codes.getOrDefault(variant, "");
    }

    private String place(String location) {
        return places.getOrDefault(location, "");
    }

    private void compare(Shopkeeper shop, Console console) {
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            assertEquals(0, cache.number("SELECT count(*) FROM outbox WHERE state IN ('PENDING', 'IN_FLIGHT')"));
            // a sale between our look and our write is seen and told afterwards: so much less of ours was booked
            List<String> parked = cache.rows("SELECT code FROM outbox WHERE state = 'PARKED' AND code <> 'overwrote'");
            assertEquals(List.of(), parked);
            Map<String, Integer> told = new TreeMap<>();
            levels.forEach((cell, units) -> told.put(cell, 0));
            for (String variant : shop.counted) {
                variant(shop, variant).path("stockLevels").forEach(level -> told.put(
                        variant + "@" + level.path("stockLocationId").asText(), level.path("stockOnHand").asInt()));
            }
            levels.forEach((cell, units) -> assertEquals(units, told.getOrDefault(cell, 0), cell));
            commanded.forEach((variant, units) -> {
                long lost = cache.number("SELECT ifnull(sum(CAST(o.words AS INTEGER)), 0) FROM outbox o JOIN listing l"
                        + " ON l.sku_id = o.sku_id WHERE o.code = 'overwrote' AND l.external_id = '" + variant + "'");
                int before = adjustedBefore.getOrDefault(variant, 0);
                assertEquals(units - lost, adjusted(shop, variant) - before, "variant " + variant);
            });
            Map<String, Integer> expected = new TreeMap<>();
            Map<String, Integer> noted = new TreeMap<>();
            cache.rows("SELECT o.external_id, count(*) FROM outbox x JOIN orders o ON o.id = x.order_id"
                            + " WHERE x.kind = 'ASSIGN' AND x.state = 'ACKNOWLEDGED' GROUP BY o.id")
                    .forEach(row -> expected.put(row.split("\\|")[0], Integer.valueOf(row.split("\\|")[1])));
            expected.keySet().forEach(order -> noted.put(order, notes(shop, order)));
            assertEquals(expected, noted);
            System.out.println("vendure writes: " + levels.size() + " levels, " + commanded.size()
                    + " articles that were sold meanwhile, notes on " + expected.size() + " orders, commands "
                    + cache.rows("SELECT kind, state, count(*) FROM outbox GROUP BY kind, state"));
            assertTrue(!expected.isEmpty(), "no order was told where it leaves from");
        }
    }

    private static int notes(Shopkeeper shop, String order) {
        int notes = 0;
        JsonNode history = shop.admin().ask("query($id: ID!) { order(id: $id) { history(options: { take: 200 })"
                + " { items { type isPublic data } } } }", Map.of("id", order)).at("/order/history/items");
        for (JsonNode entry : history) {
            boolean isOurs = entry.at("/data/note").asText("").contains("eaves from");
            assertTrue(!isOurs || !entry.path("isPublic").asBoolean(), "a buyer can read it");
            notes += isOurs ? 1 : 0;
        }
        return notes;
    }
}
