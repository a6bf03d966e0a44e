package crossdock.ui.routing.replay;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayViewModel.State;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which two policies were replayed, what came of it, and the stock it went by: of a file there is more to say of that, so
/// that it has a row of its own.
final class ReplayBand extends VBox {
    private final Label sentence = new Label();
    private final Label basis = new Label();
    private final HBox end = new HBox();
    private final HBox row = new HBox();
    private final Label progress = new Label();
    private final HBox running;
    private final Texts texts;

    /// @param stop ends the replay that runs
    ReplayBand(Texts texts, ReplayReport report, Button stop) {
        this.texts = texts;
        running = new HBox(progress, stop);
        running.getStyleClass().add("draft-steps");
        progress.setMinWidth(USE_PREF_SIZE);
        sentence.getStyleClass().add("medium");
        sentence.setMinWidth(0);
        basis.getStyleClass().add("muted");
        basis.setMinWidth(0);
        end.setAlignment(Pos.CENTER_RIGHT);
        end.setMinWidth(0);
        HBox.setHgrow(end, Priority.ALWAYS);
        var band = new HBox(
                mark("compare-was"), label(texts.get("routing.replay.published"), report.published()),
                mark("compare-is"), label(texts.get("routing.replay.draft"), report.draft()), sentence, running, end);
        band.getStyleClass().addAll("filter-row", "draft-bar");
        row.getStyleClass().addAll("filter-row", "draft-bar");
        getChildren().addAll(band, row);
    }

    private static Region mark(String style) {
        var mark = new Region();
        mark.getStyleClass().addAll("share-mark", style);
        return mark;
    }

    private static Label label(String name, String hash) {
        var label = new Label(name + " " + hash.substring(0, Math.min(6, hash.length())));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    void show(ReplayReport now, ReplayWords said) {
        boolean isLong = now.file() != null;
        end.getChildren().clear();
        row.getChildren().clear();
        (isLong ? row : end).getChildren().add(basis);
        row.setVisible(isLong);
        row.setManaged(isLong);
        basis.setWrapText(isLong);
        basis.setText(said.basis(now));
        basis.setTooltip(new Tooltip(basis.getText()));
        sentence.setText(said.sentence(now));
        sentence.setTooltip(new Tooltip(sentence.getText()));
    }

    /// While one runs its progress stands where the sentence is.
    void progress(State state) {
        boolean isRunning = state instanceof State.Running;
        if (state instanceof State.Running(int done, int all)) {
            progress.setText(ReplayWords.progress(texts, done, all));
        }
        running.setVisible(isRunning);
        running.setManaged(isRunning);
        sentence.setVisible(!isRunning);
        sentence.setManaged(!isRunning);
    }
}
