package crossdock.ui.common;

import crossdock.kernel.Outcome;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the console tells a person without being asked; the shell shows it over the screen. FX thread only.
public final class Notices {
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final Texts texts;

    public Notices(Texts texts) {
        this.texts = texts;
    }

    public void tell(String textKey, Object... arguments) {
        shown.add(new Notice(Tone.PLAIN, texts.get(textKey, arguments), null));
    }

    /// Something was done that can be taken back.
    public void tellDone(Runnable undo, String textKey, Object... arguments) {
        shown.add(new Notice(Tone.PLAIN, texts.get(textKey, arguments), undo));
    }

    public void warn(String textKey, Object... arguments) {
        shown.add(new Notice(Tone.WARNING, texts.get(textKey, arguments), null));
    }

    /// A business refusal, in the words of `refusal.<code>`.
    public void refused(Outcome.Refused<?> refusal) {
        shown.add(
                new Notice(
                        Tone.WARNING,
                        texts.get("refusal." + refusal.code(), refusal.args().toArray()),
                        null));
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /// Takes back the newest thing that still can be, as its button does; false when there is none.
    public boolean undoNewest() {
        for (int i = shown.size() - 1; i >= 0; i--) {
            Notice notice = shown.get(i);
            Runnable undo = notice.undo();
            if (undo != null) {
                dismiss(notice);
                undo.run();
                return true;
            }
        }
        return false;
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
}
