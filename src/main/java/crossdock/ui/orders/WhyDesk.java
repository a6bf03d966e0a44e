package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry;
import crossdock.fulfilment.live.RoutingActs;
import crossdock.kernel.Actor;
import org.jspecify.annotations.Nullable;

/// What the orders screen needs to say where an order is filled, and to have it decided anew.
///
/// @param acts null where nobody at hand may move orders
/// @param person who acts
public record WhyDesk(Inquiry inquiry, @Nullable RoutingActs acts, Actor person) {}
