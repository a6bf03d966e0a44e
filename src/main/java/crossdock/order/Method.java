package crossdock.order;

/// How the goods reach the buyer.
public enum Method {
    SHIP,
    PICKUP,
    /// Handed over at the till.
    IN_STORE
}
