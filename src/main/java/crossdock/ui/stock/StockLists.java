package crossdock.ui.stock;

import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.inventory.StockQueries.SkuRow;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.SkuId;
import crossdock.ui.common.Keys;
import crossdock.ui.common.ShortNames;
import crossdock.ui.live.LiveList;
import crossdock.ui.table.Arrangement;
import crossdock.ui.table.Kit;
import crossdock.ui.table.KitTable;
import crossdock.ui.table.ListFrame;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The two lists of the Stock screen, one in sight at a time: articles, and articles at locations.
final class StockLists {
    private final StockViewModel model;
    private final Kit kit;
    private final InstantSource clock;
    private final StackPane holder;
    private final Supplier<ListFrame.Empty> empty;
    private final Runnable onSelect;
    private final Map<KeyCode, Runnable> letters;
    private final StockColumns columns;
    private final HBox newer = new HBox();
    private final ListFrame<CellRow> cells;
    private ListFrame<SkuRow> skus;
    private List<ChannelColumn> skuChannels = List.of();
    private Subscription skusBound = Subscription.EMPTY;

    /// @param holder   where the list in sight is put
    /// @param onSelect another row is selected, or a row is opened
    /// @param letters  what single letters do while a list has the focus
    /// @param places   what locations are called in a list
    StockLists(
            StockViewModel model,
            Kit kit,
            InstantSource clock,
            StackPane holder,
            Supplier<ListFrame.Empty> empty,
            Runnable onSelect,
            Map<KeyCode, Runnable> letters,
            Supplier<ShortNames> places) {
        this.model = model;
        this.kit = kit;
        this.clock = clock;
        this.holder = holder;
        this.empty = empty;
        this.onSelect = onSelect;
        this.letters = letters;
        columns = new StockColumns(kit.texts(), kit.figures(), clock, places);
        String byCell = kit.texts().get("stock.view.cells");
        cells = frame(model.cells(), new KitTable<>(model.cells(), columns.cells(), "title", byCell, kit), View.CELLS);
        skus = skuFrame();
        place();
    }

    private ListFrame<SkuRow> skuFrame() {
        var table = new KitTable<>(
                model.skus(),
                columns.skus(skuChannels),
                "title",
                kit.texts().get("stock.view.skus"),
                kit);
        return frame(model.skus(), table, View.SKUS);
    }

    private <R> ListFrame<R> frame(LiveList<R> list, KitTable<R> table, View view) {
        kit.memory().recall(key(view)).map(Arrangement::read).ifPresent(table::arrange);
        Arrangement.SortBy start = table.arrangement().sort();
        model.sort(view, start == null ? null : start.column(), start != null && start.descending());
        table.setOnSort(sort -> {
            model.sort(view, sort == null ? null : sort.column(), sort != null && sort.descending());
            kit.memory().keep(key(view), table.arrangement().written());
        });
        table.setOnOpen(onSelect);
        return new ListFrame<>(list, table, kit, clock, empty);
    }

    private static String key(View view) {
        return "stock.columns." + view;
    }

    Subscription show() {
        return Subscription.combine(
                bind(cells),
                model.channelsProperty().subscribe(this::showChannels),
                model.viewProperty().subscribe(_ -> showView()),
                this::letSkusGo,
                this::keepColumns);
    }

    private void letSkusGo() {
        skusBound.unsubscribe();
        skusBound = Subscription.EMPTY;
    }

    /// A channel more or less is a column more or less. A table is costly, so the same channels keep the same one.
    private void showChannels(List<ChannelColumn> channels) {
        letSkusGo();
        long selected = skus.table().selectedProperty().get();
        if (!channels.equals(skuChannels)) {
            skuChannels = channels;
            skus = skuFrame();
        }
        if (selected == KitTable.NOTHING) {
            skus.table().selectFirst();
        } else {
            skus.table().select(selected);
        }
        skusBound = bind(skus);
        showView();
    }

    private <R> Subscription bind(ListFrame<R> frame) {
        return Subscription.combine(
                frame.show(),
                frame.table().show(),
                frame.table().selectedProperty().subscribe(_ -> onSelect.run()),
                Keys.letters(frame.table().table(), kit.looks().singleLetterKeysProperty(), letters));
    }

    private void showView() {
        place();
        onSelect.run();
    }

    /// A list that is there stays where it is: put in anew, every cell of it would be styled anew.
    private void place() {
        ListFrame<?> now = isBySku() ? skus : cells;
        if (!holder.getChildren().equals(List.of(now))) {
            holder.getChildren().setAll(now);
            newer.getChildren().setAll(now.newer());
        }
    }

    /// What says that newer rows of the list in sight wait.
    HBox newer() {
        return newer;
    }

    private boolean isBySku() {
        return model.viewProperty().get() == View.SKUS;
    }

    /// The table in sight.
    KitTable<?> table() {
        return isBySku() ? skus.table() : cells.table();
    }

    /// The article of the selected row.
    @Nullable SkuId selected() {
        long key = table().selectedProperty().get();
        return key == KitTable.NOTHING ? null : new SkuId(isBySku() ? key : StockQueries.skuOf(key));
    }

    void keepColumns() {
        kit.memory().keep(key(View.SKUS), skus.table().arrangement().written());
        kit.memory().keep(key(View.CELLS), cells.table().arrangement().written());
    }

    /// The columns of the first day, in both lists.
    void resetColumns() {
        table().reset();
        keepColumns();
    }

    /// Shows a saved view.
    void restore(StockState state) {
        model.restore(state);
        if (!state.arrangement().isEmpty()) {
            Arrangement arrangement = Arrangement.read(state.arrangement());
            table().arrange(arrangement);
            Arrangement.SortBy sort = arrangement.sort();
            model.sort(state.view(), sort == null ? null : sort.column(), sort != null && sort.descending());
        }
    }

    void selectFirst() {
        table().selectFirst();
    }

    void export(StockExport exporting) {
        if (isBySku()) {
            exporting.ask(holder, model.skuSource(), skus.table().visibleColumns(), "stock.csv");
        } else {
            exporting.ask(holder, model.cellSource(), cells.table().visibleColumns(), "stock-by-location.csv");
        }
    }
}
