package crossdock.ui.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.PolicyDraft;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Spot;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayViewModelTest {
    private static final Policy STORES = Templates.STORE_FIRST.policy("USD");

    @Test
    void aReplayOutlivesTheNextEditAndTheProcessAndIsThenOfAnEarlierDraft(@TempDir Path folder) {
        try (var room = new PolicyRoom(folder)) {
            room.policies.begin(PolicyRoom.ANN, STORES, room.policies.live().hash());
            RoutingViewModel model = room.model();
            RoutingPorts ports = room.ports(Background.inPlace(), PolicyRoom.ANN);
            var replays = new ReplayViewModel(new SampleLab(), ports, model::keepReplay);
            replays.start(board(model));
            ReplayReport made = Objects.requireNonNull(replays.reportProperty().get());
            model.edit("routing.edit.toggle", policy -> Edits.toggle(policy, new Spot(1, 0)));
            PolicyDraft edited = room.policies.drafts().getFirst();
            assertTrue(!edited.policy().equals(STORES), "the edit stands in the workspace");

            var fresh = new ReplayViewModel(new SampleLab(), ports, (_, _) -> {}); // as another process reads it
            fresh.take(edited);
            assertEquals(made, fresh.reportProperty().get());
            assertTrue(fresh.current(edited.policy(), room.policies.live()).isEmpty(), "it is not of this draft");
            assertTrue(fresh.current(STORES, room.policies.live()).isPresent(), "but of the one before");
            model.hide();
        }
    }

    private static RoutingBoard board(RoutingViewModel model) {
        return Objects.requireNonNull(model.boardProperty().get());
    }
}
