package crossdock.order;

/// What became of units that were returned.
public enum Disposition {
    /// Back on the shelf.
    SELLABLE,
    /// Written off.
    DAMAGED
}
