package crossdock.ui.routing.desk;

import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs policies on what the workspace knows, without any effect. Blocking; called off the FX thread.
public interface PolicyLab {
    /// What the policy does to the stored orders, and what is wrong with it.
    Figures figures(Policy policy) throws Exception;

    /// @param findings worst first
    record Figures(Tally tally, List<Finding> findings) {}

    /// Runs the stored orders through both, with stock that depletes.
    ///
    /// @param isCancelled once true, the report is of the orders done until then
    ReplayReport replay(Policy draft, PolicyVersion live, Progress progress, BooleanSupplier isCancelled)
            throws Exception;

    /// Runs the orders of a file through both. Nothing of the file is kept but the report.
    ///
    /// @param progress hears the rows read with 0 of all, then the orders done
    /// @param isCancelled while the file is read it ends with a CancellationException
    OrderFile.Replayed replay(
            Policy draft, PolicyVersion live, OrderFile file, Progress progress, BooleanSupplier isCancelled)
            throws Exception;

    /// Routes one order by each policy on the stock and capacity of one instant, with its trace and what would have
    /// flipped it. Throws [Trial.Unknown].
    List<Trial.Answer> route(Trial trial, List<Policy> policies) throws Exception;

    /// Stored orders, newest first.
    List<Trial.Recent> recent(int most) throws Exception;

    /// Hears how far it is.
    interface Progress {
        void tell(int done, int all);
    }
}
