package crossdock.routing.split;

import java.util.Arrays;

/// Parts to hand out and who could take them. A part is what must not be separated: a line, or lines kept together. Sets
/// of parts are bit masks.
///
/// A plan gives each part to one candidate, and each candidate one parcel at most. Its objective is the sum of its
/// parcels' prices; of equal plans the canonical one is meant: the first part goes to the candidate with the lowest
/// number it can, taking along the next part if it can, and so on; then the same for the first part left.
///
/// @param parts how many, 1 to [#MOST_PARTS]
/// @param covers per candidate, best candidate first, the parts it could take
/// @param atMost parcels
/// @param price of giving a candidate a set of parts
/// @param units per part; without all parts placed, most units count before the objective
/// @param partial whether a plan may leave parts out
public record SplitProblem(int parts, long[] covers, int atMost, Price price, int[] units, boolean partial) {
    public static final int MOST_PARTS = 62;

    /// What [Price#of] says of a set that a candidate may not take.
    public static final long NEVER = Long.MAX_VALUE / 64;

    /// The price of a parcel. Pure; at least 0; may be any function of the set.
    @FunctionalInterface
    public interface Price {
        /// @param parts never empty, always within what the candidate covers
        long of(int candidate, long parts);
    }

    public SplitProblem {
        if (parts < 1 || parts > MOST_PARTS || atMost < 1 || units.length != parts) {
            throw new IllegalArgumentException("1 to " + MOST_PARTS + " parts and at least one parcel");
        }
    }

    long all() {
        return (1L << parts) - 1;
    }

    int unitsOf(long mask) {
        int sum = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            sum += units[Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    /// Parts that somebody could take.
    long coverable() {
        return Arrays.stream(covers).reduce(0, (a, b) -> a | b) & all();
    }
}
