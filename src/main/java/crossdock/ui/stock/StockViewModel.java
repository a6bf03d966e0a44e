package crossdock.ui.stock;

import crossdock.ui.stock.StockSources.CellSource;
import crossdock.ui.stock.StockSources.SkuSource;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.inventory.StockQueries.Facets;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.SkuRow;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.LocationId;
import crossdock.kernel.Topic;
import crossdock.ui.common.Background;
import crossdock.ui.live.LiveList;
import crossdock.ui.live.Pace;
import crossdock.ui.table.ViewMemory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The list of the Stock screen: what it shows, filtered and ordered how, and how many rows each filter would leave.
final class StockViewModel {
    private static final String STATE = "stock.state";
    private static final Set<Topic> TOPICS = Set.of(Topic.STOCK, Topic.CATALOGUE);
    /// Counts beside the filters need not be newer than this.
    private static final Duration COUNTS = Duration.ofSeconds(3);
    /// Counting may take one part in so many of the time.
    private static final int SHARE_OF_TIME = 10;

    private final StockQueries queries;
    private final ChangeNotices notices;
    private final Background background;
    private final ViewMemory memory;
    private final LiveList<SkuRow> skus;
    private final LiveList<CellRow> cells;
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.SKUS);
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.NONE);
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.UNKNOWN);
    private final ReadOnlyObjectWrapper<List<ChannelColumn>> channels = new ReadOnlyObjectWrapper<>(List.of());
    private Sort skuSort = new Sort(Sort.Column.SKU, false);
    private Sort cellSort = new Sort(Sort.Column.SKU, false);
    private boolean counting;
    private boolean isCountDue;
    private volatile boolean areCountsOld;
    private volatile boolean areChannelsOld;
    private long countNotBefore = Long.MIN_VALUE;

    StockViewModel(
            StockQueries queries, ChangeNotices notices, Background background, Pace pace, ViewMemory memory) {
        this.queries = queries;
        this.notices = notices;
        this.background = background;
        this.memory = memory;
        skus = new LiveList<>(background, pace, TOPICS);
        cells = new LiveList<>(background, pace, TOPICS);
        StockState state = memory.recall(STATE).map(StockState::read).orElse(StockState.FIRST);
        view.set(state.view());
        filter.set(state.filter());
        skus.loadingProperty().subscribe(this::countWhenShown);
        cells.loadingProperty().subscribe(this::countWhenShown);
    }

    /// Rows shown, rows there are, and the rows each filter would leave; null before they were first counted.
    record Counts(int matching, int all, @Nullable Facets facets) {
        static final Counts UNKNOWN = new Counts(0, 0, null);
    }

    /// Asks for rows and follows the commits until the subscription ends.
    Subscription show() {
        loadChannels();
        ask();
        ChangeNotices.Subscription heard = notices.subscribe(notice -> {
            areCountsOld |= notice.touches(Topic.STOCK) || notice.touches(Topic.CATALOGUE);
            areChannelsOld |= notice.touches(Topic.CONNECTION) || notice.touches(Topic.LOCATION);
        });
        return Subscription.combine(
                skus.follow(notices),
                cells.follow(notices),
                heard::close,
                background.every(COUNTS, this::recount));
    }

    private void recount() {
        if (areChannelsOld) {
            areChannelsOld = false;
            loadChannels();
        }
        if (areCountsOld && System.nanoTime() >= countNotBefore) {
            count();
        }
    }

    private void loadChannels() {
        background.run(queries::channels, channels::set, _ -> areChannelsOld = true);
    }

    private void ask() {
        if (view.get() == View.SKUS) {
            skus.ask(new SkuSource(queries, filter.get(), skuSort));
        } else {
            cells.ask(new CellSource(queries, filter.get(), cellSort));
        }
        isCountDue = true;
        countWhenShown();
    }

    /// Counting a million rows must not hold up the first ones: it begins once they are there, or have failed.
    private void countWhenShown() {
        if (isCountDue && !list().loadingProperty().get()) {
            isCountDue = false;
            background.drawn(this::count);
        }
    }

    private LiveList<?> list() {
        return view.get() == View.SKUS ? skus : cells;
    }

    /// One count at a time; a filter that changes meanwhile is counted next. A failure shows at the list itself.
    private void count() {
        areCountsOld = false;
        if (counting) {
            areCountsOld = true;
            return;
        }
        counting = true;
        View rows = view.get();
        Filter now = filter.get();
        long began = System.nanoTime();
        background.run(
                () -> new Counts(
                        queries.count(rows, now), queries.count(rows, Filter.NONE), queries.facets(rows, now)),
                found -> {
                    counting = false;
                    countNotBefore = System.nanoTime() + SHARE_OF_TIME * (System.nanoTime() - began);
                    if (rows == view.get() && now.equals(filter.get())) {
                        counts.set(found);
                    } else {
                        count();
                    }
                },
                _ -> {
                    counting = false;
                    areCountsOld = true;
                });
    }

    void setView(View rows) {
        if (rows != view.get()) {
            view.set(rows);
            keep();
            ask();
        }
    }

    /// Changes one part of the filter and asks anew.
    void change(UnaryOperator<Filter> part) {
        Filter changed = part.apply(filter.get());
        if (!changed.equals(filter.get())) {
            filter.set(changed);
            keep();
            ask();
        }
    }

    void clear() {
        change(_ -> Filter.NONE);
    }

    /// @param column id of a table's column; null or one that cannot order means by SKU
    void sort(View rows, @Nullable String column, boolean descending) {
        Sort sort = new Sort(column(column), descending);
        if (sort.equals(rows == View.SKUS ? skuSort : cellSort)) {
            return;
        }
        if (rows == View.SKUS) {
            skuSort = sort;
        } else {
            cellSort = sort;
        }
        if (rows == view.get()) {
            ask();
        }
    }

    private static Sort.Column column(@Nullable String id) {
        return switch (id == null ? "" : id) {
            case "title" -> Sort.Column.TITLE;
            case "location" -> Sort.Column.LOCATION;
            case "onHand" -> Sort.Column.ON_HAND;
            case "unavailable" -> Sort.Column.UNAVAILABLE;
            case "reserved" -> Sort.Column.RESERVED;
            case "safety" -> Sort.Column.SAFETY_STOCK;
            case "atp" -> Sort.Column.ATP;
            case "incoming" -> Sort.Column.INCOMING;
            case "age" -> Sort.Column.AGE;
            default -> Sort.Column.SKU;
        };
    }

    private void keep() {
        memory.keep(STATE, state("").written());
    }

    StockState state(String arrangement) {
        return new StockState(view.get(), filter.get(), arrangement);
    }

    /// Shows what a view says; its arrangement is the table's business.
    void restore(StockState state) {
        view.set(state.view());
        filter.set(state.filter());
        keep();
        ask();
    }

    /// The names of the filters in force, for the sentence of an empty list.
    List<String> filterNames() {
        Filter now = filter.get();
        LocationId location = now.location();
        return Stream.of(
                        now.text().isEmpty() ? "" : "\u201c" + now.text() + "\u201d",
                        now.group() == null ? "" : now.group(),
                        location == null ? "" : "stock.facet.location",
                        now.productType() == null ? "" : now.productType(),
                        now.brand() == null ? "" : now.brand(),
                        now.low() ? "stock.facet.low" : "",
                        now.negative() ? "stock.facet.negative" : "",
                        now.stale() ? "stock.facet.stale" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    LiveList<SkuRow> skus() {
        return skus;
    }

    LiveList<CellRow> cells() {
        return cells;
    }

    SkuSource skuSource() {
        return new SkuSource(queries, filter.get(), skuSort);
    }

    CellSource cellSource() {
        return new CellSource(queries, filter.get(), cellSort);
    }

    ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ChannelColumn>> channelsProperty() {
        return channels.getReadOnlyProperty();
    }
}
