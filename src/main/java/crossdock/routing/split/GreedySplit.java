package crossdock.routing.split;

import static crossdock.routing.split.SplitProblem.NEVER;

import crossdock.routing.split.SplitPlan.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// For what is too large to prove: builds a plan step by step, from several starts, improves it and says how far from
/// the optimum it can be at most. Deterministic. A plan within the parcels allowed may be missed where it is hidden well;
/// then there is none, and the rule does not match.
final class GreedySplit {
    private final SplitProblem problem;

    GreedySplit(SplitProblem problem) {
        this.problem = problem;
    }

    /// The better of two starts, each improved.
    Optional<SplitPlan> solve() {
        long wanted = problem.partial() ? problem.coverable() : problem.all();
        if (wanted == 0 || (wanted & ~problem.coverable()) != 0) {
            return Optional.empty();
        }
        long[] best = null;
        for (boolean byCost : new boolean[] {true, false}) {
            long[] given = improve(build(wanted, byCost));
            if (best == null || isBetter(given, best)) {
                best = given;
            }
        }
        if (best == null || covered(best) == 0 || covered(best) != problem.all() && !problem.partial()) {
            return Optional.empty();
        }
        long objective = objective(best);
        long bound = lowerBound(covered(best));
        return Optional.of(new SplitPlan(shares(best), objective, bound, bound == objective));
    }

    /// Per candidate what it takes. Each step takes the candidate that is cheapest per unit, or that covers most.
    private long[] build(long wanted, boolean byCost) {
        long[] given = new long[problem.covers().length];
        long left = wanted;
        for (int parcel = 0; parcel < problem.atMost() && left != 0; parcel++) {
            int chosen = -1;
            long chosenSet = 0;
            for (int candidate = 0; candidate < given.length; candidate++) {
                long set = given[candidate] == 0 ? allowed(candidate, problem.covers()[candidate] & left) : 0;
                if (set != 0 && (chosen < 0 || isBetterStep(candidate, set, chosen, chosenSet, byCost))) {
                    chosen = candidate;
                    chosenSet = set;
                }
            }
            if (chosen < 0) {
                break;
            }
            given[chosen] = chosenSet;
            left &= ~chosenSet;
        }
        return given;
    }

    /// The set itself, or the largest part of it that is allowed by leaving out single parts from the last.
    private long allowed(int candidate, long set) {
        long some = set;
        while (some != 0 && problem.price().of(candidate, some) >= NEVER) {
            some ^= Long.highestOneBit(some);
        }
        return some;
    }

    private boolean isBetterStep(int a, long setOfA, int b, long setOfB, boolean byCost) {
        long unitsOfA = problem.unitsOf(setOfA);
        long unitsOfB = problem.unitsOf(setOfB);
        double priceOfA = problem.price().of(a, setOfA);
        double priceOfB = problem.price().of(b, setOfB);
        return byCost
                ? priceOfA * unitsOfB < priceOfB * unitsOfA
                : unitsOfA != unitsOfB ? unitsOfA > unitsOfB : priceOfA < priceOfB;
    }

    /// Moves single parts, and whole parcels, as long as that helps.
    private long[] improve(long[] given) {
        boolean better = true;
        while (better) {
            better = false;
            for (int from = 0; from < given.length && !better; from++) {
                for (int to = 0; to < given.length && given[from] != 0 && !better; to++) {
                    better = to != from && (move(given, from, to, given[from] & problem.covers()[to])
                            || singles(given, from, to));
                }
            }
        }
        return given;
    }

    private boolean singles(long[] given, int from, int to) {
        if (given[to] == 0) {
            return false; // a new parcel for one part is tried by the whole move only
        }
        for (long rest = given[from] & problem.covers()[to]; rest != 0; rest &= rest - 1) {
            if (move(given, from, to, Long.lowestOneBit(rest))) {
                return true;
            }
        }
        return false;
    }

    /// Moves a set from one parcel to another if the two together get cheaper.
    private boolean move(long[] given, int from, int to, long set) {
        if (set == 0 || given[to] == 0 && set != given[from]) {
            return false;
        }
        long before = price(from, given[from]) + price(to, given[to]);
        long after = price(from, given[from] & ~set) + price(to, given[to] | set);
        if (after >= before) {
            return false;
        }
        given[from] &= ~set;
        given[to] |= set;
        return true;
    }

    private long price(int candidate, long set) {
        return set == 0 ? 0 : problem.price().of(candidate, set);
    }

    /// More units first, then the lower objective.
    private boolean isBetter(long[] a, long[] b) {
        int unitsOfA = problem.unitsOf(covered(a));
        int unitsOfB = problem.unitsOf(covered(b));
        return unitsOfA != unitsOfB ? unitsOfA > unitsOfB : objective(a) < objective(b);
    }

    private static long covered(long[] given) {
        return Arrays.stream(given).reduce(0, (a, b) -> a | b);
    }

    private long objective(long[] given) {
        long sum = 0;
        for (int candidate = 0; candidate < given.length; candidate++) {
            sum += price(candidate, given[candidate]);
        }
        return sum;
    }

    private static List<Share> shares(long[] given) {
        List<Share> shares = new ArrayList<>();
        for (int candidate = 0; candidate < given.length; candidate++) {
            if (given[candidate] != 0) {
                shares.add(new Share(candidate, given[candidate]));
            }
        }
        shares.sort(Comparator.comparingLong(share -> Long.numberOfTrailingZeros(share.parts())));
        return shares;
    }

    /// Every parcel costs at least what each of its parts would cost alone there, so at least the mean of that over the
    /// parts the candidate can take; and the dearest part alone bounds it too. Holds where a parcel gets no cheaper by
    /// one more part, as rates do; a part that nobody may take alone counts as free.
    private long lowerBound(long parts) {
        double shared = 0;
        long dearest = 0;
        for (long rest = parts; rest != 0; rest &= rest - 1) {
            long part = Long.lowestOneBit(rest);
            double share = Double.POSITIVE_INFINITY;
            long alone = NEVER;
            for (int candidate = 0; candidate < problem.covers().length; candidate++) {
                long covered = problem.covers()[candidate] & parts;
                if ((covered & part) != 0) {
                    long price = problem.price().of(candidate, part);
                    long least = price >= NEVER ? 0 : price;
                    share = Math.min(share, (double) least / Long.bitCount(covered));
                    alone = Math.min(alone, least);
                }
            }
            shared += share;
            dearest = Math.max(dearest, alone);
        }
        return Math.max((long) Math.ceil(shared - 1e-6), dearest);
    }
}
