package crossdock.fulfilment;

import crossdock.kernel.DomainEvent;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people decided about policies, as the event log keeps it.
public final class PolicyEvents {
    private PolicyEvents() {}

    private interface OnDraft extends DomainEvent {
        long draft();

        @Override
        default String subject() {
            return "policy-draft:" + draft();
        }
    }

    /// A draft was begun or changed.
    public record DraftSaved(long draft, long version, String hash) implements OnDraft {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("version", Long.toString(version), "hash", hash));
        }
    }

    /// A draft was thrown away.
    public record DraftDropped(long draft, String hash) implements OnDraft {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("hash", hash));
        }
    }

    /// A draft waits for a second person.
    public record PublicationProposed(long draft, String hash, Instant effectiveFrom) implements OnDraft {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("hash", hash, "effectiveFrom", effectiveFrom.toString()));
        }
    }

    /// A proposal was turned down, or taken back by who made it.
    public record ProposalDeclined(long draft, String hash, String proposedBy) implements OnDraft {
        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("hash", hash, "proposedBy", proposedBy));
        }
    }

    /// A version was put in force.
    public record PolicyPublished(Publication act) implements DomainEvent {
        @Override
        public String subject() {
            return "policy:" + act.hash();
        }

        @Override
        public SortedMap<String, String> facts() {
            String second = act.approvedBy();
            return new TreeMap<>(Map.of(
                    "seq", Long.toString(act.seq()),
                    "effectiveFrom", act.effectiveFrom().toString(),
                    "publishedBy", act.publishedBy(),
                    "approvedBy", second == null ? "" : second,
                    "rollback", Boolean.toString(act.rollback())));
        }
    }

    /// A publication that had not taken effect was taken back.
    public record PublicationWithdrawn(long seq, String hash) implements DomainEvent {
        @Override
        public String subject() {
            return "policy:" + hash;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("seq", Long.toString(seq)));
        }
    }

    /// Publishing needs a second person from now on, or no longer.
    public record SecondPersonAsked(boolean isNeeded) implements DomainEvent {
        @Override
        public String subject() {
            return "routing:approval";
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("needed", Boolean.toString(isNeeded)));
        }
    }
}
