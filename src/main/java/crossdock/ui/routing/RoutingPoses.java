package crossdock.ui.routing;

import crossdock.fulfilment.PolicyDraft;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Screen.Pose;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingBoard.Shown;
import crossdock.ui.routing.desk.RoutingBoard.Undo;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.PolicyDiff;
import crossdock.ui.routing.draft.Spot;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;

/// States of the screen for pictures: what another policy's replay comes to, the way to publish it, what was published,
/// and the editors of a rule's parts. Nothing is written: the draft they show stands nowhere.
final class RoutingPoses {
    private final RoutingView view;
    private final RoutingViewModel model;
    private final PolicyLab lab;
    private final PublishViewModel publishing;
    private final Texts texts;

    RoutingPoses(
            RoutingView view, RoutingViewModel model, PolicyLab lab, PublishViewModel publishing, Texts texts) {
        this.view = view;
        this.model = model;
        this.lab = lab;
        this.publishing = publishing;
        this.texts = texts;
    }

    List<Pose> poses() {
        return List.of(
                new Pose("trial", () -> view.openTrial(""), view::back),
                new Pose("replay", this::replay, view::back),
                new Pose("replay-file", () -> view.starts.file(view.bar.replayFile), view::back),
                new Pose("publish", this::publish, view::back),
                pressed("history", "#history"),
                pressed("filters", "#rule-0-0-where-add"),
                pressed("filter", "#rule-0-1-where-0"),
                pressed("split", "#rule-0-1-split"),
                pressed("action", "#rule-0-1-none"));
    }

    /// What a button of the screen opens.
    private Pose pressed(String name, String id) {
        return new Pose(name, () -> {
            if (view.pop.getScene().lookup(id) instanceof Button button) {
                button.fire();
            }
        }, view::back);
    }

    private static Policy other(RoutingBoard board) {
        return Templates.STORE_FIRST.policy(board.live().version().policy().currency());
    }

    private void replay() {
        replayed(board -> report -> view.full.openReplay(report, _ -> {}, _ -> {}));
    }

    /// @param use what is done with the replay of another policy
    private void replayed(Function<RoutingBoard, Consumer<ReplayReport>> use) {
        RoutingBoard board = model.boardProperty().get();
        if (board != null) {
            model.ports().background().<ReplayReport>run(
                    () -> lab.replay(other(board), board.live().version(), (_, _) -> {}, () -> false),
                    use.apply(board),
                    trouble -> model.ports().notices().warn(
                            "routing.replay.failed", String.valueOf(trouble.getMessage())));
        }
    }

    private void publish() {
        replayed(board -> report -> publish(board, report));
    }

    private void publish(RoutingBoard board, ReplayReport report) {
        Policy draft = other(board);
        var stored = new PolicyDraft(
                0, 1, draft, board.live().version().hash(), model.ports().clock().instant(),
                model.ports().person().name(), null, null);
        var shown = new RoutingBoard(
                board.live(), board.ahead(), draft, stored, true,
                new PolicyDiff(board.live().version().policy(), draft, model.words()), Shown.DRAFT, Spot.FIRST,
                new Undo(false, false), board.known(), board.needsSecond());
        String at = model.words().figures().moment(
                Instant.ofEpochSecond(report.ranAt()), model.ports().clock().instant());
        Readiness ready = Readiness.of(shown, new Readiness.Checked(at, true, false, 0), model.ports().person(), texts);
        PublishSheet.open(
                view.pop, view.bar.publish, publishing, texts, shown, ready.steps());
    }
}
