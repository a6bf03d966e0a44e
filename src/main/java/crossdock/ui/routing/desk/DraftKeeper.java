package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.PolicyActs;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.routing.policy.Policy;
import crossdock.ui.common.Background;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Saves the draft behind the edits, one save at a time; edits made meanwhile go with the next. FX thread.
final class DraftKeeper {
    private final PolicyActs policies;
    private final Background background;
    private final Actor person;
    private final Consumer<Outcome<PolicyDraft>> saved;
    private final Consumer<Exception> failed;
    private @Nullable PolicyDraft stored;
    private @Nullable Policy waiting;
    private @Nullable Replayed replayed;
    private String basedOn = "";
    private boolean isSaving;
    private long saves;

    private record Replayed(Policy policy, String json) {}

    /// @param saved told of each save, and of a refusal because somebody else was faster
    /// @param failed told when the workspace could not be written; the edits stay on screen
    DraftKeeper(
            PolicyActs policies, Background background, Actor person, Consumer<Outcome<PolicyDraft>> saved,
            Consumer<Exception> failed) {
        this.policies = policies;
        this.background = background;
        this.person = person;
        this.saved = saved;
        this.failed = failed;
    }

    /// What stands in the workspace, as just read.
    void take(@Nullable PolicyDraft draft, String liveHash) {
        stored = draft;
        basedOn = liveHash;
    }

    @Nullable PolicyDraft stored() {
        return stored;
    }

    /// Grows with each save begun and ended: what was read under another number may be older than the last edit.
    long saves() {
        return saves;
    }

    boolean isIdle() {
        return !isSaving && waiting == null;
    }

    void save(Policy policy) {
        waiting = policy;
        next();
    }

    /// Keeps what a replay came to beside the draft it was of, after the edits that are on their way.
    void keep(Policy policy, String json) {
        replayed = new Replayed(policy, json);
        next();
    }

    private void keepReplay() {
        Replayed now = replayed;
        PolicyDraft seen = stored;
        replayed = null;
        if (now != null && seen != null && seen.policy().equals(now.policy())) {
            isSaving = true;
            saves++;
            background.run(
                    () -> policies.keepReplay(person, seen, now.json()), this::accept, trouble -> {
                        isSaving = false;
                        failed.accept(trouble);
                    });
        }
    }

    /// Tries again what could not be written.
    void next() {
        Policy policy = waiting;
        if (isSaving) {
            return;
        }
        if (policy == null) {
            keepReplay();
            return;
        }
        isSaving = true;
        saves++;
        waiting = null;
        PolicyDraft seen = stored;
        String base = basedOn;
        background.<Outcome<PolicyDraft>>run(
                () -> seen == null
                        ? new Done<>(policies.begin(person, policy, base))
                        : policies.save(person, seen, policy),
                this::accept,
                trouble -> {
                    isSaving = false;
                    waiting = waiting == null ? policy : waiting;
                    failed.accept(trouble);
                });
    }

    private void accept(Outcome<PolicyDraft> outcome) {
        isSaving = false;
        saves++;
        switch (outcome) {
            case Done<PolicyDraft>(PolicyDraft draft) -> stored = draft;
            case Refused<PolicyDraft> _ -> waiting = null;
        }
        saved.accept(outcome);
        next();
    }
}
