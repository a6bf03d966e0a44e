package crossdock.channel;

/// What one order state of a channel means.
///
/// @param reserves open quantities hold stock
/// @param lostFromFigure the channel's stock figure has lost the lines of such an order, from [ChannelOrder#figureLostAt()] on (never while that is null)
/// @param ignored not an order for us (a cart, a draft, a deleted one)
/// @param over nothing more happens to such an order unseen. A channel that calls some state so gets the known orders in its other states with each delta, see [Cursor#watched()]
public record OrderStateRule(boolean reserves, boolean lostFromFigure, boolean ignored, boolean over) {
    /// A rule of a channel whose deltas need no such help.
    public OrderStateRule(boolean reserves, boolean lostFromFigure, boolean ignored) {
        this(reserves, lostFromFigure, ignored, false);
    }

    /// The same rule of a state that ends the order.
    public OrderStateRule ending() {
        return new OrderStateRule(reserves, lostFromFigure, ignored, true);
    }
}
