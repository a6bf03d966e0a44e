package crossdock.ui.common;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
        Subscription dressed = looks.dress(dialog.getDialogPane().getScene());
        if (dialog.getDialogPane().lookupButton(send) instanceof Button button) {
            button.getStyleClass().add("primary");
            button.disableProperty().bind(off);
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
