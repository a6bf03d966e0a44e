package crossdock.ui.orders;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.Order;
import crossdock.order.OrderQueries.Detail;
import crossdock.order.OrderQueries.Reservation;
import crossdock.order.OrderQueries.Row;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.OrderDetailViewModel.Buyer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import java.util.Map;

/// One order: what it is, what happened to it, where its units are and what it holds.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class OrderDetailView {
    private static final long TICKS_A_REDRAW = 20;

    private final OrderDetailViewModel model;
    private final InstantSource clock;
    private final Texts texts;
    private final Figures figures;
    private final OrderWords words;
    private final OrderTimeline timeline;
    private final WhyView whyView;
    private Runnable onClose = () -> {};
    private long ticks;
    private Region root;
    @FXML private Label number;
    @FXML private Label source;
    @FXML private FlowPane chips;
    @FXML private ScrollPane scroll;
    @FXML private Label failure;
    @FXML private VBox steps;
    @FXML private VBox why;
    @FXML private Label linesHint;
    @FXML private VBox lines;
    @FXML private Label reservationsHint;
    @FXML private VBox reservations;
    @FXML private VBox facts;
    @FXML private VBox buyer;
    @FXML private Label buyerState;
    @FXML private Button showBuyer;
    @FXML private Button hideBuyer;

    OrderDetailView(OrderDetailViewModel model, WhyViewModel whyModel, InstantSource clock, OrderWords words) {
        this.model = model;
        this.clock = clock;
        this.texts = words.texts();
        this.figures = words.figures();
        this.words = words;
        this.timeline = new OrderTimeline(words);
        this.whyView = new WhyView(whyModel, clock, words);
    }

    /// Decides the order that is open anew when R is pressed in a list.
    Subscription reroutesBy(Node list, ObservableBooleanValue on) {
        return Keys.letters(list, on, Map.of(KeyCode.R, whyView::reroute));
    }

    Region load() {
        root = (Region) Fxml.load("orders/OrderDetail.fxml", this, texts);
        why.getChildren().setAll(whyView.load());
        return root;
    }

    Subscription show() {
        return Subscription.combine(
                model.show(),
                whyView.show(),
                model.detailProperty().subscribe(this::draw),
                model.buyerProperty().subscribe(this::drawBuyer),
                model.failureProperty().subscribe(this::showFailure));
    }

    Node node() {
        return root;
    }

    void open(OrderId order) {
        Detail now = model.detailProperty().get();
        if (now == null || !now.order().id().equals(order)) {
            scroll.setVvalue(0);
        }
        model.open(order);
    }

    void close() {
        model.close();
    }

    void setOnClose(Runnable act) {
        onClose = act;
    }

    void requestFocus() {
        scroll.requestFocus();
    }

    /// Ages and promises go on with the time.
    void tick() {
        ticks++;
        Detail now = model.detailProperty().get();
        if (now != null && ticks % TICKS_A_REDRAW == 0) {
            draw(now);
            whyView.refresh();
        }
    }

    private void draw(@Nullable Detail detail) {
        scroll.setVisible(detail != null);
        if (detail == null) {
            number.setText("");
            source.setText("");
            chips.getChildren().clear();
            whyView.close();
            return;
        }
        Instant now = clock.instant();
        whyView.open(detail);
        Row row = detail.row();
        number.setText(row.number());
        source.setText(texts.get(
                "orders.source." + row.method(), words.channel(row.channelName()), words.region(row.region())));
        chips.getChildren().setAll(chips(row, now));
        steps.getChildren().setAll(new TimelineRows(timeline.entries(detail, now)).nodes());
        linesHint.setText(texts.get("orders.lines.hint", row.openUnits(), row.orderedUnits()));
        lines.getChildren().setAll(new LineRows(detail, words).nodes());
        showReservations(detail, now);
        showFacts(detail, now);
    }

    private List<Node> chips(Row row, Instant now) {
        List<Node> shown = new ArrayList<>();
        shown.add(new Chip(OrderWords.tone(row), OrderWords.icon(row), words.chip(row)));
        if (row.hold()) {
            shown.add(new Chip(Tone.NEUTRAL, OrderWords.icon(row.state()), words.state(row.state())));
        }
        if (row.history()) {
            shown.add(new Chip(Tone.FACT, "", texts.get("orders.chip.history")));
        }
        Instant promised = row.promisedAt();
        if (promised != null && row.openUnits() > 0 && !row.history()) {
            boolean isLate = OrderWords.isLate(row, now);
            shown.add(new Chip(isLate ? Tone.BAD : Tone.FACT, "fth-clock", words.promise(promised, now)));
        }
        if (row.unroutedUnits() > 0 && !row.history()) {
            shown.add(new Chip(Tone.FACT, "fth-map-pin", texts.get("orders.chip.unrouted", row.unroutedUnits())));
        }
        if (row.unmappedLines() > 0) {
            String unmapped = texts.get("orders.chip.unmapped", row.unmappedLines());
            shown.add(new Chip(Tone.WARN, "fth-alert-triangle", unmapped));
        }
        return shown;
    }

    private void showReservations(Detail detail, Instant now) {
        int units = detail.reservations().stream().mapToInt(Reservation::quantity).sum();
        reservationsHint.setText(texts.get("orders.reservations.hint", units));
        List<Node> rows = new ArrayList<>();
        for (Reservation held : detail.reservations()) {
            String place = held.location().isNone()
                    ? texts.get("orders.reservations.nowhere")
                    : words.names().place(name(detail, held.location()));
            rows.add(DetailRows.row(
                    DetailRows.mono(detail.skuCodes().getOrDefault(held.sku(), "")),
                    DetailRows.growing(place),
                    DetailRows.right(figures.units(held.quantity())),
                    DetailRows.muted(figures.age(Duration.between(held.since(), now)), figures.exact(held.since()))));
        }
        if (rows.isEmpty()) {
            String why = detail.row().history() ? "orders.reservations.history" : "orders.reservations.none";
            var nothing = WhyRows.prose(texts.get(why));
            nothing.getStyleClass().add("muted");
            rows.add(nothing);
        }
        reservations.getChildren().setAll(rows);
    }

    private static String name(Detail detail, LocationId location) {
        return detail.locationNames().getOrDefault(location, location.toString());
    }

    private void showFacts(Detail detail, Instant now) {
        Order order = detail.order();
        Instant promised = order.promisedAt();
        facts.getChildren().setAll(List.of(
                fact("total", words.money(order.total()), ""),
                fact("channelState", order.channelState(), ""),
                fact("externalId", order.externalId(), ""),
                fact("fixed", order.location().isNone() ? figures.none() : name(detail, order.location()), ""),
                fact("placed", figures.moment(order.placedAt(), now), figures.exact(order.placedAt())),
                fact("updated", figures.moment(order.updatedAt(), now), figures.exact(order.updatedAt())),
                fact("received", figures.moment(order.receivedAt(), now), figures.exact(order.receivedAt())),
                fact(
                        "promised",
                        promised == null ? figures.none() : figures.moment(promised, now)
                                + words.basis(order.promiseBasis(), ", "),
                        words.promiseTip(promised, order.promiseBasis()))));
    }

    private Node fact(String id, String value, String tip) {
        return DetailRows.fact(texts.get("orders.fact." + id), value, tip);
    }

    private void drawBuyer(Buyer now) {
        List<Node> rows = new ArrayList<>();
        String state = switch (now) {
            case Buyer.None() -> texts.get("orders.buyer.none");
            case Buyer.Sealed(boolean canOpen) ->
                texts.get(canOpen ? "orders.buyer.sealed" : "orders.buyer.locked");
            case Buyer.Shown(List<OrderDetailViewModel.Field> fields) -> {
                fields.forEach(field -> rows.add(DetailRows.fact(buyerField(field.name()), field.value(), "")));
                yield "";
            }
            case Buyer.Broken() -> texts.get("orders.buyer.broken");
        };
        buyer.getChildren().setAll(rows);
        buyerState.setText(state);
        visible(buyerState, !state.isEmpty());
        visible(showBuyer, now instanceof Buyer.Sealed(boolean canOpen) && canOpen);
        visible(hideBuyer, now instanceof Buyer.Shown);
    }

    private String buyerField(String name) {
        String key = "orders.buyer." + name;
        return texts.has(key) ? texts.get(key) : name;
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showFailure(@Nullable Exception trouble) {
        visible(failure, trouble != null);
        failure.setText(trouble == null ? "" : texts.get("orders.detail.failed", String.valueOf(trouble.getMessage())));
    }

    @FXML
    private void showBuyer(ActionEvent pressed) {
        pressed.consume();
        model.showBuyer();
    }

    @FXML
    private void hideBuyer(ActionEvent pressed) {
        pressed.consume();
        model.hideBuyer();
    }

    @FXML
    private void copyNumber(ActionEvent pressed) {
        pressed.consume();
        var content = new ClipboardContent();
        content.putString(number.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void close(ActionEvent pressed) {
        pressed.consume();
        onClose.run();
    }
}
