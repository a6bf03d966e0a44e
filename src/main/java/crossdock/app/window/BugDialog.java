package crossdock.app.window;

import crossdock.platform.CrashCode;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceFolder;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fourth door of errors: a bug. Logged once a code, shown with the code; the details can be copied, and the
/// console
/// goes on.
public final class BugDialog implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BugDialog.class);

    private final Stage owner;
    private final Looks looks;
    private final Texts texts;
    private final Set<String> logged = new HashSet<>();
    private boolean showing;

    public BugDialog(Stage owner, Looks looks, Texts texts) {
        this.owner = owner;
        this.looks = looks;
        this.texts = texts;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable bug) {
        String code = CrashCode.of(bug);
        synchronized (logged) {
            if (logged.add(code)) {
                LOG.error("bug {}", code, bug);
            }
        }
        Background.onVirtualThreads().fx(() -> show(code, bug));
    }

    private void show(String code, Throwable bug) {
        if (showing) {
            return;
        }
        showing = true;
        var copy = new ButtonType(texts.get("error.bug.copy"), ButtonData.OTHER);
        var goOn = new ButtonType(texts.get("error.bug.goOn"), ButtonData.CANCEL_CLOSE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("error.bug.title"));
        dialog.getDialogPane().getButtonTypes().setAll(copy, goOn);
        var text = new Label(words(code, bug));
        text.getStyleClass().add("prose");
        text.setPrefWidth(440);
        dialog.getDialogPane().setContent(text);
        looks.dress(dialog.getDialogPane().getScene());
        dialog.setResultConverter(button -> button);
        dialog.setOnHidden(_ -> {
            showing = false;
            if (dialog.getResult() == copy) {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, details(code, bug)));
            }
        });
        dialog.show();
    }

    /// Damage, a full disk and a workspace held elsewhere are no bugs: they are told in their own words.
    private String words(String code, Throwable bug) {
        for (@Nullable Throwable cause = bug; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFailure store && store.isOfTheFile()) {
                return text(store.asUnusable(Path.of(WorkspaceFolder.DATABASE)));
            }
            if (cause instanceof WorkspaceUnusable unusable) {
                return text(unusable);
            }
        }
        return texts.get("error.bug.text", code);
    }

    private String text(WorkspaceUnusable unusable) {
        return texts.get("error." + unusable.code().key(), unusable.args().toArray());
    }

    private static String details(String code, Throwable bug) {
        var text = new StringWriter();
        text.write(code + "\n");
        bug.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
