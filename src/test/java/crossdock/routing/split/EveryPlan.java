package crossdock.routing.split;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries every plan there is, one after the other, and keeps the best: slow and obvious.
final class EveryPlan {
    private final SplitProblem problem;
    private @Nullable List<SplitPlan.Share> best;
    private long bestObjective;
    private int bestUnits;

    private EveryPlan(SplitProblem problem) {
        this.problem = problem;
    }

    /// The shares of the best plan, or null when there is none.
    static @Nullable List<SplitPlan.Share> best(SplitProblem problem) {
        var all = new EveryPlan(problem);
        all.place(0, new long[problem.covers().length]);
        return all.best;
    }

    static long objective(SplitProblem problem, List<SplitPlan.Share> shares) {
        return shares.stream().mapToLong(share -> problem.price().of(share.candidate(), share.parts())).sum();
    }

    private void place(int part, long[] given) {
        if (part == problem.parts()) {
            judge(given);
            return;
        }
        for (int candidate = 0; candidate < given.length; candidate++) {
            if ((problem.covers()[candidate] >> part & 1) == 1) {
                given[candidate] |= 1L << part;
                place(part + 1, given);
                given[candidate] ^= 1L << part;
            }
        }
        if (problem.partial()) {
            place(part + 1, given);
        }
    }

    private void judge(long[] given) {
        List<SplitPlan.Share> shares = new ArrayList<>();
        long objective = 0;
        int units = 0;
        for (int candidate = 0; candidate < given.length; candidate++) {
            if (given[candidate] != 0) {
                long price = problem.price().of(candidate, given[candidate]);
                if (price >= SplitProblem.NEVER) {
                    return;
                }
                objective += price;
                shares.add(new SplitPlan.Share(candidate, given[candidate]));
                for (int part = 0; part < problem.parts(); part++) {
                    units += (int) (given[candidate] >> part & 1) * problem.units()[part];
                }
            }
        }
        if (shares.isEmpty() || shares.size() > problem.atMost()) {
            return;
        }
        shares.sort((a, b) -> Integer.compare(
                Long.numberOfTrailingZeros(a.parts()), Long.numberOfTrailingZeros(b.parts())));
        boolean better = best == null
                || units > bestUnits
                || units == bestUnits && objective < bestObjective
                || units == bestUnits && objective == bestObjective && comesFirst(shares, best);
        if (better) {
            best = shares;
            bestObjective = objective;
            bestUnits = units;
        }
    }

    /// The order in which equal plans are preferred: the set of parts placed, then parcel by parcel.
    private boolean comesFirst(List<SplitPlan.Share> a, List<SplitPlan.Share> b) {
        int placed = earlier(parts(a), parts(b));
        if (placed != 0) {
            return placed < 0;
        }
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (a.get(i).candidate() != b.get(i).candidate()) {
                return a.get(i).candidate() < b.get(i).candidate();
            }
            int set = earlier(a.get(i).parts(), b.get(i).parts());
            if (set != 0) {
                return set < 0;
            }
        }
        return false;
    }

    private static long parts(List<SplitPlan.Share> shares) {
        return shares.stream().mapToLong(SplitPlan.Share::parts).sum();
    }

    private int earlier(long a, long b) {
        for (int part = 0; part < problem.parts(); part++) {
            long inA = a >> part & 1;
            long inB = b >> part & 1;
            if (inA != inB) {
                return inA > inB ? -1 : 1;
            }
        }
        return 0;
    }
}
