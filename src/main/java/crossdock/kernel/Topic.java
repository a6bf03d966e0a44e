package crossdock.kernel;

/// What a change notice is about, and what its key is.
public enum Topic {
    /// Key: SKU id. On hand, reserved, unavailable, safety stock, sellable or published values of that SKU.
    STOCK,
    /// Key: SKU id. Code, title, product type, brand or listings.
    CATALOGUE,
    /// Key: location id.
    LOCATION,
    /// Key: order id. The order, its lines or its timeline.
    ORDER,
    /// Key: connection id. Settings, state, cursors, lag or parked rows.
    CONNECTION,
    /// Key: 0 for policies and drafts, 1 for what the network can do and what is on its way, 2 for runs and decisions.
    ROUTING,
    /// Key: connection id. What is owed to that channel.
    OUTBOX,
    /// Key: order id. What its channel was told of it, or waits to be told.
    TOLD
}
