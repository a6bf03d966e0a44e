package crossdock.fulfilment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One act that put a policy version in force.
///
/// @param seq counts acts from 1
/// @param hash of the version, see [crossdock.routing.policy.PolicyVersion]
/// @param name the policy's own, as in that version
/// @param effectiveFrom of several in force the one with the latest instant rules, then the later act
/// @param publishedBy name of who asked for it
/// @param approvedBy second person; null when none was needed
/// @param rollback whether it brought an earlier version back
/// @param withdrawnAt when it was taken back before it took effect; null otherwise
public record Publication(
        long seq,
        String hash,
        String name,
        Instant effectiveFrom,
        Instant publishedAt,
        String publishedBy,
        @Nullable String approvedBy,
        boolean rollback,
        @Nullable Instant withdrawnAt) {
    /// What people see: the first six digits.
    public String shortName() {
        return hash.substring(0, 6);
    }
}
