package crossdock.ui.routing;

import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Keys of a part that has the focus: Enter opens it, Delete takes it away, Alt with the side arrows moves it.
final class PartKeys {
    private PartKeys() {}

    /// @param shift moves it by -1 or 1 among its like
    static void on(Button chip, Runnable open, @Nullable Runnable remove, @Nullable IntConsumer shift) {
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            KeyCode code = event.getCode();
            if (code == KeyCode.ENTER) {
                open.run();
            } else if (code == KeyCode.DELETE && remove != null) {
                remove.run();
            } else if (event.isAltDown() && shift != null && (code == KeyCode.LEFT || code == KeyCode.RIGHT)) {
                shift.accept(code == KeyCode.LEFT ? -1 : 1);
            } else {
                return;
            }
            event.consume();
        });
    }
}
