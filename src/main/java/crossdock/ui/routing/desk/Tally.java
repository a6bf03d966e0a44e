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
    /// @param left orders of the run that no rule placed anything of and that have no location otherwise
    /// @param fixed orders that no rule placed either, but that stand or stood where their channel said: nobody asks
    /// the rules of them
    public record OfRun(int takes, List<Integer> filters, List<OfRule> rules, int left, int fixed) {}

    /// @param orders that the rule placed at least a part of
    /// @param locations that pass all its filters for at least one order that reached it
    /// @param filters locations that are left after each filter, from the first on, for at least one order that came
    public record OfRule(int orders, int locations, List<Integer> filters) {}
}
