package crossdock.ui.today;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.LocationMap;
import crossdock.ui.charts.MiniBar;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the board. Cards stay where they are and change their words; rows are few and made anew.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class TodayView {
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");
    private static final double BAR = 74;

    private final TodayViewModel model;
    private final TodayWords words;
    private final Figures figures;
    private final Texts texts;
    private final Navigation navigation;
    private final List<KpiCard> kpis = new ArrayList<>();
    private final LocationMap map;
    private Subscription bound = Subscription.EMPTY;
    @FXML private Label head;
    @FXML private HBox cards;
    @FXML private VBox channels;
    @FXML private VBox needs;
    @FXML private VBox loads;
    @FXML private StackPane mapHolder;
    @FXML private Label mapText;
    @FXML private Hyperlink openChannels;
    @FXML private Node failure;
    @FXML private Button retry;
    @FXML private Node empty;
    @FXML private Button connect;
    @FXML private Node content;

    TodayView(TodayViewModel model, Figures figures, Texts texts, Navigation navigation) {
        this.model = model;
        this.figures = figures;
        this.words = new TodayWords(texts, figures);
        this.texts = texts;
        this.navigation = navigation;
        this.map = new LocationMap(reference -> navigation.go("stock", reference));
    }

    Parent load() {
        Parent root = Fxml.load("today/Today.fxml", this, texts);
        mapHolder.getChildren().add(map);
        openChannels.setOnAction(_ -> navigation.go("channels"));
        connect.setOnAction(_ -> navigation.go("channels", "connect"));
        retry.setOnAction(_ -> model.read());
        content.managedProperty().bind(content.visibleProperty());
        empty.managedProperty().bind(empty.visibleProperty());
        failure.managedProperty().bind(failure.visibleProperty());
        return root;
    }

    void show() {
        bound = Subscription.combine(
                model.boardProperty().subscribe(this::draw),
                model.failedProperty().subscribe(failed -> failure.setVisible(failed)));
    }

    void hide() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
    }

    private void draw(@Nullable Board board) {
        boolean isEmpty = board != null && board.channels().isEmpty() && board.today().figures().skus() == 0;
        empty.setVisible(isEmpty);
        content.setVisible(!isEmpty);
        content.pseudoClassStateChanged(LOADING, board == null);
        if (board == null || isEmpty) {
            head.setText("");
            return;
        }
        head.setText(words.head(board.today()));
        drawCards(words.cards(board));
        List<Node> rows = new ArrayList<>();
        rows.add(ChannelRow.head(texts));
        for (ChannelHealth channel : board.channels()) {
            var row = new ChannelRow(channel, texts, figures);
            row.setOnAction(_ -> navigation.go("channels", channel.connection().name()));
            rows.add(row);
        }
        replace(channels, rows);
        List<Need> list = words.needs(board);
        replace(needs, list.isEmpty() ? List.of(calm()) : list.stream().map(this::need).toList());
        map.show(words.dots(board.today()), words.mapWords(board.today()));
        mapText.setText(words.mapWords(board.today()));
        replace(loads, words.loads(board.today()).stream().map(this::load).toList());
    }

    /// New rows take the place of the old ones without taking the focus from the one at the same place.
    private static void replace(VBox box, List<? extends Node> rows) {
        int focused = -1;
        for (int i = 0; i < box.getChildren().size(); i++) {
            focused = box.getChildren().get(i).isFocused() ? i : focused;
        }
        box.getChildren().setAll(rows);
        if (focused >= 0 && focused < rows.size()) {
            rows.get(focused).requestFocus();
        }
    }

    private void drawCards(List<Card> wanted) {
        while (kpis.size() < wanted.size()) {
            var card = new KpiCard(texts);
            HBox.setHgrow(card, Priority.ALWAYS);
            kpis.add(card);
            cards.getChildren().add(card);
        }
        for (int i = 0; i < wanted.size(); i++) {
            Card card = wanted.get(i);
            kpis.get(i).show(card);
            kpis.get(i).setOnAction(_ -> navigation.go(card.screen(), card.reference()));
        }
    }

    private Label calm() {
        var calm = new Label(texts.get("today.need.calm"));
        calm.getStyleClass().addAll("muted", "today-calm");
        return calm;
    }

    private Button need(Need need) {
        var icon = new FontIcon(need.icon());
        icon.getStyleClass().add(need.bad() ? "need-bad" : "need-near");
        var sentence = new Label(need.sentence());
        sentence.getStyleClass().add("medium");
        var lines = new VBox(sentence);
        if (!need.detail().isEmpty()) {
            var detail = new Label(need.detail());
            detail.getStyleClass().add("muted");
            lines.getChildren().add(detail);
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        var row = new HBox(8, icon, lines);
        row.setAlignment(Pos.TOP_LEFT);
        return button(row, need.sentence(), () -> navigation.go(need.screen(), need.reference()));
    }

    private Button load(TodayWords.Load load) {
        var name = new Label(load.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var bar = new MiniBar();
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        String units = figures.units(load.units());
        bar.showShare(load.share(), load.negative(), units);
        var value = new Label(units);
        value.getStyleClass().addAll("today-number", "medium");
        value.setMinWidth(48);
        var row = new HBox(8, name, bar, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return button(row, load.name() + " " + units, () -> navigation.go("stock", load.reference()));
    }

    private static Button button(Region content, String words, Runnable action) {
        var button = new Button();
        button.getStyleClass().setAll("today-row");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(content);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(words);
        content.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
