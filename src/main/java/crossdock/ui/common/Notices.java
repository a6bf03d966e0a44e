package crossdock.ui.common;

import crossdock.kernel.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the console tells a person without being asked; the shell shows it over the screen. FX thread only.
public final class Notices {
    /// Past this a person hardly means by Ctrl+Z what was told then.
    private static final long UNDO_FOR_NANOS = Duration.ofMinutes(5).toNanos();

    private final Deque<Undoable> undoable = new ArrayDeque<>();
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final Texts texts;

    public Notices(Texts texts) {
        this.texts = texts;
    }

    public void tell(String textKey, Object... arguments) {
        shown.add(new Notice(Tone.PLAIN, texts.get(textKey, arguments), null));
    }

    /// Something was done that can be taken back, also a while after its notice has gone.
    public void tellDone(Runnable undo, String textKey, Object... arguments) {
        var notice = new Notice(Tone.PLAIN, texts.get(textKey, arguments), undo);
        undoable.push(new Undoable(notice, System.nanoTime()));
        shown.add(notice);
    }

    public void warn(String textKey, Object... arguments) {
        shown.add(new Notice(Tone.WARNING, texts.get(textKey, arguments), null));
    }

    /// A business refusal, in the words of `refusal.<code>`.
    public void refused(Outcome.Refused<?> refusal) {
        shown.add(
                new Notice(
                        Tone.WARNING,
                        texts.refusal(refusal.code(), refusal.args()),
                        null));
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /// Takes back the newest thing that still can be, as its button does; false when there is none.
    public boolean undoNewest() {
        undoable.removeIf(one -> System.nanoTime() - one.since() > UNDO_FOR_NANOS);
        Undoable newest = undoable.peek();
        return newest != null && undo(newest.notice());
    }

    /// Takes back what a notice told, once; false when that was done before, or cannot be.
    public boolean undo(Notice notice) {
        Runnable undo = notice.undo();
        dismiss(notice);
        if (undo == null || !undoable.removeIf(one -> one.notice().equals(notice))) {
            return false;
        }
        undo.run();
        return true;
    }

    /// Oldest first.
    public ObservableList<Notice> shown() {
        return shown;
    }

    /// How loud.
    public enum Tone {
        PLAIN,
        WARNING
    }

    /// @param undo takes back what was told, or null
    public record Notice(Tone tone, String text, @Nullable Runnable undo) {}

    /// @param since by [System#nanoTime]
    private record Undoable(Notice notice, long since) {}
}
