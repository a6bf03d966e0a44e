package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry;
import crossdock.fulfilment.live.NearOptions;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.order.OrderVersion;
import org.jspecify.annotations.Nullable;

/// What the orders screen needs to say where an order is filled, and to have it decided anew.
///
/// @param near what orders that nothing matches now could have next
/// @param acts null where nobody at hand may move orders
/// @param person who acts
public record WhyDesk(Inquiry inquiry, NearOptions near, @Nullable Rerouting acts, Actor person) {
    /// Has an order decided anew, in this process or by the one that holds the workspace; as
    /// [crossdock.fulfilment.live.RoutingActs]. Never on the UI thread.
    public interface Rerouting {
        Outcome<Boolean> reroute(Actor actor, OrderVersion seen);

        /// @param reason a word of a fixed list
        Outcome<OrderId> reject(Actor actor, OrderVersion seen, LocationId location, String reason);
    }
}
