package crossdock.order;

/// Where an order stands as a whole. Derived from the quantities of its lines, never set.
public enum OrderState {
    /// Known, but the channel's state does not reserve yet (payment awaited).
    DRAFT,
    /// Units are open and none has left.
    OPEN,
    /// Some units have left, others are open.
    PARTIAL,
    /// Nothing is open and something has left, or there was nothing to send.
    FULFILLED,
    /// Nothing is open and nothing has left.
    CANCELLED
}
