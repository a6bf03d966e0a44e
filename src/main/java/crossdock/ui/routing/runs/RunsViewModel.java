package crossdock.ui.routing.runs;

import crossdock.fulfilment.live.RoutingLedger.RunRecord;
import crossdock.fulfilment.live.RoutingLedger.Waiting;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.ui.routing.desk.RoutingPorts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The runs of the policy in force, what waits for each, and the last turns. FX thread, but for the notices.
public final class RunsViewModel {
    private static final int TURNS = 100;

    private final RoutingPorts ports;
    private final RunsDesk desk;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown(List.of(), List.of(), Instant.EPOCH, false));
    private ChangeNotices.@Nullable Subscription notices;
    private boolean isReading;
    private boolean readAgain;

    /// One run.
    ///
    /// @param waiting orders that wait for its next turn
    /// @param next when the next turn is; null for one that decides with every order, is off or is stopped
    /// @param last newest turn among those shown; null for none
    record Line(
            String name, boolean isOn, boolean isPaused, Schedule schedule, int waiting, @Nullable Instant next,
            @Nullable RunRecord last) {}

    /// @param turns newest first
    /// @param at when it was read
    /// @param isBroken it could not be read; what is shown is older
    record Shown(List<Line> lines, List<RunRecord> turns, Instant at, boolean isBroken) {}

    /// @param zone of schedules: the workspace's reporting zone
    public RunsViewModel(RoutingPorts ports, RunsDesk desk, ZoneId zone) {
        this.ports = ports;
        this.desk = desk;
        this.zone = zone;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void show() {
        notices = ports.changes().subscribe(notice -> {
            if (notice.touches(Topic.ROUTING)) {
                ports.background().fx(this::read);
            }
        });
        read();
    }

    void hide() {
        if (notices != null) {
            notices.close();
            notices = null;
        }
    }

    /// What happens while it is read is read right after, once.
    void read() {
        if (isReading) {
            readAgain = true;
            return;
        }
        isReading = true;
        ports.background().run(this::load, this::accept, _ -> {
            Shown old = shown.get();
            accept(new Shown(old.lines(), old.turns(), old.at(), true));
        });
    }

    private void accept(Shown now) {
        isReading = false;
        shown.set(now);
        if (readAgain && notices != null) {
            readAgain = false;
            read();
        }
    }

    private Shown load() {
        Instant now = ports.clock().instant();
        Policy policy = ports.policies().live().policy();
        List<RunRecord> turns = desk.ledger().runs(TURNS);
        Set<String> paused = desk.ledger().paused();
        Map<String, Waiting> waiting = desk.ledger().waiting().stream()
                .collect(Collectors.toMap(Waiting::run, Function.identity()));
        return new Shown(
                policy.runs().stream()
                        .map(run -> line(run, paused.contains(run.name()), waiting.get(run.name()), turns, now))
                        .toList(),
                turns, now, false);
    }

    private Line line(Run run, boolean isPaused, @Nullable Waiting waiting, List<RunRecord> turns, Instant now) {
        Instant next = waiting == null ? null : waiting.next();
        boolean isAwake = run.enabled() && !isPaused;
        return new Line(
                run.name(), run.enabled(), isPaused, run.schedule(), waiting == null ? 0 : waiting.orders(),
                !isAwake ? null : next != null ? next : run.schedule().next(now, zone).orElse(null),
                turns.stream().filter(turn -> turn.run().equals(run.name())).findFirst().orElse(null));
    }

    /// Stops the run, or lets it go on.
    void pause(Line line) {
        boolean isPaused = !line.isPaused();
        ports.background().run(() -> {
            desk.acts().pause(ports.person(), line.name(), isPaused);
            return isPaused;
        }, now -> {
            ports.notices().tellDone(
                    () -> pause(new Line(
                            line.name(), line.isOn(), now, line.schedule(), line.waiting(), null, line.last())),
                    now ? "routing.runs.paused" : "routing.runs.resumed", line.name());
            read();
        }, this::tell);
    }

    /// Decides what waits for it, before its time.
    void decide(Line line) {
        ports.background().run(() -> desk.acts().decide(ports.person(), line.name()), decided -> {
            ports.notices().tell("routing.runs.decided", line.name(), decided);
            read();
        }, this::tell);
    }

    private void tell(Exception trouble) {
        ports.notices().warn("routing.runs.failed", String.valueOf(trouble.getMessage()));
    }
}
