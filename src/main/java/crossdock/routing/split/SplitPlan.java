package crossdock.routing.split;

import java.util.List;

/// Who takes which parts.
///
/// @param shares in the order of their first part
/// @param objective sum of the prices
/// @param lowerBound no plan for the same parts is below it; equal to the objective when proved
/// @param proved whether no better plan exists
public record SplitPlan(List<Share> shares, long objective, long lowerBound, boolean proved) {
    /// One parcel.
    public record Share(int candidate, long parts) {}

    public long parts() {
        return shares.stream().mapToLong(Share::parts).reduce(0, (a, b) -> a | b);
    }
}
