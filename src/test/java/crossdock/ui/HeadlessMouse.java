package crossdock.ui;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Accessible;
import com.sun.glass.ui.ClipboardAssistance;
import com.sun.glass.ui.View;
import com.sun.javafx.stage.WindowHelper;
import com.sun.javafx.tk.HeaderAreaType;
import com.sun.javafx.tk.quantum.WindowStage;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.stage.Window;

/// Mends the mouse of JavaFX 26's Headless platform, which calls every press a popup trigger and forgets which button is
/// held in a drag. Stands between each window's Glass view and JavaFX; knows classes that only the class path can reach.
public final class HeadlessMouse extends View.EventHandler {
    private static final int BUTTONS = KeyEvent.MODIFIER_BUTTON_PRIMARY | KeyEvent.MODIFIER_BUTTON_SECONDARY;
    private static final String MENDED = HeadlessMouse.class.getName();

    private final View.EventHandler next;
    private final Held held;

    private HeadlessMouse(View.EventHandler next, Held held) {
        this.next = next;
        this.held = held;
    }

    /// Mends every window there is and will be. FX thread, once or often.
    public static void install() {
        if (System.getProperties().putIfAbsent(MENDED, "true") != null) {
            return;
        }
        var held = new Held();
        Window.getWindows().forEach(window -> watch(window, held));
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> watch(window, held));
            }
        });
    }

    /// A press in one window can end in another, so what is held is shared.
    private static final class Held {
        private int buttons;
    }

    private static void watch(Window window, Held held) {
        window.sceneProperty().addListener((_, _, _) -> Platform.runLater(() -> mend(window, held)));
        mend(window, held);
        Platform.runLater(() -> mend(window, held));
    }

    private static void mend(Window window, Held held) {
        if (!(WindowHelper.getPeer(window) instanceof WindowStage stage) || stage.getPlatformWindow() == null) {
            return;
        }
        View view = stage.getPlatformWindow().getView();
        if (view != null && view.getEventHandler() != null && !(view.getEventHandler() instanceof HeadlessMouse)) {
            view.setEventHandler(new HeadlessMouse(view.getEventHandler(), held));
        }
    }

    @Override
    public void handleMouseEvent(
            View view, long time, int type, int button, int x, int y, int xAbs, int yAbs, int modifiers,
            boolean popupTrigger, boolean synthesized) {
        int pressed = 0;
        if (button == MouseEvent.BUTTON_LEFT) {
            pressed = KeyEvent.MODIFIER_BUTTON_PRIMARY;
        } else if (button == MouseEvent.BUTTON_RIGHT) {
            pressed = KeyEvent.MODIFIER_BUTTON_SECONDARY;
        }
        if (type == MouseEvent.DOWN) {
            held.buttons |= pressed;
        } else if (type == MouseEvent.UP) {
            held.buttons &= ~pressed;
        } else if (type == MouseEvent.MOVE) {
            held.buttons = 0; // the release may have gone to a popup that was not mended yet
        }
        boolean opensMenu = type == MouseEvent.DOWN && button == MouseEvent.BUTTON_RIGHT;
        int mended = (modifiers & ~BUTTONS) | held.buttons;
        next.handleMouseEvent(view, time, type, button, x, y, xAbs, yAbs, mended, opensMenu, synthesized);
    }

    @Override
    public void handleViewEvent(View view, long time, int type) {
        next.handleViewEvent(view, time, type);
    }

    @Override
    public boolean handleKeyEvent(View view, long time, int action, int code, char[] chars, int modifiers) {
        return next.handleKeyEvent(view, time, action, code, chars, modifiers);
    }

    @Override
    public boolean handleMenuEvent(View view, int x, int y, int xAbs, int yAbs, boolean keyboard) {
        return next.handleMenuEvent(view, x, y, xAbs, yAbs, keyboard);
    }

    @Override
    public void handleScrollEvent(
            View view, long time, int x, int y, int xAbs, int yAbs, double dx, double dy, int modifiers, int lines,
            int chars, int usualLines, int usualChars, double xFactor, double yFactor) {
        next.handleScrollEvent(
                view, time, x, y, xAbs, yAbs, dx, dy, modifiers, lines, chars, usualLines, usualChars, xFactor,
                yFactor);
    }

    @Override
    public void handleInputMethodEvent(
            long time, String text, int[] clauses, int[] attributes, byte[] values, int committed, int caret) {
        next.handleInputMethodEvent(time, text, clauses, attributes, values, committed, caret);
    }

    @Override
    public double[] getInputMethodCandidatePos(int offset) {
        return next.getInputMethodCandidatePos(offset);
    }

    @Override
    public void handleDragStart(
            View view, int button, int x, int y, int xAbs, int yAbs, ClipboardAssistance assistance) {
        next.handleDragStart(view, button, x, y, xAbs, yAbs, assistance);
    }

    @Override
    public void handleDragEnd(View view, int action) {
        next.handleDragEnd(view, action);
    }

    @Override
    public int handleDragEnter(
            View view, int x, int y, int xAbs, int yAbs, int action, ClipboardAssistance assistance) {
        return next.handleDragEnter(view, x, y, xAbs, yAbs, action, assistance);
    }

    @Override
    public int handleDragOver(
            View view, int x, int y, int xAbs, int yAbs, int action, ClipboardAssistance assistance) {
        return next.handleDragOver(view, x, y, xAbs, yAbs, action, assistance);
    }

    @Override
    public void handleDragLeave(View view, ClipboardAssistance assistance) {
        next.handleDragLeave(view, assistance);
    }

    @Override
    public int handleDragDrop(
            View view, int x, int y, int xAbs, int yAbs, int action, ClipboardAssistance assistance) {
        return next.handleDragDrop(view, x, y, xAbs, yAbs, action, assistance);
    }

    @Override
    public HeaderAreaType pickHeaderArea(double x, double y) {
        return next.pickHeaderArea(x, y);
    }

    @Override
    public Accessible getSceneAccessible() {
        return next.getSceneAccessible();
    }
}
