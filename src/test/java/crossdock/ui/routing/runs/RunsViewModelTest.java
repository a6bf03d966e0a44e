package crossdock.ui.routing.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.live.Dispatch;
import crossdock.fulfilment.live.RoutingLedger.Cause;
import crossdock.fulfilment.live.RoutingLedger.RunRecord;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.form.Known;
import crossdock.ui.routing.runs.RunsViewModel.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsViewModelTest {
    private static final String HOME = "Ship to home";

    private Dispatch at;
    private RunsViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        at = new Dispatch(folder);
        var ports = new RoutingPorts(
                at.policies, at.policies, () -> Known.NONE, at.shelves.db.notices(), Background.inPlace(),
                new Notices(Texts.strict(Locale.US)), at::now, Dispatch.CLERK);
        model = new RunsViewModel(ports, new RunsDesk(at.ledger, new Hands()), ZoneOffset.UTC);
    }

    private final class Hands implements RunsDesk.Acts {
        @Override
        public void pause(Actor actor, String run, boolean isPaused) {
            at.acts.pause(actor, run, isPaused);
        }

        @Override
        public int decide(Actor actor, String run) {
            return at.acts.runNow(run).decided();
        }
    }

    @AfterEach
    void close() {
        model.hide();
        at.close();
    }

    private Line home() {
        return model.shownProperty().get().lines().stream().filter(line -> line.name().equals(HOME)).findFirst()
                .orElseThrow();
    }

    private void publish(Schedule schedule) {
        Policy usual = Templates.USUAL.policy("USD");
        at.publish(new Policy(usual.name(), "USD", usual.runs().stream()
                .map(run -> run.name().equals(HOME)
                        ? new Run(
                                run.name(), true, run.orders(), run.sort(), schedule, run.rules(), run.otherwise())
                        : run)
                .toList()));
    }

    @Test
    void eachTurnOfARunIsShownWithWhatSetItOffAndWhatItCameTo() {
        at.count(at.near, 5);
        model.show();
        assertEquals(List.of(), model.shownProperty().get().turns());
        at.order("1", 2);
        at.drive.step();
        RunRecord turn = model.shownProperty().get().turns().getFirst();
        assertEquals(HOME, turn.run());
        assertEquals(1, turn.placed());
        assertEquals(at.policies.live().hash(), turn.policy());
        assertEquals(turn, home().last());
        assertNull(home().next(), "it decides with every order");
    }

    @Test
    void aStoppedRunLetsItsOrdersWaitUntilItGoesOn() {
        at.count(at.near, 5);
        model.show();
        model.pause(home());
        assertTrue(home().isPaused());
        OrderId order = at.order("1", 2);
        at.drive.step();
        assertEquals(1, home().waiting());
        assertEquals(Map.of(LocationId.NONE, 2), at.openUnits(order));
        model.pause(home());
        assertFalse(home().isPaused());
        assertEquals(0, home().waiting());
        assertEquals(Map.of(at.near, 2), at.openUnits(order));
    }

    @Test
    void aScheduledRunTellsItsNextTurnAndCanBeAskedToDecideBefore() {
        at.count(at.near, 5);
        publish(new Schedule.Every(30));
        model.show();
        Instant next = home().next();
        assertNotNull(next);
        assertFalse(next.isAfter(at.now().plus(Duration.ofMinutes(30))));
        OrderId order = at.order("1", 2);
        at.drive.step();
        assertEquals(1, home().waiting());
        assertEquals(next, home().next());
        model.decide(home());
        assertEquals(0, home().waiting());
        assertEquals(Map.of(at.near, 2), at.openUnits(order));
        assertEquals(Cause.PERSON, model.shownProperty().get().turns().getFirst().cause());
    }
}
