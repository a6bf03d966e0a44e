package crossdock.ui.routing.desk;

import crossdock.routing.policy.Policy;

/// Runs policies on what the workspace knows, without any effect. Blocking; called off the FX thread.
public interface PolicyLab {
    /// Counts what the policy does to the stored orders.
    Tally tally(Policy policy) throws Exception;
}
