package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.ConnectionQueries.Trouble;
import crossdock.sync.ParkedRows.Parked;
import crossdock.ui.channels.ChannelsViewModel.Board;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything about the selected connection or resource: state, figures, trouble, parked rows.
final class ChannelDetail extends ScrollPane {
    private final ChannelsViewModel model;
    private final ChannelWords words;
    private final VBox content = new VBox();

    ChannelDetail(ChannelsViewModel model, ChannelWords words) {
        this.model = model;
        this.words = words;
        content.getStyleClass().addAll("pane", "channel-detail");
        setContent(content);
        setFitToWidth(true);
    }

    void show(Board board) {
        ChannelHealth channel = board.channel();
        Place place = board.selected();
        content.getChildren().clear();
        if (channel == null || place == null) {
            return;
        }
        Resource wanted = place.resource();
        Optional<ResourceHealth> resource = channel.resources().stream()
                .filter(each -> each.resource() == wanted)
                .findFirst();
        var title = new Label(
                wanted == null ? channel.connection().name() : words.resource(wanted));
        title.getStyleClass().add("detail-title");
        var kind = muted(wanted == null ? words.kind(channel.connection()) : channel.connection().name());
        var head = new HBox(words.state(channel), kind);
        head.getStyleClass().add("channel-line");
        content.getChildren().addAll(head, title);
        if (!channel.detail().isEmpty()) {
            content.getChildren().add(prose(channel.detail()));
        }
        content.getChildren().add(buttons(channel, place));
        resource.ifPresentOrElse(each -> facts(channel, each), () -> facts(channel));
        if (wanted == null) {
            places(channel, board);
        }
        if (wanted == null) {
            content.getChildren().add(new OutboxPane(model, words).show(board));
        }
        troubles(board);
        parked(board);
    }

    private HBox buttons(ChannelHealth channel, Place place) {
        boolean isPaused = channel.state() == State.PAUSED;
        var id = channel.connection().id();
        var pause = button(isPaused ? "channels.detail.resume" : "channels.detail.pause",
                () -> {
                    if (isPaused) {
                        model.resume(id);
                    } else {
                        model.pause(id);
                    }
                });
        var resync = button("channels.detail.resync", () -> model.resync(place));
        resync.setTooltip(new Tooltip(words.get("channels.detail.resyncTip")));
        var replay = button("channels.detail.replay", () -> model.replay(place));
        replay.setDisable(channel.parked() == 0);
        var row = new HBox(pause, resync, replay);
        row.getStyleClass().add("channel-line");
        return row;
    }

    private Button button(String key, Runnable act) {
        var button = new Button(words.get(key));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void facts(ChannelHealth channel, ResourceHealth resource) {
        var facts = new Facts();
        facts.add("channels.fact.behind", words.age(resource.behind()));
        facts.add("channels.fact.longest", words.age(ResourceRow.longest(resource)));
        facts.add("channels.fact.cursor", words.cursor(resource));
        facts.add("channels.fact.mode", words.mode(channel.connection()));
        facts.add("channels.fact.lag", words.get("channels.fact.lagValue", words.lag(resource.p50()),
                words.lag(resource.p99()), resource.lagSamples()));
        facts.add("channels.fact.requests", Integer.toString(resource.requestsLastMinute()));
        facts.add("channels.fact.changed",
                words.get("channels.fact.changedValue", resource.changedLastHour(), resource.rowsLastHour()));
    }

    private void facts(ChannelHealth channel) {
        var facts = new Facts();
        facts.add("channels.fact.url", channel.connection().url().toString());
        facts.add("channels.fact.mode", words.mode(channel.connection()));
        facts.add("channels.fact.since", words.time(channel.since()));
        facts.add("channels.fact.locations", Integer.toString(channel.locations()));
    }

    /// Rows of a name and a value.
    private final class Facts {
        private final GridPane grid = new GridPane();

        Facts() {
            grid.getStyleClass().add("channel-facts");
            content.getChildren().add(grid);
        }

        void add(String key, String value) {
            var text = new Label(value);
            text.setWrapText(true);
            grid.addRow(grid.getRowCount(), muted(words.get(key)), text);
        }
    }

    /// Where it is filled from, and where shipments leave that name no location.
    private void places(ChannelHealth channel, Board board) {
        var fulfils = new MenuButton(words.get("channels.places.fulfil", board.fulfilling().size()));
        for (Location place : board.locations()) {
            var item = new CheckMenuItem(place.code() + "  " + place.name());
            item.setSelected(board.fulfilling().contains(place.id()));
            item.setOnAction(_ -> {
                Set<LocationId> chosen = new HashSet<>(board.fulfilling());
                if (!chosen.remove(place.id())) {
                    chosen.add(place.id());
                }
                model.fulfilFrom(channel.connection().id(), chosen);
            });
            fulfils.getItems().add(item);
        }
        LocationId leavesFrom = channel.connection().defaultLocation();
        var from = new MenuButton(words.get("channels.places.from", name(board, leavesFrom)));
        for (Location place : board.locations()) {
            var item = new RadioMenuItem(place.code() + "  " + place.name());
            item.setSelected(place.id().equals(leavesFrom));
            item.setOnAction(_ -> model.shipFrom(channel.connection().id(), place));
            from.getItems().add(item);
        }
        content.getChildren().addAll(section("channels.places.title", ""), fulfils, from);
    }

    private String name(Board board, @Nullable LocationId id) {
        return board.locations().stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .map(Location::code)
                .orElse(words.get("channels.value.none"));
    }

    private void troubles(Board board) {
        content.getChildren().add(section("channels.errors.title", Integer.toString(board.troubles().size())));
        if (board.troubles().isEmpty()) {
            content.getChildren().add(muted(words.get("channels.errors.none")));
        }
        for (Trouble trouble : board.troubles().stream().limit(8).toList()) {
            String code = trouble.code().equals("noAnswer") ? words.get("channels.errors.noAnswer") : trouble.code();
            var text = ellipsis(trouble.message());
            var row = new HBox(
                    muted(words.time(trouble.lastAt())),
                    new Chip(Tone.BAD, "fth-alert-octagon", code),
                    text,
                    muted("× " + trouble.times()));
            row.getStyleClass().addAll("channel-line", "channel-item");
            content.getChildren().add(row);
        }
    }

    private void parked(Board board) {
        content.getChildren().add(section("channels.parked.title", Integer.toString(board.parked().size())));
        if (board.parked().isEmpty()) {
            content.getChildren().add(muted(words.get("channels.parked.none")));
        }
        for (Parked parked : board.parked().stream().limit(20).toList()) {
            var place = new Place(parked.connection(), parked.resource());
            var give = button("channels.parked.giveUp", () -> model.giveUp(parked));
            give.getStyleClass().add("small");
            var retry = button("channels.parked.retry", () -> model.replay(place));
            retry.getStyleClass().add("small");
            var row = new HBox(
                    new Chip(Tone.WARN, "fth-slash", words.resource(parked.resource())),
                    ellipsis(words.why(parked)),
                    retry,
                    give);
            row.getStyleClass().addAll("channel-line", "channel-item");
            content.getChildren().add(row);
        }
    }

    private HBox section(String key, String count) {
        var title = new Label(words.get(key));
        title.getStyleClass().add("section-title");
        var row = new HBox(title, muted(count));
        row.getStyleClass().addAll("channel-line", "channel-section");
        return row;
    }

    private static Label ellipsis(String text) {
        var label = new Label(text);
        label.setTooltip(new Tooltip(text));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(40);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label prose(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("prose", "muted");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
