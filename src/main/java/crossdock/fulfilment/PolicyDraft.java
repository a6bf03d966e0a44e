package crossdock.fulfilment;

import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy being written. Nothing of it is live.
///
/// @param id 0 before it is stored
/// @param version counts changes; a command names the one it saw
/// @param basedOn hash of the version it was begun from; null for one begun from a template
/// @param changedBy name of who saved it last
/// @param proposed waits for a second person; null while nobody asked for its publication
/// @param replay what its newest replay came to, as JSON; null without one. It can be of an earlier state of the policy,
/// which it names by its hash
public record PolicyDraft(
        long id,
        long version,
        Policy policy,
        @Nullable String basedOn,
        Instant changedAt,
        String changedBy,
        @Nullable Proposal proposed,
        @Nullable String replay) {
    /// Somebody asked for publication.
    ///
    /// @param effectiveFrom as asked; a past instant means at approval
    public record Proposal(String by, Instant at, Instant effectiveFrom) {}

    /// From its stored form.
    public static PolicyDraft read(
            long id,
            long version,
            String json,
            @Nullable String basedOn,
            Instant changedAt,
            String changedBy,
            @Nullable Proposal proposed,
            @Nullable String replay) {
        return new PolicyDraft(
                id, version, PolicyJson.read(json), basedOn, changedAt, changedBy, proposed, replay);
    }

    /// The policy as canonical JSON.
    public String json() {
        return PolicyJson.write(policy);
    }

    public PolicyDraft withId(long newId) {
        return new PolicyDraft(newId, version, policy, basedOn, changedAt, changedBy, proposed, replay);
    }

    PolicyDraft proposed(@Nullable Proposal proposal) {
        return new PolicyDraft(id, version + 1, policy, basedOn, changedAt, changedBy, proposal, replay);
    }

    PolicyDraft replayed(String result) {
        return new PolicyDraft(id, version + 1, policy, basedOn, changedAt, changedBy, proposed, result);
    }
}
