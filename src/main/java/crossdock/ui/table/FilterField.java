package crossdock.ui.table;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// The field above a list: its text filters a moment after the last stroke, and at once when Down or Enter leads into
/// the list. FX thread.
public final class FilterField {
    private static final Duration TYPING = Duration.millis(150);

    private final TextField field;
    private final Consumer<String> filter;
    private final Supplier<KitTable<?>> table;
    private final PauseTransition typing = new PauseTransition(TYPING);

    /// @param filter gets the text without white space around it
    /// @param table  the list in sight
    public FilterField(TextField field, Consumer<String> filter, Supplier<KitTable<?>> table) {
        this.field = field;
        this.filter = filter;
        this.table = table;
        typing.setOnFinished(_ -> apply());
        field.textProperty().subscribe((_, _) -> typing.playFromStart());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key); // a field takes Down for itself
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            enterList();
            event.consume();
        }
    }

    private void apply() {
        typing.stop();
        filter.accept(field.getText().strip());
    }

    /// What was typed filters, and the list takes the focus.
    public void enterList() {
        apply();
        table.get().enter();
    }

    /// Shows what the list is filtered by, unless strokes have still to filter it.
    public void show(String filtered) {
        if (!isTyping() && !filtered.equals(field.getText().strip())) {
            field.setText(filtered);
            typing.stop();
        }
    }

    /// Forgets the text, also strokes that have not filtered yet; who calls it forgets the filter.
    public void clear() {
        field.clear();
        typing.stop();
    }

    /// Lets what was typed filter now: the screen is left.
    public void settle() {
        if (isTyping()) {
            apply();
        }
    }

    private boolean isTyping() {
        return typing.getStatus() == Animation.Status.RUNNING;
    }
}
