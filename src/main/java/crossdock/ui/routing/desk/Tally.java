package crossdock.ui.routing.desk;

import java.util.List;

/// What a policy does to the stored orders, counted by running it on each of them.
///
/// @param orders how many were run
/// @param locations how many there are
/// @param runs in the policy's order
/// @param untaken orders that no run takes
public record Tally(int orders, int locations, List<OfRun> runs, int untaken) {
    /// @param takes orders assigned to the run
    /// @param filters orders each filter lets pass by itself
    /// @param rules in the run's order
    /// @param left orders of the run that no rule placed anything of
    public record OfRun(int takes, List<Integer> filters, List<OfRule> rules, int left) {}

    /// @param orders that the rule placed at least a part of
    /// @param locations that pass all its filters for at least one order that reached it
    /// @param filters locations each filter lets pass by itself, for at least one of those orders
    public record OfRule(int orders, int locations, List<Integer> filters) {}
}
