package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.order.Order;
import crossdock.order.OrderQueries.Detail;
import crossdock.order.OrderVersion;
import crossdock.routing.explain.Flip;
import crossdock.ui.charts.LocationMap;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.WhyViewModel.Later;
import crossdock.ui.orders.WhyViewModel.State;
import crossdock.ui.orders.WhyWords.Why;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The part of an order that says where it is filled and why.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class WhyView {
    private static final double MAP = 210;

    private final WhyViewModel model;
    private final OrderWords words;
    private final Texts texts;
    private final InstantSource clock;
    private final LocationMap map = new LocationMap(_ -> {});
    private Map<SkuId, String> codes = Map.of();
    private Map<LocationId, String> names = Map.of();
    private boolean canReject;
    private Region root;
    @FXML private HBox moment;
    @FXML private ToggleButton then;
    @FXML private ToggleButton now;
    @FXML private Button reroute;
    @FXML private MenuButton reject;
    @FXML private Label sentence;
    @FXML private Label moved;
    @FXML private VBox reasons;
    @FXML private Label laterTitle;
    @FXML private VBox later;
    @FXML private Label changesTitle;
    @FXML private VBox changes;
    @FXML private HBox locationsHead;
    @FXML private Label locationsHint;
    @FXML private VBox locations;
    @FXML private Label more;
    @FXML private VBox mapHost;
    @FXML private Label flipsTitle;
    @FXML private VBox flips;

    WhyView(WhyViewModel model, InstantSource clock, OrderWords words) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        this.clock = clock;
    }

    Region load() {
        root = (Region) Fxml.load("orders/Why.fxml", this, texts);
        map.setPrefHeight(MAP);
        map.setMinHeight(MAP);
        mapHost.getChildren().setAll(map);
        return root;
    }

    Subscription show() {
        return Subscription.combine(
                model.stateProperty().subscribe(this::draw),
                model.movedProperty().subscribe((_, _) -> tell()),
                model.rejectedProperty().subscribe((_, _) -> tell()));
    }

    void open(Detail detail) {
        codes = detail.skuCodes();
        names = detail.locationNames();
        canReject = RejectMenu.fill(reject, detail, words, model::reject);
        Order order = detail.order();
        model.open(new OrderVersion(order.id(), order.version()), Leeway.of(order));
        visible(reject, reroute.isVisible() && canReject);
    }

    /// What could be next is worked out anew while the order stays as it is.
    void refresh() {
        model.readLater();
    }

    void close() {
        model.close();
    }

    private void draw(State state) {
        visible(root, !(state instanceof State.None));
        visible(reroute, model.canReroute() && !(state instanceof State.Settled));
        visible(reject, reroute.isVisible() && canReject);
        visible(moment, state instanceof State.Known && model.canAskNow());
        switch (state) {
            case State.None() -> clear("");
            case State.Asking() -> clear(texts.get("orders.why.asking"));
            case State.Settled(Leeway leeway) -> clear(texts.get("orders.why.settled." + leeway));
            case State.Failed(Exception trouble) ->
                clear(texts.get("orders.detail.failed", String.valueOf(trouble.getMessage())));
            case State.Known(Answer answer, boolean hasThen, List<Flip> found, Later next) -> {
                then.setDisable(!hasThen);
                then.setSelected(answer.isThen());
                now.setSelected(!answer.isThen());
                Instant asked = clock.instant();
                draw(new WhyWords(words, codes, words.figures().zone()).of(answer, found, asked));
                var said = new LaterWords(words);
                draw(laterTitle, later, said.options(answer, next, asked));
                draw(changesTitle, changes, said.changes(next, asked));
            }
        }
    }

    private void clear(String text) {
        sentence.setText(text);
        fill(reasons, List.of());
        draw(laterTitle, later, List.of());
        draw(changesTitle, changes, List.of());
        fill(locations, List.of());
        fill(flips, List.of());
        visible(locationsHead, false);
        visible(mapHost, false);
        visible(flipsTitle, false);
        visible(more, false);
    }

    private void draw(Why why) {
        sentence.setText(why.sentence());
        fill(reasons, why.reasons().stream().map(WhyRows::reason).toList());
        fill(flips, why.flips().stream().map(WhyRows::reason).toList());
        visible(flipsTitle, !why.flips().isEmpty());
        visible(locationsHead, !why.lines().isEmpty());
        locationsHint.setText(texts.get("orders.why.counts", why.passed(), why.refused(), why.unasked()));
        visible(mapHost, !why.places().isEmpty());
        map.show(why.places(), why.sentence());
        fill(locations, why.lines().stream().map(WhyRows::location).toList());
        more.setText(texts.get("orders.why.more", why.more()));
        visible(more, why.more() > 0);
    }

    private static void draw(Label title, VBox box, List<WhyWords.Reason> rows) {
        fill(box, rows.stream().map(WhyRows::reason).toList());
        visible(title, !rows.isEmpty());
    }

    private void tell() {
        String text = switch (model.movedProperty().get()) {
            case null -> rejected(model.rejectedProperty().get());
            case Done<Boolean>(Boolean isOther) ->
                texts.get(isOther ? "orders.why.moved" : "orders.why.stays");
            case Refused<Boolean> no -> texts.get("refusal." + no.code(), no.args().toArray());
        };
        moved.setText(text);
        visible(moved, !text.isEmpty());
    }

    private String rejected(@Nullable Outcome<LocationId> outcome) {
        return switch (outcome) {
            case null -> "";
            case Done<LocationId>(LocationId location) -> texts.get(
                    "orders.reject.done", words.names().place(names.getOrDefault(location, location.toString())));
            case Refused<LocationId> no -> texts.get("refusal." + no.code(), no.args().toArray());
        };
    }

    /// Without rows it takes no room either.
    private static void fill(VBox box, List<? extends Node> rows) {
        box.getChildren().setAll(rows);
        visible(box, !rows.isEmpty());
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

    /// The same by its key, where the button is there to be pressed.
    void reroute() {
        if (reroute.isVisible() && !reroute.isDisabled()) {
            model.reroute();
        }
    }
}
