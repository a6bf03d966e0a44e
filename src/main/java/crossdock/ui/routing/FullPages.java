package crossdock.ui.routing;

import crossdock.routing.policy.Policy;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.replay.ReplayPane;
import crossdock.ui.routing.trial.TrialPane;
import crossdock.ui.routing.trial.TrialViewModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Pages that take the place of the whole screen: a replay in full, one order tried. One at a time; leaving it leads back
/// to the policy.
final class FullPages {
    private final StackPane root;
    private final Node page;
    private final RoutingViewModel model;
    private final ReplayStart starts;
    private final ReplayViewModel replays;
    private final TrialViewModel trials;
    private final Texts texts;
    private final Figures figures;
    private final Looks looks;
    private @Nullable ReplayPane replay;
    private @Nullable TrialPane trial;

    /// @param page what they cover
    FullPages(
            StackPane root, Node page, RoutingViewModel model, ReplayStart starts, TrialViewModel trials, Texts texts,
            Figures figures, Looks looks) {
        this.root = root;
        this.page = page;
        this.model = model;
        this.starts = starts;
        this.replays = starts.replays;
        this.trials = trials;
        this.texts = texts;
        this.figures = figures;
        this.looks = looks;
    }

    /// @param ask goes on to publishing, beside a node
    void openReplay(ReplayReport report, Consumer<Node> ask, Consumer<ReplayReport> export) {
        close();
        var acts = new ReplayPane.Acts(
                this::close, starts::stored, starts::file, starts::again, replays::cancel,
                () -> ask.accept(root.lookup("#replay-again")), export, row -> openTrial(row.number()));
        var pane = new ReplayPane(report, acts, texts, figures, model.words(), looks);
        replay = pane;
        pane.show(report, replays.refused(), false, texts.get("routing.bar.publish"), texts.get("routing.off.replay"));
        pane.progress(replays.stateProperty().get());
        cover(pane);
        pane.focusRows();
    }

    /// How far a replay is that was begun from the page.
    void showReplay(ReplayViewModel.State state) {
        if (replay != null) {
            replay.progress(state);
        }
    }

    /// @param number of the order to try at once; empty to ask for one
    void openTrial(String number) {
        close();
        var pane = new TrialPane(trials, this::policies, this::close, texts, figures, model.words());
        trial = pane;
        cover(pane);
        pane.applyCss(); // what scrolls is in the scene only from then on
        pane.layout();
        pane.first().requestFocus();
        if (!number.isEmpty()) {
            trials.ask(number);
            pane.run();
        }
    }

    private List<Policy> policies() {
        RoutingBoard board = model.boardProperty().get();
        return board == null ? List.of() : List.of(board.live().version().policy(), board.draft());
    }

    private void cover(Node pane) {
        root.getChildren().add(1, pane);
        page.setVisible(false);
    }

    /// What is open follows the draft.
    void follow(RoutingBoard board, Function<RoutingBoard, Readiness> readiness) {
        if (trial != null) {
            trial.resume();
        }
        ReplayReport report = replays.reportProperty().get();
        ReplayPane pane = replay;
        if (pane != null && report != null) {
            Readiness ready = readiness.apply(board);
            pane.show(report, replays.refused(), replays.current(board.draft(), board.live().version()).isPresent(),
                    texts.get(board.needsSecond() ? "routing.bar.ask" : "routing.bar.publish"),
                    board.needsSecond() ? ready.askOff() : ready.publishOff());
        }
    }

    boolean isOpen() {
        return replay != null || trial != null;
    }

    /// Whether something was open.
    boolean close() {
        if (!isOpen()) {
            return false;
        }
        if (replay != null) {
            replay.release();
            root.getChildren().remove(replay);
            replay = null;
        }
        if (trial != null) {
            trial.release();
            root.getChildren().remove(trial);
            trial = null;
        }
        page.setVisible(true);
        return true;
    }
}
