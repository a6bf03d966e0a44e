package crossdock.ui.channels;

import crossdock.kernel.Outcome.Refused;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Identity;
import crossdock.ui.channels.ConnectViewModel.Phase;
import crossdock.ui.channels.ConnectViewModel.Step;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// Kind, name, address, user, secret and mode; the channel is asked before anything is saved.
final class ConnectDialog {
    private final ConnectViewModel model;
    private final Looks looks;
    private final ChannelWords words;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Label answer = new Label();

    ConnectDialog(ConnectViewModel model, ChannelWords words, Looks looks) {
        this.model = model;
        this.looks = looks;
        this.words = words;
    }

    void open(Window owner) {
        dialog.initOwner(owner);
        dialog.setTitle(words.get("channels.connect.title"));
        var test = new ButtonType(words.get("channels.connect.test"), ButtonData.LEFT);
        var save = new ButtonType(words.get("channels.connect.save"), ButtonData.OK_DONE);
        DialogPane pane = dialog.getDialogPane();
        dialog.setHeaderText(words.get("channels.connect.title"));
        dialog.setGraphic(null);
        var leave = new ButtonType(words.get("common.form.cancel"), ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().addAll(test, save, leave);
        pane.setContent(form());
        pane.lookupButton(save).getStyleClass().add("primary");
        for (ButtonType each : pane.getButtonTypes()) {
            ButtonBar.setButtonUniformSize(pane.lookupButton(each), false);
        }
        Subscription dressed = looks.dress(pane.getScene());
        pane.lookupButton(test).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            model.test();
        });
        pane.lookupButton(save).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            model.connect();
        });
        Subscription steps = model.stepProperty().subscribe(step -> {
            boolean isAsking = step.phase() == Phase.ASKING;
            pane.lookupButton(test).setDisable(isAsking);
            pane.lookupButton(save).setDisable(isAsking);
            say(step);
            if (step.phase() == Phase.DONE) {
                dialog.setResult(save);
                dialog.close();
            }
        });
        dialog.setOnShown(_ -> Keys.first(pane.getContent()).ifPresent(Node::requestFocus));
        dialog.setOnHidden(_ -> {
            steps.unsubscribe();
            dressed.unsubscribe();
            model.leave();
        });
        dialog.show();
    }

    private void say(Step step) {
        answer.getStyleClass().removeAll("bad", "ok");
        Identity identity = step.identity();
        Refused<?> refusal = step.refusal();
        if (refusal != null) {
            answer.getStyleClass().add("bad");
            answer.setText(words.refusal(refusal.code(), refusal.args()));
        } else if (identity != null) {
            answer.getStyleClass().add("ok");
            answer.setText(words.get("channels.connect.answered", identity.name()));
        } else {
            answer.setText(step.phase() == Phase.ASKING ? words.get("channels.connect.asking") : "");
        }
    }

    private GridPane form() {
        var form = new GridPane();
        form.getStyleClass().add("channel-facts");
        row(form, "channels.connect.kind", choice(model.kind, List.of("square", "woocommerce", "vendure", "file"),
                "channels.kind."));
        row(form, "channels.connect.name", field(model.name));
        row(form, "channels.connect.url", field(model.url));
        var user = field(model.user);
        row(form, "channels.connect.user", user);
        var secret = new PasswordField();
        secret.textProperty().bindBidirectional(model.secret);
        row(form, "channels.connect.secret", secret);
        model.kind.subscribe(kind -> {
            show(form, user, ConnectViewModel.hasUser(kind));
            show(form, secret, ConnectViewModel.hasSecret(kind));
        });
        row(form, "channels.connect.mode", choice(model.mode, List.of(Mode.REALTIME.name(), Mode.NEARTIME.name()),
                "channels.mode."));
        answer.setWrapText(true);
        answer.setMaxWidth(420);
        answer.setMinHeight(40);
        form.add(answer, 0, form.getRowCount(), 2, 1);
        return form;
    }

    /// Hides a field and its name where the kind of channel has no use for it.
    private static void show(GridPane form, Control field, boolean isWanted) {
        for (Node each : form.getChildren()) {
            if (each == field || each instanceof Label label && label.getLabelFor() == field) {
                each.setVisible(isWanted);
                each.setManaged(isWanted);
            }
        }
    }

    private static TextField field(StringProperty value) {
        var field = new TextField();
        field.setPrefColumnCount(30);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private ComboBox<String> choice(StringProperty value, List<String> all, String keys) {
        var choice = new ComboBox<String>();
        choice.getItems().setAll(all);
        choice.valueProperty().bindBidirectional(value);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(String each) {
                return each == null ? "" : words.get(keys + each.toLowerCase(Locale.ROOT));
            }

            @Override
            public String fromString(String text) {
                return value.get(); // the list cannot be typed into
            }
        });
        return choice;
    }

    private void row(GridPane form, String key, Control control) {
        var label = new Label(words.get(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(words.get(key));
        label.setLabelFor(control);
        form.addRow(form.getRowCount(), label, control);
    }
}
