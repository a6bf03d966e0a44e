package crossdock.routing.engine;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.network.Tariff;
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

    private final Case one;
    private final Rule rule;
    private final Parts parts;
    private final List<Candidate> ranked;
    private @Nullable Terms terms; // of all candidates
    private int[] shortlist = {}; // under those terms
    private @Nullable ParcelPrices prices; // for the units wanted last

    /// @param ranked candidates, best first
    Choice(Case one, Rule rule, Parts parts, List<Candidate> ranked) {
        this.one = one;
        this.rule = rule;
        this.parts = parts;
        this.ranked = ranked;
    }

    /// One location and what it gives.
    ///
    /// @param rank among the candidates
    record Share(int rank, Candidate candidate, int[] given) {}

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
                parts.size() > SplitProblem.MOST_PARTS ? single(rank) : split(rank); // more than a split can count
        };
    }

    /// The first that fills everything; with partial allowed, else the one that fills most units.
    private Plan single(int without) {
        int best = -1;
        for (int rank = 0; rank < ranked.size(); rank++) {
            Candidate candidate = ranked.get(rank);
            if (rank != without) {
                if (candidate.fullParts() == parts.size()) {
                    return whole(rank);
                }
                best = best < 0 || candidate.units() > ranked.get(best).units() ? rank : best;
            }
        }
        return best < 0 || !rule.partial() ? Plan.NOTHING : whole(best);
    }

    private Plan whole(int rank) {
        Candidate candidate = ranked.get(rank);
        return new Plan(List.of(new Share(rank, candidate, candidate.given())), 0);
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
                on.prices.units, rule.partial()));
        if (found.isEmpty()) {
            return Plan.NOTHING;
        }
        List<Share> shares = new ArrayList<>();
        for (SplitPlan.Share share : found.get().shares()) {
            int[] given = new int[on.wanted.length];
            for (long rest = share.parts(); rest != 0; rest &= rest - 1) {
                for (int l : parts.lines.get(Long.numberOfTrailingZeros(rest))) {
                    given[l] = on.wanted[l];
                }
            }
            int rank = ranks[share.candidate()];
            shares.add(new Share(rank, ranked.get(rank), given));
        }
        long gap = found.get().objective() - found.get().lowerBound() >> PARCEL_BITS;
        return new Plan(shares, gap);
    }

    /// What is wanted of each line, and who can give which parts in full. With partial allowed, a line that nobody has
    /// in full is wanted as far as the best stocked candidate has it.
    private final class Terms {
        final int[] wanted = one.left.clone();
        final long[] covers = new long[ranked.size()]; // none of whoever is left out
        final ParcelPrices prices;
        private final int[] holders = new int[parts.size()]; // how many could give each part

        Terms(int without) {
            for (int rank = 0; rank < covers.length; rank++) {
                covers[rank] = rank == without ? 0 : ranked.get(rank).full();
                for (long rest = covers[rank]; rest != 0; rest &= rest - 1) {
                    holders[Long.numberOfTrailingZeros(rest)]++;
                }
            }
            for (int part = 0; rule.partial() && part < holders.length; part++) {
                if (holders[part] == 0 && parts.lines.get(part).length == 1) {
                    settleForLess(part, parts.lines.get(part)[0], without);
                }
            }
            ParcelPrices known = Choice.this.prices;
            prices = known != null && Arrays.equals(known.wanted, wanted) ? known : new ParcelPrices(wanted);
            Choice.this.prices = prices;
        }

        private void settleForLess(int part, int line, int without) {
            int most = 0;
            for (int rank = 0; rank < covers.length; rank++) {
                most = rank == without ? most : Math.max(most, ranked.get(rank).given()[line]);
            }
            for (int rank = 0; most > 0 && rank < covers.length; rank++) {
                if (rank != without && ranked.get(rank).given()[line] >= most) {
                    covers[rank] |= 1L << part;
                    holders[part]++;
                }
            }
            wanted[line] = most;
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
                long money = prices.of(rank, set);
                int place = without >= 0 && rank > without ? rank - 1 : rank;
                return money == SplitProblem.NEVER
                        ? SplitProblem.NEVER
                        : byCost ? (money << PARCEL_BITS) + (1L << RANK_BITS) + place : (1L << PARCEL_BITS) + place;
            };
        }
    }

    /// What a parcel of a set of parts costs. Thousands of candidates share a few dozen price lists (the same services in
    /// the same zones), so with few parts each list is asked once for each set.
    private final class ParcelPrices {
        private static final int FEW_PARTS = 6;

        final int[] wanted;
        final int[] units; // per part
        private final long[] grams;
        private final long[] value;
        private final long leastValue = Choice.leastValue(rule);
        private final int[] listOf; // by rank
        private final List<@Nullable Tariff> lists = new ArrayList<>();
        private final List<long[]> tables = new ArrayList<>(); // per list the price of each set
        private final int[] setUnits;
        private final int[] setLines;
        private final long[] setValue;

        ParcelPrices(int[] wanted) {
            this.wanted = wanted;
            units = new int[parts.size()];
            grams = new long[units.length];
            value = new long[units.length];
            for (int part = 0; part < units.length; part++) {
                for (int l : parts.lines.get(part)) {
                    grams[part] += (long) wanted[l] * one.lines[l].grams();
                    value[part] += wanted[l] * one.lines[l].value();
                    units[part] += wanted[l];
                }
            }
            boolean few = units.length <= FEW_PARTS;
            int sets = few ? 1 << units.length : 0;
            setUnits = new int[sets];
            setLines = new int[sets];
            setValue = new long[sets];
            for (int set = 1; set < sets; set++) {
                int part = Integer.numberOfTrailingZeros(set);
                int rest = set & set - 1;
                setUnits[set] = setUnits[rest] + units[part];
                setLines[set] = setLines[rest] + parts.lines.get(part).length;
                setValue[set] = setValue[rest] + value[part];
            }
            listOf = few ? listed() : new int[0];
        }

        /// Gives each candidate the number of its price list.
        private int[] listed() {
            int[] numbers = new int[ranked.size()];
            int[] slots = new int[Integer.highestOneBit(numbers.length) * 4]; // list + 1; never more than half full
            for (int rank = 0; rank < numbers.length; rank++) {
                Tariff tariff = ranked.get(rank).tariff();
                int at = (tariff == null ? 0 : tariff.chargesHash()) & slots.length - 1;
                while (slots[at] != 0 && !chargesLike(lists.get(slots[at] - 1), tariff)) {
                    at = at + 1 & slots.length - 1;
                }
                if (slots[at] == 0) {
                    lists.add(tariff);
                    tables.add(table(tariff));
                    slots[at] = lists.size();
                }
                numbers[rank] = slots[at] - 1;
            }
            return numbers;
        }

        private static boolean chargesLike(@Nullable Tariff a, @Nullable Tariff b) {
            return a == null || b == null ? a == b : a.chargesLike(b);
        }

        private long[] table(@Nullable Tariff tariff) {
            long[] table = new long[setUnits.length];
            for (int set = 1; set < table.length; set++) {
                table[set] = parcel(tariff, set);
            }
            return table;
        }

        /// The carrier's part of the price, [SplitProblem#NEVER] when no service carries it.
        private long parcel(@Nullable Tariff tariff, long set) {
            long weight = 0;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                weight += grams[Long.numberOfTrailingZeros(rest)];
            }
            long price = tariff == null ? 0 : tariff.price((int) Math.min(weight, Integer.MAX_VALUE));
            return price == CarrierService.NOT_CARRIED ? SplitProblem.NEVER : price;
        }

        /// Minor units, [SplitProblem#NEVER] when it may not be.
        long of(int rank, long set) {
            Candidate candidate = ranked.get(rank);
            boolean few = set < setUnits.length;
            long worth = few ? setValue[(int) set] : sum(value, set);
            int count = few ? setUnits[(int) set] : units(set);
            int lines = few ? setLines[(int) set] : lines(set);
            if (worth < leastValue || candidate.place().capacity().need(lines, count) > candidate.capacityLeft()) {
                return SplitProblem.NEVER;
            }
            long parcel = few ? tables.get(listOf[rank])[(int) set] : parcel(candidate.tariff(), set);
            return parcel == SplitProblem.NEVER ? parcel : parcel + candidate.place().handling();
        }

        private static long sum(long[] figures, long set) {
            long sum = 0;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                sum += figures[Long.numberOfTrailingZeros(rest)];
            }
            return sum;
        }

        private int units(long set) {
            int sum = 0;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                sum += units[Long.numberOfTrailingZeros(rest)];
            }
            return sum;
        }

        private int lines(long set) {
            int sum = 0;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                sum += parts.lines.get(Long.numberOfTrailingZeros(rest)).length;
            }
            return sum;
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
