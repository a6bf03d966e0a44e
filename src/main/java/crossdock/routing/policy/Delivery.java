package crossdock.routing.policy;

/// How goods reach the buyer under a rule. A pickup the buyer chose is never silently moved: no rule can turn it into
/// another store's pickup or into a parcel to the home.
public enum Delivery {
    /// The chosen store hands over its own stock. Only that store is a candidate.
    PICKUP,
    /// A parcel from a warehouse, a store or a supplier to the buyer's address.
    SHIP_TO_HOME,
    /// A parcel from elsewhere to the store the buyer chose, who collects it there. Every location but that store is a
    /// candidate.
    SHIP_TO_STORE
}
