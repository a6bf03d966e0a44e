package crossdock.routing.engine;

import crossdock.routing.network.Place;
import crossdock.routing.network.Tariff;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A location that passed, with what it could fill.
///
/// @param number of the place
/// @param given units per line of the demand that it could fill, in full parts or, with partial allowed, in part
/// @param full bits of the parts that it could fill in full; only with 62 parts or fewer
/// @param fullParts how many those are
/// @param tariff null for pickups, and where there are no rates at all
/// @param capacityLeft in its unit
/// @param metres to where the goods go; -1 when unknown
/// @param keys one per sort, lower is better
/// @param cost of all that it could fill; -1 when no service carries it
record Candidate(
        int number,
        Place place,
        int[] given,
        long full,
        int fullParts,
        int units,
        @Nullable Tariff tariff,
        int capacityLeft,
        long metres,
        long[] keys,
        long cost) {

    static int compare(Candidate a, Candidate b) {
        for (int i = 0; i < a.keys.length; i++) {
            if (a.keys[i] != b.keys[i]) {
                return Long.compare(a.keys[i], b.keys[i]);
            }
        }
        return Integer.compare(a.number, b.number);
    }

    /// Sorts candidates that come in order of their numbers. Mostly the first key tells them apart: it is packed with
    /// the place in the list into one number, and only those that share it are compared in full.
    static List<Candidate> ranked(List<Candidate> found) {
        int n = found.size();
        if (n < 2 || found.getFirst().keys.length == 0) {
            return found;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            long key = found.get(i).keys[0];
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
        long range = most - least; // negative when it does not fit
        if (range < 0 || range >= 1L << 62 - bits) {
            found.sort(Candidate::compare);
            return found;
        }
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = found.get(i).keys[0] - least << bits | i;
        }
        Arrays.sort(order);
        Candidate[] sorted = new Candidate[n];
        int from = 0; // of those that share a key
        for (int i = 0; i < n; i++) {
            sorted[i] = found.get((int) (order[i] & (1L << bits) - 1));
            if (i + 1 == n || order[i] >> bits != order[i + 1] >> bits) {
                if (i > from) {
                    Arrays.sort(sorted, from, i + 1, Candidate::compare);
                }
                from = i + 1;
            }
        }
        return Arrays.asList(sorted);
    }
}
