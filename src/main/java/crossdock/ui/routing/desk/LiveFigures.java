package crossdock.ui.routing.desk;

import crossdock.routing.policy.Policy;
import crossdock.ui.common.Background;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Counts and findings of the policy on screen, worked out behind the edits: always for the newest edit next, never two
/// at a time. What is shown says whether it is of the policy as it stands. FX thread.
public final class LiveFigures {
    private final PolicyLab lab;
    private final Background background;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NONE);
    private @Nullable Policy wanted;
    private @Nullable Policy tried;
    private boolean isBusy;

    /// @param policy that the figures are of; null before the first
    /// @param isCounting whether figures of a newer policy are being worked out
    /// @param failed whether the last attempt broke off; the figures are then of `policy` still
    public record Shown(
            @Nullable Policy policy,
            @Nullable Tally tally,
            List<Finding> findings,
            boolean isCounting,
            boolean failed) {
        public static final Shown NONE = new Shown(null, null, List.of(), false, false);

        /// Findings that forbid publishing this policy; -1 while they are looked for, or could not be found out.
        public int blocking(Policy asked) {
            return !isOf(asked) ? -1 : (int) findings.stream()
                    .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                    .count();
        }

        public boolean isOf(Policy asked) {
            return asked.equals(policy);
        }

        /// The counts of this policy, else those of the one before where each still has its place; see [#isOf].
        public @Nullable Tally tallyOf(Policy asked) {
            return isOf(asked) || policy != null && shape(policy).equals(shape(asked)) ? tally : null;
        }

        private static List<Integer> shape(Policy policy) {
            return policy.runs().stream().map(run -> run.rules().size()).toList();
        }
    }

    public LiveFigures(PolicyLab lab, Background background) {
        this.lab = lab;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Wants figures of this policy; does nothing when they are there.
    public void want(Policy policy) {
        if (policy.equals(tried)) {
            wanted = null; // there, on its way, or failed: not again for nothing
        } else {
            wanted = policy;
            next();
        }
    }

    /// Counts again, since orders or stock changed.
    public void again() {
        Policy policy = wanted == null ? tried : wanted;
        if (policy != null) {
            wanted = policy;
            next();
        }
    }

    private void next() {
        Policy policy = wanted;
        if (isBusy || policy == null) {
            return;
        }
        isBusy = true;
        wanted = null;
        tried = policy;
        Shown now = shown.get();
        shown.set(new Shown(now.policy(), now.tally(), now.findings(), true, false));
        background.run(
                () -> lab.figures(policy),
                figures -> done(new Shown(policy, figures.tally(), figures.findings(), false, false)),
                _ -> done(new Shown(now.policy(), now.tally(), now.findings(), false, true)));
    }

    private void done(Shown figures) {
        isBusy = false;
        shown.set(figures);
        next();
    }
}
