package crossdock.fulfilment;

import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.routing.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What people do with the routing policy, in this process or handed to the one that holds the workspace. Commands name
/// the draft's version they saw: of two the first wins. Never on the UI thread.
public interface PolicyActs {
    /// Begins a draft.
    ///
    /// @param basedOn hash of the version it comes from; null for a template
    PolicyDraft begin(Actor actor, Policy policy, @Nullable String basedOn);

    /// Replaces the policy of a draft. A proposal ends by it: who approves must have seen what is published. What its
    /// last replay came to stays beside it; that names the policy it was of. Refused: `policy.draftUnknown`,
    /// `policy.draftChanged`.
    Outcome<PolicyDraft> save(Actor actor, PolicyDraft seen, Policy policy);

    /// Keeps what a replay of the draft came to beside it.
    Outcome<PolicyDraft> keepReplay(Actor actor, PolicyDraft seen, String json);

    Outcome<PolicyDraft> drop(Actor actor, PolicyDraft seen);

    /// Puts a draft in force, or proposes it where a second person is asked for. Refused also: `policy.same` when the
    /// version is in force already.
    ///
    /// @param effectiveFrom a past instant means now
    /// @return true when published, false when it waits for a second person
    Outcome<Boolean> publish(Actor actor, PolicyDraft seen, Instant effectiveFrom);

    /// A second person agrees. Refused: `policy.notProposed`, `policy.samePerson`.
    Outcome<Publication> approve(Actor actor, PolicyDraft seen);

    /// A proposal goes back to being a draft.
    Outcome<PolicyDraft> decline(Actor actor, PolicyDraft seen);

    /// Brings back, at once, the version that was in force before the one that is; done twice it undoes itself. What
    /// was to take effect later is withdrawn. Refused: `policy.changed` when another act came between, `policy.first`
    /// when there was none before.
    ///
    /// @param seen seq of the act in force, as the person saw it
    Outcome<Publication> rollBack(Actor actor, long seen);

    /// Takes back what has not taken effect yet. Refused: `policy.inForce`.
    Outcome<Publication> withdraw(Actor actor, long seq);

    /// Says whether what one person publishes another has to approve.
    void needSecondPerson(Actor actor, boolean isNeeded);
}
