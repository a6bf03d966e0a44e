package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.Publication;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.routing.draft.PolicyDiff;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on screen.
///
/// @param live the version in force and the act that put it there
/// @param ahead acts that take effect later
/// @param draft the policy being edited; what is live while there is none
/// @param stored the draft as it was last saved; null while there is none
/// @param isSaved whether every edit stands in the workspace
/// @param diff of the draft against what is live
/// @param shown which of the two is looked at
/// @param spot in the policy looked at
/// @param known what filters can name
/// @param needsSecond whether publishing needs a second person
public record RoutingBoard(
        Live live,
        List<Publication> ahead,
        Policy draft,
        @Nullable PolicyDraft stored,
        boolean isSaved,
        PolicyDiff diff,
        Shown shown,
        Spot spot,
        Undo undo,
        Known known,
        boolean needsSecond) {
    /// What orders are routed by at this moment.
    public record Live(PolicyVersion version, Publication act) {}

    /// Whether there is something to take back or to do again.
    public record Undo(boolean can, boolean canRedo) {}

    /// Which policy the ladder shows.
    public enum Shown {
        DRAFT,
        LIVE
    }

    public Policy policy() {
        return shown == Shown.DRAFT ? draft : live.version().policy();
    }

    public boolean isEditable() {
        return shown == Shown.DRAFT;
    }

    public boolean hasDraft() {
        return stored != null || !diff.changes().isEmpty();
    }
}
