package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.common.FormDialog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What can be done with the selected connection or resource. Made anew only when what it offers changes, so that the
/// focus and an open menu outlive the reading of new figures.
final class ConnectionControls extends VBox {
    private final ChannelsViewModel model;
    private final ChannelWords words;
    private final FormDialog dialog;
    private @Nullable Offer shown;

    /// All that the controls depend on.
    private record Offer(
            ChannelConnection connection,
            Place place,
            boolean isPaused,
            boolean hasParked,
            List<Location> locations,
            Set<LocationId> fulfilling,
            Owed.Told told) {}

    ConnectionControls(ChannelsViewModel model, ChannelWords words, FormDialog dialog) {
        super(8);
        this.model = model;
        this.words = words;
        this.dialog = dialog;
    }

    void show(ChannelHealth channel, @Nullable ResourceHealth resource, Place place, Board board) {
        boolean isPaused = resource == null ? channel.state() == State.PAUSED : resource.isPaused();
        boolean hasParked = (resource == null ? channel.parked() : resource.parked()) > 0;
        var offer = new Offer(
                channel.connection(), place, isPaused, hasParked, board.locations(), board.fulfilling(),
                board.outbox().told());
        if (offer.equals(shown)) {
            return;
        }
        shown = offer;
        getChildren().setAll(buttons(offer));
        if (resource == null) {
            getChildren().addAll(ownership(offer.connection()), heading(), fulfils(offer), from(offer));
            if (offer.told().needsLocation() && !offer.told().own().isEmpty()) {
                getChildren().add(counts(offer));
            }
        }
    }

    private FlowPane buttons(Offer offer) {
        Place place = offer.place();
        var pause = button(
                offer.isPaused() ? "channels.detail.resume" : "channels.detail.pause",
                () -> model.pause(place, !offer.isPaused()));
        pause.setId("pause");
        var resync = button("channels.detail.resync", () -> model.resync(place));
        resync.setTooltip(new Tooltip(words.get("channels.detail.resyncTip")));
        var replay = button("channels.detail.replay", () -> model.replay(place));
        replay.setDisable(!offer.hasParked());
        return line(pause, resync, replay);
    }

    /// Name, pace, end.
    private FlowPane ownership(ChannelConnection connection) {
        var rename = button("channels.detail.rename", () -> askName(connection));
        rename.setId("rename");
        var remove = button("channels.detail.remove", () -> askRemoval(connection));
        remove.setId("remove");
        remove.getStyleClass().add("danger");
        if (connection.kind().equals("file")) {
            return line(rename, remove); // a folder is watched, whatever the mode
        }
        var mode = new MenuButton(words.get("channels.detail.mode", words.mode(connection)));
        mode.setId("mode");
        for (Mode each : Mode.values()) {
            var item = new RadioMenuItem(words.get("channels.mode." + each.name().toLowerCase(java.util.Locale.ROOT)));
            item.setSelected(each == connection.mode());
            item.setOnAction(_ -> model.changeMode(connection.id(), each));
            mode.getItems().add(item);
        }
        return line(mode, rename, remove);
    }

    private void askName(ChannelConnection connection) {
        var name = new TextField(connection.name());
        name.setId("newName");
        name.setAccessibleText(words.get("channels.connect.name"));
        var unusable = Bindings.createBooleanBinding(
                () -> name.getText().isBlank() || name.getText().strip().equals(connection.name()),
                name.textProperty());
        dialog.show(
                this,
                words.get("channels.rename.title", connection.name()),
                new VBox(6, new Label(words.get("channels.connect.name")), name),
                words.get("channels.rename.verb"),
                unusable,
                () -> model.rename(connection.id(), name.getText()));
        name.requestFocus();
    }

    /// Asked once; the question names the effect.
    private void askRemoval(ChannelConnection connection) {
        ConnectionId id = connection.id();
        var effect = new Label(words.get("channels.remove.effect", model.sourceOf(id)));
        effect.setId("effect");
        effect.setWrapText(true);
        dialog.ask(
                this,
                words.get("channels.remove.title", connection.name()),
                new VBox(effect),
                words.get("channels.remove.verb", connection.name()),
                () -> model.remove(id));
    }

    private Label heading() {
        var title = new Label(words.get("channels.places.title"));
        title.getStyleClass().addAll("section-title", "channel-section");
        return title;
    }

    private MenuButton fulfils(Offer offer) {
        var fulfils = new MenuButton(words.get("channels.places.fulfil", offer.fulfilling().size()));
        for (Location place : offer.locations()) {
            var item = new CheckMenuItem(place.code() + "  " + place.name());
            item.setSelected(offer.fulfilling().contains(place.id()));
            item.setOnAction(_ -> {
                Set<LocationId> chosen = new HashSet<>(offer.fulfilling());
                if (!chosen.remove(place.id())) {
                    chosen.add(place.id());
                }
                model.fulfilFrom(offer.connection().id(), chosen);
            });
            fulfils.getItems().add(item);
        }
        return fulfils;
    }

    /// Where what the channel says is stock.
    private MenuButton counts(Offer offer) {
        ConnectionId id = offer.connection().id();
        List<Location> own = offer.told().own().stream()
                .filter(place -> place.stockSource() == null || id.equals(place.stockSource()))
                .toList();
        long counted = own.stream().filter(place -> place.stockSource() != null).count();
        var counts = new MenuButton(words.get("channels.places.counts", counted));
        counts.setId("counts");
        for (Location place : own) {
            boolean isCounted = place.stockSource() != null;
            var item = new CheckMenuItem(place.code() + "  " + place.name());
            item.setSelected(isCounted);
            item.setOnAction(_ -> {
                item.setSelected(isCounted); // until it is so
                if (isCounted) {
                    askToStopCounting(id, place);
                } else {
                    model.count(id, place.id(), true);
                }
            });
            counts.getItems().add(item);
        }
        return counts;
    }

    private void askToStopCounting(ConnectionId id, Location place) {
        var effect = new Label(words.get("channels.counts.effect"));
        effect.setWrapText(true);
        dialog.ask(
                this,
                words.get("channels.counts.title", place.name()),
                new VBox(effect),
                words.get("channels.counts.verb"),
                () -> model.count(id, place.id(), false));
    }

    private MenuButton from(Offer offer) {
        LocationId now = offer.connection().defaultLocation();
        String named = offer.locations().stream()
                .filter(place -> place.id().equals(now))
                .findFirst()
                .map(Location::code)
                .orElse(words.get("channels.value.none"));
        var from = new MenuButton(words.get("channels.places.from", named));
        for (Location place : offer.locations()) {
            var item = new RadioMenuItem(place.code() + "  " + place.name());
            item.setSelected(place.id().equals(now));
            item.setOnAction(_ -> model.shipFrom(offer.connection().id(), place));
            from.getItems().add(item);
        }
        return from;
    }

    private Button button(String key, Runnable act) {
        var button = new Button(words.get(key));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static FlowPane line(javafx.scene.Node... nodes) {
        return new FlowPane(8, 6, nodes);
    }
}
