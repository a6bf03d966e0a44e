package crossdock.routing.split;

import java.util.Optional;

/// Where splits are found.
public final class Splits {
    /// Up to so many parts the search is exact, if the candidates' subsets are few enough in sum: 15 parts x 50
    /// candidates that cover everything are.
    public static final int EXACT_PARTS = 15;

    private static final long MOST_SUBSETS = 1L << 21;

    private Splits() {}

    /// The best plan; empty when there is none.
    public static Optional<SplitPlan> solve(SplitProblem problem) {
        return isExact(problem) ? new ExactSplit(problem).solve() : new GreedySplit(problem).solve();
    }

    static boolean isExact(SplitProblem problem) {
        if (problem.parts() > EXACT_PARTS) {
            return false;
        }
        long subsets = 0;
        for (long covered : problem.covers()) {
            subsets += 1L << Long.bitCount(covered & problem.all());
        }
        return subsets <= MOST_SUBSETS;
    }
}
