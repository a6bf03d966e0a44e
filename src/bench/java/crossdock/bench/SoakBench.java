package crossdock.bench;

import crossdock.rig.CacheFile;
import crossdock.rig.Console;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The console in a process of its own on a fast practice world, its faults on, for a long while; then the world comes
/// to rest and everything is held against it: ledgers, file and event log by `check`, on hand and published values
/// against what is really so, what was sent against what came of it. Memory is what lies on the heap after a collection
/// each minute; its slope is that of the straight line through the samples after the first quarter. Ends with 1 when
/// anything is wrong. Arguments: minutes, speed, seed.
public final class SoakBench {
    /// Of the heap, over the whole run: what a line through noisy samples may rise.
    private static final double FLAT = 0.10;

    private static final Pattern SAMPLE = Pattern.compile("sample: at (\\d+) heap ([0-9.]+)");

    private final List<String> wrong = new ArrayList<>();

    private SoakBench() {}

    public static void main(String[] args) throws Exception {
        long minutes = Figure.argument(args, 0, 60);
        long speed = Figure.argument(args, 1, 60);
        long seed = Figure.argument(args, 2, 1);
        var bench = new SoakBench();
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("bench.tmp", "target")), "soak");
        try (PracticeWorld world = PracticeWorld.start(
                new PracticeWorld.Settings(0, seed, speed), InstantSource.system(), folder.resolve("warehouse"))) {
            bench.soak(world, folder, Duration.ofMinutes(minutes), seed);
        }
        System.out.println("soak: " + folder);
        bench.wrong.forEach(line -> System.out.println("soak: WRONG " + line));
        System.exit(bench.wrong.isEmpty() ? 0 : 1);
    }

    private void soak(PracticeWorld world, Path folder, Duration length, long seed) throws Exception {
        Path channels = folder.resolve("channels");
        Files.write(channels, world.channels().stream()
                .map(channel -> String.join("\t", channel.name(), channel.kind(), channel.url(), channel.token()))
                .toList());
        Path rest = folder.resolve("rest");
        var console = new Console(folder.resolve("workspace"));
        String text;
        try (Console.Running running = console.startMain(
                "crossdock.app.SoakedConsole", console.workspace().toString(), channels.toString(), rest.toString(),
                "" + seed)) {
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end && running.isAlive()) {
                Thread.sleep(1_000);
            }
            world.quiesce();
            Thread.sleep(3_000); // stamps of the shop have whole seconds: the last count has to be clearly later
            world.quiesce();
            Files.writeString(rest, "rest");
            Console.Ended ended = running.await(1_300);
            text = ended.text();
            System.out.println(text);
            expect(ended.code() == 0 && text.contains("soak: done"), "the console ended with " + ended.code());
            expect(text.contains("drifting=0,"), "the shop shows what it should not");
        }
        Console.Ended check = console.run("check");
        System.out.println("check: " + check.code() + " " + check.text().strip());
        expect(check.code() == 0, "check ended with " + check.code());
        System.out.println("faults: " + world.faults());
        try (CacheFile cache = CacheFile.reading(console.workspace())) {
            queues(cache);
            truth(world.truth(), cache);
        }
        memory(text, length, seed);
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }

    private void queues(CacheFile cache) {
        System.out.println("outbox: " + cache.rows("SELECT kind, state, code, count(*) FROM outbox GROUP BY 1, 2, 3"));
        System.out.println("parked rows: " + cache.rows(
                "SELECT state, resource, code, count(*) FROM parked_row GROUP BY 1, 2, 3"));
        expect(cache.number("SELECT count(*) FROM outbox WHERE state IN ('PENDING', 'IN_FLIGHT')") == 0,
                "commands still wait");
        expect(cache.number("SELECT count(*) FROM outbox WHERE state = 'PARKED' AND code = ''") == 0,
                "a command is parked without a reason");
        expect(cache.number("SELECT count(*) FROM parked_row WHERE code = ''") == 0,
                "a row is parked without a reason");
    }

    /// On hand everywhere, what the shop shows, and what adjustments and transfers came to at the tills.
    private void truth(Truth truth, CacheFile cache) {
        Map<String, Integer> onHand = numbers(cache, "SELECT a.code || '@' || k.external_id, s.on_hand FROM stock s"
                + " JOIN sku a ON a.id = s.sku_id JOIN location p ON p.id = s.location_id"
                + " JOIN location_link k ON k.location_id = s.location_id AND k.connection_id = p.stock_source");
        Map<String, Integer> told = numbers(cache, "SELECT a.code || '@' || k.external_id, sum(o.units) FROM ("
                + "SELECT sku_id, location_id, CASE kind WHEN 'ADJUST' THEN units ELSE -units END AS units FROM outbox"
                + " WHERE kind IN ('ADJUST', 'TRANSFER') AND state = 'ACKNOWLEDGED' UNION ALL SELECT sku_id,"
                + " to_location_id, units FROM outbox WHERE kind = 'TRANSFER' AND state = 'ACKNOWLEDGED') o"
                + " JOIN sku a ON a.id = o.sku_id JOIN location_link k ON k.location_id = o.location_id"
                + " WHERE o.sku_id NOT IN (SELECT sku_id FROM outbox WHERE kind = 'COUNT') GROUP BY 1");
        List<String> differs = new ArrayList<>();
        int effects = 0;
        for (Truth.Stock cell : truth.stock()) {
            String key = cell.sku() + "@" + cell.location();
            if (!Integer.valueOf(cell.onHand()).equals(onHand.get(key))) {
                differs.add(cell + " is kept as " + onHand.get(key));
            }
            Integer sent = told.get(key);
            if (sent != null) {
                effects++;
                expect(sent == cell.account().corrected(), key + " was told " + sent + ", " + cell);
            }
        }
        System.out.println("on hand: " + truth.stock().size() + " cells, " + differs.size() + " differ; " + effects
                + " cells with commands compared");
        expect(differs.isEmpty(), differs.size() + " cells differ, " + differs.stream().limit(5).toList());
        Map<String, Integer> shown = truth.published(); // what was sent last, moved on by the shop's own orders
        List<String> unseen = new ArrayList<>();
        String published = "SELECT s.code, p.value FROM published p JOIN sku s ON s.id = p.sku_id";
        numbers(cache, published).forEach((sku, value) -> {
            if (!value.equals(shown.get(sku))) {
                unseen.add(sku + " shows " + shown.get(sku) + ", known is " + value);
            }
        });
        expect(unseen.isEmpty(), "the shop shows others: " + unseen.stream().limit(5).toList());
    }

    private static Map<String, Integer> numbers(CacheFile cache, String sql) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String row : cache.rows(sql)) {
            int bar = row.lastIndexOf('|');
            numbers.put(row.substring(0, bar), Integer.valueOf(row.substring(bar + 1)));
        }
        return numbers;
    }

    private void memory(String text, Duration length, long seed) {
        List<double[]> samples = SAMPLE.matcher(text).results().map(SoakBench::sample).toList();
        List<double[]> later = samples.subList(samples.size() / 4, samples.size());
        if (later.size() < 8) { // the program is still warming up
            System.out.println("memory: too few samples for a slope: " + samples.size());
            return;
        }
        double meanAt = later.stream().mapToDouble(s -> s[0]).average().orElse(0);
        double mean = later.stream().mapToDouble(s -> s[1]).average().orElse(0);
        double across = later.stream().mapToDouble(s -> (s[0] - meanAt) * (s[1] - mean)).sum();
        double along = later.stream().mapToDouble(s -> (s[0] - meanAt) * (s[0] - meanAt)).sum();
        double perSecond = across / along;
        double risen = perSecond * (later.getLast()[0] - later.getFirst()[0]);
        new Figure("heap after collection, slope", perSecond * 3_600, "MB/h", "mean heap", mean, "flat: within 10 %",
                later.size(), seed).print(Map.of("minutes", length.toMinutes(), "risen_mb", Figure.rounded(risen)));
        expect(risen <= FLAT * mean, "the heap rose by " + risen + " MB of " + mean);
    }

    private static double[] sample(MatchResult found) {
        return new double[] {Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))};
    }
}
