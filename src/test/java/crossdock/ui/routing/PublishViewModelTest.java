package crossdock.ui.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.PolicyDraft;
import crossdock.kernel.Actor;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.PublishViewModel.Version;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Spot;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishViewModelTest {
    private static final Policy USUAL = Templates.USUAL.policy("USD");
    private static final Policy RENAMED = Edits.rename(USUAL, Spot.FIRST, "Pickups");

    private PolicyRoom room;
    private PublishViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        room = new PolicyRoom(folder);
        model = of(PolicyRoom.ANN);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private PublishViewModel of(Actor person) {
        return new PublishViewModel(room.ports(Background.inPlace(), person), ZoneOffset.UTC);
    }

    private PolicyDraft draft() {
        return room.policies.begin(PolicyRoom.ANN, RENAMED, room.policies.live().hash());
    }

    private String told() {
        return room.notices.shown().getLast().text();
    }

    @Test
    void publishesAtOnceAndRollsBackInOneClick() {
        model.publish(draft(), room.now);
        assertEquals(RENAMED, room.policies.live().policy());
        assertEquals(List.of(), room.policies.drafts());
        room.now = room.now.plusSeconds(60);
        model.readHistory();
        List<Version> versions = model.versionsProperty().get();
        assertTrue(versions.getFirst().isLive());
        assertEquals(USUAL, versions.getFirst().before());
        model.rollBack(versions.getFirst().act());
        assertEquals(USUAL, room.policies.live().policy());
        assertEquals(3, model.versionsProperty().get().size());
        room.now = room.now.plusSeconds(60);
        Objects.requireNonNull(room.notices.shown().getLast().undo()).run();
        assertEquals(RENAMED, room.policies.live().policy());
    }

    @Test
    void takesEffectFromTheInstantTypedAndCanBeWithdrawnUntilThen() {
        Instant from = model.instant("2026-03-03 06:00").orElseThrow();
        assertEquals(Instant.parse("2026-03-03T06:00:00Z"), from);
        assertEquals("2026-03-03 06:00", model.typed(from));
        assertFalse(model.isInstant("tomorrow"));
        assertTrue(model.isInstant(" "));
        model.publish(draft(), from);
        assertEquals(USUAL, room.policies.live().policy());
        model.readHistory();
        Version ahead = model.versionsProperty().get().getFirst();
        assertTrue(ahead.isAhead());
        model.withdraw(ahead.act());
        room.now = from.plusSeconds(1);
        assertEquals(USUAL, room.policies.live().policy());
    }

    @Test
    void whereASecondPersonIsAskedForTheFirstCannotAgree() {
        model.needSecond(true);
        model.publish(draft(), room.now);
        assertEquals("Asked for approval. A second person publishes it.", told());
        PolicyDraft proposed = room.policies.drafts().getFirst();
        model.approve(proposed);
        assertTrue(told().contains("ann"), told());
        assertEquals(USUAL, room.policies.live().policy());
        of(PolicyRoom.BEN).approve(proposed);
        assertEquals(RENAMED, room.policies.live().policy());
        assertEquals("ben", room.policies.history().getFirst().approvedBy());
    }

    @Test
    void aDraftThrownAwayComesBackByUndo() {
        model.drop(draft());
        assertEquals(List.of(), room.policies.drafts());
        Runnable undo = room.notices.shown().getLast().undo();
        assertNotNull(undo);
        undo.run();
        assertEquals(RENAMED, room.policies.drafts().getFirst().policy());
    }

    private Readiness readiness(RoutingBoard board, String replayedAt, boolean isCurrent, int blocking) {
        var checked = new Readiness.Checked(replayedAt, isCurrent, false, blocking);
        return Readiness.of(board, checked, PolicyRoom.ANN, room.texts);
    }

    @Test
    void whyItCannotBePublishedYetIsSaid() {
        RoutingBoard same = Objects.requireNonNull(room.model().boardProperty().get());
        assertEquals("The draft is what is live already", readiness(same, "12:00", true, 0).publishOff());
        draft();
        RoutingBoard board = Objects.requireNonNull(room.model().boardProperty().get());
        assertEquals("Replay the draft as it is now first", readiness(board, "12:00", false, 0).publishOff());
        assertEquals(
                "Replayed 12:00, before the last edit", readiness(board, "12:00", false, 0).steps().getFirst().text());
        assertEquals("Findings are being looked for", readiness(board, "12:00", true, -1).publishOff());
        assertEquals("A finding blocks; mend it first", readiness(board, "12:00", true, 2).publishOff());
        assertEquals("2 findings block", readiness(board, "12:00", true, 2).steps().getLast().text());
        assertEquals("", readiness(board, "12:00", true, 0).publishOff());
        model.needSecond(true);
        RoutingBoard second = Objects.requireNonNull(room.model().boardProperty().get());
        assertEquals("A second person must approve", readiness(second, "12:00", true, 0).publishOff());
        assertEquals("", readiness(second, "12:00", true, 0).askOff());
    }
}
