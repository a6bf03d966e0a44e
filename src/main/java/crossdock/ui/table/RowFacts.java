package crossdock.ui.table;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// Everything a row knows, in full: hidden columns, names that are cut off, exact times. What the mouse finds in
/// tooltips, for the keyboard and for a screen reader.
final class RowFacts {
    private static final double WIDTH = 420;

    private final Popup popup = new Popup();

    /// One column of the row.
    record Fact(String title, String value) {}

    /// What stands in the popup, in the order of the columns.
    static <R> List<Fact> of(List<Column<R>> columns, R row, String none) {
        return columns.stream().map(column -> fact(column, row, none)).toList();
    }

    private static <R> Fact fact(Column<R> column, R row, String none) {
        String value = column.fact().apply(row);
        return new Fact(column.whole(), value.isEmpty() ? none : value);
    }

    RowFacts() {
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// Shows the facts under the row, or over it where there is no room; Esc or a click elsewhere closes them.
    void show(Node row, List<Fact> facts) {
        var grid = new GridPane();
        grid.getStyleClass().add("row-facts");
        var values = new ColumnConstraints();
        values.setMaxWidth(WIDTH);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), values);
        var spoken = new StringBuilder();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            var title = new Label(fact.title());
            title.getStyleClass().add("muted");
            title.setMinWidth(Region.USE_PREF_SIZE);
            var value = new Label(fact.value());
            value.setWrapText(true);
            grid.addRow(i, title, value);
            spoken.append(fact.title()).append(": ").append(fact.value()).append(". ");
        }
        var box = new VBox(grid);
        box.getStyleClass().add("facts-box");
        box.setFocusTraversable(true);
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(spoken.toString().strip());
        popup.getContent().setAll(box);
        Bounds at = row.localToScreen(row.getBoundsInLocal());
        popup.show(row, at.getMinX() + 24, at.getMaxY());
        box.requestFocus();
    }

    void hide() {
        popup.hide();
    }

    boolean isShown() {
        return popup.isShowing();
    }
}
