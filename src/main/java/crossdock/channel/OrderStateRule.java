package crossdock.channel;

/// What one order state of a channel means.
///
/// @param reserves open quantities hold stock
/// @param lostFromFigure the channel's stock figure has already lost the lines of such an order
/// @param ignored not an order for us (a cart, a draft, a deleted one)
public record OrderStateRule(boolean reserves, boolean lostFromFigure, boolean ignored) {}
