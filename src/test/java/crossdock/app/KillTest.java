package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.rig.CacheFile;
import crossdock.rig.Console;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.Truth;
import crossdock.sync.Steps.Step;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// The console is killed as `kill -9` kills, at every point that the code names, while the practice world trades; what
/// is read in the end is what the world is and what a console reads that nobody disturbed: tills, shop, and warehouses
/// that write files.
class KillTest {
    private static final String FOLDS = "SELECT a.code, p.code, s.on_hand, s.unavailable, s.reserved, s.figure"
            + " FROM stock s JOIN sku a ON a.id = s.sku_id JOIN location p ON p.id = s.location_id ORDER BY 1, 2";
    private static final String ORDERS = "SELECT o.external_id, o.channel_state, o.state, o.open_units, l.external_id,"
            + " l.ordered, l.cancelled FROM orders o JOIN order_line l ON l.order_id = o.id ORDER BY 1, 5";

    @TempDir
    private Path folder;

    @Tag("nightly")
    @Test
    void nothingIsLostDoubledOrStuckWhereverItIsKilled() throws Exception {
        killed(1, 5);
    }

    @Tag("nightly")
    @Test
    void nothingIsLostDoubledOrStuckInAHundredKills() throws Exception {
        killed(10, System.nanoTime());
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
                    kill(victim, step, random.nextInt(8));
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
    /// @param passes how often the point is passed first
    private void kill(Console console, Step step, int passes) throws Exception {
        Path told = folder.resolve("told");
        Files.deleteIfExists(told);
        try (Console.Running running = console.startMain("crossdock.app.StoppedSync",
                console.workspace().toString(), step.name(), "" + passes, told.toString())) {
            long end = System.nanoTime() + 90_000_000_000L;
            while (!Files.exists(told)) {
                assertTrue(running.isAlive(), () -> step + " was passed too seldom: " + running.text());
                assertTrue(System.nanoTime() < end, () -> step + " was not reached: " + running.text());
                Thread.sleep(20);
            }
            running.kill();
        }
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            System.out.printf("kill: %-10s after %d, then %d cells, %d orders, %d open page tokens%n", step, passes,
                    cache.number("SELECT count(*) FROM stock"), cache.number("SELECT count(*) FROM orders"),
                    cache.number("SELECT count(*) FROM pull WHERE page_token IS NOT NULL OR sweep_token IS NOT NULL"));
        }
    }

    private static void compare(PracticeWorld world, Console victim, Console undisturbed) {
        try (CacheFile cache = CacheFile.reading(victim.workspace());
                CacheFile other = CacheFile.reading(undisturbed.workspace())) {
            assertSame(other.rows(FOLDS), cache.rows(FOLDS));
            assertSame(other.rows(ORDERS), cache.rows(ORDERS));
            assertEquals(List.of(), cache.rows(
                    "SELECT resource, external_id, code FROM parked_row WHERE state = 'OPEN'"));
            assertEquals(0, cache.number("SELECT count(*) FROM pull WHERE page_token IS NOT NULL"
                    + " OR sweep_token IS NOT NULL OR reread_wanted <> 0"));
            Map<String, Integer> onHand = new TreeMap<>();
            cache.rows("SELECT a.code || '@' || k.external_id, s.on_hand FROM stock s JOIN sku a ON a.id = s.sku_id"
                    + " JOIN location_link k ON k.location_id = s.location_id WHERE s.figure IS NOT NULL")
                    .forEach(row -> onHand.put(row.substring(0, row.indexOf('|')),
                            Integer.valueOf(row.substring(row.indexOf('|') + 1))));
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
        }
    }

    private static void assertSame(List<String> wanted, List<String> kept) {
        assertTrue(wanted.size() > 100, "rows: " + wanted.size());
        List<String> different = new ArrayList<>(kept);
        different.removeAll(new HashSet<>(wanted));
        assertEquals(List.of(), different.subList(0, Math.min(5, different.size())), "only after the kills");
        assertEquals(wanted.size(), kept.size());
    }
}
