package crossdock.ui.routing.replay;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.OrderFile.Refusal;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Rows of a file that do not count, each with its reason.
final class RefusalRows extends TableView<Refusal> {
    private static final double HEIGHT = 27;
    private static final double LINE = 92;
    private static final double REASON = 500;

    private final ObservableList<Refusal> rows = FXCollections.observableArrayList();

    RefusalRows(Texts texts, Figures figures) {
        getStyleClass().add("kit-table");
        setId("refused-rows");
        setFixedCellSize(HEIGHT);
        setItems(rows);
        var before = new Label(texts.get("routing.replay.refusedBefore"));
        before.getStyleClass().addAll("muted", "prose");
        setPlaceholder(before);
        column(texts.get("routing.replay.column.line"), LINE, row -> figures.units(row.line())).setMaxWidth(LINE);
        column(texts.get("routing.replay.column.reason"), REASON, row -> texts.refusal(row.code(), row.args()));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private TableColumn<Refusal, String> column(String title, double width, Function<Refusal, String> text) {
        var column = new TableColumn<Refusal, String>(title);
        column.setPrefWidth(width);
        column.setMinWidth(LINE);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        getColumns().add(column);
        return column;
    }

    void show(List<Refusal> now) {
        rows.setAll(now);
        if (!now.isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    void step(int by) {
        int at = Math.clamp(getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, rows.size() - 1));
        getSelectionModel().select(at);
        scrollTo(Math.max(0, at - 3));
    }
}
