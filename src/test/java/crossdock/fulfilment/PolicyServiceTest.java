package crossdock.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.routing.SqlPolicies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyServiceTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    private static final Actor BEN = new Actor(Actor.Kind.PERSON, "ben");
    private static final Policy STORES = Templates.STORE_FIRST.policy("USD");
    private static final Policy CHEAP = Templates.CHEAPEST.policy("USD");

    private Database db;
    private PolicyService service;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @BeforeEach
    void open(@TempDir Path folder) {
        db = TestStore.open(folder);
        service = new PolicyService(
                db.transactor(), new SqlPolicies(db.writer(), db.readers()), () -> now);
        service.begin();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError("refused: " + refused);
        };
    }

    private static String refusal(Outcome<?> outcome) {
        return assertInstanceOf(Refused.class, outcome).code();
    }

    private void publishNow(Policy policy) {
        PolicyDraft draft = service.begin(ANN, policy, service.live().hash());
        assertTrue(done(service.publish(ANN, draft, now)));
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void startsWithTheUsualPolicyInTheConsolesName() {
        assertEquals(PolicyVersion.of(Templates.USUAL.policy("USD")), service.live());
        assertEquals("console", service.history().getFirst().publishedBy());
        service.begin();
        assertEquals(1, service.history().size());
    }

    @Test
    void nothingOfADraftIsLive() {
        PolicyVersion before = service.live();
        PolicyDraft draft = service.begin(ANN, STORES, before.hash());
        PolicyDraft changed = done(service.save(ANN, draft, CHEAP));
        assertEquals(before, service.live());
        assertEquals(List.of(changed), service.drafts());
        assertEquals(CHEAP, service.draft(changed.id()).orElseThrow().policy());
    }

    @Test
    void ofTwoWhoSaveOneDraftTheSecondIsTold() {
        PolicyDraft draft = service.begin(ANN, STORES, null);
        done(service.save(BEN, draft, CHEAP));
        assertEquals(new Refused<>("policy.draftChanged", "ben"), service.save(ANN, draft, STORES));
        assertEquals(CHEAP, service.draft(draft.id()).orElseThrow().policy());
    }

    @Test
    void takesEffectAtItsInstantAndCanBeWithdrawnBefore() {
        PolicyVersion usual = service.live();
        Instant tomorrow = now.plusSeconds(86_400);
        done(service.publish(ANN, service.begin(ANN, STORES, null), tomorrow));
        done(service.publish(ANN, service.begin(ANN, CHEAP, null), tomorrow.plusSeconds(1)));
        assertEquals(usual, service.live());
        done(service.withdraw(BEN, service.ahead().getLast().seq()));
        pass(86_400);
        assertEquals(STORES, service.live().policy());
        pass(60);
        assertEquals(STORES, service.live().policy());
        assertEquals("policy.inForce", refusal(service.withdraw(BEN, service.history().getFirst().seq())));
    }

    @Test
    void rollsBackInOneStepAndForwardInAnother() {
        publishNow(STORES);
        pass(10);
        publishNow(CHEAP);
        Publication cheap = service.act(now).orElseThrow();
        pass(10);
        Publication back = done(service.rollBack(BEN, cheap.seq()));
        assertEquals(STORES, service.live().policy());
        assertTrue(back.rollback());
        assertEquals("policy.changed", refusal(service.rollBack(ANN, cheap.seq())));
        pass(10);
        done(service.rollBack(BEN, back.seq()));
        assertEquals(CHEAP, service.live().policy());
    }

    @Test
    void aRollbackWithdrawsWhatWasToComeLater() {
        publishNow(STORES);
        pass(10);
        done(service.publish(ANN, service.begin(ANN, CHEAP, null), now.plusSeconds(60)));
        done(service.rollBack(BEN, service.act(now).orElseThrow().seq()));
        pass(120);
        assertEquals("Warehouses near by, then stores", service.live().policy().name());
    }

    @Test
    void nothingIsBeforeTheFirst() {
        assertEquals("policy.first", refusal(service.rollBack(ANN, service.history().getFirst().seq())));
    }

    @Test
    void asksForASecondPersonWhereTheWorkspaceDoes() {
        service.needSecondPerson(ANN, true);
        PolicyDraft draft = service.begin(ANN, STORES, null);
        assertFalse(done(service.publish(ANN, draft, now)));
        PolicyDraft proposed = service.draft(draft.id()).orElseThrow();
        assertEquals("policy.samePerson", refusal(service.approve(ANN, proposed)));
        assertEquals("policy.draftChanged", refusal(service.approve(BEN, draft)));
        pass(60);
        Publication act = done(service.approve(BEN, proposed));
        assertEquals("ann", act.publishedBy());
        assertEquals("ben", act.approvedBy());
        assertEquals(now, act.effectiveFrom());
        assertEquals(STORES, service.live().policy());
    }

    @Test
    void aChangeEndsTheProposalBecauseNobodySawIt() {
        service.needSecondPerson(ANN, true);
        PolicyDraft draft = service.begin(ANN, STORES, null);
        done(service.publish(ANN, draft, now));
        PolicyDraft proposed = service.draft(draft.id()).orElseThrow();
        PolicyDraft changed = done(service.save(ANN, proposed, CHEAP));
        assertNull(changed.proposed());
        assertEquals("policy.notProposed", refusal(service.approve(BEN, changed)));
    }

    @Test
    void refusesToPublishWhatIsInForce() {
        PolicyDraft same = service.begin(ANN, service.live().policy(), null);
        assertEquals("policy.same", refusal(service.publish(ANN, same, now)));
    }

    @Test
    void everyActIsAnEvent() {
        publishNow(STORES);
        service.needSecondPerson(ANN, true);
        PolicyDraft draft = service.begin(ANN, CHEAP, null);
        done(service.drop(BEN, draft));
        List<String> types = db.readers().read(sql -> sql.list(
                "SELECT type FROM event ORDER BY seq", row -> row.getString(1)));
        assertEquals(
                List.of("PolicyPublished", "DraftSaved", "PolicyPublished", "SecondPersonAsked", "DraftSaved",
                        "DraftDropped"),
                types);
    }
}
