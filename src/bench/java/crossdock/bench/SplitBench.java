package crossdock.bench;

import crossdock.routing.split.SplitPlan;
import crossdock.routing.split.SplitProblem;
import crossdock.routing.split.Splits;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/// Least-cost splits of 10 and 15 lines over 50 candidates, at most four parcels, with a price a parcel and a price a
/// line; beside them the best of candidates taken greedily, which proves nothing. Arguments: orders, seed.
final class SplitBench {
    private static final int CANDIDATES = 50;

    private SplitBench() {}

    public static void main(String[] args) {
        int orders = (int) Figure.argument(args, 0, 2_000);
        long seed = Figure.argument(args, 1, 1);
        for (int lines : new int[] {10, 15}) {
            for (double density : new double[] {0.25, 0.5, 0.9}) {
                run(lines, density, orders, seed);
            }
        }
    }

    private static void run(int lines, double density, int orders, long seed) {
        Random random = new Random(seed);
        double[] times = new double[orders];
        double[] gaps = new double[orders];
        int proved = 0;
        int found = 0;
        for (int i = -orders / 4; i < orders; i++) { // those below zero warm up
            SplitProblem problem = problem(random, lines, density);
            long start = System.nanoTime();
            SplitPlan plan = Splits.solve(problem).orElse(null);
            double took = (System.nanoTime() - start) / 1e3;
            if (i >= 0) {
                times[i] = took;
                gaps[i] = plan == null ? 1 : (double) greedy(problem) / plan.objective();
                proved += plan != null && plan.proved() ? 1 : 0;
                found += plan == null ? 0 : 1;
            }
        }
        String goal = lines == 10 ? "p99 <= 1,000 us" : "p99 <= 20,000 us";
        new Figure("split_" + lines + "_lines_p99", Figure.percentile(99, times), "us", "goal in us",
                lines == 10 ? 1_000 : 20_000, goal, orders, seed).print(Map.of(
                        "density", density, "p50", Figure.rounded(Figure.median(times)), "found", found, "proved",
                        proved,
                        "greedy_cost_over_optimum", Figure.rounded(Arrays.stream(gaps).average().orElse(1))));
    }

    private static SplitProblem problem(Random random, int lines, double density) {
        long[] covers = new long[CANDIDATES];
        long[] parcel = new long[CANDIDATES];
        long[] line = new long[CANDIDATES];
        for (int c = 0; c < CANDIDATES; c++) {
            parcel[c] = 600 + c * 6L + random.nextInt(40);
            line[c] = 20 + random.nextInt(40);
            for (int l = 0; l < lines; l++) {
                covers[c] |= random.nextDouble() < density ? 1L << l : 0;
            }
        }
        int[] units = new int[lines];
        Arrays.fill(units, 1);
        return new SplitProblem(
                lines, covers, 4, (c, set) -> parcel[c] + line[c] * Long.bitCount(set), units, false);
    }

    /// Takes the candidate that is cheapest per line until nothing is left.
    private static long greedy(SplitProblem problem) {
        long left = (1L << problem.parts()) - 1;
        long cost = 0;
        while (left != 0) {
            long best = 0;
            double bestPrice = Double.MAX_VALUE;
            for (int c = 0; c < CANDIDATES; c++) {
                long set = problem.covers()[c] & left;
                double price = set == 0
                        ? Double.MAX_VALUE
                        : (double) problem.price().of(c, set) / Long.bitCount(set);
                if (price < bestPrice) {
                    bestPrice = price;
                    best = set;
                }
            }
            if (best == 0) {
                return Long.MAX_VALUE / 64;
            }
            cost += Math.round(bestPrice * Long.bitCount(best));
            left &= ~best;
        }
        return cost;
    }
}
