package crossdock.ui.routing.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Background;
import crossdock.ui.routing.Delayed;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LiveFiguresTest {
    private static final Policy USUAL = Templates.USUAL.policy("USD");
    private static final Policy RENAMED = Edits.rename(USUAL, Spot.FIRST, "Other");
    private static final Policy SHORTER = Edits.remove(USUAL, new Spot(1, 0)).policy();

    private final List<Policy> counted = new ArrayList<>();
    private boolean breaks;

    /// Counts as many orders as the policy has rules.
    private final class Counting implements PolicyLab {
        @Override
        public Figures figures(Policy policy) {
            counted.add(policy);
            if (breaks) {
                throw new IllegalStateException("no stock");
            }
            int rules = policy.runs().stream().mapToInt(run -> run.rules().size()).sum();
            return new Figures(new Tally(rules, 1, List.of(), 0), List.of());
        }

        @Override
        public ReplayReport replay(Policy draft, PolicyVersion live, Progress progress, BooleanSupplier stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OrderFile.Replayed replay(
                Policy draft, PolicyVersion live, OrderFile file, Progress progress, BooleanSupplier stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Trial.Answer> route(Trial trial, List<Policy> policies) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Trial.Recent> recent(int most) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void figuresAreThoseOfThePolicyAsked() {
        var live = new LiveFigures(new Counting(), Background.inPlace());
        live.want(USUAL);
        assertTrue(live.shownProperty().get().isOf(USUAL));
        assertEquals(6, Objects.requireNonNull(live.shownProperty().get().tallyOf(USUAL)).orders());
        assertEquals(0, live.shownProperty().get().blocking(USUAL));
        live.want(USUAL);
        assertEquals(1, counted.size());
    }

    @Test
    void whileTheyLagTheySaySoAndTheNewestEditIsCountedNext() {
        var later = new ArrayList<Runnable>();
        var live = new LiveFigures(new Counting(), new Delayed(later));
        live.want(USUAL);
        live.want(RENAMED);
        live.want(SHORTER);
        later.removeFirst().run();
        assertFalse(live.shownProperty().get().isOf(SHORTER));
        assertTrue(live.shownProperty().get().isCounting());
        assertEquals(-1, live.shownProperty().get().blocking(SHORTER));
        assertNull(live.shownProperty().get().tallyOf(SHORTER));
        later.removeFirst().run();
        assertEquals(List.of(USUAL, SHORTER), counted);
        assertTrue(live.shownProperty().get().isOf(SHORTER));
        assertFalse(live.shownProperty().get().isCounting());
    }

    @Test
    void oldCountsStandWhereEachStillHasItsPlace() {
        var later = new ArrayList<Runnable>();
        var live = new LiveFigures(new Counting(), new Delayed(later));
        live.want(USUAL);
        later.removeFirst().run();
        live.want(RENAMED);
        assertEquals(6, Objects.requireNonNull(live.shownProperty().get().tallyOf(RENAMED)).orders());
        assertFalse(live.shownProperty().get().isOf(RENAMED));
    }

    @Test
    void aCountThatBreaksIsToldAndNotTriedAgainForNothing() {
        breaks = true;
        var live = new LiveFigures(new Counting(), Background.inPlace());
        live.want(USUAL);
        live.want(USUAL);
        assertTrue(live.shownProperty().get().failed());
        assertEquals(1, counted.size());
        breaks = false;
        live.again();
        assertTrue(live.shownProperty().get().isOf(USUAL));
    }
}
