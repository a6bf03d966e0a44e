package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.kernel.Actor;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the draft is on its way to being published, and why a step cannot be taken yet.
///
/// @param replayOff why it cannot be replayed; empty when it can, as the others
public record Readiness(List<Step> steps, String replayOff, String askOff, String publishOff) {
    /// One step on the way.
    public record Step(State state, String text) {}

    /// Where a step stands.
    public enum State {
        DONE,
        OPEN,
        WRONG
    }

    /// What was checked of the draft.
    ///
    /// @param replayedAt time of the last replay; null without one
    /// @param isReplayCurrent whether nothing was edited since
    /// @param isReplaying whether one is running
    /// @param blocking findings that forbid publishing; -1 while they are being looked for
    public record Checked(@Nullable String replayedAt, boolean isReplayCurrent, boolean isReplaying, int blocking) {}

    public static Readiness of(RoutingBoard board, Checked checked, Actor person, Texts texts) {
        List<Step> steps = new ArrayList<>();
        String at = checked.replayedAt();
        boolean isReplayed = at != null && checked.isReplayCurrent();
        if (at != null && checked.isReplayCurrent()) {
            steps.add(new Step(State.DONE, texts.get("routing.step.replayed", at)));
        } else {
            String key = at == null ? "routing.step.notReplayed" : "routing.step.replayedBefore";
            steps.add(new Step(State.OPEN, texts.get(key, at == null ? "" : at)));
        }
        if (board.needsSecond()) {
            steps.add(approval(board.stored(), texts));
        }
        steps.add(checked.blocking() < 0 ? new Step(State.OPEN, texts.get("routing.step.checking"))
                : checked.blocking() == 0 ? new Step(State.DONE, texts.get("routing.step.noneBlocks"))
                : new Step(State.WRONG, texts.get("routing.step.blocks", checked.blocking())));
        String replayOff = board.diff().changes().isEmpty() ? texts.get("routing.off.same")
                : checked.isReplaying() ? texts.get("routing.off.replaying") : "";
        String notReady = notReady(board, checked, isReplayed, texts);
        return new Readiness(
                steps, replayOff, askOff(board.stored(), person, notReady, texts),
                board.needsSecond() ? texts.get("routing.off.second") : notReady);
    }

    private static Step approval(@Nullable PolicyDraft stored, Texts texts) {
        return stored == null || stored.proposed() == null
                ? new Step(State.OPEN, texts.get("routing.step.notApproved"))
                : new Step(State.OPEN, texts.get("routing.step.asked", stored.proposed().by()));
    }

    private static String notReady(RoutingBoard board, Checked checked, boolean isReplayed, Texts texts) {
        if (board.diff().changes().isEmpty()) {
            return texts.get("routing.off.same");
        }
        if (!board.isSaved()) {
            return texts.get("routing.off.saving");
        }
        if (!isReplayed) {
            return texts.get("routing.off.replay");
        }
        return checked.blocking() == 0 ? ""
                : texts.get(checked.blocking() < 0 ? "routing.off.checking" : "routing.off.blocked");
    }

    private static String askOff(@Nullable PolicyDraft stored, Actor person, String notReady, Texts texts) {
        PolicyDraft.Proposal proposal = stored == null ? null : stored.proposed();
        if (proposal == null) {
            return notReady;
        }
        return proposal.by().equals(person.name()) ? texts.get("routing.off.samePerson", proposal.by()) : "";
    }
}
