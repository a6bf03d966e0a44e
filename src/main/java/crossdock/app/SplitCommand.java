package crossdock.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossdock.app.print.Report;
import crossdock.routing.split.SplitPlan;
import crossdock.routing.split.SplitProblem;
import crossdock.routing.split.Splits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Solves orders of a file of split problems and compares with the optimum stated there.
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = "Divide the orders of a JSON Lines file between sites and compare with the stated optimum: each"
                + " line has items, and sites with cost and the items in stock; a plan costs the sum of its sites.")
final class SplitCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--instances", paramLabel = "FILE", required = true, description = "JSON Lines, one order a line")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Report out = common.report();
        long optimum = 0;
        long ours = 0;
        int orders = 0;
        int atOptimum = 0;
        int proved = 0;
        long nanos = 0;
        long slowest = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode order = read(line, orders + 1);
                SplitProblem problem = problem(order);
                long start = System.nanoTime();
                SplitPlan plan = Splits.solve(problem).orElse(null);
                long took = System.nanoTime() - start;
                if (plan == null) {
                    throw new Main.BadUse("no sites can fill the order of line " + (orders + 1));
                }
                long stated = order.path("optimum").asLong();
                nanos += took;
                slowest = Math.max(slowest, took);
                optimum += stated;
                ours += plan.objective();
                atOptimum += plan.objective() == stated ? 1 : 0;
                proved += plan.proved() ? 1 : 0;
                orders++;
            }
        }
        Map<String, Object> sum = new LinkedHashMap<>();
        sum.put("orders", orders);
        sum.put("at_optimum", atOptimum);
        sum.put("proved", proved);
        sum.put("optimum", optimum);
        sum.put("ours", ours);
        sum.put("ratio", optimum == 0 ? 1.0 : (double) ours / optimum);
        sum.put("mean_us", orders == 0 ? 0 : nanos / 1_000 / orders);
        sum.put("slowest_us", slowest / 1_000);
        out.line(sum);
        return atOptimum == orders ? Main.DONE : Main.PROBLEMS;
    }

    private static JsonNode read(String line, int number) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Main.BadUse("line " + number + " is no JSON: " + e.getOriginalMessage());
        }
    }

    /// Items are parts of one unit; each site costs the same whatever it sends.
    private static SplitProblem problem(JsonNode order) {
        int items = order.path("items").size();
        JsonNode sites = order.path("sites");
        long[] covers = new long[sites.size()];
        long[] costs = new long[sites.size()];
        for (int i = 0; i < covers.length; i++) {
            costs[i] = sites.get(i).path("cost").asLong();
            for (JsonNode item : sites.get(i).path("stock")) {
                covers[i] |= 1L << item.asInt();
            }
        }
        if (items < 1 || items > SplitProblem.MOST_PARTS) {
            throw new Main.BadUse("an order has 1 to " + SplitProblem.MOST_PARTS + " items, not " + items);
        }
        int[] units = new int[items];
        Arrays.fill(units, 1);
        return new SplitProblem(items, covers, items, (site, set) -> costs[site], units, false);
    }
}
