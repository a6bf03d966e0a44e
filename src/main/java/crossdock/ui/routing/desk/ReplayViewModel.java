package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import java.util.List;
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
    private List<OrderFile.Refusal> refused = List.of();
    private @Nullable OrderFile source;
    private AtomicBoolean stop = new AtomicBoolean();
    private String readFrom = "";

    /// Where a replay is.
    public sealed interface State {
        /// None runs.
        record Idle() implements State {}

        /// So many of so many orders; 0 of all while they are gathered, then so many rows of a file are read.
        record Running(int done, int all) implements State {}

        /// No order of the file can be replayed.
        ///
        /// @param code as in `refusal.<code>`
        /// @param rows that say why
        record Refused(String code, List<String> args, List<OrderFile.Refusal> rows) implements State {}

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
            ReplayJson.read(json).ifPresent(kept -> {
                refused = List.of();
                source = null;
                report.set(kept);
            });
        }
    }

    /// The report when it is of this draft against this version; empty when something was edited since.
    public Optional<ReplayReport> current(Policy draft, PolicyVersion live) {
        ReplayReport newest = report.get();
        return newest != null && newest.isWhole() && newest.isOf(PolicyVersion.of(draft).hash(), live.hash())
                ? Optional.of(newest)
                : Optional.empty();
    }

    /// The file that the report is of, to be replayed again; empty for stored orders, and for a file of an earlier
    /// session.
    public Optional<OrderFile> source() {
        return Optional.ofNullable(source);
    }

    /// Rows of that file that do not count, the first thousand; they are not kept with the draft.
    public List<OrderFile.Refusal> refused() {
        return refused;
    }

    /// Starts on the stored orders; does nothing while one runs.
    public void start(RoutingBoard board) {
        begin(board, null);
    }

    /// Starts on the orders of a file; does nothing while one runs.
    public void start(RoutingBoard board, OrderFile file) {
        begin(board, file);
    }

    private void begin(RoutingBoard board, @Nullable OrderFile file) {
        if (state.get() instanceof State.Running) {
            return;
        }
        var stopped = new AtomicBoolean();
        stop = stopped;
        state.set(new State.Running(0, 0));
        Policy draft = board.draft();
        PolicyVersion live = board.live().version();
        PolicyLab.Progress progress = (done, all) -> ports.background().fx(() -> tell(done, all, stopped));
        ports.background().<OrderFile.Replayed>run(
                () -> file == null
                        ? new OrderFile.Replayed(lab.replay(draft, live, progress, stopped::get), List.of())
                        : lab.replay(draft, live, file, progress, stopped::get),
                found -> finish(found, file, draft),
                trouble -> state.set(switch (trouble) {
                    case CancellationException _ -> new State.Idle();
                    case OrderFile.Unusable no -> new State.Refused(no.code(), no.args(), no.refused());
                    default -> new State.Failed(String.valueOf(trouble.getMessage()));
                }));
    }

    private void tell(int done, int all, AtomicBoolean of) {
        if (of == stop && state.get() instanceof State.Running) {
            state.set(new State.Running(done, all));
        }
    }

    private void finish(OrderFile.Replayed replay, @Nullable OrderFile file, Policy replayed) {
        ReplayReport found = replay.report();
        refused = replay.refused();
        source = file;
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
