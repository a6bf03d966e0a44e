package crossdock.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Turns a button off and says why. A button that is off shows no tooltip of its own, so the reason hangs on what holds
/// it.
public final class OffReason {
    private final Button button;
    private final Region holder;
    private final Tooltip tip = new Tooltip();

    public OffReason(Button button, Region holder) {
        this.button = button;
        this.holder = holder;
    }

    /// For a button whose parent is its holder, with what it does.
    public static OffReason of(Button button, Runnable act) {
        if (!(button.getParent() instanceof Region holder)) {
            throw new IllegalArgumentException(button.getId() + " has nothing around it for the reason to hang on");
        }
        button.setOnAction(_ -> act.run());
        return new OffReason(button, holder);
    }

    /// @param reason empty turns the button on
    public void set(String reason) {
        button.setDisable(!reason.isEmpty());
        button.setAccessibleHelp(reason);
        tip.setText(reason);
        Tooltip.uninstall(holder, tip);
        if (!reason.isEmpty()) {
            Tooltip.install(holder, tip);
        }
    }
}
