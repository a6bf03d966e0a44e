package crossdock.ui.common;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A form that is filled in and sent, or left.
public final class FormDialog {
    private static final double WIDTH = 400;

    private final Looks looks;
    private final Texts texts;

    public FormDialog(Looks looks, Texts texts) {
        this.looks = looks;
        this.texts = texts;
    }

    /// Shows the form over the window of `owner`; returns at once.
    ///
    /// @param verb what the button says: the act itself
    /// @param off  while true the act cannot be sent
    public void show(Node owner, String title, Region form, String verb, ObservableBooleanValue off, Runnable act) {
        show(owner, title, form, verb, off, act, false);
    }

    /// Asks once before what cannot be undone; the form says what it does.
    public void ask(Node owner, String title, Region form, String verb, Runnable act) {
        show(owner, title, form, verb, new SimpleBooleanProperty(false), act, true);
    }

    private void show(
            Node owner, String title, Region form, String verb, ObservableBooleanValue off, Runnable act,
            boolean isFinal) {
        var dialog = new Dialog<@Nullable ButtonType>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        var send = new ButtonType(verb, ButtonData.OK_DONE);
        var leave = new ButtonType(texts.get("common.form.cancel"), ButtonData.CANCEL_CLOSE);
        form.setPrefWidth(WIDTH);
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(send, leave);
        dialog.setGraphic(null);
        dialog.getDialogPane().getButtonTypes().stream()
                .map(dialog.getDialogPane()::lookupButton)
                .forEach(each -> ButtonBar.setButtonUniformSize(each, false));
        Subscription dressed = looks.dress(dialog.getDialogPane().getScene());
        if (dialog.getDialogPane().lookupButton(send) instanceof Button button) {
            button.getStyleClass().add("primary");
            if (isFinal) {
                button.getStyleClass().add("danger");
            }
            button.disableProperty().bind(off);
        }
        if (!isFinal) { // the button that would have the focus is off until the form is filled in
            dialog.setOnShown(_ -> Keys.first(form).ifPresent(Node::requestFocus));
        }
        dialog.setOnHidden(_ -> {
            dressed.unsubscribe();
            if (send.equals(dialog.getResult())) {
                act.run();
            }
        });
        dialog.show();
    }
}
