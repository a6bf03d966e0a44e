package crossdock.ui.routing.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.order.Method;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.trial.TrialViewModel.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TrialViewModelTest {
    private static final Policy USUAL = Templates.USUAL.policy("USD");
    private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

    private final List<Trial> tried = new ArrayList<>();
    private final TrialViewModel model =
            new TrialViewModel(new Remembering(), Background.inPlace(), ZoneId.of("America/Chicago"));

    /// Knows two orders, and remembers what it is asked.
    private final class Remembering implements PolicyLab {
        @Override
        public Figures figures(Policy policy) {
            throw new UnsupportedOperationException();
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
            tried.add(trial);
            throw new Trial.Unknown("routing.trial.noOrder", "");
        }

        @Override
        public List<Trial.Recent> recent(int most) {
            return List.of(
                    new Trial.Recent("5002", AT, "Web shop", Method.SHIP, "Chicago, IL", 1, 2, null),
                    new Trial.Recent("5001", AT, "Web shop", Method.SHIP, "", 1, 1, null));
        }
    }

    private void run() {
        model.run(USUAL, USUAL);
    }

    @Test
    void testIsOfferedOnceThereIsSomethingToTest() {
        assertFalse(model.canRun().get());
        model.number.set("5002");
        assertTrue(model.canRun().get());
        model.isStored.set(false);
        assertFalse(model.canRun().get());
        model.lines.set("LAMP 2");
        assertTrue(model.canRun().get());
        model.isStored.set(true);
        model.number.set("  ");
        assertFalse(model.canRun().get());
    }

    @Test
    void recentOrdersAreOfferedAndNarrowedByWhatIsTyped() {
        model.readRecents();
        assertEquals(List.of("5002", "5001"), model.matching().stream().map(Trial.Recent::number).toList());
        model.number.set("#5001");
        assertEquals(List.of("5001"), model.matching().stream().map(Trial.Recent::number).toList());
        assertEquals("5001", model.typedOrder().orElseThrow().number(), "so that its facts can stand beside it");
        model.number.set("77");
        assertEquals(List.of(), model.matching());
        assertTrue(model.typedOrder().isEmpty());
    }

    @Test
    void anotherNumberLeadsBackToChoosing() {
        model.ask("5002");
        run();
        assertInstanceOf(State.Wrong.class, model.stateProperty().get());
        model.number.set("5002 ");
        assertInstanceOf(State.Wrong.class, model.stateProperty().get(), "still the order that was tried");
        model.number.set("500");
        assertInstanceOf(State.Idle.class, model.stateProperty().get());
    }

    @Test
    void aMadeUpOrderHasItsWorthAndItsTime() {
        model.isStored.set(false);
        model.lines.set("LAMP 2, CHAIR 1");
        model.value.set("18.50");
        model.when.set("2026-12-05 10:00");
        run();
        Trial trial = tried.getLast();
        assertEquals(Instant.parse("2026-12-05T16:00:00Z"), trial.at(), "ten in the morning in Chicago");
        assertEquals(1_850L, assertInstanceOf(Trial.Subject.MadeUp.class, trial.order()).value());
    }

    @Test
    void whatIsNoAmountAndNoTimeIsTold() {
        model.isStored.set(false);
        model.lines.set("LAMP 2");
        for (String wrong : List.of("much", "-1", "1.234")) {
            model.value.set(wrong);
            run();
            assertEquals(new State.Wrong("routing.trial.noValue", wrong), model.stateProperty().get());
        }
        model.value.set("");
        model.when.set("Saturday");
        run();
        assertEquals(new State.Wrong("routing.trial.noTime", "Saturday"), model.stateProperty().get());
        assertEquals(List.of(), tried);
    }
}
