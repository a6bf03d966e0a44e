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
    /// Key: 0 for policies and drafts, else the location a routing setting is about. Policy, settings, runs or decisions.
    ROUTING,
    /// Key: connection id. What is owed to that channel.
    OUTBOX
}
