package crossdock.ui.channels;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.common.Children;
import crossdock.ui.common.DetailSplit;
import crossdock.ui.common.FormDialog;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Connections as groups, one row a resource, and the detail of what is selected.
public final class ChannelsView {
    private final ChannelsViewModel model;
    private final Looks looks;
    private final Texts texts;
    private final ChannelWords words;
    private final Map<Place, ResourceRow> known = new HashMap<>();
    private VBox rows;
    private HBox listHead;
    private VBox list;
    private DetailSplit split;
    private ChannelDetail detail;
    private Subscription bindings = Subscription.EMPTY;

    @FXML
    private Label head;

    @FXML
    private Button pauseAll;

    @FXML
    private Button connect;

    @FXML
    private HBox failure;

    @FXML
    private VBox empty;

    @FXML
    private Button connectFirst;

    @FXML
    private VBox content;

    @SuppressWarnings("NullAway.Init") // nodes are set by load() and the loader
    ChannelsView(ChannelsViewModel model, Texts texts, ZoneId zone, Looks looks) {
        this.model = model;
        this.looks = looks;
        this.texts = texts;
        this.words = new ChannelWords(texts, zone);
    }

    Parent load() {
        Parent node = Fxml.load("channels/Channels.fxml", this, texts);
        rows = new VBox(); // not before: controls need the toolkit, screens are put together without it
        split = new DetailSplit();
        detail = new ChannelDetail(model, words, new FormDialog(looks, texts));
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        listHead = ResourceRow.head(words);
        listHead.maxWidthProperty().bind(rows.widthProperty()); // beside the scroll bar, as the rows are
        list = new VBox(listHead, scroll);
        list.widthProperty().subscribe((before, now) -> {
            if (isNarrow(before.doubleValue()) != isNarrow(now.doubleValue())) {
                draw(model.boardProperty().get());
            }
        });
        VBox.setVgrow(scroll, Priority.ALWAYS);
        split.setMain(list);
        split.setDetail(detail);
        split.setEdgeText(texts.get("channels.detail.edge"));
        VBox.setVgrow(split, Priority.ALWAYS);
        content.getChildren().add(split);
        pauseAll.setOnAction(_ -> model.pauseAll());
        connect.setOnAction(_ -> connect());
        connectFirst.setOnAction(_ -> connect());
        return node;
    }

    /// Asks for what is needed to connect a channel.
    void connect() {
        new ConnectDialog(model.connecting(), words, looks).open(content.getScene().getWindow());
    }

    /// The same with an address where nobody answers, already tried: how a refusal looks.
    void connectNowhere() {
        ConnectViewModel nowhere = model.connecting();
        nowhere.kind.set("square");
        nowhere.name.set("Fernhill kiosk");
        nowhere.url.set("http://127.0.0.1:9");
        nowhere.secret.set("secret");
        new ConnectDialog(nowhere, words, looks).open(content.getScene().getWindow());
        nowhere.test();
    }

    /// Asks whether the selected connection goes, as its button does.
    void askRemoval() {
        if (detail.lookup("#remove") instanceof Button remove) {
            remove.fire();
        }
    }

    /// Commands that wait for a person, as they look; until [#show].
    void showParked() {
        Board now = model.boardProperty().get();
        if (!now.channels().isEmpty()) {
            bindings.unsubscribe();
            draw(ParkedPose.of(now));
        }
    }

    void show() {
        bindings = Subscription.combine(
                model.boardProperty().subscribe(this::draw),
                model.failedProperty().subscribe(isFailed -> {
                    failure.setVisible(isFailed);
                    failure.setManaged(isFailed);
                }));
    }

    void hide() {
        bindings.unsubscribe();
    }

    boolean closeDetail() {
        boolean wasOpen = split.openProperty().get();
        model.select(null);
        return wasOpen;
    }

    List<Node> panes() {
        return List.of(rows, detail);
    }

    private void draw(Board board) {
        boolean isEmpty = board.isRead() && board.channels().isEmpty();
        empty.setVisible(isEmpty);
        empty.setManaged(isEmpty);
        content.setManaged(!isEmpty);
        split.setVisible(!isEmpty);
        pauseAll.setDisable(board.channels().isEmpty());
        pauseAll.setText(texts.get(board.isAllPaused() ? "channels.screen.resumeAll" : "channels.screen.pauseAll"));
        head.setText(isEmpty
                ? "" : texts.get("channels.screen.count", board.channels().size(), board.inTrouble()));
        boolean isNarrow = isNarrow(list.getWidth());
        ResourceRow.leaveOut(listHead, isNarrow);
        List<Node> all = new ArrayList<>();
        for (ChannelHealth channel : board.channels()) {
            ResourceRow group = row(new Place(channel.connection().id(), null));
            group.show(channel, board, words);
            all.add(group);
            for (ResourceHealth resource : channel.resources()) {
                ResourceRow row = row(new Place(channel.connection().id(), resource.resource()));
                row.show(channel, resource, board, words, isNarrow);
                all.add(row);
            }
        }
        Children.arrange(rows.getChildren(), all);
        known.values().retainAll(all);
        split.openProperty().set(board.channel() != null);
        detail.show(board);
    }

    private static boolean isNarrow(double width) {
        return width > 0 && width < ResourceRow.NARROW;
    }

    private ResourceRow row(Place place) {
        return known.computeIfAbsent(place, _ -> new ResourceRow(place, () -> model.select(place)));
    }
}
