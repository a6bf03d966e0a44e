package crossdock.ui.orders;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.Method;
import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderQueries.Row;
import crossdock.ui.common.Background;
import crossdock.ui.common.DetailSplit;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.WrapRow;
import crossdock.ui.common.Screen.Pose;
import crossdock.ui.orders.OrdersViewModel.Counts;
import crossdock.ui.table.Arrangement;
import crossdock.ui.table.Arrangement.SortBy;
import crossdock.ui.table.Column;
import crossdock.ui.table.ExportViewModel;
import crossdock.ui.table.FilterField;
import crossdock.ui.table.Kit;
import crossdock.ui.table.KitTable;
import crossdock.ui.table.ListFrame;
import crossdock.ui.table.TableMenus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The list of orders with its filters, and the detail of the selected one beside it.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class OrdersView {
    private static final int IN_SIGHT = 25;
    private static final String MEMORY = "orders-list";
    private static final Duration AGES = Duration.ofSeconds(1);

    private final OrdersViewModel model;
    private final OrderDetailView detail;
    private final ExportViewModel exports;
    private OrderExport exporting;
    private final Background background;
    private final InstantSource clock;
    private final Kit kit;
    private final OrderFacets facets;
    private final List<Column<Row>> columns;
    private final KitTable<Row> table;
    private final ListFrame<Row> frame;
    private FilterField typed;
    private final Arrangement first;
    private Subscription bound = Subscription.EMPTY;
    @FXML private Label count;
    @FXML private Label exportState;
    @FXML private Button export;
    @FXML private Button cancelExport;
    @FXML private TextField text;
    @FXML private WrapRow facetBox;
    @FXML private Button clear;
    @FXML private Button columnsButton;
    @FXML private Button densityButton;
    @FXML private DetailSplit split;
    @FXML private StackPane listHost;

    OrdersView(
            OrdersViewModel model,
            OrderDetailView detail,
            ExportViewModel exports,
            Background background,
            InstantSource clock,
            OrderWords words,
            Kit kit) {
        this.model = model;
        this.detail = detail;
        this.exports = exports;
        this.background = background;
        this.clock = clock;
        this.kit = kit;
        facets = new OrderFacets(model, words, kit);
        columns = new OrderColumns(words, clock).all();
        table = new KitTable<>(
                model.list(), columns, OrderColumns.GROWING, kit.texts().get("orders.list.spoken"), kit);
        frame = new ListFrame<>(model.list(), table, kit, clock, this::empty);
        first = table.arrangement();
    }

    Parent load() {
        Parent root = Fxml.load("orders/Orders.fxml", this, kit.texts());
        exporting = new OrderExport(exports, exportState, cancelExport, export, kit.texts());
        listHost.getChildren().setAll(frame);
        count.setGraphic(frame.newer());
        split.setDetail(detail.load());
        split.setEdgeText(kit.texts().get("orders.detail.edge"));
        split.remember(kit.looks().store(), "orders-detail-width");
        facetBox.getChildren().addAll(0, facets.buttons());
        kit.memory().recall(MEMORY).map(Arrangement::read).ifPresent(this::arrange);
        table.setOnSort(this::sort);
        table.setOnOpen(this::openSelected);
        table.selectedProperty().subscribe(key -> select(key.longValue()));
        detail.setOnClose(this::close);
        typed = new FilterField(text, model::setText, () -> table);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        return root;
    }

    void show() {
        bound = Subscription.combine(
                model.show(),
                frame.show(),
                table.show(),
                detail.show(),
                model.countsProperty().subscribe(this::showCounts),
                model.filterProperty().subscribe(this::showFilter),
                exporting.show(),
                detail.reroutesBy(table.table(), kit.looks().singleLetterKeysProperty()),
                background.every(AGES, this::tick));
    }

    void hide() {
        typed.settle();
        kit.memory().keep(MEMORY, table.arrangement().written());
        bound.unsubscribe();
        bound = Subscription.EMPTY;
    }

    private void tick() {
        table.tick();
        detail.tick();
    }

    private void arrange(Arrangement as) {
        table.arrange(as);
        sort(as.sort());
    }

    private void sort(@Nullable SortBy by) {
        model.setSort(OrderColumns.sort(by));
    }

    private void select(long key) {
        if (key == KitTable.NOTHING) {
            return; // the order stays open though it no longer matches
        }
        detail.open(new OrderId(key));
        split.openProperty().set(true);
    }

    private void openSelected() {
        select(table.selectedProperty().get());
        detail.requestFocus();
    }

    private void close() {
        split.openProperty().set(false);
        detail.close();
        table.table().getSelectionModel().clearSelection();
        table.table().requestFocus();
    }

    boolean back() {
        if (split.openProperty().get()) {
            close();
            return true;
        }
        return false;
    }

    /// The newest order in sight that was routed here, one handed over at a till, and what opens over the list.
    List<Pose> poses() {
        return List.of(
                new Pose("detail", () -> openNewest(Method.SHIP), this::back),
                new Pose("till", () -> openNewest(Method.IN_STORE), this::back),
                new Pose("columns", columnsButton::fire, () -> {}),
                new Pose("facet", facets::openState, () -> {}),
                new Pose("empty", () -> text.setText("no such order"), model::clear));
    }

    private void openNewest(Method method) {
        for (int i = 0; i < Math.min(IN_SIGHT, model.list().size()); i++) {
            Row row = model.list().get(i).row();
            if (row != null && row.method() == method && row.locations() > 0) {
                table.select(model.list().keyAt(i));
                return;
            }
        }
        if (!model.list().isEmpty()) {
            table.select(model.list().keyAt(0));
        }
    }

    void open(String reference) {
        switch (reference) {
            case "open" -> model.only(Filter.NONE.withOpen(true));
            case "unrouted" -> model.only(Filter.NONE.withUnrouted(true));
            case "late" -> model.only(Filter.NONE.withLateAt(clock.instant()));
            default -> openOne(reference);
        }
    }

    private void openOne(String reference) {
        String location = "location:";
        if (reference.startsWith(location)) {
            model.only(Filter.NONE.withLocation(
                    new LocationId(Long.parseLong(reference.substring(location.length())))));
            return;
        }
        long key = Long.parseLong(reference);
        if (model.list().indexOfKey(key) >= 0) {
            table.select(key);
        }
        select(key);
    }

    void focusFilter() {
        text.requestFocus();
    }

    List<Node> panes() {
        return split.openProperty().get() ? List.of(text, table.table(), detail.node()) : List.of(text, table.table());
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.E) {
            export();
            event.consume();
        }
    }

    private void showCounts(@Nullable Counts counts) {
        facets.show(counts);
        count.setText(counts == null
                ? ""
                : counts.matching() == counts.all()
                        ? kit.texts().get("orders.count.all", counts.all())
                        : kit.texts().get("orders.count.some", counts.matching(), counts.all()));
    }

    private void showFilter(Filter filter) {
        facets.show(model.countsProperty().get());
        clear.setVisible(!filter.equals(Filter.NONE));
        typed.show(filter.text());
    }

    private ListFrame.Empty empty() {
        String filters = facets.inWords();
        return filters.isEmpty()
                ? new ListFrame.Empty(kit.texts().get("orders.empty.none"), "", () -> {})
                : new ListFrame.Empty(
                        kit.texts().get("orders.empty.filtered", filters),
                        kit.texts().get("orders.clear.button"),
                        model::clear);
    }

    @FXML
    private void clear(ActionEvent pressed) {
        pressed.consume();
        model.clear();
    }

    @FXML
    private void columns(ActionEvent pressed) {
        pressed.consume();
        TableMenus.columns(columnsButton, table, kit, () -> {}, () -> arrange(first));
    }

    @FXML
    private void density(ActionEvent pressed) {
        pressed.consume();
        TableMenus.density(densityButton, kit);
    }

    @FXML
    private void export(ActionEvent pressed) {
        pressed.consume();
        export();
    }

    @FXML
    private void cancelExport(ActionEvent pressed) {
        pressed.consume();
        exporting.dismiss();
    }

    void export() {
        exporting.ask(split.getScene().getWindow(), model.source(), columns);
    }
}
