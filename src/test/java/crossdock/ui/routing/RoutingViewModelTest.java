package crossdock.ui.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.PolicyDraft;
import crossdock.kernel.Outcome.Done;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingBoard.Shown;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingViewModelTest {
    private static final Policy USUAL = Templates.USUAL.policy("USD");
    private static final Spot WAREHOUSE = new Spot(1, 0);

    private PolicyRoom room;

    @BeforeEach
    void open(@TempDir Path folder) {
        room = new PolicyRoom(folder);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static RoutingBoard board(RoutingViewModel model) {
        return Objects.requireNonNull(model.boardProperty().get());
    }

    private static Policy within(Policy policy, int km) {
        return Edits.rule(policy, WAREHOUSE, rule -> Rules.where(rule,
                Edits.with(rule.where(), list -> list.set(1, new LocationFilter.WithinDistance(km)))));
    }

    private static void shorten(RoutingViewModel model, int km) {
        model.edit("routing.edit.filter", policy -> within(policy, km));
    }

    @Test
    void showsWhatIsLiveWhileThereIsNoDraft() {
        RoutingBoard board = board(room.model());
        assertEquals(USUAL, board.draft());
        assertFalse(board.hasDraft());
        assertEquals(List.of(), board.diff().changes());
        assertFalse(board.undo().can());
    }

    @Test
    void anEditIsSavedAtOnceAndNothingOfItIsLive() {
        RoutingViewModel model = room.model();
        shorten(model, 120);
        assertEquals(within(USUAL, 120), room.policies.drafts().getFirst().policy());
        assertEquals(USUAL, room.policies.live().policy());
        assertTrue(board(model).isSaved());
        assertEquals(1, board(model).diff().changes().size());
        assertEquals(room.policies.live().hash(), room.policies.drafts().getFirst().basedOn());
    }

    @Test
    void theDraftIsThereAgainAfterARestart() {
        shorten(room.model(), 120);
        RoutingViewModel after = room.model();
        assertEquals(within(USUAL, 120), board(after).draft());
        shorten(after, 100);
        assertEquals(1, room.policies.drafts().size());
        assertEquals(within(USUAL, 100), room.policies.drafts().getFirst().policy());
    }

    @Test
    void undoAndRedoAreSavedTooAndGoBackToWhereTheEditWas() {
        RoutingViewModel model = room.model();
        model.select(WAREHOUSE);
        shorten(model, 120);
        model.select(Spot.FIRST);
        model.undo();
        assertEquals(WAREHOUSE, board(model).spot());
        assertEquals(USUAL, room.policies.drafts().getFirst().policy());
        model.redo();
        assertEquals(within(USUAL, 120), room.policies.drafts().getFirst().policy());
        assertFalse(board(model).undo().canRedo());
        assertEquals("Done again: Change a filter", room.notices.shown().getLast().text());
    }

    @Test
    void ofTwoWhoEditTheSecondIsToldAndSeesTheFirstsDraft() {
        RoutingViewModel model = room.model();
        shorten(model, 120);
        model.hide();
        PolicyDraft draft = room.policies.drafts().getFirst();
        assertTrue(room.policies.save(PolicyRoom.BEN, draft, within(USUAL, 50)) instanceof Done);
        shorten(model, 100);
        assertTrue(room.notices.shown().getLast().text().startsWith("ben changed this draft"));
        assertEquals(within(USUAL, 50), board(model).draft());
    }

    @Test
    void hearsOfAnothersDraftAndOfAPublication() {
        RoutingViewModel model = room.model();
        PolicyDraft draft = room.policies.begin(PolicyRoom.BEN, within(USUAL, 50), null);
        assertEquals(within(USUAL, 50), board(model).draft());
        assertTrue(room.policies.publish(PolicyRoom.BEN, draft, room.now) instanceof Done);
        assertEquals(within(USUAL, 50), board(model).live().version().policy());
        assertFalse(board(model).hasDraft());
    }

    @Test
    void whatIsLiveCanBeLookedAtAndNotEdited() {
        RoutingViewModel model = room.model();
        shorten(model, 120);
        model.look(Shown.LIVE);
        assertEquals(USUAL, board(model).policy());
        shorten(model, 90);
        assertEquals(within(USUAL, 120), board(model).draft());
    }

    @Test
    void stepsOverRunsAndRulesAndStopsAtTheEnds() {
        RoutingViewModel model = room.model();
        model.step(-1);
        assertEquals(Spot.FIRST, board(model).spot());
        for (int i = 0; i < 4; i++) {
            model.step(1);
        }
        assertEquals(WAREHOUSE, board(model).spot());
        model.step(99);
        assertEquals(new Spot(1, 3), board(model).spot());
    }

    @Test
    void editsMadeWhileASaveRunsGoWithTheNextAndNoneIsLost() {
        var later = new ArrayList<Runnable>();
        var model = new RoutingViewModel(
                room.ports(new Delayed(later), PolicyRoom.ANN),
                currency -> new crossdock.ui.routing.draft.PolicyWords(room.texts, room.figures, currency));
        model.show();
        later.removeFirst().run();
        shorten(model, 150);
        shorten(model, 140);
        shorten(model, 130);
        assertFalse(board(model).isSaved());
        while (!later.isEmpty()) {
            later.removeFirst().run();
        }
        assertTrue(board(model).isSaved());
        assertEquals(within(USUAL, 130), board(model).draft());
        assertEquals(within(USUAL, 130), room.policies.drafts().getFirst().policy());
        assertEquals(2, room.policies.drafts().getFirst().version());
        assertNotEquals(0, room.policies.drafts().getFirst().id());
    }
}
