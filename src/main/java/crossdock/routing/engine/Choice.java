package crossdock.routing.engine;

import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.SplitMode;
import crossdock.routing.split.Shortlist;
import crossdock.routing.split.SplitPlan;
import crossdock.routing.split.SplitProblem;
import crossdock.routing.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses among the candidates of one rule, as its split mode says; and chooses again without one of them.
final class Choice {
    private static final int RANK_BITS = 20; // sum of the ranks of a plan's locations
    private static final int PARCEL_BITS = 26;

    private final Rule rule;
    private final Case one;
    private final Parts parts;
    private final Candidates ranked;
    private @Nullable ParcelPrices prices;
    private ParcelPrices.@Nullable Sets sets; // for the units wanted last
    private @Nullable Terms terms; // of all candidates
    private int[] shortlist = {}; // under those terms

    /// @param ranked candidates, best first
    Choice(Case one, Rule rule, Parts parts, Candidates ranked) {
        this.one = one;
        this.rule = rule;
        this.parts = parts;
        this.ranked = ranked;
    }

    /// One location and what it gives.
    ///
    /// @param rank among the candidates
    /// @param given units per line
    record Share(int rank, int[] given) {}

    /// @param gap to a lower bound in the objective's first figure: minor units, or parcels
    record Plan(List<Share> shares, long gap) {
        static final Plan NOTHING = new Plan(List.of(), 0);

        boolean isNothing() {
            return shares.isEmpty();
        }
    }

    /// The best plan.
    Plan best() {
        return without(-1);
    }

    /// The best plan that leaves one candidate out.
    ///
    /// @param rank -1 for nobody
    Plan without(int rank) {
        if (ranked.size() <= (rank < 0 ? 0 : 1)) {
            return Plan.NOTHING; // nothing to choose from, whatever the mode
        }
        return switch (rule.split()) {
            case SplitMode.SingleLocation() -> single(rank);
            case SplitMode.FewestParcels _, SplitMode.LeastCost _ ->
                parts.size() > SplitProblem.MOST_PARTS // more than a split can count
                        ? single(rank)
                        : split(rank);
        };
    }

    /// The first that fills everything; with partial allowed, else the one that fills most units.
    private Plan single(int without) {
        int best = -1;
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (rank != without) {
                if (ranked.fullParts(rank) == parts.size()) {
                    return whole(rank);
                }
                best = best < 0 || ranked.units(rank) > ranked.units(best) ? rank : best;
            }
        }
        return best < 0 || !rule.partial() ? Plan.NOTHING : whole(best);
    }

    private Plan whole(int rank) {
        return new Plan(List.of(new Share(rank, ranked.given(rank))), 0);
    }

    private ParcelPrices prices() {
        ParcelPrices known = prices;
        if (known == null) {
            known = new ParcelPrices(one, parts, ranked, leastValue(rule));
            prices = known;
        }
        return known;
    }

    /// The shortlist of all candidates, with one more than a plan can use, serves again without one of them, if what is
    /// wanted stays the same.
    private Plan split(int without) {
        int keep = rule.split().bounds().atMost();
        Terms all = terms;
        if (all == null) {
            all = new Terms(-1);
            terms = all;
            shortlist = Shortlist.of(parts.size(), all.covers, one.isTraced ? keep + 1 : keep, all.price(-1));
        }
        if (without < 0) {
            return solve(all, shortlist, -1);
        }
        boolean same = all.standWithout(without);
        Terms rest = same ? all : new Terms(without);
        int[] some = same ? shortlist : Shortlist.of(parts.size(), rest.covers, keep, rest.price(without));
        return solve(rest, Arrays.stream(some).filter(rank -> rank != without).toArray(), without);
    }

    /// Sets the search up in parts and masks, and translates its answer back into lines and locations.
    ///
    /// @param ranks of those who take part
    private Plan solve(Terms on, int[] ranks, int without) {
        long[] covers = Arrays.stream(ranks).mapToLong(rank -> on.covers[rank]).toArray();
        SplitProblem.Price price = on.price(without);
        Optional<SplitPlan> found = Splits.solve(new SplitProblem(
                parts.size(), covers, rule.split().bounds().atMost(), (number, set) -> price.of(ranks[number], set),
                on.sets.units, rule.partial()));
        if (found.isEmpty()) {
            return Plan.NOTHING;
        }
        List<Share> shares = new ArrayList<>();
        for (SplitPlan.Share share : found.get().shares()) {
            int[] given = new int[on.sets.wanted.length];
            for (long rest = share.parts(); rest != 0; rest &= rest - 1) {
                for (int l : parts.lines.get(Long.numberOfTrailingZeros(rest))) {
                    given[l] = on.sets.wanted[l];
                }
            }
            shares.add(new Share(ranks[share.candidate()], given));
        }
        long gap = found.get().objective() - found.get().lowerBound() >> PARCEL_BITS;
        return new Plan(shares, gap);
    }

    /// What is wanted of each line, and who can give which parts in full. With partial allowed, a line that nobody has
    /// in full is wanted as far as the best stocked candidate has it.
    private final class Terms {
        final long[] covers = new long[ranked.size()]; // none of whoever is left out
        final ParcelPrices.Sets sets;
        private final int[] holders = new int[parts.size()]; // how many could give each part

        Terms(int without) {
            int[] wanted = one.left.clone();
            for (int rank = 0; rank < covers.length; rank++) {
                covers[rank] = rank == without ? 0 : ranked.full(rank);
                for (long rest = covers[rank]; rest != 0; rest &= rest - 1) {
                    holders[Long.numberOfTrailingZeros(rest)]++;
                }
            }
            for (int part = 0; rule.partial() && part < holders.length; part++) {
                if (holders[part] == 0 && parts.lines.get(part).length == 1) {
                    int line = parts.lines.get(part)[0];
                    wanted[line] = settleForLess(part, line, without);
                }
            }
            ParcelPrices.Sets known = Choice.this.sets;
            sets = known != null && known.isFor(wanted) ? known : prices().sets(wanted);
            Choice.this.sets = sets;
        }

        private int settleForLess(int part, int line, int without) {
            int most = 0;
            for (int rank = 0; rank < covers.length; rank++) {
                most = rank == without ? most : Math.max(most, ranked.given(rank, line));
            }
            for (int rank = 0; most > 0 && rank < covers.length; rank++) {
                if (rank != without && ranked.given(rank, line) >= most) {
                    covers[rank] |= 1L << part;
                    holders[part]++;
                }
            }
            return most;
        }

        /// Whether all else stays as it is without one candidate: there is another for each part it could give.
        boolean standWithout(int rank) {
            for (long rest = covers[rank]; rest != 0; rest &= rest - 1) {
                if (holders[Long.numberOfTrailingZeros(rest)] < 2) {
                    return false;
                }
            }
            return true;
        }

        /// By rank. Of parcels that cost the same the one of the better ranked is cheaper.
        SplitProblem.Price price(int without) {
            boolean byCost = rule.split() instanceof SplitMode.LeastCost;
            return (rank, set) -> {
                long money = sets.of(rank, set);
                int place = without >= 0 && rank > without ? rank - 1 : rank;
                return money == SplitProblem.NEVER
                        ? SplitProblem.NEVER
                        : byCost ? (money << PARCEL_BITS) + (1L << RANK_BITS) + place : (1L << PARCEL_BITS) + place;
            };
        }
    }

    /// The strictest of what the split mode and the filters ask of a parcel, minor units.
    static long leastValue(Rule rule) {
        long least = rule.split().bounds().minimumValue();
        for (var filter : rule.where()) {
            if (filter instanceof LocationFilter.MinimumParcelValue(long minor)) {
                least = Math.max(least, minor);
            }
        }
        return least;
    }
}
