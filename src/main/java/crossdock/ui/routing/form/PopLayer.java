package crossdock.ui.routing.form;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A small sheet beside what it edits, over the screen and inside its window, so that it is scaled, themed and pictured
/// with it. One at a time; Esc or a press beside it closes it, and the focus goes back where it was.
public final class PopLayer extends Pane {
    private static final double GAP = 4;
    private static final double MARGIN = 8;

    private @Nullable Node anchor;
    private String focusAfter = "";
    private Runnable closed = () -> {};

    public PopLayer() {
        setVisible(false);
        setPickOnBounds(true);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /// @param beside the sheet opens under it, or above where there is no room
    /// @param first gets the focus
    /// @param whenClosed runs once it is closed, however that happens
    public void open(Node beside, Region sheet, @Nullable Node first, Runnable whenClosed) {
        if (isVisible()) {
            close();
        }
        anchor = beside;
        focusAfter = beside.getId() == null ? "" : beside.getId();
        closed = whenClosed;
        var holder = new StackPane(sheet);
        holder.getStyleClass().addAll("card", "pop-sheet");
        getChildren().setAll(holder);
        setVisible(true);
        toFront();
        applyCss();
        layout();
        (first == null ? holder : first).requestFocus();
    }

    /// Whether something was open.
    public boolean close() {
        if (!isVisible()) {
            return false;
        }
        setVisible(false);
        getChildren().clear();
        Runnable tell = closed;
        closed = () -> {};
        tell.run();
        Node back = focusAfter.isEmpty() || getScene() == null ? anchor : getScene().lookup("#" + focusAfter);
        if (back != null) {
            back.requestFocus(); // what it edited was drawn anew meanwhile; its id stayed
        }
        anchor = null;
        return true;
    }

    @Override
    protected void layoutChildren() {
        Node beside = anchor;
        for (Node child : getChildren()) {
            if (!(child instanceof Region sheet) || beside == null) {
                continue;
            }
            double wide = Math.ceil(sheet.prefWidth(-1));
            double tall = Math.min(Math.ceil(sheet.prefHeight(wide)), getHeight() - 2 * MARGIN);
            Node placed = getScene() == null || focusAfter.isEmpty() ? beside : getScene().lookup("#" + focusAfter);
            Bounds at = sceneToLocal((placed == null ? beside : placed).localToScene(
                    (placed == null ? beside : placed).getLayoutBounds()));
            double x = Math.clamp(at.getMinX(), MARGIN, Math.max(MARGIN, getWidth() - wide - MARGIN));
            boolean fitsBelow = at.getMaxY() + GAP + tall + MARGIN <= getHeight();
            double y = fitsBelow ? at.getMaxY() + GAP : Math.max(MARGIN, at.getMinY() - GAP - tall);
            sheet.resizeRelocate(Math.round(x), Math.round(y), wide, tall);
        }
    }
}
