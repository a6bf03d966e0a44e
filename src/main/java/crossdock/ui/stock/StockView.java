package crossdock.ui.stock;

import crossdock.ui.common.OffReason;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.SkuId;
import crossdock.ui.common.Background;
import crossdock.ui.common.DetailSplit;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.WrapRow;
import crossdock.ui.common.Screen.Pose;
import crossdock.ui.stock.StockActions.Places;
import crossdock.ui.stock.StockDetailViewModel.Shown;
import crossdock.ui.stock.StockViewModel.Counts;
import crossdock.ui.table.FilterField;
import crossdock.ui.table.Kit;
import crossdock.ui.table.ListFrame;
import crossdock.ui.table.TableMenus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// Binds the Stock screen: head, filter row, the lists and the detail pane.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class StockView {
    private final StockViewModel model;
    private final StockDetailViewModel detail;
    private final StockActions actions;
    private final StockExport exporting;
    private final Kit kit;
    private final Background background;
    private final InstantSource clock;
    private final StockForms forms;
    private final SavedViews saved;
    private final StockDetailView pane;
    private final StockFacets facetButtons;
    private final ToggleGroup kinds = new ToggleGroup();
    private StockLists lists;
    private OffReason adjustOff;
    private OffReason transferOff;
    private OffReason countOff;
    private FilterField typed;
    private Subscription bound = Subscription.EMPTY;
    @FXML private ToggleButton bySku;
    @FXML private ToggleButton byCell;
    @FXML private Label count;
    @FXML private Button adjust;
    @FXML private Button transfer;
    @FXML private Button counted;
    @FXML private Button export;
    @FXML private TextField text;
    @FXML private WrapRow facets;
    @FXML private Button clear;
    @FXML private Button views;
    @FXML private Button columns;
    @FXML private Button density;
    @FXML private HBox progress;
    @FXML private Label progressText;
    @FXML private Button progressEnd;
    @FXML private DetailSplit split;
    @FXML private StackPane rows;

    StockView(
            StockViewModel model,
            StockDetailViewModel detail,
            StockActions actions,
            StockExport exporting,
            Kit kit,
            Background background,
            InstantSource clock) {
        this.model = model;
        this.detail = detail;
        this.actions = actions;
        this.exporting = exporting;
        this.kit = kit;
        this.background = background;
        this.clock = clock;
        forms = new StockForms(actions, kit);
        saved = new SavedViews(kit);
        pane = new StockDetailView(detail, kit.texts(), kit.figures(), clock, this::closeDetail, this::askSafety);
        facetButtons = new StockFacets(model, actions, kit);
    }

    Parent load() {
        Parent root = Fxml.load("stock/Stock.fxml", this, kit.texts());
        kinds.getToggles().setAll(bySku, byCell);
        bySku.setOnAction(_ -> choose(View.SKUS));
        byCell.setOnAction(_ -> choose(View.CELLS));
        facets.getChildren().addAll(0, facetButtons.buttons());
        clear.setOnAction(_ -> clear());
        columns.setOnAction(
                _ -> TableMenus.columns(columns, lists.table(), kit, lists::keepColumns, lists::resetColumns));
        density.setOnAction(_ -> TableMenus.density(density, kit));
        views.setOnAction(_ -> saved.show(
                views, () -> model.state(lists.table().arrangement().written()), lists::restore));
        export.setOnAction(_ -> export());
        adjustOff = OffReason.of(adjust, this::askAdjust);
        transferOff = OffReason.of(transfer, this::askTransfer);
        countOff = OffReason.of(counted, this::askCount);
        typed = new FilterField(text, this::filter, () -> lists.table());
        split.setDetail(pane.load());
        split.remember(kit.looks().store(), "stock.detail");
        Map<KeyCode, Runnable> letters = Map.of(
                KeyCode.A, this::askAdjust, KeyCode.T, this::askTransfer, KeyCode.C, this::askCount,
                KeyCode.S, this::askSafety);
        lists = new StockLists(model, kit, clock, rows, this::empty, this::follow, letters, actions::names);
        count.setGraphic(lists.newer());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        return root;
    }

    void show() {
        actions.load();
        bound = Subscription.combine(
                typed::settle,
                lists.show(),
                model.viewProperty().subscribe(view -> kinds.selectToggle(view == View.SKUS ? bySku : byCell)),
                model.filterProperty().subscribe(_ -> showFilter()),
                model.countsProperty().subscribe(this::showCounts),
                kit.looks().densityProperty().subscribe(each ->
                        density.setText(kit.texts().get("table.density." + each))),
                actions.placesProperty().subscribe(this::showPossible),
                facetButtons.show(),
                exporting.bind(progress, progressText, progressEnd),
                pane.show(),
                model.show(),
                detail.show(),
                background.every(Duration.ofSeconds(1), this::tick));
    }

    void hide() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
    }

    private void tick() {
        lists.table().tick();
        pane.tick();
    }

    private void choose(View view) {
        kinds.selectToggle(view == View.SKUS ? bySku : byCell);
        model.setView(view);
    }

    private void showFilter() {
        boolean filtered = !model.filterNames().isEmpty();
        clear.setVisible(filtered);
        clear.setManaged(filtered);
        typed.show(model.filterProperty().get().text());
    }

    private void showCounts(Counts counts) {
        String key = model.viewProperty().get() == View.SKUS ? "stock.count.skus" : "stock.count.cells";
        boolean known = counts.facets() != null;
        count.setText(known
                ? kit.texts().get(key, kit.figures().units(counts.matching()), kit.figures().units(counts.all()))
                : "");
    }

    private void showPossible(Places places) {
        adjustOff.set(places.ours().isEmpty() ? kit.texts().get("stock.adjust.off") : "");
        countOff.set(places.counted().isEmpty() ? kit.texts().get("stock.counted.off") : "");
        transferOff.set(places.ours().size() < 2 ? kit.texts().get("stock.transfer.off") : "");
    }

    private ListFrame.Empty empty() {
        List<String> names = model.filterNames();
        if (names.isEmpty()) {
            return new ListFrame.Empty(kit.texts().get("stock.empty.none"), "", () -> {});
        }
        String list = names.stream()
                .map(name -> kit.texts().has(name) ? kit.texts().get(name) : name)
                .collect(Collectors.joining(", "));
        return new ListFrame.Empty(
                kit.texts().get("stock.empty.filter", list), kit.texts().get("stock.filter.clear"), this::clear);
    }

    private void clear() {
        typed.clear();
        model.clear();
    }

    /// With nothing selected the pane keeps what it shows.
    private void follow() {
        SkuId sku = lists == null ? null : lists.selected();
        if (sku != null) {
            detail.select(sku);
            split.openProperty().set(true);
        }
    }

    private void closeDetail() {
        split.openProperty().set(false);
        lists.table().table().requestFocus();
    }

    void askAdjust() {
        withDetail(adjust.isDisabled(), now -> forms.adjust(split, now));
    }

    void askTransfer() {
        withDetail(transfer.isDisabled(), now -> forms.transfer(split, now));
    }

    void askCount() {
        withDetail(counted.isDisabled(), now -> forms.count(split, now));
    }

    void askSafety() {
        withDetail(false, now -> forms.safety(split, now));
    }

    private void withDetail(boolean isOff, Consumer<StockQueries.Detail> act) {
        Shown now = detail.shownProperty().get();
        if (now != null && !isOff) {
            act.accept(now.detail());
        }
    }

    void export() {
        lists.export(exporting);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.E) {
            export();
            event.consume();
        }
    }

    private void filter(String words) {
        model.change(now -> StockFilters.text(now, words));
    }

    void focusFilter() {
        text.requestFocus();
    }

    /// Esc: from the filter to the list, then marks, then the pane.
    boolean back() {
        if (text.isFocused()) {
            typed.enterList();
        } else if (lists.table().marks().countProperty().get() > 0) {
            lists.table().marks().clear();
        } else if (split.openProperty().get()) {
            closeDetail();
        } else {
            return false;
        }
        return true;
    }

    /// The panes F6 walks.
    List<Node> panes() {
        return List.of(text, rows, split.getDetail() instanceof Node node ? node : rows);
    }

    void selectFirst() {
        lists.selectFirst();
    }

    List<Pose> poses() {
        return List.of(
                new Pose("cells", () -> choose(View.CELLS), () -> choose(View.SKUS)),
                new Pose("below", () -> pane.showTab(0, 1), () -> pane.showTab(0, 0)),
                new Pose("listings", () -> pane.showTab(3, 0), () -> pane.showTab(0, 0)),
                new Pose("ledger", () -> pane.showTab(1, 0), () -> pane.showTab(0, 0)),
                new Pose("columns", columns::fire, () -> {}),
                new Pose("views", views::fire, () -> {}),
                new Pose("facet", facetButtons::openType, () -> {}),
                new Pose("empty", () -> text.setText("no such article"), this::clear),
                new Pose("adjust", this::askAdjust, () -> {}),
                new Pose("transfer", this::askTransfer, () -> {}),
                new Pose("count", this::askCount, () -> {}),
                new Pose("safety", this::askSafety, () -> {}));
    }
}
