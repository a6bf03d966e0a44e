package crossdock.ui.routing;

import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Spot;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Keys that act on the current run or rule.
final class SpotKeys {
    private final RoutingViewModel model;
    private final PartEditor editor;
    private final SpotMenu menu;
    private final Ladder ladder;
    private final BooleanSupplier isInSight;

    /// @param isInSight whether the rules are shown, with nothing over them
    SpotKeys(
            RoutingViewModel model, PartEditor editor, SpotMenu menu, Ladder ladder, BooleanSupplier isInSight) {
        this.model = model;
        this.editor = editor;
        this.menu = menu;
        this.ladder = ladder;
        this.isInSight = isInSight;
    }

    void step(int by) {
        model.step(by);
        RoutingBoard board = model.boardProperty().get();
        if (board != null) {
            ladder.focus(board.spot());
        }
    }

    /// The current spot where it can be edited and is in sight.
    private @Nullable Spot editable() {
        RoutingBoard board = model.boardProperty().get();
        return board != null && board.isEditable() && isInSight.getAsBoolean() ? board.spot() : null;
    }

    /// Whether the key did something.
    boolean pressed(KeyEvent event) {
        Spot spot = editable();
        KeyCode code = event.getCode();
        if (spot == null) {
            return false;
        }
        if (event.isAltDown() && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            menu.move(spot, code == KeyCode.UP ? -1 : 1);
        } else if (event.isShortcutDown() && code == KeyCode.D) {
            menu.duplicate(spot);
        } else if (code == KeyCode.DELETE) {
            menu.remove(spot);
        } else if (code == KeyCode.F2) {
            Node beside = ladder.lookup(id(spot, ""));
            if (beside != null) {
                editor.rename(beside, spot);
            }
            return true;
        } else {
            return false;
        }
        RoutingBoard now = model.boardProperty().get();
        if (now != null) {
            ladder.focus(now.spot());
        }
        return true;
    }

    /// Signs rather than keys, as they lie elsewhere on other keyboards.
    void typed(KeyEvent event) {
        Spot spot = editable();
        if (event.getCharacter().equals("+") && spot != null && !(event.getTarget() instanceof TextInputControl)
                && ladder.lookup(id(spot, spot.isRun() ? "-orders-add" : "-where-add")) instanceof Button add) {
            add.requestFocus();
            add.fire();
            event.consume();
        }
    }

    private static String id(Spot spot, String part) {
        return (spot.isRun() ? "#run-" + spot.run() : "#rule-" + spot.run() + "-" + spot.rule()) + part;
    }
}
