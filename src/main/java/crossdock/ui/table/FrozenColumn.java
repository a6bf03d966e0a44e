package crossdock.ui.table;

import crossdock.ui.live.Slot;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The first column once more, over the rows, while the list is scrolled sideways: whoever reads a figure at the right
/// still sees whose it is. A picture only; the mouse and the keys go to the table below.
final class FrozenColumn<R> extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass HOVER = PseudoClass.getPseudoClass("over");

    private final TableView<Slot<R>> table;
    private final KitColumns<R> columns;
    private final Label head = new Label();
    private final List<Label> cells = new ArrayList<>();
    private final Rectangle clip = new Rectangle();
    private @Nullable ScrollBar bar;

    FrozenColumn(TableView<Slot<R>> table, KitColumns<R> columns) {
        this.table = table;
        this.columns = columns;
        getStyleClass().add("frozen-column");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setClip(clip);
        head.getStyleClass().add("frozen-head");
        head.setManaged(false);
        getChildren().add(head);
    }

    /// After each layout of the table: stands where the rows stand now.
    void follow(VirtualFlow<?> flow) {
        Column<R> column = columns.first();
        boolean sideways = column != null && isSideways(flow);
        setVisible(sideways);
        if (!sideways || column == null) {
            return;
        }
        double top = table.lookup(".column-header-background") instanceof Region heads ? heads.getHeight() : 0;
        double wide = table.getVisibleLeafColumn(0).getWidth();
        double tall = table.getHeight() - (bar == null ? 0 : bar.getHeight());
        resizeRelocate(0, 0, wide, tall);
        clip.setWidth(wide);
        clip.setHeight(tall);
        head.setText(column.title());
        head.resizeRelocate(0, 0, wide, top);
        int shown = 0;
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        for (int i = first == null ? 0 : first.getIndex(); last != null && i <= last.getIndex(); i++) {
            if (flow.getCell(i) instanceof TableRow<?> row && row.getItem() instanceof Slot<?> slot) {
                show(cell(shown++, column), row, slot, column, wide);
            }
        }
        for (int i = shown; i < cells.size(); i++) {
            cells.get(i).setVisible(false);
        }
    }

    private boolean isSideways(VirtualFlow<?> flow) {
        if (bar == null) {
            for (Node each : flow.lookupAll(".scroll-bar")) {
                if (each instanceof ScrollBar found && found.getOrientation() == Orientation.HORIZONTAL) {
                    bar = found;
                }
            }
        }
        ScrollBar found = bar;
        return found != null && found.isVisible() && found.getValue() > 0.5;
    }

    private Label cell(int at, Column<R> column) {
        if (at < cells.size()) {
            return cells.get(at);
        }
        var cell = new Label();
        cell.getStyleClass().add("frozen-cell");
        cell.getStyleClass().addAll(column.styles());
        cell.setManaged(false);
        cells.add(cell);
        getChildren().add(cell);
        return cell;
    }

    @SuppressWarnings("unchecked") // every slot of this table holds its kind of row
    private void show(Label cell, TableRow<?> row, Slot<?> slot, Column<R> column, double wide) {
        R value = ((Slot<R>) slot).row();
        cell.setText(value == null ? "" : column.plain().apply(value));
        double y = sceneToLocal(row.localToScene(0, 0)).getY();
        cell.resizeRelocate(0, Math.round(y), wide, row.getHeight());
        cell.pseudoClassStateChanged(SELECTED, row.isSelected());
        cell.pseudoClassStateChanged(HOVER, row.isHover());
        cell.setVisible(true);
    }
}
