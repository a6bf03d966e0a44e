package crossdock.routing.engine;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.network.Tariff;
import crossdock.routing.split.SplitProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What parcels of the candidates cost. Thousands of candidates share a few dozen price lists (the same services in the
/// same zones), so with few parts each list is asked once for each set of parts. One thread.
final class ParcelPrices {
    private static final int FEW_PARTS = 6;

    private final Case one;
    private final Parts parts;
    private final Candidates candidates;
    private final long leastValue;
    private final List<@Nullable Tariff> lists = new ArrayList<>();
    private final int[] listOf; // by rank

    /// @param leastValue of the goods in a parcel, minor units
    ParcelPrices(Case one, Parts parts, Candidates candidates, long leastValue) {
        this.one = one;
        this.parts = parts;
        this.candidates = candidates;
        this.leastValue = leastValue;
        listOf = parts.size() <= FEW_PARTS ? listed() : new int[0];
    }

    /// Gives each candidate the number of its price list.
    private int[] listed() {
        int[] numbers = new int[candidates.size()];
        int[] slots = new int[Integer.highestOneBit(Math.max(numbers.length, 1)) * 4]; // list + 1; at most half full
        for (int rank = 0; rank < numbers.length; rank++) {
            Tariff tariff = candidates.tariff(rank);
            int at = (tariff == null ? 0 : tariff.chargesHash()) & slots.length - 1;
            while (slots[at] != 0 && !chargesLike(lists.get(slots[at] - 1), tariff)) {
                at = at + 1 & slots.length - 1;
            }
            if (slots[at] == 0) {
                lists.add(tariff);
                slots[at] = lists.size();
            }
            numbers[rank] = slots[at] - 1;
        }
        return numbers;
    }

    private static boolean chargesLike(@Nullable Tariff a, @Nullable Tariff b) {
        return a == b || a != null && b != null && a.chargesLike(b);
    }

    /// Prices of sets of parts.
    ///
    /// @param wanted units per line that a part is
    Sets sets(int[] wanted) {
        return new Sets(wanted);
    }

    /// Minor units of a parcel of any units, [SplitProblem#NEVER] when it may not be.
    ///
    /// @param given units per line
    long of(int rank, int[] given) {
        long weight = 0;
        long value = 0;
        int lines = 0;
        int units = 0;
        for (int l = 0; l < given.length; l++) {
            weight += (long) given[l] * one.lines[l].grams();
            value += given[l] * one.lines[l].value();
            lines += given[l] > 0 ? 1 : 0;
            units += given[l];
        }
        if (value < leastValue || isTooMuch(rank, lines, units)) {
            return SplitProblem.NEVER;
        }
        long ride = ride(candidates.tariff(rank), weight);
        return ride == SplitProblem.NEVER ? ride : ride + candidates.handling(rank);
    }

    /// What no parcel of a candidate is below: rates grow with weight.
    long lightest(int rank) {
        int grams = Integer.MAX_VALUE;
        for (int l = 0; l < one.lines.length; l++) {
            grams = candidates.given(rank, l) > 0 ? Math.min(grams, one.lines[l].grams()) : grams;
        }
        long ride = ride(candidates.tariff(rank), grams);
        return ride == SplitProblem.NEVER ? ride : ride + candidates.handling(rank);
    }

    private boolean isTooMuch(int rank, int lines, int units) {
        int left = candidates.capacityLeft(rank);
        return units > left && one.network.capacity(candidates.number(rank)).need(lines, units) > left;
    }

    /// The carrier's part of the price, [SplitProblem#NEVER] when no service carries it.
    private static long ride(@Nullable Tariff tariff, long grams) {
        long price = tariff == null ? 0 : tariff.price((int) Math.min(grams, Integer.MAX_VALUE));
        return price == CarrierService.NOT_CARRIED ? SplitProblem.NEVER : price;
    }

    /// The prices where each part is so many units of its lines.
    final class Sets {
        final int[] wanted;
        final int[] units; // per part
        private final long[] grams;
        private final long[] value;
        private final int[] setUnits; // per set, with few parts; the same below
        private final int[] setLines;
        private final long[] setValue;
        private final long[] setGrams;
        private final long[] @Nullable [] tables; // per list the ride of each set, once asked

        Sets(int[] wanted) {
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
            int sets = units.length <= FEW_PARTS ? 1 << units.length : 0;
            setUnits = new int[sets];
            setLines = new int[sets];
            setValue = new long[sets];
            setGrams = new long[sets];
            for (int set = 1; set < sets; set++) {
                int part = Integer.numberOfTrailingZeros(set);
                int rest = set & set - 1;
                setUnits[set] = setUnits[rest] + units[part];
                setLines[set] = setLines[rest] + parts.lines.get(part).length;
                setValue[set] = setValue[rest] + value[part];
                setGrams[set] = setGrams[rest] + grams[part];
            }
            tables = new long[lists.size()][];
        }

        /// Minor units, [SplitProblem#NEVER] when it may not be.
        long of(int rank, long set) {
            boolean few = set < setUnits.length;
            long worth = few ? setValue[(int) set] : sum(value, set);
            int count = few ? setUnits[(int) set] : units(set);
            int lines = few ? setLines[(int) set] : lines(set);
            if (worth < leastValue || isTooMuch(rank, lines, count)) {
                return SplitProblem.NEVER;
            }
            long parcel = few ? table(listOf[rank])[(int) set] : ride(candidates.tariff(rank), sum(grams, set));
            return parcel == SplitProblem.NEVER ? parcel : parcel + candidates.handling(rank);
        }

        private long[] table(int list) {
            long[] table = tables[list];
            if (table == null) {
                table = new long[setUnits.length];
                for (int set = 1; set < table.length; set++) {
                    table[set] = ride(lists.get(list), setGrams[set]);
                }
                tables[list] = table;
            }
            return table;
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

        boolean isFor(int[] units) {
            return Arrays.equals(wanted, units);
        }
    }
}
