package crossdock.fulfilment.live;

import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.OrderService.Placing;
import java.util.List;

/// Tells an order's channel where the order is filled, as far as the channel takes it.
@FunctionalInterface
public interface Assignments {
    /// Nobody is told: the console and the location's pick list know.
    Assignments LOCAL = (actor, connection, order, moves) -> {};

    /// Joins the open write: what is owed to the channel is kept with the assignment, or neither is.
    ///
    /// @param moves whose `to` is a location the channel has to know of; those to [LocationId#NONE] take units back
    void moved(Actor actor, ConnectionId connection, OrderId order, List<Placing> moves);
}
