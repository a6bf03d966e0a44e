package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.Publication;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.routing.desk.RoutingBoard.Live;
import crossdock.ui.routing.desk.RoutingBoard.Shown;
import crossdock.ui.routing.desk.RoutingBoard.Undo;
import crossdock.ui.routing.draft.DraftStack;
import crossdock.ui.routing.draft.DraftStack.Edit;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyDiff;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The policy, its draft and every edit of it. Each edit is on screen at once, saved behind it, and can be undone;
/// nothing is live before it is published. FX thread, but for the notices.
public final class RoutingViewModel {
    private final RoutingPorts ports;
    private final Function<String, PolicyWords> wordsFor;
    private final DraftKeeper keeper;
    private final ReadOnlyObjectWrapper<@Nullable RoutingBoard> board = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private ChangeNotices.@Nullable Subscription notices;
    private @Nullable Read read;
    private @Nullable DraftStack stack;
    private Shown shown = Shown.DRAFT;
    private Spot spot = Spot.FIRST;
    private boolean isReading;
    private boolean readAgain;

    private record Read(
            Live live, List<Publication> ahead, @Nullable PolicyDraft draft, boolean needsSecond, Known known) {}

    /// @param wordsFor words of a policy in a currency
    public RoutingViewModel(RoutingPorts ports, Function<String, PolicyWords> wordsFor) {
        this.ports = ports;
        this.wordsFor = wordsFor;
        keeper = new DraftKeeper(ports.acts(), ports.background(), ports.person(), this::saved, _ -> fail());
    }

    /// Null until the workspace was read.
    public ReadOnlyObjectProperty<@Nullable RoutingBoard> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /// Whether the workspace could not be read or written; what is on screen stays.
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    public void show() {
        notices = ports.changes().subscribe(notice -> {
            if (notice.touches(Topic.ROUTING)) {
                ports.background().fx(this::read);
            }
        });
        read();
    }

    public void hide() {
        if (notices != null) {
            notices.close();
            notices = null;
        }
    }

    /// Reads what is live and, unless edits are still being saved, the draft. Saves what could not be saved before.
    public void read() {
        if (isReading) {
            readAgain = true;
            return;
        }
        isReading = true;
        keeper.next();
        long saves = keeper.saves();
        ports.background().run(this::load, now -> accept(now, saves), _ -> {
            isReading = false;
            fail();
        });
    }

    private Read load() {
        Publication act = ports.policies().act(ports.clock().instant()).orElseThrow();
        PolicyVersion version = ports.policies().version(act.hash());
        Optional<PolicyDraft> draft = ports.policies().drafts().stream().findFirst();
        return new Read(
                new Live(version, act), ports.policies().ahead(), draft.orElse(null),
                ports.policies().needsSecondPerson(), ports.known().get());
    }

    private void accept(Read now, long saves) {
        isReading = false;
        failed.set(false);
        read = now;
        DraftStack before = stack;
        if (keeper.isIdle() && saves == keeper.saves()) {
            keeper.take(now.draft(), now.live().version().hash());
            Policy policy = now.draft() == null ? now.live().version().policy() : now.draft().policy();
            if (before == null || !before.now().equals(policy)) {
                stack = new DraftStack(policy);
            }
        } else if (before == null) {
            stack = new DraftStack(now.live().version().policy());
        } else if (keeper.isIdle()) {
            readAgain = true;
        }
        publish();
        if (readAgain) {
            readAgain = false;
            read();
        }
    }

    private void fail() {
        failed.set(true);
        publish();
    }

    private void saved(Outcome<PolicyDraft> outcome) {
        if (outcome instanceof Refused<PolicyDraft> refused) {
            ports.notices().refused(refused);
            read();
        } else {
            failed.set(false);
            publish();
        }
    }

    private void publish() {
        Read now = read;
        DraftStack edits = stack;
        if (now == null || edits == null) {
            return;
        }
        Policy live = now.live().version().policy();
        Policy draft = edits.now();
        spot = within(shown == Shown.DRAFT ? draft : live, spot);
        board.set(new RoutingBoard(
                now.live(), now.ahead(), draft, keeper.stored(), keeper.isIdle(),
                new PolicyDiff(live, draft, wordsFor.apply(draft.currency())), shown, spot,
                new Undo(edits.canUndo(), edits.canRedo()), now.known(), now.needsSecond()));
    }

    private static Spot within(Policy policy, Spot wanted) {
        if (policy.runs().isEmpty()) {
            return Spot.FIRST;
        }
        int run = Math.clamp(wanted.run(), 0, policy.runs().size() - 1);
        return new Spot(run, Math.clamp(wanted.rule(), -1, policy.runs().get(run).rules().size() - 1));
    }

    public void select(Spot wanted) {
        spot = wanted;
        publish();
    }

    /// The rule so many further on, over the edges of runs.
    public void step(int by) {
        RoutingBoard now = board.get();
        if (now == null) {
            return;
        }
        List<Spot> all = spots(now.policy());
        int at = all.indexOf(now.spot());
        if (!all.isEmpty()) {
            select(all.get(Math.clamp(at + by, 0, all.size() - 1)));
        }
    }

    /// Every run, each followed by its rules.
    public static List<Spot> spots(Policy policy) {
        List<Spot> all = new ArrayList<>();
        for (int run = 0; run < policy.runs().size(); run++) {
            for (int rule = -1; rule < policy.runs().get(run).rules().size(); rule++) {
                all.add(new Spot(run, rule));
            }
        }
        return all;
    }

    public void look(Shown at) {
        shown = at;
        publish();
    }

    /// Changes the draft.
    ///
    /// @param textKey what the step is called when it is undone
    public void edit(String textKey, UnaryOperator<Policy> change) {
        edit(textKey, "", change);
    }

    /// @param inOneGo steps under the same word that follow each other are undone together
    public void edit(String textKey, String inOneGo, UnaryOperator<Policy> change) {
        move(textKey, inOneGo, policy -> new Edits.At(change.apply(policy), spot));
    }

    /// Changes the draft and goes to where the change says.
    public void move(String textKey, Function<Policy, Edits.At> change) {
        move(textKey, "", change);
    }

    private void move(String textKey, String inOneGo, Function<Policy, Edits.At> change) {
        DraftStack edits = stack;
        if (edits == null || shown != Shown.DRAFT) {
            return;
        }
        Spot from = spot;
        Edits.At next = change.apply(edits.now());
        if (edits.push(next.policy(), new Edit(textKey, from), inOneGo)) {
            spot = next.spot();
            keeper.save(edits.now());
        }
        publish();
    }

    /// Whatever is edited next is a step of its own.
    public void endGo() {
        if (stack != null) {
            stack.endGo();
        }
    }

    public void undo() {
        back("routing.undo.told", stack == null ? null : stack.undo().orElse(null));
    }

    public void redo() {
        back("routing.redo.told", stack == null ? null : stack.redo().orElse(null));
    }

    private void back(String textKey, @Nullable Edit step) {
        DraftStack edits = stack;
        if (edits != null && step != null) {
            shown = Shown.DRAFT;
            spot = step.spot();
            keeper.save(edits.now());
            ports.notices().tell(textKey, wordsFor.apply(edits.now().currency()).text(step.textKey()));
            publish();
        }
    }

    /// Keeps a replay's report with the draft, if it is still the policy that was replayed.
    public void keepReplay(Policy replayed, String json) {
        keeper.keep(replayed, json);
    }

    public PolicyWords words() {
        RoutingBoard now = board.get();
        return wordsFor.apply(now == null ? "USD" : now.draft().currency());
    }

    public RoutingPorts ports() {
        return ports;
    }
}
