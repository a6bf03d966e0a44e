package crossdock.ui.stock;

import crossdock.ui.live.RowSource;
import crossdock.ui.table.Column;
import crossdock.ui.table.ExportViewModel;
import crossdock.ui.table.ExportViewModel.State;
import crossdock.ui.table.Kit;
import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.util.Subscription;

/// Asks for a file, then shows how far the export is, with Cancel, and how it ended.
final class StockExport {
    private final ExportViewModel model;
    private final Kit kit;

    StockExport(ExportViewModel model, Kit kit) {
        this.model = model;
        this.kit = kit;
    }

    <R> void ask(Node owner, RowSource<R> source, List<Column<R>> columns, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(kit.texts().get("stock.export.title"));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(owner.getScene().getWindow());
        if (file != null) {
            model.start(file.toPath(), source, columns);
        }
    }

    Subscription bind(HBox row, Label text, Button end) {
        return model.stateProperty().subscribe(state -> {
            boolean shown = !(state instanceof State.Idle);
            row.setVisible(shown);
            row.setManaged(shown);
            text.setText(words(state));
            boolean running = state instanceof State.Running;
            end.setText(kit.texts().get(running ? "stock.export.cancel" : "stock.export.dismiss"));
            end.setOnAction(_ -> {
                if (running) {
                    model.cancel();
                } else {
                    model.dismiss();
                }
            });
        });
    }

    private String words(State state) {
        return switch (state) {
            case State.Idle() -> "";
            case State.Running(int done, int all) -> all == 0
                    ? kit.texts().get("stock.export.begins")
                    : kit.texts().get("stock.export.running", done, all);
            case State.Done(int rows, var file) -> kit.texts().get("stock.export.done", rows, file.toString());
            case State.Cancelled() -> kit.texts().get("stock.export.cancelled");
            case State.Failed(var file, String reason) ->
                    kit.texts().get("stock.export.failed", file.toString(), reason);
        };
    }
}
