package crossdock.fulfilment;

import crossdock.fulfilment.PolicyDraft.Proposal;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyJson;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Drafts, publication and history of the routing policy. Nothing is live before it is published; every act is an
/// event. Commands name the draft's version they saw: of two the first wins.
public final class PolicyService implements PolicyActs {
    private static final String USUAL_CURRENCY = "USD"; // where no listing says

    private final Transactor transactor;
    private final Policies policies;
    private final InstantSource clock;

    public PolicyService(Transactor transactor, Policies policies, InstantSource clock) {
        this.transactor = transactor;
        this.policies = policies;
        this.clock = clock;
    }

    /// Puts the usual policy in force where none ever was: on a new workspace, in the console's name.
    public void begin() {
        if (policies.publications().isEmpty()) {
            transactor.run(Actor.CONSOLE, tx -> {
                if (policies.publications().isEmpty()) {
                    String currency = policies.usualCurrency().orElse(USUAL_CURRENCY);
                    PolicyVersion usual = PolicyVersion.of(Templates.USUAL.policy(currency));
                    publish(tx, Actor.CONSOLE.name(), null, usual, now(), false);
                }
            });
        }
    }

    /// The version in force. Throws IllegalStateException before [#begin].
    public PolicyVersion live() {
        Publication act = act(now()).orElseThrow(() -> new IllegalStateException("no policy was ever published"));
        return version(act.hash());
    }

    /// A version by its hash. Throws IllegalArgumentException for a hash nobody published.
    public PolicyVersion version(String hash) {
        return policies.version(hash)
                .map(json -> new PolicyVersion(PolicyJson.read(json), hash))
                .orElseThrow(() -> new IllegalArgumentException("no policy version " + hash));
    }

    /// The act whose version is in force at an instant.
    public Optional<Publication> act(Instant at) {
        return inForce(at).reduce((earlier, later) -> later);
    }

    /// Acts that take effect later, soonest first.
    public List<Publication> ahead() {
        Instant now = now();
        return policies.publications().stream()
                .filter(act -> act.withdrawnAt() == null && act.effectiveFrom().isAfter(now))
                .sorted(Comparator.comparing(Publication::effectiveFrom).thenComparing(Publication::seq))
                .toList();
    }

    /// All acts, newest first.
    public List<Publication> history() {
        List<Publication> acts = new ArrayList<>(policies.publications());
        acts.sort(Comparator.comparing(Publication::seq).reversed());
        return acts;
    }

    public List<PolicyDraft> drafts() {
        return policies.drafts();
    }

    public Optional<PolicyDraft> draft(long id) {
        return policies.draft(id);
    }

    @Override
    public PolicyDraft begin(Actor actor, Policy policy, @Nullable String basedOn) {
        return transactor.write(actor, tx ->
                save(tx, actor, new PolicyDraft(0, 1, policy, basedOn, now(), actor.name(), null, null)));
    }

    @Override
    public Outcome<PolicyDraft> save(Actor actor, PolicyDraft seen, Policy policy) {
        return onDraft(actor, seen, (tx, draft) -> draft.policy().equals(policy)
                ? new Done<>(draft)
                : new Done<>(save(tx, actor, new PolicyDraft(
                        draft.id(), draft.version() + 1, policy, draft.basedOn(), now(), actor.name(), null,
                        draft.replay()))));
    }

    private PolicyDraft save(Tx tx, Actor actor, PolicyDraft draft) {
        PolicyDraft stored = policies.put(draft);
        tx.record(new PolicyEvents.DraftSaved(
                stored.id(), stored.version(), PolicyVersion.of(stored.policy()).hash()));
        tx.changed(Topic.ROUTING, 0);
        return stored;
    }

    @Override
    public Outcome<PolicyDraft> keepReplay(Actor actor, PolicyDraft seen, String json) {
        return onDraft(actor, seen, (tx, draft) -> {
            tx.changed(Topic.ROUTING, 0);
            return new Done<>(policies.put(draft.replayed(json)));
        });
    }

    @Override
    public Outcome<PolicyDraft> drop(Actor actor, PolicyDraft seen) {
        return onDraft(actor, seen, (tx, draft) -> {
            policies.drop(draft.id());
            tx.record(new PolicyEvents.DraftDropped(
                    draft.id(), PolicyVersion.of(draft.policy()).hash()));
            tx.changed(Topic.ROUTING, 0);
            return new Done<>(draft);
        });
    }

    @Override
    public Outcome<Boolean> publish(Actor actor, PolicyDraft seen, Instant effectiveFrom) {
        return onDraft(actor, seen, (tx, draft) -> {
            PolicyVersion version = PolicyVersion.of(draft.policy());
            if (act(later(effectiveFrom)).filter(act -> act.hash().equals(version.hash())).isPresent()) {
                return new Refused<>("policy.same", version.shortName());
            }
            if (policies.needsSecondPerson()) {
                Instant from = later(effectiveFrom);
                policies.put(draft.proposed(new Proposal(actor.name(), now(), from)));
                tx.record(new PolicyEvents.PublicationProposed(draft.id(), version.hash(), from));
                tx.changed(Topic.ROUTING, 0);
                return new Done<>(false);
            }
            publish(tx, actor.name(), null, version, later(effectiveFrom), false);
            policies.drop(draft.id());
            return new Done<>(true);
        });
    }

    @Override
    public Outcome<Publication> approve(Actor actor, PolicyDraft seen) {
        return onDraft(actor, seen, (tx, draft) -> {
            Proposal proposal = draft.proposed();
            if (proposal == null) {
                return new Refused<>("policy.notProposed");
            }
            if (proposal.by().equals(actor.name())) {
                return new Refused<>("policy.samePerson", actor.name());
            }
            Publication act = publish(
                    tx,
                    proposal.by(),
                    actor.name(),
                    PolicyVersion.of(draft.policy()),
                    later(proposal.effectiveFrom()),
                    false);
            policies.drop(draft.id());
            return new Done<>(act);
        });
    }

    @Override
    public Outcome<PolicyDraft> decline(Actor actor, PolicyDraft seen) {
        return onDraft(actor, seen, (tx, draft) -> {
            Proposal proposal = draft.proposed();
            if (proposal == null) {
                return new Refused<>("policy.notProposed");
            }
            tx.record(new PolicyEvents.ProposalDeclined(
                    draft.id(), PolicyVersion.of(draft.policy()).hash(), proposal.by()));
            tx.changed(Topic.ROUTING, 0);
            return new Done<>(policies.put(draft.proposed(null)));
        });
    }

    @Override
    public Outcome<Publication> rollBack(Actor actor, long seen) {
        return transactor.write(actor, tx -> {
            List<Publication> acts = inForce(now()).toList();
            Publication current = acts.getLast();
            if (current.seq() != seen) {
                return new Refused<>("policy.changed", current.shortName());
            }
            Optional<Publication> before = acts.stream()
                    .filter(act -> !act.hash().equals(current.hash()))
                    .reduce((earlier, later) -> later);
            if (before.isEmpty()) {
                return new Refused<>("policy.first", current.shortName());
            }
            ahead().forEach(act -> withdraw(tx, act));
            return new Done<>(publish(tx, actor.name(), null, version(before.get().hash()), now(), true));
        });
    }

    @Override
    public Outcome<Publication> withdraw(Actor actor, long seq) {
        return transactor.write(actor, tx -> {
            Optional<Publication> waiting =
                    ahead().stream().filter(act -> act.seq() == seq).findFirst();
            if (waiting.isEmpty()) {
                return new Refused<>("policy.inForce");
            }
            withdraw(tx, waiting.get());
            return new Done<>(waiting.get());
        });
    }

    public boolean needsSecondPerson() {
        return policies.needsSecondPerson();
    }

    @Override
    public void needSecondPerson(Actor actor, boolean isNeeded) {
        transactor.run(actor, tx -> {
            if (policies.needsSecondPerson() != isNeeded) {
                policies.needSecondPerson(isNeeded);
                tx.record(new PolicyEvents.SecondPersonAsked(isNeeded));
                tx.changed(Topic.ROUTING, 0);
            }
        });
    }

    private void withdraw(Tx tx, Publication act) {
        policies.withdraw(act.seq(), now());
        tx.record(new PolicyEvents.PublicationWithdrawn(act.seq(), act.hash()));
        tx.changed(Topic.ROUTING, 0);
    }

    private Publication publish(
            Tx tx, String by, @Nullable String second, PolicyVersion version, Instant from, boolean isRollback) {
        policies.keep(version.hash(), PolicyJson.write(version.policy()), now(), by);
        Publication act = policies.publish(new Publication(
                0, version.hash(), version.policy().name(), from, now(), by, second, isRollback, null));
        tx.record(new PolicyEvents.PolicyPublished(act));
        tx.changed(Topic.ROUTING, 0);
        return act;
    }

    /// In the order in which they took over.
    private Stream<Publication> inForce(Instant at) {
        return policies.publications().stream()
                .filter(act -> act.withdrawnAt() == null && !act.effectiveFrom().isAfter(at))
                .sorted(Comparator.comparing(Publication::effectiveFrom).thenComparing(Publication::seq));
    }

    private Instant later(Instant wanted) {
        Instant now = now();
        return wanted.isAfter(now) ? wanted.truncatedTo(ChronoUnit.MICROS) : now;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @FunctionalInterface
    private interface Act<T> {
        Outcome<T> on(Tx tx, PolicyDraft draft);
    }

    private <T> Outcome<T> onDraft(Actor actor, PolicyDraft seen, Act<T> act) {
        return transactor.write(actor, tx -> {
            Optional<PolicyDraft> draft = policies.draft(seen.id());
            if (draft.isEmpty()) {
                return new Refused<>("policy.draftUnknown");
            }
            return draft.get().version() == seen.version()
                    ? act.on(tx, draft.get())
                    : new Refused<>("policy.draftChanged", draft.get().changedBy());
        });
    }
}
