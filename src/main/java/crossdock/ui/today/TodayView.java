package crossdock.ui.today;

import crossdock.ui.charts.Figures;
import crossdock.ui.charts.LocationMap;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Draws the board. Cards stay where they are and change their words; rows are few and made anew.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class TodayView {
    /// Shorter waits show nothing, so that nothing flickers.
    private static final Duration PATIENCE = Duration.millis(150);

    private final TodayViewModel model;
    private final TodayWords words;
    private final TodayLists lists;
    private final TodayRows rows;
    private final Texts texts;
    private final Navigation navigation;
    private final List<KpiCard> kpis = new ArrayList<>();
    private final LocationMap map;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Subscription bound = Subscription.EMPTY;
    @FXML private VBox screen;
    @FXML private Label head;
    @FXML private Shelf cards;
    @FXML private VBox channelHead;
    @FXML private RowsThatFit channels;
    @FXML private RowsThatFit needs;
    @FXML private RowsThatFit loads;
    @FXML private VBox troubleHead;
    @FXML private RowsThatFit troubles;
    @FXML private Hyperlink openStock;
    @FXML private VBox waitingHead;
    @FXML private RowsThatFit waiting;
    @FXML private Label waitingText;
    @FXML private Hyperlink openOrders;
    @FXML private StackPane mapHolder;
    @FXML private Label mapText;
    @FXML private Hyperlink openChannels;
    @FXML private Node failure;
    @FXML private Button retry;
    @FXML private Node empty;
    @FXML private Button connect;
    @FXML private ScrollPane content;

    TodayView(TodayViewModel model, Figures figures, Texts texts, Navigation navigation) {
        this.model = model;
        this.lists = new TodayLists(texts, figures);
        this.rows = new TodayRows(texts, figures, navigation);
        this.words = new TodayWords(texts, figures);
        this.texts = texts;
        this.navigation = navigation;
        this.map = new LocationMap(reference -> navigation.go("stock", reference));
    }

    Parent load() {
        Parent root = Fxml.load("today/Today.fxml", this, texts);
        mapHolder.getChildren().add(map);
        channelHead.getChildren().add(ChannelRow.head(texts));
        troubleHead.getChildren().add(rows.troubleHead());
        waitingHead.getChildren().add(rows.waitingHead());
        openStock.setOnAction(_ -> navigation.go("stock", "negative"));
        openOrders.setOnAction(_ -> navigation.go("orders", "open"));
        openChannels.setOnAction(_ -> navigation.go("channels"));
        connect.setOnAction(_ -> navigation.go("channels", "connect"));
        retry.setOnAction(_ -> model.read());
        place(false);
        patience.setOnFinished(_ -> place(true));
        content.skinProperty().subscribe(skin -> {
            if (skin != null) { // kept as a picture it would be drawn anew, whole, each time one figure changes
                content.lookup(".viewport").setCache(false);
            }
        });
        empty.managedProperty().bind(empty.visibleProperty());
        failure.managedProperty().bind(failure.visibleProperty());
        return root;
    }

    void show() {
        bound = Subscription.combine(
                model.boardProperty().subscribe(this::draw),
                model.failedProperty().subscribe(failed -> failure.setVisible(failed)),
                patience::stop);
    }

    void hide() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
    }

    private void draw(@Nullable Board board) {
        boolean isEmpty = board != null && board.channels().isEmpty() && board.today().figures().skus() == 0;
        boolean isConnectLeft = connect.isFocused() && !isEmpty;
        empty.setVisible(isEmpty);
        patience.stop();
        if (board == null || isEmpty) {
            head.setText("");
            if (board == null) {
                patience.playFromStart();
            } else {
                place(false);
            }
            return;
        }
        head.setText(words.head(board.today()));
        drawCards(words.cards(board));
        channels.show(board.channels().stream().map(rows::channel).toList());
        needs.show(orCalm(words.needs(board).stream().map(rows::need).toList(), "today.need.calm"));
        troubles.show(orCalm(lists.troubles(board).stream().map(rows::trouble).toList(), "today.trouble.calm"));
        waiting.show(orCalm(lists.waiting(board).stream().map(rows::waiting).toList(), "today.waiting.calm"));
        waitingText.setText(words.waiting(board.today()));
        map.show(words.dots(board.today()), words.mapWords(board.today()));
        mapText.setText(texts.get("today.map.hint", words.mapWords(board.today())));
        loads.show(words.loads(board.today()).stream().map(rows::load).toList());
        place(true);
        if (isConnectLeft) { // else the focus would fall to the top of the window
            content.applyCss(); // what a pane holds is in the window once that has its skin
            kpis.getFirst().requestFocus();
        }
    }

    /// What nobody sees is not part of the window: styling it would take half of the time until the first picture.
    private void place(boolean shows) {
        if (!shows) {
            screen.getChildren().remove(content);
        } else if (!screen.getChildren().contains(content)) {
            screen.getChildren().add(content);
        }
    }

    private List<? extends Node> orCalm(List<? extends Node> lines, String calmKey) {
        return lines.isEmpty() ? List.of(rows.calm(calmKey)) : lines;
    }

    private void drawCards(List<Card> wanted) {
        while (kpis.size() < wanted.size()) {
            var card = new KpiCard(texts);
            kpis.add(card);
            cards.getChildren().add(card);
        }
        for (int i = 0; i < wanted.size(); i++) {
            Card card = wanted.get(i);
            kpis.get(i).show(card);
            kpis.get(i).setOnAction(_ -> navigation.go(card.screen(), card.reference()));
        }
    }
}
