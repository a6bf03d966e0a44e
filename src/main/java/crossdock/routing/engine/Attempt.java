package crossdock.routing.engine;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// One rule's turn at what was left of an order.
///
/// @param rule index in the run; -1 for the run's last action
/// @param isDropShip the turn of the suppliers, by the action of that rule or of the run
/// @param asked the lines that were left, with their units
/// @param result what came of it
/// @param verdicts of every place, null when the rule was passed over
/// @param ranking candidates, best first
/// @param parcels what the rule placed, or would have placed before a person looks
/// @param isAllocated false when the parcels are only proposed
/// @param alternative the best plan without one of the locations chosen; none when there is no other
/// @param gap how far the plan may be from the best, minor units or parcels by the split mode; 0 when proved
public record Attempt(
        int rule,
        boolean isDropShip,
        List<Portion> asked,
        Result result,
        @Nullable Verdicts verdicts,
        List<Ranked> ranking,
        List<Parcel> parcels,
        boolean isAllocated,
        List<Parcel> alternative,
        long gap) {

    /// What came of a rule's turn.
    public enum Result {
        FULL,
        PARTIAL,
        NONE,
        /// Disabled.
        DISABLED,
        /// The buyer chose another way of delivery.
        OTHER_DELIVERY
    }

    /// A candidate and what it was ranked by.
    ///
    /// @param place its number in the network
    /// @param keys one per sort of the rule, lower is better
    /// @param cost of everything it could fill, minor units; -1 without a rate
    /// @param units it could fill
    public record Ranked(int place, List<Long> keys, long cost, int units) {}

    public long cost() {
        return parcels.stream().mapToLong(Parcel::cost).sum();
    }

    public long alternativeCost() {
        return alternative.stream().mapToLong(Parcel::cost).sum();
    }

    /// A ranking in columns: thousands are ranked, few are ever looked at.
    static final class Ranking extends AbstractList<Ranked> implements RandomAccess {
        private final int[] places;
        private final long[] keys; // of all candidates, one after the other
        private final long[] costs;
        private final int[] units;

        Ranking(List<Candidate> ranked) {
            places = new int[ranked.size()];
            int sorts = places.length == 0 ? 0 : ranked.getFirst().keys().length;
            keys = new long[places.length * sorts];
            costs = new long[places.length];
            units = new int[places.length];
            for (int i = 0; i < places.length; i++) {
                Candidate candidate = ranked.get(i);
                places[i] = candidate.number();
                System.arraycopy(candidate.keys(), 0, keys, i * sorts, sorts);
                costs[i] = candidate.cost();
                units[i] = candidate.units();
            }
        }

        @Override
        public Ranked get(int rank) {
            int sorts = keys.length / places.length;
            List<Long> own = Arrays.stream(keys, rank * sorts, (rank + 1) * sorts).boxed().toList();
            return new Ranked(places[rank], own, costs[rank], units[rank]);
        }

        @Override
        public int size() {
            return places.length;
        }
    }
}
