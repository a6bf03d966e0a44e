package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.Owing.Kind;
import crossdock.sync.outbox.Owing.State;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Children;
import crossdock.ui.common.Choices;
import crossdock.ui.common.FormDialog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is owed to the selected channel: what waits for a person on top, with what can be done about it; whether the
/// channel is told what it may sell. A row that says the same as before is left alone, with the focus or menu it has.
final class OutboxPane extends VBox {
    /// Reasons as they are stored; the words are `channels.giveUp.<name>`.
    static final List<String> REASONS = List.of("mistake", "doneByHand", "recounted", "outdated");

    private static final int SHOWN = 20;

    private final ChannelsViewModel model;
    private final ChannelWords words;
    private final FormDialog dialog;
    private final Label counts = muted("");
    private final HBox head;
    private final CheckBox publishing;
    private final Label nothing;
    private Map<OutboxQueries.Row, VBox> shown = Map.of();
    private Owed.Told told = Owed.Told.NEVER;

    OutboxPane(ChannelsViewModel model, ChannelWords words, FormDialog dialog) {
        this.model = model;
        this.words = words;
        this.dialog = dialog;
        getStyleClass().add("channel-outbox");
        head = head();
        publishing = publishing();
        nothing = muted(words.get("channels.outbox.none"));
    }

    void show(Board board) {
        OutboxQueries.Totals totals = board.outbox().totals();
        counts.setText(words.get("channels.outbox.counts", totals.parked(), totals.inFlight(), totals.pending()));
        show(board.outbox().told());
        Map<OutboxQueries.Row, VBox> rows = new LinkedHashMap<>();
        for (OutboxQueries.Row row : board.outbox().rows().stream().limit(SHOWN).toList()) {
            VBox known = shown.get(row);
            rows.put(row, known == null ? row(row) : known);
        }
        shown = rows;
        List<Node> wanted = new ArrayList<>(List.of(head));
        if (told.can()) {
            wanted.add(publishing);
        }
        if (rows.isEmpty()) {
            wanted.add(nothing);
        }
        wanted.addAll(rows.values());
        int focused = focused();
        Children.arrange(getChildren(), wanted);
        if (focused >= 0 && focused() < 0) {
            passFocus(Math.min(focused, wanted.size() - 1));
        }
    }

    /// Which of the rows has the focus; -1 when none has.
    private int focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            int index = getChildren().indexOf(at);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    /// A row that was decided on goes; the keyboard goes on with the one in its place, else with one above.
    private void passFocus(int from) {
        for (int i = from; i >= 0; i--) {
            Optional<Node> stop = stop(getChildren().get(i));
            if (stop.isPresent()) {
                stop.get().requestFocus();
                return;
            }
        }
    }

    private static Optional<Node> stop(Node node) {
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(OutboxPane::stop).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    private HBox head() {
        var title = new Label(words.get("channels.outbox.title"));
        title.getStyleClass().add("section-title");
        var row = new HBox(title, counts);
        row.getStyleClass().addAll("channel-line", "channel-section");
        return row;
    }

    private CheckBox publishing() {
        var box = new CheckBox();
        box.setId("publish");
        box.setTooltip(new Tooltip(words.get("channels.outbox.publishTip")));
        box.setOnAction(_ -> {
            boolean isWanted = box.isSelected();
            box.setSelected(told.isOn()); // until it is so
            publish(isWanted);
        });
        return box;
    }

    private void show(Owed.Told now) {
        told = now;
        publishing.setSelected(now.isOn());
        publishing.setText(now.place().isEmpty()
                ? words.get("channels.outbox.publish")
                : words.get("channels.outbox.publishAt", now.place()));
    }

    private void publish(boolean isWanted) {
        if (!isWanted) {
            model.publish(null);
        } else if (told.needsLocation() && !told.choices().isEmpty()) {
            askLocation(told.choices());
        } else {
            model.publish(LocationId.NONE); // what is missing is said as a refusal
        }
    }

    /// Asks at which of its locations the channel shall show the value.
    private void askLocation(List<Location> choices) {
        var why = new Label(words.get("channels.publish.why"));
        why.setWrapText(true);
        var places = new ComboBox<Location>();
        Choices.of(places, choices, place -> place.code() + "  " + place.name());
        places.setId("publishLocation");
        places.getSelectionModel().selectFirst();
        places.setMaxWidth(Double.MAX_VALUE);
        var form = new VBox(8, why, new Label(words.get("channels.publish.location")), places);
        Choices.nameFields(form);
        dialog.show(
                this,
                words.get("channels.publish.title"),
                form,
                words.get("channels.publish.verb"),
                places.valueProperty().isNull(),
                () -> model.publish(places.getValue().id()));
        places.requestFocus();
    }

    /// What it is, why it stands, and what can be done about it, each on a line of its own: the pane is narrow.
    private VBox row(OutboxQueries.Row row) {
        Owing owing = row.owing();
        var what = new Label(words.owed(row));
        what.setTooltip(new Tooltip(what.getText()));
        what.setMinWidth(40);
        var line = new HBox(chip(owing), what);
        line.getStyleClass().add("channel-line");
        var item = new VBox(4, line);
        String why = words.why(owing);
        if (!why.isEmpty()) {
            Label reason = muted(why);
            reason.setWrapText(true);
            reason.setMinHeight(USE_PREF_SIZE);
            item.getChildren().add(reason);
        }
        if (owing.state() == State.PARKED) {
            item.getChildren().add(decisions(row));
        }
        item.getStyleClass().add("channel-item");
        return item;
    }

    private Chip chip(Owing owing) {
        String word = words.get("channels.owing." + owing.state().name().toLowerCase(Locale.ROOT));
        return switch (owing.state()) {
            case PARKED -> new Chip(Tone.BAD, "fth-slash", word);
            case IN_FLIGHT -> new Chip(Tone.PENDING, "fth-send", word);
            case PENDING, ACKNOWLEDGED, SUPERSEDED, GIVEN_UP -> new Chip(Tone.PENDING, "fth-clock", word);
        };
    }

    private FlowPane decisions(OutboxQueries.Row row) {
        Owing owing = row.owing();
        var line = new FlowPane(8, 4);
        boolean isDone = owing.code().equals("overwrote");
        if (isDone || owing.code().equals("unsure")) {
            line.getChildren().add(small("channels.outbox.confirm", () -> model.confirm(owing)));
        }
        if (isDone) {
            return line; // it cannot be sent again or taken back
        }
        line.getChildren().add(small("channels.outbox.retry", () -> model.retry(owing)));
        Integer units = owing.units();
        if (units != null && !owing.isDoubtful() && (owing.kind() == Kind.ADJUST || owing.kind() == Kind.COUNT)) {
            line.getChildren().add(small("channels.outbox.edit", () -> edit(row, units)));
        }
        var giveUp = new MenuButton(words.get("channels.outbox.giveUp"));
        giveUp.getStyleClass().add("small");
        for (String reason : REASONS) {
            var item = new MenuItem(words.get("channels.giveUp." + reason));
            item.setOnAction(_ -> model.giveUp(owing, reason));
            giveUp.getItems().add(item);
        }
        line.getChildren().add(giveUp);
        return line;
    }

    /// Asks for other units; what is no number cannot be sent.
    private void edit(OutboxQueries.Row row, int units) {
        var field = new TextField(Integer.toString(units));
        field.setId("otherUnits");
        var form = new VBox(6, new Label(words.get("channels.outbox.editUnits")), field);
        Choices.nameFields(form);
        dialog.show(
                this,
                words.get("channels.outbox.editTitle", words.owed(row)),
                form,
                words.get("channels.outbox.editVerb"),
                Bindings.createBooleanBinding(() -> !isUnits(field.getText()), field.textProperty()),
                () -> model.edit(row.owing(), Integer.parseInt(field.getText().strip())));
        field.requestFocus();
        field.selectAll();
    }

    private static boolean isUnits(String typed) {
        return typed.strip().matches("[+-]?\\d{1,7}");
    }

    private Button small(String key, Runnable act) {
        var button = new Button(words.get(key));
        button.getStyleClass().add("small");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
