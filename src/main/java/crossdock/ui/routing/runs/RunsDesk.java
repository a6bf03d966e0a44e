package crossdock.ui.routing.runs;

import crossdock.fulfilment.live.RoutingLedger;
import crossdock.kernel.Actor;

/// Where runs are read and steered.
///
/// @param ledger read only
public record RunsDesk(RoutingLedger ledger, Acts acts) {
    /// Steers runs, in this process or by the one that holds the workspace; as
    /// [crossdock.fulfilment.live.RoutingActs]. Never on the UI thread.
    public interface Acts {
        /// Stops a run, or lets it go on with all that waits for it.
        void pause(Actor actor, String run, boolean isPaused);

        /// Decides what waits for a run now, whatever its schedule.
        ///
        /// @return how many orders were decided
        int decide(Actor actor, String run);
    }
}
