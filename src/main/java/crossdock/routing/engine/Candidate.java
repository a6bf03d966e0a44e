package crossdock.routing.engine;

import crossdock.routing.network.Place;
import crossdock.routing.network.Tariff;
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
}
