package crossdock.ui.table;

import crossdock.ui.live.Slot;
import java.util.function.LongPredicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row of a list: marked, waiting for its values, or neither.
final class KitRow<R> extends TableRow<Slot<R>> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final LongPredicate marked;
    private long key = Long.MIN_VALUE;

    KitRow(LongPredicate marked) {
        this.marked = marked;
    }

    @Override
    protected void updateItem(@Nullable Slot<R> slot, boolean empty) {
        super.updateItem(slot, empty);
        Slot<R> shown = empty ? null : slot;
        key = shown == null ? Long.MIN_VALUE : shown.key();
        pseudoClassStateChanged(WAITING, shown != null && shown.row() == null);
        showMark();
    }

    void showMark() {
        pseudoClassStateChanged(MARKED, key != Long.MIN_VALUE && marked.test(key));
    }

    /// Shows other values of the same row.
    @SuppressWarnings("unchecked") // every cell below is one of this table's
    void renew(Slot<R> slot) {
        pseudoClassStateChanged(WAITING, slot.row() == null);
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof KitCell<?> cell) {
                ((KitCell<R>) cell).renew(slot);
            }
        }
    }

    void repaint() {
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof KitCell<?> cell) {
                cell.repaint();
            }
        }
    }
}
