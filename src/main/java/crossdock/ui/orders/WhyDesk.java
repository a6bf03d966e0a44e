package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.order.OrderVersion;
import org.jspecify.annotations.Nullable;

/// What the orders screen needs to say where an order is filled, and to have it decided anew.
///
/// @param acts null where nobody at hand may move orders
/// @param person who acts
public record WhyDesk(Inquiry inquiry, @Nullable Rerouting acts, Actor person) {
    /// Has an order decided anew, in this process or by the one that holds the workspace; as
    /// [crossdock.fulfilment.live.RoutingActs#reroute]. Never on the UI thread.
    @FunctionalInterface
    public interface Rerouting {
        Outcome<Boolean> reroute(Actor actor, OrderVersion seen);
    }
}
