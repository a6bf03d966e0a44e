package crossdock.kernel;

/// What can be pulled from a channel.
public enum Resource {
    LOCATIONS,
    CATALOGUE,
    STOCK,
    ORDERS
}
