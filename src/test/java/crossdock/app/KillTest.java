package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.rig.CacheFile;
import crossdock.rig.Console;
import crossdock.rig.StubVendure;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.Truth;
import crossdock.sync.Steps.Step;
import crossdock.sync.outbox.Dispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console is killed as `kill -9` kills, at every point that the code names, while its channels trade; what is read
/// in the end is what they are and what a console reads that nobody disturbed: tills, shop, and warehouses that write
/// files. The way out has a test of its own for every sort of channel.
class KillTest {
    /// Where nobody ever counted there is nothing to compare: what had left when a console was connected is history to it,
    /// and the two are connected some seconds apart.
    private static final String FOLDS = "SELECT a.code, p.code, s.on_hand, s.unavailable, s.reserved, s.figure"
            + " FROM stock s JOIN sku a ON a.id = s.sku_id JOIN location p ON p.id = s.location_id"
            + " WHERE s.figure IS NOT NULL ORDER BY 1, 2";
    private static final String ORDERS = "SELECT o.external_id, o.channel_state, o.state, o.open_units, l.external_id,"
            + " l.ordered, l.cancelled FROM orders o JOIN order_line l ON l.order_id = o.id ORDER BY 1, 5";
    private static final String PLACES = "SELECT o.external_id, r.run, r.state, l.unrouted, l.backordered, p.code,"
            + " x.assigned FROM orders o JOIN order_routing r ON r.order_id = o.id"
            + " JOIN order_line l ON l.order_id = o.id LEFT JOIN order_line_place x ON x.line_id = l.id"
            + " LEFT JOIN location p ON p.id = x.location_id ORDER BY 1, 6";

    @TempDir
    private Path folder;

    /// One of each kind of step, at a small channel.
    @Test
    void nothingIsLostDoubledOrStuckAtOneOfEachKindOfStep() throws Exception {
        try (StubVendure shop = new StubVendure(Instant.now(), 250, 40)) {
            Console victim = connected(shop, folder.resolve("victim"));
            Console undisturbed = connected(shop, folder.resolve("undisturbed"));
            int acts = 0;
            for (Step step : List.of(Step.CHOSEN, Step.ANSWERED, Step.CHECKED, Step.COUNTED, Step.COMMITTED)) {
                kill(victim, step.name(), 2, "");
                shop.buy(1_000 + ++acts, Instant.now());
                shop.count(acts, 5_000 + acts);
            }
            kill(victim, Step.APPLIED.name(), 0, "orders"); // a page of orders, all of it written and none kept
            for (Console console : List.of(victim, undisturbed)) {
                read(console);
            }
            kill(victim, StoppedSync.ROUTED, 0, "");
            kill(victim, StoppedSync.ROUTING_KEPT, 0, "");
            for (Console console : List.of(victim, undisturbed)) {
                console.run("sync", "--once").expect(0);
            }
            victim.run("check").expect(0);
            try (CacheFile cache = CacheFile.reading(victim.workspace());
                    CacheFile other = CacheFile.reading(undisturbed.workspace())) {
                assertSame(other.rows(FOLDS), cache.rows(FOLDS));
                assertSame(other.rows(PLACES), cache.rows(PLACES));
                assertEquals(List.of(), cache.rows("SELECT subject, count(*) FROM event WHERE type = 'OrderRouted'"
                        + " GROUP BY subject HAVING count(*) > 1"));
                assertNothingIsLeft(cache);
                Map<String, Integer> levels = new TreeMap<>();
                onHand(cache).forEach(levels::put);
                assertEquals(new TreeMap<>(shop.levels()), levels);
                assertEquals(shop.bought().size(), cache.number("SELECT count(*) FROM orders"));
            }
        }
    }

    @Tag("nightly")
    @Test
    void nothingIsLostDoubledOrStuckWhereverItIsKilled() throws Exception {
        killed(1, 5);
    }

    @Tag("nightly")
    @Test
    void nothingIsLostDoubledOrStuckInAHundredKills() throws Exception {
        killed(6, System.nanoTime());
    }

    private void killed(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        System.out.println("kill: seed " + seed);
        try (PracticeWorld world = PracticeWorld.start(
                new PracticeWorld.Settings(0, 7, 20), InstantSource.system(), folder.resolve("warehouse"))) {
            Console victim = connected(world, folder.resolve("victim"));
            Console undisturbed = connected(world, folder.resolve("undisturbed"));
            for (int round = 0; round < rounds; round++) {
                for (Step step : Step.values()) {
                    kill(victim, step.name(), random.nextInt(8), "");
                }
                read(victim); // whoever changes stock has seen some
                for (Dispatcher.Steps.Step step : Dispatcher.Steps.Step.values()) {
                    if (step != Dispatcher.Steps.Step.COLLAPSING) { // a single change collapses with none
                        kill(victim, StoppedSync.out(step), random.nextInt(300), "");
                    }
                }
            }
            world.quiesce();
            Thread.sleep(3_000); // the shop stamps whole seconds: now what left last and the last count are told apart
            world.quiesce();
            Thread.sleep(3_000); // a file that was written this moment may still be written
            for (Console console : List.of(victim, undisturbed)) {
                console.run("sync", "--once"); // may find stock of articles that were hidden before
                console.run("sync", "--once").expect(0);
            }
            victim.run("check").expect(0);
            compare(world, victim, undisturbed);
        }
    }

    /// Reads everything and routes nothing: where an order goes depends on when it is looked at.
    private void read(Console console) throws InterruptedException {
        console.startMain("crossdock.app.StoppedSync", console.workspace().toString(), "", "0",
                folder.resolve("told").toString()).await(90).expect(0);
    }

    private static Console connected(StubVendure shop, Path workspace) {
        Console console = new Console(workspace);
        console.typing("superadmin", "connect", "--channel", "Web", "--kind", "vendure", "--url",
                shop.url().toString(), "--user", "superadmin").expect(Main.DONE);
        return console;
    }

    private static Console connected(PracticeWorld world, Path workspace) {
        Console console = new Console(workspace);
        for (PracticeWorld.Channel channel : world.channels()) {
            int colon = channel.token().indexOf(':');
            Console.Ended ended;
            int tries = 5; // the practice channels throttle and fail now and then, also here
            do {
                ended = console.typing(channel.token().substring(colon + 1), "connect", "--channel", channel.name(),
                        "--kind", channel.kind(), "--url", channel.url(), "--user",
                        colon < 0 ? "" : channel.token().substring(0, colon));
            } while (ended.code() == Main.UNREACHABLE && --tries > 0);
            ended.expect(Main.DONE);
        }
        return console;
    }

    /// Lets the console come to the point and kills it there.
    ///
    /// @param passes how often the point is passed first; on the way out: which cell is changed
    /// @param table that must have rows by then; empty for any
    private void kill(Console console, String point, int passes, String table) throws Exception {
        Path told = folder.resolve("told");
        Files.deleteIfExists(told);
        try (Console.Running running = console.startMain("crossdock.app.StoppedSync",
                console.workspace().toString(), point, "" + passes, told.toString(), table)) {
            long end = System.nanoTime() + 240_000_000_000L; // a machine that does much else takes its time
            while (!Files.exists(told)) {
                assertTrue(running.isAlive(), () -> point + " was passed too seldom: " + running.text());
                assertTrue(System.nanoTime() < end, () -> point + " was not reached: " + running.text());
                Thread.sleep(20);
            }
            running.kill();
        }
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            System.out.printf(
                    "kill: %-12s after %d, then %d cells, %d orders, %d places, %d open page tokens, %d owed%n",
                    point, passes, cache.number("SELECT count(*) FROM stock"),
                    cache.number("SELECT count(*) FROM orders"), cache.number("SELECT count(*) FROM order_line_place"),
                    cache.number("SELECT count(*) FROM pull WHERE page_token IS NOT NULL OR sweep_token IS NOT NULL"),
                    cache.number("SELECT count(*) FROM outbox WHERE ended_at IS NULL"));
        }
    }

    private void compare(PracticeWorld world, Console victim, Console undisturbed) throws IOException {
        try (CacheFile cache = CacheFile.reading(victim.workspace());
                CacheFile other = CacheFile.reading(undisturbed.workspace())) {
            assertSame(other.rows(FOLDS), cache.rows(FOLDS));
            assertSame(other.rows(ORDERS), cache.rows(ORDERS));
            assertNothingIsLeft(cache);
            Map<String, Integer> onHand = onHand(cache);
            List<String> wrong = new ArrayList<>();
            List<Truth.Stock> cells = world.truth().stock();
            assertTrue(cells.size() > 10_000, "cells: " + cells.size());
            for (Truth.Stock cell : cells) {
                Integer kept = onHand.get(cell.sku() + "@" + cell.location());
                if (kept == null || kept != cell.onHand()) {
                    wrong.add(cell + " is kept as " + kept);
                }
            }
            assertEquals(List.of(), wrong.subList(0, Math.min(5, wrong.size())), wrong.size() + " of " + cells.size());
            int acts = Files.readAllLines(folder.resolve("acts")).size();
            long done = cache.number("SELECT count(*) FROM outbox WHERE kind = 'ADJUST'"
                    + " AND state = 'ACKNOWLEDGED'");
            assertEquals(done, cache.number("SELECT count(*) FROM outbox WHERE kind = 'ADJUST'"));
            assertTrue(done >= acts, "a change that a person saw done is lost: " + acts + ", " + done);
            assertEquals(done, cells.stream().mapToInt(cell -> cell.account().corrected()).sum());
        }
    }

    private static void assertNothingIsLeft(CacheFile cache) {
        assertEquals(List.of(), cache.rows(
                "SELECT resource, external_id, code FROM parked_row WHERE state = 'OPEN'"));
        assertEquals(0, cache.number("SELECT count(*) FROM pull WHERE page_token IS NOT NULL"
                + " OR sweep_token IS NOT NULL OR reread_wanted <> 0"));
    }

    private static Map<String, Integer> onHand(CacheFile cache) {
        Map<String, Integer> onHand = new TreeMap<>();
        cache.rows("SELECT a.code || '@' || k.external_id, s.on_hand FROM stock s JOIN sku a ON a.id = s.sku_id"
                + " JOIN location_link k ON k.location_id = s.location_id WHERE s.figure IS NOT NULL")
                .forEach(row -> onHand.put(row.substring(0, row.indexOf('|')),
                        Integer.valueOf(row.substring(row.indexOf('|') + 1))));
        return onHand;
    }

    private static void assertSame(List<String> wanted, List<String> kept) {
        assertTrue(wanted.size() > 20, "rows: " + wanted.size());
        List<String> different = new ArrayList<>(kept);
        different.removeAll(new HashSet<>(wanted));
        assertEquals(List.of(), different.subList(0, Math.min(5, different.size())), "only after the kills");
        assertEquals(wanted.size(), kept.size());
    }
}
