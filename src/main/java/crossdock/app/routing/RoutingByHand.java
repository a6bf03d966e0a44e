package crossdock.app.routing;

import crossdock.fulfilment.live.RoutingActs;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.order.OrderVersion;
import crossdock.ui.orders.WhyDesk;
import crossdock.ui.routing.runs.RunsDesk;

/// What the screens let people do about where orders are filled, carried out by the service.
public record RoutingByHand(RoutingActs acts) implements WhyDesk.Rerouting, RunsDesk.Acts {
    @Override
    public Outcome<Boolean> reroute(Actor actor, OrderVersion seen) {
        return acts.reroute(actor, seen);
    }

    @Override
    public Outcome<OrderId> reject(Actor actor, OrderVersion seen, LocationId location, String reason) {
        return acts.reject(actor, seen, location, reason);
    }

    @Override
    public void pause(Actor actor, String run, boolean isPaused) {
        acts.pause(actor, run, isPaused);
    }

    @Override
    public int decide(Actor actor, String run) {
        return acts.runNow(run).decided();
    }
}
