package crossdock.ui.routing;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.form.PopLayer;
import crossdock.ui.routing.replay.FileChoice;
import crossdock.ui.routing.replay.FileSheet;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/// Ways to begin a replay: on the stored orders, on those of a file, on the same again. FX thread.
final class ReplayStart {
    private final RoutingViewModel model;
    final ReplayViewModel replays;
    private final PopLayer pop;
    private final Texts texts;
    private final FileChoice choice;

    ReplayStart(RoutingViewModel model, ReplayViewModel replays, PopLayer pop, Texts texts) {
        this.model = model;
        this.replays = replays;
        this.pop = pop;
        this.texts = texts;
        choice = new FileChoice(model.ports().background());
    }

    void stored() {
        onBoard(replays::start);
    }

    /// Asks for the file first.
    void file(Node beside) {
        FileSheet.open(pop, beside, choice, texts, file -> onBoard(board -> replays.start(board, file)));
    }

    /// A file of an earlier session is asked for again.
    void again(Node beside) {
        ReplayReport report = replays.reportProperty().get();
        Optional<OrderFile> file = replays.source();
        if (report == null || report.file() == null) {
            stored();
        } else if (file.isPresent()) {
            onBoard(board -> replays.start(board, file.get()));
        } else {
            file(beside);
        }
    }

    private void onBoard(Consumer<RoutingBoard> act) {
        RoutingBoard board = model.boardProperty().get();
        if (board != null) {
            act.accept(board);
        }
    }

    /// Says why none came of it.
    void tell(ReplayViewModel.State state) {
        switch (state) {
            case ReplayViewModel.State.Failed(String reason) ->
                model.ports().notices().warn("routing.replay.failed", reason);
            case ReplayViewModel.State.Refused refused -> {
                String why = texts.refusal(refused.code(), refused.args());
                if (refused.rows().isEmpty()) {
                    model.ports().notices().warn("routing.replay.unread", why);
                } else {
                    OrderFile.Refusal first = refused.rows().getFirst();
                    model.ports().notices().warn(
                            "routing.replay.unreadLine", why, first.line(), texts.refusal(first.code(), first.args()));
                }
            }
            case ReplayViewModel.State.Idle _, ReplayViewModel.State.Running _ -> {}
        }
    }
}
