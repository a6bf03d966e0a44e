package crossdock.rig.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.rig.CacheFile;
import crossdock.rig.Console;
import crossdock.rig.vendure.Shopkeeper.Act;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shop runs at random on a real server while the console syncs; in the end the cache says what the server says.
@Tag("vendure")
class VendureServerTest {
    private static final int EXTRA_PRODUCTS = 250;
    private static final Duration TRADE = Duration.ofSeconds(60);
    private static final int MOST_DAYS = 5;

    private static final String STANDING = " SELECT s.order_id, s.seq FROM order_step s WHERE s.kind = 'SHIPPED'"
            + " AND NOT EXISTS (SELECT 1 FROM order_step b WHERE b.order_id = s.order_id AND b.kind = 'CALLED_BACK')"
            + " LIMIT 1";
    /// One row of each kind, altered so that the comparison has to see it.
    private static final List<String> DAMAGES = List.of(
            "UPDATE stock SET on_hand = on_hand + 1 WHERE (sku_id, location_id) = (SELECT s.sku_id, s.location_id"
                    + " FROM stock s JOIN listing l ON l.sku_id = s.sku_id WHERE l.active AND figure IS NOT NULL"
                    + " LIMIT 1)",
            "UPDATE listing SET title = title || '.' WHERE id = (SELECT max(id) FROM listing WHERE active)",
            "UPDATE location SET name = name || '.' WHERE id = (SELECT max(id) FROM location)",
            "UPDATE orders SET channel_state = 'Shipped.' WHERE id = (SELECT max(id) FROM orders)",
            "UPDATE order_line SET ordered = ordered + 1 WHERE id = (SELECT max(id) FROM order_line)",
            "UPDATE order_step SET detail = detail || '.' WHERE (order_id, seq) = (" + STANDING + ")",
            "DELETE FROM order_part WHERE (order_id, step) = (" + STANDING + ")");

    @TempDir
    private Path folder;

    @Test
    void theCacheBecomesWhatTheServerSays() throws Exception {
        long seed = Long.getLong("crossdock.seed", System.nanoTime() & 0xffff);
        System.out.println("vendure: seed " + seed + " (repeat with -DtestJvm=-Dcrossdock.seed=" + seed + ")");
        try (VendureServer server = VendureServer.start(EXTRA_PRODUCTS)) {
            Lags lags = new Lags();
            Shopkeeper shop = new Shopkeeper(server.url(), new Random(seed), lags);
            for (int i = 0; i < 60; i++) {
                shop.perform(Act.BUY);
            }
            for (int i = 0; i < 30; i++) {
                shop.perform(i % 3 == 0 ? Act.HAND_OVER : i % 5 == 0 ? Act.DELIVER : Act.PACK);
            }
            Console console = new Console(folder.resolve("ws"));
            console.typing(VendureServer.SECRET, "connect", "--channel", "Web", "--kind", "vendure", "--url",
                    server.url().toString(), "--user", VendureServer.USER).expect(0);
            for (int day = 0; day < MOST_DAYS && !tellsOfLags(lags); day++) { // a busy machine trades less in a day
                trade(shop, console, lags);
            }
            assertTrue(tellsOfLags(lags), "too few lags seen, the figures above would rest on next to nothing");
            for (int reading = 0; reading < 3; reading++) { // two whole readings without it close what was deleted
                console.run("sync", "--once");
            }
            console.run("check").expect(0);
            ServerWords words = new ServerWords(shop.admin());
            compare(words, console.workspace(), shop);
            buyers(words, console.workspace());
            for (String damage : DAMAGES) {
                Path copy = CacheFile.copy(console.workspace(), folder.resolve("altered" + DAMAGES.indexOf(damage)));
                assertAltered(words, copy, damage, shop.deleted);
            }
        }
    }

    private void trade(Shopkeeper shop, Console console, Lags lags) throws Exception {
        try (Console.Running sync = console.start("sync", "--for", TRADE.toSeconds() + 30 + "s")) {
            awaitFirstLoad(console.workspace());
            lags.begin();
            Thread watching = Thread.ofPlatform().start(() -> lags.watch(CacheFile.reading(console.workspace())));
            long end = System.nanoTime() + TRADE.toNanos();
            while (System.nanoTime() < end || !shop.done.keySet().containsAll(Set.of(Act.values()))) {
                assertTrue(sync.isAlive() || System.nanoTime() >= end, sync.text());
                shop.act();
            }
            Thread.sleep(5_000); // the last ones show
            lags.end();
            watching.join();
            sync.await(120);
        }
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            cache.rows("SELECT resource, max(behind_micros) / 1000 FROM pull_minute GROUP BY resource").forEach(row ->
                    System.out.println("vendure: longest cycle of " + row.replace("|", " ") + " ms"));
        }
        lags.lines().forEach(line -> System.out.println("vendure: lag " + line));
        System.out.println("vendure: acts " + shop.done);
    }

    private static boolean tellsOfLags(Lags lags) {
        return lags.seen("order") > 8 && lags.seen("parcel") > 8 && lags.seen("stock") > 2;
    }

    private static void awaitFirstLoad(Path workspace) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(200);
            try (CacheFile cache = CacheFile.reading(workspace)) {
                if (cache.number("SELECT count(*) FROM pull WHERE confirmed_at IS NOT NULL") == 4) {
                    return;
                }
            }
        }
        throw new AssertionError("the first load did not end");
    }

    static void compare(ServerWords words, Path workspace, Shopkeeper shop) {
        try (CacheFile cache = CacheFile.reading(workspace)) {
            Comparison comparison = new Comparison(words, new CacheWords(cache), shop.deleted);
            System.out.println("vendure: equal " + comparison.equal);
            List<String> parked = cache.rows("SELECT resource, external_id, code, args FROM parked_row"
                    + " WHERE state = 'OPEN' AND code NOT IN ('listing.codeTwice')"
                    + " AND NOT (resource = 'STOCK' AND code LIKE 'unmapped.%')");
            assertEquals(List.of(), comparison.differences.subList(0, Math.min(25, comparison.differences.size())),
                    comparison.differences.size() + " differences; parked " + parked);
            assertEquals(List.of(), parked);
            assertEquals(Set.of("fulfilment", "level", "line", "location", "order", "variant"),
                    comparison.equal.keySet());
        }
    }

    private static void buyers(ServerWords words, Path workspace) throws Exception {
        Map<String, String> sealed = Buyers.of(workspace);
        assertEquals(words.buyers, sealed);
        assertFalse(sealed.isEmpty());
    }

    private static void assertAltered(ServerWords words, Path copy, String damage, Set<String> deleted) {
        try (CacheFile cache = CacheFile.altering(copy)) {
            assertTrue(cache.alter(damage) > 0, damage);
            assertFalse(new Comparison(words, new CacheWords(cache), deleted).differences.isEmpty(),
                    "not seen: " + damage);
        }
    }
}
