package crossdock.channel;

/// What one order state of a channel means.
///
/// @param reserves open quantities hold stock
/// @param lostFromFigure the channel's stock figure has lost the lines of such an order, from [ChannelOrder#figureLostAt()] on (never while that is null)
/// @param ignored not an order for us (a cart, a draft, a deleted one)
public record OrderStateRule(boolean reserves, boolean lostFromFigure, boolean ignored) {}
