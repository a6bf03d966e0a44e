package crossdock.routing.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitsTest {
    @Test
    void equalsTheBestOfAllPlans() {
        int plans = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            SplitProblem problem = random(new Random(seed), 5, 4);
            List<SplitPlan.Share> expected = EveryPlan.best(problem);
            Optional<SplitPlan> found = Splits.solve(problem);
            assertEquals(expected, found.map(SplitPlan::shares).orElse(null), "seed " + seed);
            if (expected != null) {
                plans++;
                SplitPlan plan = found.orElseThrow();
                assertTrue(plan.proved());
                assertEquals(EveryPlan.objective(problem, expected), plan.objective(), "seed " + seed);
            }
        }
        assertTrue(plans > 2_000, "problems with a plan: " + plans);
    }

    @Test
    void whatItGuessesIsAPlanAndItsGapHolds() {
        int optimal = 0;
        int all = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            SplitProblem problem = new SplitProblem(
                    6, covers(random, 6, 5), 6, growing(random, 6, 5), units(random, 6), false);
            Optional<SplitPlan> exact = new ExactSplit(problem).solve();
            Optional<SplitPlan> guess = new GreedySplit(problem).solve();
            assertEquals(exact.isPresent(), guess.isPresent(), "with six parcels allowed a plan is always found");
            if (exact.isPresent()) {
                SplitPlan plan = guess.orElseThrow();
                assertEquals(problem.all(), plan.parts());
                assertEquals(EveryPlan.objective(problem, plan.shares()), plan.objective());
                long optimum = exact.get().objective();
                assertTrue(plan.lowerBound() <= optimum && optimum <= plan.objective(), "seed " + seed);
                assertFalse(plan.proved() && plan.objective() > optimum, "seed " + seed);
                optimal += plan.objective() == optimum ? 1 : 0;
                all++;
            }
        }
        assertTrue(optimal > all * 8 / 10, optimal + " of " + all + " guesses were optimal");
    }

    @Test
    void fortyPartsAreGuessedAndSaidToBe() {
        Random random = new Random(7);
        long[] covers = new long[60];
        Arrays.setAll(covers, i -> random.nextLong() & (1L << 40) - 1);
        SplitProblem problem =
                new SplitProblem(40, covers, 15, (c, set) -> 600 + c + Long.bitCount(set), units(random, 40), false);
        SplitPlan plan = Splits.solve(problem).orElseThrow();
        assertEquals(problem.all(), plan.parts());
        assertTrue(plan.lowerBound() <= plan.objective());
        assertFalse(plan.proved());
    }

    @Test
    void aCandidateThatWouldRatherPackTwicePacksOnce() {
        // One candidate, two parts: 3 each alone, 10 together; the other takes one part for 5.
        SplitProblem problem = new SplitProblem(
                2, new long[] {0b11, 0b10}, 2, (c, set) -> c == 1 ? 5 : set == 0b11 ? 10 : 3, new int[] {1, 1}, false);
        SplitPlan plan = Splits.solve(problem).orElseThrow();
        assertEquals(List.of(new SplitPlan.Share(0, 0b01), new SplitPlan.Share(1, 0b10)), plan.shares());
        assertEquals(8, plan.objective());
    }

    @Test
    void fifteenPartsAndFiftyCandidatesAreWithinTheExactSearch() {
        long[] covers = new long[50];
        Arrays.fill(covers, (1 << 15) - 1);
        int[] units = new int[15];
        Arrays.fill(units, 1);
        SplitProblem problem = new SplitProblem(15, covers, 3, (c, set) -> 500 + 7 * c, units, false);
        assertTrue(Splits.isExact(problem));
        assertEquals(
                List.of(new SplitPlan.Share(0, (1 << 15) - 1)), Splits.solve(problem).orElseThrow().shares());
    }

    private static SplitProblem random(Random random, int mostParts, int mostCandidates) {
        int parts = 1 + random.nextInt(mostParts);
        int candidates = 1 + random.nextInt(mostCandidates);
        SplitProblem.Price price = random.nextBoolean()
                ? growing(random, parts, candidates)
                : anything(random, parts, candidates);
        return new SplitProblem(
                parts, covers(random, parts, candidates), 1 + random.nextInt(parts), price, units(random, parts),
                random.nextBoolean());
    }

    private static long[] covers(Random random, int parts, int candidates) {
        long[] covers = new long[candidates];
        Arrays.setAll(covers, i -> random.nextInt(1 << parts) | random.nextInt(8));
        return covers;
    }

    private static int[] units(Random random, int parts) {
        int[] units = new int[parts];
        Arrays.setAll(units, i -> 1 + random.nextInt(3));
        return units;
    }

    /// A price a parcel and a price a part, small numbers, so that many plans tie.
    private static SplitProblem.Price growing(Random random, int parts, int candidates) {
        long[] parcel = random.longs(candidates, 1, 4).toArray();
        long[] part = random.longs((long) candidates * parts, 0, 3).toArray();
        return (candidate, set) -> {
            long price = parcel[candidate];
            for (int i = 0; i < parts; i++) {
                price += (set >> i & 1) * part[candidate * parts + i];
            }
            return price;
        };
    }

    /// Any price for any set, and some sets refused.
    private static SplitProblem.Price anything(Random random, int parts, int candidates) {
        long[] prices = random.longs((long) candidates << parts, 0, 6).toArray();
        return (candidate, set) -> {
            long price = prices[candidate << parts | (int) set];
            return price == 0 ? SplitProblem.NEVER : price;
        };
    }
}
