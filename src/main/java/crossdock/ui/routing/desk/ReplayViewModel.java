package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Replays the draft against what is live, one replay at a time, and keeps the newest report with the draft. FX thread.
public final class ReplayViewModel {
    private final PolicyLab lab;
    private final RoutingPorts ports;
    private final Keeping keeping;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ReadOnlyObjectWrapper<@Nullable ReplayReport> report = new ReadOnlyObjectWrapper<>();
    private AtomicBoolean stop = new AtomicBoolean();
    private String readFrom = "";

    /// Where a replay is.
    public sealed interface State {
        /// None runs.
        record Idle() implements State {}

        /// So many of so many orders.
        record Running(int done, int all) implements State {}

        /// It broke off.
        record Failed(String reason) implements State {}
    }

    /// Keeps a report beside the draft, if that is still the policy that was replayed.
    public interface Keeping {
        void keep(Policy replayed, String json);
    }

    public ReplayViewModel(PolicyLab lab, RoutingPorts ports, Keeping keeping) {
        this.lab = lab;
        this.ports = ports;
        this.keeping = keeping;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The newest report, also of an earlier state of the draft; null before the first.
    public ReadOnlyObjectProperty<@Nullable ReplayReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Takes over the report that is kept with a draft.
    public void take(@Nullable PolicyDraft stored) {
        String json = stored == null ? null : stored.replay();
        if (json != null && !json.equals(readFrom)) {
            readFrom = json;
            ReplayJson.read(json).ifPresent(report::set);
        }
    }

    /// The report when it is of this draft against this version; empty when something was edited since.
    public Optional<ReplayReport> current(Policy draft, PolicyVersion live) {
        ReplayReport newest = report.get();
        return newest != null && newest.isWhole() && newest.isOf(PolicyVersion.of(draft).hash(), live.hash())
                ? Optional.of(newest)
                : Optional.empty();
    }

    /// Starts; does nothing while one runs.
    public void start(RoutingBoard board) {
        if (state.get() instanceof State.Running) {
            return;
        }
        var stopped = new AtomicBoolean();
        stop = stopped;
        state.set(new State.Running(0, 0));
        Policy draft = board.draft();
        PolicyVersion live = board.live().version();
        ports.background().run(
                () -> lab.replay(draft, live, (done, all) -> ports.background().fx(() -> tell(done, all, stopped)),
                        stopped::get),
                found -> finish(found, draft),
                trouble -> state.set(trouble instanceof CancellationException
                        ? new State.Idle()
                        : new State.Failed(String.valueOf(trouble.getMessage()))));
    }

    private void tell(int done, int all, AtomicBoolean of) {
        if (of == stop && state.get() instanceof State.Running) {
            state.set(new State.Running(done, all));
        }
    }

    private void finish(ReplayReport found, Policy replayed) {
        report.set(found);
        state.set(new State.Idle());
        if (found.isWhole()) {
            readFrom = ReplayJson.write(found);
            keeping.keep(replayed, readFrom);
        }
    }

    /// Stops at the next few hundred orders; what was found until then is shown and says so.
    public void cancel() {
        stop.set(true);
    }
}
