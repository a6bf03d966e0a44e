package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.order.OrderVersion;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.WhyViewModel.State;
import crossdock.ui.orders.WhyWords.Line;
import crossdock.ui.orders.WhyWords.Why;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The part of an order that says where it is filled and why.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class WhyView {
    private final WhyViewModel model;
    private final WhyWords words;
    private final Texts texts;
    private final InstantSource clock;
    private Region root;
    @FXML private ToggleButton then;
    @FXML private ToggleButton now;
    @FXML private Button reroute;
    @FXML private Label sentence;
    @FXML private Label moved;
    @FXML private VBox reasons;
    @FXML private VBox locations;
    @FXML private Label more;

    WhyView(WhyViewModel model, InstantSource clock, OrderWords words) {
        this.model = model;
        this.words = new WhyWords(words);
        this.texts = words.texts();
        this.clock = clock;
    }

    Region load() {
        root = (Region) Fxml.load("orders/Why.fxml", this, texts);
        return root;
    }

    Subscription show() {
        return Subscription.combine(
                model.stateProperty().subscribe(this::draw), model.movedProperty().subscribe(this::tell));
    }

    void open(OrderVersion order) {
        model.open(order);
    }

    void close() {
        model.close();
    }

    private void draw(State state) {
        visible(root, !(state instanceof State.None));
        reroute.setDisable(!model.canReroute());
        switch (state) {
            case State.None() -> clear("");
            case State.Asking() -> clear(texts.get("orders.why.asking"));
            case State.Failed(Exception trouble) ->
                clear(texts.get("orders.detail.failed", String.valueOf(trouble.getMessage())));
            case State.Known(Answer answer, boolean hasThen) -> {
                then.setDisable(!hasThen);
                then.setSelected(answer.isThen());
                now.setSelected(!answer.isThen());
                draw(words.of(answer, clock.instant()));
            }
        }
    }

    private void clear(String text) {
        sentence.setText(text);
        reasons.getChildren().clear();
        locations.getChildren().clear();
        visible(more, false);
    }

    private void draw(Why why) {
        sentence.setText(why.sentence());
        List<Node> rows = new ArrayList<>();
        why.reasons().forEach(reason -> rows.add(DetailRows.fact(reason.question(), reason.answer(), reason.answer())));
        reasons.getChildren().setAll(rows);
        locations.getChildren().setAll(why.lines().stream().map(this::line).toList());
        more.setText(texts.get("orders.why.more", why.more()));
        visible(more, why.more() > 0);
    }

    private Node line(Line line) {
        Chip chip = switch (line.standing()) {
            case CHOSEN -> new Chip(Tone.OK, "fth-check-circle", line.verdict());
            case PASSED -> new Chip(Tone.NEUTRAL, "fth-minus", line.verdict());
            case REFUSED -> new Chip(Tone.FACT, "fth-x", line.verdict());
        };
        return DetailRows.row(DetailRows.growing(line.name()), DetailRows.muted(line.distance(), ""), chip);
    }

    private void tell(@Nullable Outcome<Boolean> outcome) {
        String text = switch (outcome) {
            case null -> "";
            case Done<Boolean>(Boolean isOther) ->
                texts.get(isOther ? "orders.why.moved" : "orders.why.stays");
            case Refused<Boolean> no -> texts.get("refusal." + no.code(), no.args().toArray());
        };
        moved.setText(text);
        visible(moved, !text.isEmpty());
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void showThen(ActionEvent pressed) {
        pressed.consume();
        model.showThen(true);
    }

    @FXML
    private void showNow(ActionEvent pressed) {
        pressed.consume();
        model.showThen(false);
    }

    @FXML
    private void reroute(ActionEvent pressed) {
        pressed.consume();
        model.reroute();
    }
}
