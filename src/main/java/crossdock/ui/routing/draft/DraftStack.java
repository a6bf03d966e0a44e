package crossdock.ui.routing.draft;

import crossdock.routing.policy.Policy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Every state the draft was in since the screen was first shown, to go back and forth in. Changes made in one go, such
/// as typing a number, count as one step.
public final class DraftStack {
    private static final int DEEPEST = 500;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private Policy now;
    private String go = "";

    /// @param before the policy the step started from, or for one undone the policy it led to
    private record Step(Policy before, Edit edit) {}

    /// What a step did.
    ///
    /// @param textKey says it to people
    /// @param spot where
    public record Edit(String textKey, Spot spot) {}

    public DraftStack(Policy policy) {
        now = policy;
    }

    public Policy now() {
        return now;
    }

    /// Takes a change. An equal policy is no change.
    ///
    /// @param inOneGo changes that follow each other under the same word are one step; empty for a step of its own
    /// @return whether anything changed
    public boolean push(Policy next, Edit edit, String inOneGo) {
        if (next.equals(now)) {
            return false;
        }
        boolean joins = !inOneGo.isEmpty() && inOneGo.equals(go) && !done.isEmpty();
        if (!joins) {
            done.push(new Step(now, edit));
            if (done.size() > DEEPEST) {
                done.removeLast();
            }
        }
        go = inOneGo;
        undone.clear();
        now = next;
        return true;
    }

    /// Whatever comes next is a step of its own.
    public void endGo() {
        go = "";
    }

    public Optional<Edit> undo() {
        return step(done, undone);
    }

    public Optional<Edit> redo() {
        return step(undone, done);
    }

    private Optional<Edit> step(Deque<Step> from, Deque<Step> to) {
        endGo();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Step step = from.pop();
        to.push(new Step(now, step.edit()));
        now = step.before();
        return Optional.of(step.edit());
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }
}
