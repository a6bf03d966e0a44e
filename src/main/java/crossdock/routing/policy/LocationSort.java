package crossdock.routing.policy;

/// Which of two locations is better. Keys are whole numbers, so that they compare the same on any machine.
public enum LocationSort {
    /// Nearest first, in whole metres; without coordinates last.
    DISTANCE,
    /// Cheapest first: parcel + per kg x zone + handling of all it can fill, in minor units; without a rate last.
    COST,
    /// Most capacity left in its shift and day first; without a limit before all.
    CAPACITY_LEFT,
    /// Most units left of the scarcest line after filling it, first: evens out stock.
    STOCK_BALANCE,
    /// Lowest priority number first.
    PRIORITY,
    /// Fewest rejections first, in thousandths of the units asked for.
    REJECTION_RATE
}
