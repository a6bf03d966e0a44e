package crossdock.routing.engine;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.SplitMode;
import crossdock.routing.split.SplitPlan;
import crossdock.routing.split.SplitProblem;
import crossdock.routing.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Chooses among candidates, as the rule's split mode says. Candidates come ranked, best first.
final class Choice {
    private static final int RANK_BITS = 20; // sum of the ranks of a plan's locations
    private static final int PARCEL_BITS = 26;
    private static final int FEW_PARTS = 6;

    private final Case one;
    private final Rule rule;
    private final Parts parts;

    Choice(Case one, Rule rule, Parts parts) {
        this.one = one;
        this.rule = rule;
        this.parts = parts;
    }

    /// One location and what it gives.
    record Share(Candidate candidate, int[] given) {}

    /// @param gap to a lower bound in the objective's first figure: minor units, or parcels
    record Plan(List<Share> shares, long gap) {
        static final Plan NOTHING = new Plan(List.of(), 0);

        boolean isNothing() {
            return shares.isEmpty();
        }
    }

    /// Nothing to choose from is nothing chosen, whatever the mode.
    Plan choose(List<Candidate> ranked) {
        if (ranked.isEmpty()) {
            return Plan.NOTHING;
        }
        return switch (rule.split()) {
            case SplitMode.SingleLocation() -> single(ranked);
            case SplitMode.FewestParcels _ -> isTooLarge() ? single(ranked) : split(ranked, false);
            case SplitMode.LeastCost _ -> isTooLarge() ? single(ranked) : split(ranked, true);
        };
    }

    /// Orders of more parts than a split can count go to one location or none.
    private boolean isTooLarge() {
        return parts.size() > SplitProblem.MOST_PARTS;
    }

    /// The first that fills everything; with partial allowed, else the one that fills most units.
    private Plan single(List<Candidate> ranked) {
        Candidate best = null;
        for (Candidate candidate : ranked) {
            boolean fillsAll = candidate.fullParts() == parts.size();
            if (fillsAll) {
                return new Plan(List.of(new Share(candidate, candidate.given())), 0);
            }
            best = best == null || candidate.units() > best.units() ? candidate : best;
        }
        return best == null || !rule.partial()
                ? Plan.NOTHING
                : new Plan(List.of(new Share(best, best.given())), 0);
    }

    /// Sets the search up in parts and masks, and translates its answer back into lines and locations.
    private Plan split(List<Candidate> all, boolean byCost) {
        int[] wanted = one.left.clone();
        long[] allCovers = new long[all.size()];
        Arrays.setAll(allCovers, i -> all.get(i).full());
        if (rule.partial()) {
            settleForLess(all, wanted, allCovers);
        }
        int[] everyone = IntStream.range(0, all.size()).toArray();
        int[] ranks = worthwhile(new ParcelPrice(all, everyone, wanted, byCost), allCovers);
        List<Candidate> ranked = Arrays.stream(ranks).mapToObj(all::get).toList();
        long[] covers = Arrays.stream(ranks).mapToLong(rank -> allCovers[rank]).toArray();
        int[] units = new int[parts.size()];
        for (int part = 0; part < units.length; part++) {
            for (int l : parts.lines.get(part)) {
                units[part] += wanted[l];
            }
        }
        var price = new ParcelPrice(ranked, ranks, wanted, byCost);
        Optional<SplitPlan> found = Splits.solve(new SplitProblem(
                parts.size(), covers, rule.split().bounds().atMost(), price, units, rule.partial()));
        if (found.isEmpty()) {
            return Plan.NOTHING;
        }
        List<Share> shares = new ArrayList<>();
        for (SplitPlan.Share share : found.get().shares()) {
            int[] given = new int[wanted.length];
            for (long rest = share.parts(); rest != 0; rest &= rest - 1) {
                for (int l : parts.lines.get(Long.numberOfTrailingZeros(rest))) {
                    given[l] = wanted[l];
                }
            }
            shares.add(new Share(ranked.get(share.candidate()), given));
        }
        long gap = found.get().objective() - found.get().lowerBound() >> PARCEL_BITS;
        return new Plan(shares, gap);
    }

    /// Ranks of the candidates that a best plan can use. A plan has at most k parcels, so for each set of parts only the k
    /// candidates with the lowest price are of interest: whoever takes it at a higher one could be replaced by one of
    /// them that is free. With few parts this leaves tens out of thousands.
    private int[] worthwhile(ParcelPrice price, long[] covers) {
        int n = parts.size();
        int keep = rule.split().bounds().atMost();
        if (n > FEW_PARTS || covers.length <= keep << n) {
            return IntStream.range(0, covers.length).toArray();
        }
        long[] best = new long[keep << n];
        int[] who = new int[keep << n];
        int[] count = new int[1 << n];
        for (int rank = 0; rank < covers.length; rank++) {
            for (int set = (int) covers[rank]; set > 0; set = (set - 1) & (int) covers[rank]) {
                long one = price.of(rank, set);
                int first = set * keep;
                int at = count[set] < keep ? count[set]++ : one < best[first + keep - 1] ? keep - 1 : -1;
                while (at > 0 && best[first + at - 1] > one) {
                    best[first + at] = best[first + at - 1];
                    who[first + at] = who[first + at - 1];
                    at--;
                }
                if (at >= 0) {
                    best[first + at] = one;
                    who[first + at] = rank;
                }
            }
        }
        BitSet kept = new BitSet(covers.length);
        for (int set = 1; set < 1 << n; set++) {
            for (int i = 0; i < count[set]; i++) {
                kept.set(who[set * keep + i]);
            }
        }
        return kept.stream().toArray();
    }

    /// A line that nobody has in full is wanted as far as the best stocked candidate has it.
    private void settleForLess(List<Candidate> ranked, int[] wanted, long[] covers) {
        for (int part = 0; part < parts.size(); part++) {
            int[] lines = parts.lines.get(part);
            long bit = 1L << part;
            boolean has = Arrays.stream(covers).anyMatch(mask -> (mask & bit) != 0);
            if (has || lines.length > 1) {
                continue;
            }
            int most = ranked.stream().mapToInt(candidate -> candidate.given()[lines[0]]).max().orElse(0);
            for (int i = 0; most > 0 && i < covers.length; i++) {
                covers[i] |= ranked.get(i).given()[lines[0]] >= most ? bit : 0;
            }
            wanted[lines[0]] = most;
        }
    }

    /// Price of a parcel for the search: money or one, then one parcel, then the rank of the location.
    private final class ParcelPrice implements SplitProblem.Price {
        private final List<Candidate> ranked;
        private final int[] ranks; // where each stood before the hopeless were left out
        private final boolean byCost;
        private final long leastValue;
        private final long[] grams; // per part
        private final long[] value;
        private final int[] units;

        ParcelPrice(List<Candidate> ranked, int[] ranks, int[] wanted, boolean byCost) {
            this.ranked = ranked;
            this.ranks = ranks;
            this.byCost = byCost;
            leastValue = Choice.leastValue(rule);
            grams = new long[parts.size()];
            value = new long[parts.size()];
            units = new int[parts.size()];
            for (int part = 0; part < parts.size(); part++) {
                for (int l : parts.lines.get(part)) {
                    DemandLine line = one.demand.lines().get(l);
                    grams[part] += (long) wanted[l] * line.grams();
                    value[part] += wanted[l] * line.value();
                    units[part] += wanted[l];
                }
            }
        }

        @Override
        public long of(int number, long set) {
            Candidate candidate = ranked.get(number);
            long weight = 0;
            long worth = 0;
            int count = 0;
            int lines = 0;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                int part = Long.numberOfTrailingZeros(rest);
                weight += grams[part];
                worth += value[part];
                count += units[part];
                lines += parts.lines.get(part).length;
            }
            if (worth < leastValue || candidate.place().capacity().need(lines, count) > candidate.capacityLeft()) {
                return SplitProblem.NEVER;
            }
            long parcel = candidate.tariff() == null
                    ? 0
                    : candidate.tariff().price((int) Math.min(weight, Integer.MAX_VALUE));
            if (parcel == CarrierService.NOT_CARRIED) {
                return SplitProblem.NEVER;
            }
            long money = parcel + candidate.place().handling();
            return byCost
                    ? (money << PARCEL_BITS) + (1L << RANK_BITS) + ranks[number]
                    : (1L << PARCEL_BITS) + ranks[number];
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
