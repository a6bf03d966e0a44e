package crossdock.routing.split;

import static crossdock.routing.split.SplitProblem.NEVER;

import crossdock.routing.split.SplitPlan.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Dynamic programming over sets of parts.
///
/// `best[S]` is the cheapest parcel with exactly the parts S. `free[S]` is the cheapest way to hand out S in any number
/// of parcels: the parcel with the lowest part of S is chosen, the rest is a smaller problem; 3^15 / 2 = 7 million steps
/// at 15 parts. `within[k][S]` is the same in at most k parcels, k times the work, and is built only when the plan read
/// out of `free` would have too many.
///
/// The tables let one candidate pack twice, so they are lower bounds. The plan is read out of them by a search that uses
/// each candidate once and needs no step back unless a table did use one twice.
final class ExactSplit {
    private final SplitProblem problem;
    private final int sets;
    private final long[] best;
    private final int[][] byLowest; // the sets somebody may take, by their lowest part
    private final long[] free;
    private final List<long[]> within = new ArrayList<>();
    private boolean isLimited; // whether `within` is asked instead of `free`

    ExactSplit(SplitProblem problem) {
        this.problem = problem;
        this.sets = 1 << problem.parts();
        this.best = cheapest();
        this.byLowest = feasible();
        this.free = new long[sets];
        fill(free, free);
    }

    Optional<SplitPlan> solve() {
        Optional<SplitPlan> plan = whole();
        if (plan.isEmpty() && problem.partial()) {
            plan = partial();
        }
        return plan;
    }

    /// All parts.
    private Optional<SplitPlan> whole() {
        long all = problem.all();
        if (cover(all) >= NEVER) {
            return Optional.empty();
        }
        Optional<SplitPlan> plan = readOut(all, false);
        if (plan.isEmpty()) {
            isLimited = true;
            plan = cover(all) >= NEVER ? Optional.empty() : readOut(all, true);
        }
        return plan;
    }

    /// Most units first, then the lower objective, then the set with the earlier parts.
    private Optional<SplitPlan> partial() {
        int[] units = new int[sets];
        for (int mask = 1; mask < sets; mask++) {
            units[mask] = units[mask & (mask - 1)] + problem.units()[Integer.numberOfTrailingZeros(mask)];
        }
        Comparator<Integer> order = (a, b) -> units[a] != units[b]
                ? Integer.compare(units[b], units[a])
                : cover(a) != cover(b) ? Long.compare(cover(a), cover(b)) : compareParts(a, b);
        while (true) {
            int first = first(order);
            if (first == 0) {
                return Optional.empty();
            }
            Optional<SplitPlan> plan = readOut(first, false);
            if (plan.isPresent()) {
                return plan;
            }
            if (isLimited) {
                return firstThatStands(order, units);
            }
            isLimited = true;
        }
    }

    /// The best set by the tables, 0 when there is none.
    private int first(Comparator<Integer> order) {
        int coverable = (int) problem.coverable();
        int first = 0;
        for (int mask = coverable; mask > 0; mask = (mask - 1) & coverable) {
            if (cover(mask) < NEVER && (first == 0 || order.compare(mask, first) < 0)) {
                first = mask;
            }
        }
        return first;
    }

    /// The table's favourite packs somebody twice, so the sets are tried one by one.
    private Optional<SplitPlan> firstThatStands(Comparator<Integer> order, int[] units) {
        int coverable = (int) problem.coverable();
        List<Integer> masks = new ArrayList<>();
        for (int mask = coverable; mask > 0; mask = (mask - 1) & coverable) {
            if (cover(mask) < NEVER) {
                masks.add(mask);
            }
        }
        masks.sort(order);
        SplitPlan found = null;
        int placed = 0;
        for (int mask : masks) {
            if (found != null && (units[mask] < units[placed] || cover(mask) > found.objective())) {
                break; // the table is a lower bound, so nothing later can be better or as good
            }
            SplitPlan plan = readOut(mask, true).orElse(null);
            boolean isBetter = plan != null
                    && (found == null
                            || plan.objective() < found.objective()
                            || plan.objective() == found.objective() && compareParts(mask, placed) < 0);
            if (isBetter) {
                found = plan;
                placed = mask;
            }
        }
        return Optional.ofNullable(found);
    }

    /// The set with the earliest part that the other lacks comes first.
    static int compareParts(long a, long b) {
        long lowest = Long.lowestOneBit(a ^ b);
        return lowest == 0 ? 0 : (a & lowest) != 0 ? -1 : 1;
    }

    /// The lower bound of handing out exactly these parts in the parcels allowed.
    private long cover(long mask) {
        return table(problem.atMost())[(int) mask];
    }

    private long[] table(int parcels) {
        if (!isLimited) {
            return free;
        }
        int wanted = Math.min(parcels, problem.parts());
        while (within.size() < wanted) {
            long[] more = best.clone();
            if (!within.isEmpty()) {
                System.arraycopy(within.getLast(), 0, more, 0, sets);
                fill(more, within.getLast());
            }
            within.add(more);
        }
        return within.get(wanted - 1);
    }

    /// The price of each set at the candidate that takes it for least.
    private long[] cheapest() {
        long[] cheapest = new long[sets];
        Arrays.fill(cheapest, NEVER);
        for (int candidate = 0; candidate < problem.covers().length; candidate++) {
            int covered = (int) (problem.covers()[candidate] & problem.all());
            for (int set = covered; set > 0; set = (set - 1) & covered) {
                long price = problem.price().of(candidate, set);
                if (price < cheapest[set]) {
                    cheapest[set] = price;
                }
            }
        }
        return cheapest;
    }

    /// Only sets that somebody may take are looked at again; where stock is thin that is a fraction of all.
    private int[][] feasible() {
        int[] counts = new int[problem.parts()];
        for (int set = 1; set < sets; set++) {
            if (best[set] < NEVER) {
                counts[Integer.numberOfTrailingZeros(set)]++;
            }
        }
        int[][] lists = new int[problem.parts()][];
        Arrays.setAll(lists, part -> new int[counts[part]]);
        for (int set = sets - 1; set > 0; set--) {
            if (best[set] < NEVER) {
                int lowest = Integer.numberOfTrailingZeros(set);
                lists[lowest][--counts[lowest]] = set;
            }
        }
        return lists;
    }

    /// Fills a table from one that lets the rest have one parcel fewer (or from itself, when nobody counts parcels).
    private void fill(long[] table, long[] rests) {
        boolean isFree = table == rests;
        for (int mask = 1; mask < sets; mask++) {
            int part = Integer.numberOfTrailingZeros(mask);
            int lowest = 1 << part;
            int rest = mask ^ lowest;
            long cheapest = isFree ? NEVER : table[mask];
            int[] some = byLowest[part];
            if (some.length < 1 << Integer.bitCount(rest)) {
                for (int set : some) {
                    if ((set & ~mask) == 0) {
                        cheapest = Math.min(cheapest, best[set] + rests[mask ^ set]);
                    }
                }
            } else {
                for (int others = rest; ; others = (others - 1) & rest) {
                    int set = others | lowest;
                    cheapest = Math.min(cheapest, best[set] + rests[mask ^ set]);
                    if (others == 0) {
                        break;
                    }
                }
            }
            table[mask] = Math.min(cheapest, NEVER);
        }
    }

    /// The canonical best plan for exactly these parts, each candidate used once.
    ///
    /// @param beyond whether to go on with dearer plans when the table's bound cannot be had
    private Optional<SplitPlan> readOut(long mask, boolean beyond) {
        var search = new Search(cover(mask), false);
        search.go(mask, problem.atMost(), 0);
        if (search.found.isEmpty() && beyond) {
            search = new Search(NEVER - 1, true);
            search.go(mask, problem.atMost(), 0);
        }
        if (search.found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SplitPlan(search.found, search.objective, search.objective, true));
    }

    /// Depth first in canonical order, cut off by the table.
    private final class Search {
        private long limit; // plans above it are of no interest
        private final boolean isOpen; // whether a better plan may follow the first found
        private List<Share> found = List.of();
        private long objective;
        private final List<Share> path = new ArrayList<>();

        Search(long limit, boolean isOpen) {
            this.limit = limit;
            this.isOpen = isOpen;
        }

        /// Returns true when the search is over.
        boolean go(long mask, int parcels, long spent) {
            if (mask == 0) {
                found = List.copyOf(path);
                objective = spent;
                limit = spent - 1;
                return !isOpen;
            }
            if (parcels == 0 || spent + table(parcels)[(int) mask] > limit) {
                return false;
            }
            long lowest = Long.lowestOneBit(mask);
            for (int candidate = 0; candidate < problem.covers().length; candidate++) {
                long covered = problem.covers()[candidate] & mask;
                if ((covered & lowest) != 0
                        && !isUsed(candidate)
                        && give(candidate, covered ^ lowest, mask, parcels, spent)) {
                    return true;
                }
            }
            return false;
        }

        /// Tries what a candidate may take beside the lowest part, sets with earlier parts first.
        private boolean give(int candidate, long others, long mask, int parcels, long spent) {
            long lowest = Long.lowestOneBit(mask);
            int bits = Long.bitCount(others);
            for (int index = (1 << bits) - 1; index >= 0; index--) {
                long reversed = bits == 0 ? 0 : Integer.reverse(index) >>> (32 - bits);
                long set = lowest | Long.expand(reversed, others);
                long rest = mask ^ set;
                if (best[(int) set] >= NEVER || rest != 0 && parcels == 1) {
                    continue;
                }
                long after = rest == 0 ? 0 : table(parcels - 1)[(int) rest];
                if (spent + best[(int) set] + after > limit) {
                    continue; // even the cheapest candidate for the set would be too dear
                }
                long price = problem.price().of(candidate, set);
                if (price >= NEVER || spent + price + after > limit) {
                    continue;
                }
                path.add(new Share(candidate, set));
                boolean over = go(rest, parcels - 1, spent + price);
                path.removeLast();
                if (over) {
                    return true;
                }
            }
            return false;
        }

        private boolean isUsed(int candidate) {
            return path.stream().anyMatch(share -> share.candidate() == candidate);
        }
    }
}
