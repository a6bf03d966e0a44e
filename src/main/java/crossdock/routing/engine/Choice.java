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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Chooses among the candidates of one rule, as its split mode says; and chooses again without one of them.
final class Choice {
    private static final int RANK_BITS = 20; // sum of the ranks of a plan's locations
    private static final int PARCEL_BITS = 26;

    private final Rule rule;
    private final Case one;
    private final Parts parts;
    private final Candidates ranked;
    private final boolean byCost;
    private @Nullable ParcelPrices prices;
    private ParcelPrices.@Nullable Sets sets; // for the units wanted last
    private @Nullable Terms terms; // of all candidates
    private int @Nullable [] shortlist; // under those terms

    /// @param ranked candidates, best first
    Choice(Case one, Rule rule, Parts parts, Candidates ranked) {
        this.one = one;
        this.rule = rule;
        this.parts = parts;
        this.ranked = ranked;
        byCost = rule.split() instanceof SplitMode.LeastCost;
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

    /// The plan in rounds. Where it divides a line it is not known to be the best, since whoever has most gives first: as
    /// long as leaving out one of those who give a part of a line makes it better, that one is left out.
    private Plan split(int without) {
        BitSet out = new BitSet();
        if (without >= 0) {
            out.set(without);
        }
        Plan plan = inRounds(out);
        int dropped = 0;
        while (dropped >= 0) {
            dropped = -1;
            Plan best = plan;
            for (Share share : plan.shares()) {
                if (givesAPart(share, plan)) {
                    out.set(share.rank());
                    Plan other = inRounds(out);
                    out.clear(share.rank());
                    if (isBetter(other, best)) {
                        best = other;
                        dropped = share.rank();
                    }
                }
            }
            if (dropped >= 0) {
                out.set(dropped);
                plan = best;
            }
        }
        return plan;
    }

    private static boolean givesAPart(Share share, Plan plan) {
        return plan.shares().stream().anyMatch(other -> {
            for (int l = 0; other != share && l < share.given().length; l++) {
                if (share.given()[l] > 0 && other.given()[l] > 0) {
                    return true;
                }
            }
            return false;
        });
    }

    /// More units first, then less of what the mode counts.
    private boolean isBetter(Plan a, Plan b) {
        long unitsOfA = a.shares().stream().mapToLong(share -> Arrays.stream(share.given()).sum()).sum();
        long unitsOfB = b.shares().stream().mapToLong(share -> Arrays.stream(share.given()).sum()).sum();
        return unitsOfA != unitsOfB ? unitsOfA > unitsOfB : counted(a.shares()) < counted(b.shares());
    }

    /// Minor units, or parcels.
    private long counted(List<Share> shares) {
        return byCost
                ? shares.stream().mapToLong(share -> prices().of(share.rank(), share.given())).sum()
                : shares.size();
    }

    /// First each part has one location, or a line that nobody has in full one that gives what it has. The rest of such a
    /// line is taken from the parcels that are there already and then, round by round, from whoever has most of it of
    /// those without a parcel, as long as there may be one more.
    private Plan inRounds(BitSet out) {
        Terms first = terms(out);
        Plan plan = solve(first, shortlist(first, out), out, rule.split().bounds().atMost());
        int[] rest = first.rest(plan.shares());
        int wanted = Arrays.stream(rest).sum();
        if (plan.isNothing() || wanted == 0) {
            return plan;
        }
        List<Share> shares = new ArrayList<>(plan.shares());
        BitSet used = (BitSet) out.clone();
        for (boolean isLast = false; !isLast; ) {
            topUp(shares, rest);
            shares.forEach(share -> used.set(share.rank()));
            int parcels = rule.split().bounds().atMost() - shares.size();
            isLast = parcels == 0 || Arrays.stream(rest).sum() == 0;
            if (!isLast) {
                Terms next = new Terms(rest, used, false);
                Plan more = solve(
                        next, Shortlist.of(parts.size(), next.covers, parcels, next.price(used)), used, parcels);
                more.shares().forEach(share -> take(rest, share.given()));
                shares.addAll(more.shares());
                isLast = more.isNothing();
            }
        }
        return Arrays.stream(rest).sum() == wanted ? plan : new Plan(shares, gap(shares));
    }

    /// Whoever sends a parcel anyway adds what it has of the rest, line by line, if the parcel may be so.
    private void topUp(List<Share> shares, int[] rest) {
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            for (int l = 0; l < rest.length; l++) {
                int more = Math.min(rest[l], ranked.given(share.rank(), l) - share.given()[l]);
                if (more > 0) {
                    int[] given = share.given().clone();
                    given[l] += more;
                    if (prices().of(share.rank(), given) != SplitProblem.NEVER) {
                        share = new Share(share.rank(), given);
                        rest[l] -= more;
                    }
                }
            }
            shares.set(i, share);
        }
    }

    private static void take(int[] from, int[] given) {
        for (int l = 0; l < from.length; l++) {
            from[l] -= given[l];
        }
    }

    /// To a bound of what placing the same units of each line comes to: so many parcels as the line that needs most
    /// locations, each at the price of the lightest unit there.
    private long gap(List<Share> shares) {
        int parcels = 1;
        for (int l = 0; l < one.left.length; l++) {
            int line = l;
            int placed = shares.stream().mapToInt(share -> share.given()[line]).sum();
            int[] most = IntStream.range(0, ranked.size()).map(rank -> -ranked.given(rank, line)).sorted().toArray();
            int count = 0;
            while (placed > 0) {
                placed += most[count++];
            }
            parcels = Math.max(parcels, count);
        }
        if (!byCost) {
            return shares.size() - parcels;
        }
        long least = IntStream.range(0, ranked.size())
                .mapToLong(rank -> prices().lightest(rank))
                .sorted()
                .limit(parcels)
                .sum();
        return counted(shares) - least;
    }

    private Terms terms(BitSet out) {
        Terms all = terms;
        if (all == null) {
            all = new Terms(one.left, new BitSet(), true);
            terms = all;
        }
        return out.isEmpty() || out.cardinality() == 1 && all.standWithout(out.nextSetBit(0))
                ? all
                : new Terms(one.left, out, true);
    }

    /// That of all candidates, with one more than a plan can use, serves again without one of them.
    private int[] shortlist(Terms on, BitSet out) {
        int keep = rule.split().bounds().atMost();
        if (on != terms) {
            return Shortlist.of(parts.size(), on.covers, keep, on.price(out));
        }
        int[] known = shortlist;
        if (known == null) {
            known = Shortlist.of(parts.size(), on.covers, one.isTraced ? keep + 1 : keep, on.price(new BitSet()));
            shortlist = known;
        }
        return known;
    }

    /// Sets the search up in parts and masks, and translates its answer back into lines and locations.
    ///
    /// @param some ranks of those who take part, if they are not out
    private Plan solve(Terms on, int[] some, BitSet out, int atMost) {
        int[] ranks = Arrays.stream(some).filter(rank -> !out.get(rank)).toArray();
        long[] covers = Arrays.stream(ranks).mapToLong(rank -> on.covers[rank]).toArray();
        SplitProblem.Price price = on.price(out);
        Optional<SplitPlan> found = Splits.solve(new SplitProblem(
                parts.size(), covers, atMost, (number, set) -> price.of(ranks[number], set), on.sets.units,
                rule.partial()));
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

        /// @param asked units per line
        /// @param isFirst false when only the rest of lines is asked that nobody has in full
        Terms(int[] asked, BitSet out, boolean isFirst) {
            int[] wanted = asked.clone();
            for (int rank = 0; isFirst && rank < covers.length; rank++) {
                covers[rank] = out.get(rank) ? 0 : ranked.full(rank);
                for (long rest = covers[rank]; rest != 0; rest &= rest - 1) {
                    holders[Long.numberOfTrailingZeros(rest)]++;
                }
            }
            for (int part = 0; rule.partial() && part < holders.length; part++) {
                int line = parts.lines.get(part)[0];
                if (holders[part] == 0 && parts.lines.get(part).length == 1 && asked[line] > 0) {
                    wanted[line] = settleForLess(part, line, asked[line], out);
                }
            }
            ParcelPrices.Sets known = Choice.this.sets;
            sets = known != null && known.isFor(wanted) ? known : prices().sets(wanted);
            Choice.this.sets = sets;
        }

        private int settleForLess(int part, int line, int asked, BitSet out) {
            int most = 0;
            for (int rank = 0; rank < covers.length; rank++) {
                most = out.get(rank) ? most : Math.max(most, ranked.given(rank, line));
            }
            most = Math.min(most, asked);
            for (int rank = 0; most > 0 && rank < covers.length; rank++) {
                if (!out.get(rank) && ranked.given(rank, line) >= most) {
                    covers[rank] |= 1L << part;
                    holders[part]++;
                }
            }
            return most;
        }

        /// What is left after the first round of lines that nobody has in full, if they may be divided. What stays
        /// together by its group or its type may not.
        int[] rest(List<Share> shares) {
            int[] rest = new int[one.left.length];
            for (int part = 0; rule.partial() && part < holders.length; part++) {
                int line = parts.lines.get(part)[0];
                if (sets.wanted[line] > 0 && sets.wanted[line] < one.left[line] && parts.mayDivide(one, line)) {
                    int placed = shares.stream().mapToInt(share -> share.given()[line]).sum();
                    rest[line] = one.left[line] - placed;
                }
            }
            return rest;
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

        /// By rank. Of parcels that cost the same the one of the better ranked is cheaper; those who are out have no rank.
        SplitProblem.Price price(BitSet out) {
            int[] places = new int[out.isEmpty() ? 0 : ranked.size()];
            for (int rank = 0, place = 0; rank < places.length; rank++) {
                places[rank] = place;
                place += out.get(rank) ? 0 : 1;
            }
            return (rank, set) -> {
                long money = sets.of(rank, set);
                int place = places.length == 0 ? rank : places[rank];
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
