package crossdock.routing.policy;

/// Which of two waiting orders is decided first. An unknown value comes last.
public enum OrderSort {
    /// Earliest promise first.
    PROMISE,
    /// Highest priority first.
    PRIORITY,
    /// Placed first.
    PLACED,
    /// Most valuable first.
    VALUE
}
