package crossdock.ui.common;

import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Rules of the keyboard that all screens share.
public final class Keys {
    private Keys() {}

    /// Lets single letters act while the list, or something in it, has the focus, no text is edited and the setting is
    /// on. With Shift, Ctrl, Alt or Meta held a letter is not single.
    public static Subscription letters(Node list, ObservableBooleanValue on, Map<KeyCode, Runnable> acts) {
        EventHandler<KeyEvent> handler = event -> {
            Runnable act = acts.get(event.getCode());
            if (act != null && on.get() && bare(event) && !(event.getTarget() instanceof TextInputControl)) {
                swallowCharacter(list.getScene(), event.getCode());
                act.run();
                event.consume();
            }
        };
        list.addEventHandler(KeyEvent.KEY_PRESSED, handler);
        return () -> list.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
    }

    /// What takes the focus first of a node and all below it: in sight, not off, reached by Tab.
    public static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> first(child).stream()).findFirst()
                : Optional.empty();
    }

    /// The character of the same stroke comes after its press, to whatever has the focus by then: a field that the letter
    /// led to is not to begin with it.
    private static void swallowCharacter(@Nullable Scene scene, KeyCode letter) {
        if (scene == null) {
            return;
        }
        scene.addEventFilter(KeyEvent.ANY, new EventHandler<>() {
            @Override
            public void handle(KeyEvent next) {
                scene.removeEventFilter(KeyEvent.ANY, this);
                boolean isIts = next.getCharacter().equalsIgnoreCase(letter.getChar());
                if (next.getEventType() == KeyEvent.KEY_TYPED && isIts) {
                    next.consume();
                }
            }
        });
    }

    private static boolean bare(KeyEvent event) {
        return !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    }

    /// A line of the overlay of all keys.
    ///
    /// @param keys as people read them: `J`, `Ctrl+E`
    public record Hint(String keys, String textKey) {}
}
