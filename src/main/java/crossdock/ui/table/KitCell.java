package crossdock.ui.table;

import crossdock.ui.live.Slot;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A cell of a list. Keeps nothing of the row it showed before, and flashes when the same row shows something else.
public final class KitCell<R> extends TableCell<Slot<R>, Slot<R>> {
    private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
    private static final long NOTHING = Long.MIN_VALUE;

    private final Column<R> column;
    private final Face<R> face;
    private final Flashes flashes;
    private long key = NOTHING;
    private @Nullable R painted;
    private String whole = "";

    KitCell(Column<R> column, Flashes flashes) {
        this.column = column;
        this.face = column.face().get();
        this.flashes = flashes;
        getStyleClass().add("kit-cell");
        setTextOverrun(column.side() == Column.Side.LEFT ? OverrunStyle.ELLIPSIS : OverrunStyle.CLIP);
        if (column.side() == Column.Side.LEFT) {
            hoverProperty().subscribe(this::explain);
        }
    }

    @Override
    protected void updateItem(@Nullable Slot<R> slot, boolean empty) {
        super.updateItem(slot, empty);
        R row = slot == null || empty ? null : slot.row();
        if (slot == null || row == null) {
            wipe();
            return;
        }
        boolean sameRow = slot.key() == key;
        key = slot.key();
        painted = row;
        String before = getText();
        face.paint(this, row);
        if (!sameRow) {
            flashes.stop(this);
        } else if (column.flashes() && !Objects.equals(before, getText())) {
            flashes.start(this);
        }
    }

    /// Shows what its row holds now, without waiting for the table to lay itself out.
    void renew(Slot<R> slot) {
        updateItem(slot, false);
    }

    /// Paints the same row again, for what depends on the time.
    void repaint() {
        R row = painted;
        if (row != null) {
            face.paint(this, row);
        }
    }

    private void wipe() {
        key = NOTHING;
        painted = null;
        flashes.stop(this);
        whole = "";
        setText(null);
        speak(null);
        setGraphic(null);
        setTooltip(null);
        tone(false, false, false);
    }

    public void showWords(String text) {
        showWords(text, text);
    }

    /// @param inFull what the words stand for; its tooltip and what a screen reader says
    public void showWords(String text, String inFull) {
        setText(text);
        whole = inFull;
        speak(inFull.equals(text) ? null : inFull);
        tone(false, false, text.isEmpty());
    }

    /// Null says the text itself. Most cells never need the property.
    private void speak(@Nullable String inFull) {
        if (inFull != null || getAccessibleText() != null) {
            setAccessibleText(inFull);
        }
    }

    /// A figure already written out, and its sign.
    public void showFigure(String text, int sign) {
        setText(text);
        tone(sign == 0, sign < 0, false);
    }

    /// The word for a missing value.
    public void showMissing(String none) {
        whole = "";
        speak(null);
        setText(none);
        tone(false, false, true);
    }

    private void tone(boolean zero, boolean below, boolean missing) {
        pseudoClassStateChanged(ZERO, zero);
        pseudoClassStateChanged(BELOW, below);
        pseudoClassStateChanged(MISSING, missing);
    }

    /// A tooltip with the whole name, only where it is cut off or shortened.
    private void explain(boolean hover) {
        String text = getText();
        if (!hover || text == null || text.isEmpty() || getGraphic() != null) {
            setTooltip(null);
            return;
        }
        var measure = new Text(text);
        measure.setFont(getFont());
        double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
        boolean isCut = measure.getLayoutBounds().getWidth() > room;
        boolean isBrief = !whole.isEmpty() && !whole.equals(text);
        setTooltip(isBrief ? new Tooltip(whole) : isCut ? new Tooltip(text) : null);
    }
}
