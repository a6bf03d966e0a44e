package crossdock.routing.split;

import java.util.BitSet;
import java.util.stream.IntStream;

/// Which candidates a best plan can use. A plan has at most k parcels, so of those that could take a set of parts only
/// the k cheapest for it are of interest: whoever else took it could be replaced by one of them that has no parcel yet.
/// With few parts this leaves tens out of thousands, and keeping k + 1 leaves what is needed without any one of them.
public final class Shortlist {
    private static final int FEW_PARTS = 6;

    private Shortlist() {}

    /// Numbers of the candidates, ascending; all of them where looking would take longer than it saves.
    ///
    /// @param covers per candidate the parts it could take
    /// @param keep how many for each set
    /// @param price as of the problem; of equal ones the earlier candidate is kept
    public static int[] of(int parts, long[] covers, int keep, SplitProblem.Price price) {
        if (parts > FEW_PARTS || covers.length <= keep << parts) {
            return IntStream.range(0, covers.length).toArray();
        }
        long[] best = new long[keep << parts]; // per set its cheapest, ascending
        int[] who = new int[keep << parts];
        int[] count = new int[1 << parts];
        for (int candidate = 0; candidate < covers.length; candidate++) {
            int covered = (int) covers[candidate];
            for (int set = covered; set > 0; set = (set - 1) & covered) {
                long one = price.of(candidate, set);
                int first = set * keep;
                int at = count[set] < keep ? count[set]++ : one < best[first + keep - 1] ? keep - 1 : -1;
                while (at > 0 && best[first + at - 1] > one) {
                    best[first + at] = best[first + at - 1];
                    who[first + at] = who[first + at - 1];
                    at--;
                }
                if (at >= 0) {
                    best[first + at] = one;
                    who[first + at] = candidate;
                }
            }
        }
        BitSet kept = new BitSet(covers.length);
        for (int set = 1; set < 1 << parts; set++) {
            for (int i = 0; i < count[set]; i++) {
                kept.set(who[set * keep + i]);
            }
        }
        return kept.stream().toArray();
    }
}
