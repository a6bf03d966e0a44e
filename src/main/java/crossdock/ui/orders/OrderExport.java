package crossdock.ui.orders;

import crossdock.order.OrderQueries.Row;
import crossdock.ui.common.Texts;
import crossdock.ui.table.Column;
import crossdock.ui.table.ExportViewModel;
import crossdock.ui.table.ExportViewModel.State;
import java.io.File;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Asks where the rows go, and says in the head of the screen how far the writing is.
final class OrderExport {
    private final ExportViewModel model;
    private final Label words;
    private final Button dismiss;
    private final Button start;
    private final Texts texts;

    OrderExport(ExportViewModel model, Label words, Button dismiss, Button start, Texts texts) {
        this.model = model;
        this.words = words;
        this.dismiss = dismiss;
        this.start = start;
        this.texts = texts;
    }

    Subscription show() {
        return model.stateProperty().subscribe(this::draw);
    }

    /// Writes all matching rows to the file that is chosen; nothing when none is.
    void ask(Window over, OrderSource source, List<Column<Row>> columns) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("orders.export.command"));
        chooser.setInitialFileName("orders.csv");
        File file = chooser.showSaveDialog(over);
        if (file != null) {
            model.start(file.toPath(), source, columns);
        }
    }

    void dismiss() {
        model.cancel();
        model.dismiss();
    }

    private void draw(State state) {
        String text = switch (state) {
            case State.Idle() -> "";
            case State.Running(int done, int all) -> texts.get("orders.export.running", done, all);
            case State.Done(int rows, var file) -> texts.get("orders.export.done", rows, file.getFileName());
            case State.Cancelled() -> texts.get("orders.export.cancelled");
            case State.Failed(var file, String reason) ->
                texts.get("orders.export.failed", file.getFileName(), reason);
        };
        words.setText(text);
        dismiss.setVisible(!text.isEmpty());
        start.setDisable(state instanceof State.Running);
    }
}
