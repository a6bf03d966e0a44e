package crossdock.routing.engine;

import java.util.List;
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
}
