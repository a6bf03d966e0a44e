package crossdock.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.SkuRow;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.stock.SafetyStockViewModel.Scope;
import crossdock.ui.stock.StockDetailViewModel.Shown;
import crossdock.ui.stock.count.CountViewModel;
import crossdock.ui.table.ViewMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Stock screen without a toolkit, on a real store; work happens in place.
@SuppressWarnings("NullAway.Init") // filled before each test
class StockViewModelTest {
    private static StockWorld world;

    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private final Figures figures = new Figures(texts, ZoneOffset.UTC);
    private final ViewMemory memory = ViewMemory.forNow();
    private final Notices notices = new Notices(texts);
    private StockViewModel model;
    private StockDetailViewModel detail;
    private StockActions actions;
    private Subscription shown;

    @BeforeAll
    static void fill(@TempDir Path folder) {
        world = new StockWorld(folder).filled(120);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void open() {
        Background inPlace = Background.inPlace();
        model = new StockViewModel(world.queries, world.db.notices(), inPlace, Runnable::run, memory);
        detail = new StockDetailViewModel(
                world.queries, world.outbox(), world.db.notices(), inPlace, Runnable::run, texts, figures);
        actions = new StockActions(world.services(), inPlace, notices);
        actions.load();
        shown = Subscription.combine(model.show(), detail.show());
    }

    @AfterEach
    void leave() {
        shown.unsubscribe();
    }

    private SkuRow row(int index) {
        return assertNotNullRow(model.skus().get(index).row());
    }

    private static SkuRow assertNotNullRow(@Nullable SkuRow row) {
        assertNotNull(row);
        return row;
    }

    private Shown select(String code) {
        detail.select(world.sku(code));
        Shown now = detail.shownProperty().get();
        assertNotNull(now);
        return now;
    }

    @Test
    void showsEveryArticleAndCountsThem() {
        assertEquals(120, model.skus().size());
        assertEquals(120, model.countsProperty().get().all());
        assertEquals(120, model.countsProperty().get().matching());
        assertEquals(model.channelsProperty().get().size(), row(0).sellable().size());
    }

    /// As an import does: what is on its way is told with the article it is of.
    @Test
    void unitsOnTheirWayShowInTheRowAndInTheDetailOnceTheyAreTold() {
        assertEquals(0, row(0).incoming());
        Shown before = select(row(0).code());
        assertEquals("none", new LedgerLines(texts, figures).arrivalsNote(before.detail().arrivals()));
        world.comes(row(0).id(), world.places.getFirst(), 7, "PO-1");
        assertEquals(7, row(0).incoming());
        Shown now = detail.shownProperty().get();
        assertNotNull(now);
        assertEquals(List.of("PO-1"), now.detail().arrivals().stream().map(one -> one.reference()).toList());
        assertEquals(
                "7 units on their way", new LedgerLines(texts, figures).arrivalsNote(now.detail().arrivals()));
        String code = row(0).code();
        model.sort(View.SKUS, "incoming", true);
        assertEquals(code, row(0).code());
        world.comes(row(0).id(), world.places.getFirst(), 0, "PO-1");
        model.sort(View.SKUS, null, false);
    }

    @Test
    void countsBesideTheFiltersOnlyWhenTheRowsAreDrawn() {
        List<Runnable> undrawn = new ArrayList<>();
        Background first = new FirstRows(undrawn);
        var slow = new StockViewModel(world.queries, world.db.notices(), first, Runnable::run, ViewMemory.forNow());
        Subscription open = slow.show();

        assertEquals(120, slow.skus().size());
        assertEquals(0, slow.countsProperty().get().all());
        List.copyOf(undrawn).forEach(Runnable::run);
        assertEquals(120, slow.countsProperty().get().all());
        open.unsubscribe();
    }

    /// Answers at once, but draws nothing.
    private record FirstRows(List<Runnable> undrawn) implements Background {
        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
            Background.inPlace().run(work, answered, failed);
        }

        @Override
        public void fx(Runnable onFxThread) {
            onFxThread.run();
        }

        @Override
        public void drawn(Runnable onFxThread) {
            undrawn.add(onFxThread);
        }

        @Override
        public Subscription every(Duration period, Runnable onFxThread) {
            return Subscription.EMPTY;
        }
    }

    @Test
    void aFilterNarrowsRowsAndCountsAndIsRemembered() {
        model.change(now -> StockFilters.productType(now, "Paper"));
        int paper = model.skus().size();
        assertTrue(paper > 0 && paper < 120);
        assertEquals(paper, model.countsProperty().get().matching());
        assertEquals("Paper", row(0).productType());

        var again = new StockViewModel(
                world.queries, world.db.notices(), Background.inPlace(), Runnable::run, memory);
        assertEquals("Paper", again.filterProperty().get().productType());

        model.clear();
        assertEquals(120, model.skus().size());
    }

    @Test
    void ordersByTheColumnThatIsAskedFor() {
        model.sort(View.SKUS, "atp", true);
        for (int i = 1; i < 100; i++) {
            assertTrue(row(i - 1).atp() >= row(i).atp());
        }
        model.sort(View.SKUS, null, false);
        assertTrue(row(0).code().compareTo(row(1).code()) < 0);
    }

    @Test
    void showsArticlesByLocationWithTheSameFilter() {
        model.change(now -> StockFilters.text(now, "CH-"));
        int articles = model.skus().size();
        model.setView(View.CELLS);
        assertTrue(model.cells().size() > articles);
        model.setView(View.SKUS);
    }

    @Test
    void theNegativeFacetCountsWhatItsFilterShows() {
        var facets = model.countsProperty().get().facets();
        assertNotNull(facets);
        model.change(_ -> StockFilters.negative(Filter.NONE, true));
        assertEquals(facets.negative(), model.skus().size());
    }

    @Test
    void aSaleShowsInTheListAndInTheDetailAtOnce() {
        model.change(_ -> StockFilters.text(Filter.NONE, "CH-4410"));
        int before = row(0).onHand();
        SkuId sku = row(0).id();
        select("CH-4410");

        world.sell(sku, world.places.get(2), 1);

        assertEquals(before - 1, row(0).onHand());
        Shown now = detail.shownProperty().get();
        assertNotNull(now);
        int sum = now.detail().cells().stream().mapToInt(StockQueries.CellRow::onHand).sum();
        assertEquals(before - 1, sum);
        assertEquals("T-88214", now.latest().getFirst().reference());
    }

    @Test
    void aChosenChannelStaysWhileArticlesChange() {
        Shown chair = select("CH-4410");
        detail.choose(StockWorld.POS);
        assertEquals("POS", detail.channel(chair).orElseThrow().channel().name());
        Shown desk = select("DK-4417");
        assertEquals("POS", detail.channel(desk).orElseThrow().channel().name());
    }

    @Test
    void listsThePlacesThatFulfilFirst() {
        Shown chair = select("CH-4410");
        var web = detail.channel(chair).orElseThrow();
        var fulfilling = detail.fulfilling(chair, web);
        boolean rest = false;
        for (var cell : detail.cells(chair, fulfilling)) {
            rest |= !fulfilling.contains(cell.location());
            assertTrue(fulfilling.contains(cell.location()) != rest);
        }
    }

    @Test
    void pagesThroughTheLedgerWithoutGapOrDouble() {
        Shown chair = select("CH-4410");
        while (detail.ledgerProperty().get().size() < chair.ledgerSize()) {
            int before = detail.ledgerProperty().get().size();
            detail.moreLedger();
            assertTrue(detail.ledgerProperty().get().size() > before);
        }
        long distinct = detail.ledgerProperty().get().stream().distinct().count();
        assertEquals(chair.ledgerSize(), distinct);
    }

    @Test
    void setsSafetyStockAndTakesItBack() {
        Shown before = select("PA-4452");
        int was = before.detail().cells().getFirst().safetyStock();
        var form = new SafetyStockViewModel(before.detail().sku(), actions);
        assertEquals("stock.safety.quantityProblem", form.problemProperty().get());
        form.scopeProperty().set(Scope.SKU);
        form.quantityProperty().set("17");
        assertEquals("", form.problemProperty().get());
        form.submit();

        assertEquals(17, cellsOf("PA-4452").detail().cells().getLast().safetyStock());
        Runnable undo = notices.shown().getLast().undo();
        assertNotNull(undo);
        undo.run();
        assertEquals(was, cellsOf("PA-4452").detail().cells().getFirst().safetyStock());
    }

    private Shown cellsOf(String code) {
        detail.select(null);
        return select(code);
    }

    @Test
    void adjustsOnlyWhereTheConsoleIsTheSourceAndUndoes() {
        assertEquals(
                List.of("Showroom", "Workshop"),
                actions.placesProperty().get().ours().stream().map(place -> place.name()).toList());
        Shown before = firstWithWorkshopStock();
        String code = before.detail().sku().code();
        var workshop = actions.placesProperty().get().ours().getLast();
        var form = new AdjustViewModel(before.detail(), actions);
        assertEquals("stock.adjust.locationProblem", form.problemProperty().get());
        form.locationProperty().set(workshop);
        assertEquals("stock.adjust.nothingProblem", form.problemProperty().get());
        form.onHandProperty().set("two");
        assertEquals("stock.adjust.unitsProblem", form.problemProperty().get());
        form.onHandProperty().set("\u22122");
        int seen = form.seen();
        assertEquals(seen - 2, form.after());
        form.submit();

        assertEquals(seen - 2, new At(cellsOf(code), workshop).onHand());
        Runnable undo = notices.shown().getLast().undo();
        assertNotNull(undo);
        undo.run();
        assertEquals(seen, new At(cellsOf(code), workshop).onHand());
    }

    @Test
    void countsWhatLiesThereAndUndoes() {
        Shown before = firstWithWorkshopStock();
        String code = before.detail().sku().code();
        var showroom = actions.placesProperty().get().counted().getFirst();
        var form = new CountViewModel(before.detail(), actions::count);
        assertEquals("stock.counted.locationProblem", form.problemProperty().get());
        form.locationProperty().set(showroom);
        for (String typed : List.of("", "two", "-1")) {
            form.countedProperty().set(typed);
            assertEquals("stock.counted.figureProblem", form.problemProperty().get());
        }
        int seen = form.seen();
        form.countedProperty().set(Integer.toString(seen + 5));
        assertEquals(5, form.difference());
        form.submit();

        assertEquals(seen + 5, new At(cellsOf(code), showroom).onHand());
        Runnable undo = notices.shown().getLast().undo();
        assertNotNull(undo);
        undo.run();
        assertEquals(seen, new At(cellsOf(code), showroom).onHand());
    }

    private record At(Shown shown, Location at) {
        int onHand() {
            return shown.detail().onHandAt(at.id());
        }
    }

    private Shown firstWithWorkshopStock() {
        for (int i = 0; i < model.skus().size(); i++) {
            Shown now = cellsOf(row(i).code());
            boolean there = now.detail().cells().stream()
                    .anyMatch(cell -> cell.locationName().equals("Workshop") && cell.onHand() > 3);
            if (there) {
                return now;
            }
        }
        throw new AssertionError("no article lies in the workshop");
    }

    @Test
    void transfersBetweenTwoOfOurPlaces() {
        Shown before = firstWithWorkshopStock();
        String code = before.detail().sku().code();
        var showroom = actions.placesProperty().get().ours().getFirst();
        var workshop = actions.placesProperty().get().ours().getLast();
        var form = new TransferViewModel(before.detail(), actions);
        form.fromProperty().set(workshop);
        form.toProperty().set(workshop);
        assertEquals("stock.transfer.placesProblem", form.problemProperty().get());
        form.toProperty().set(showroom);
        form.unitsProperty().set("100000");
        assertEquals("stock.transfer.tooManyProblem", form.problemProperty().get());
        form.unitsProperty().set("3");
        int there = form.there();
        form.submit();
        assertEquals(there - 3, new At(cellsOf(code), workshop).onHand());
    }

    @Test
    void aReferenceLeadsToTheRowsBehindIt() {
        model.change(_ -> StockFilters.referred("negative"));
        String code = row(0).code();
        model.change(_ -> StockFilters.referred("negative:" + code));
        assertEquals(List.of(code), IntStream.range(0, model.skus().size()).mapToObj(i -> row(i).code()).toList());
        assertTrue(row(0).negativeCells() > 0);
        model.setView(View.CELLS);
        StockQueries.CellRow cell = model.cells().get(0).row();
        assertNotNull(cell);
        assertEquals(row(0).negativeCells(), model.cells().size());
        assertTrue(cell.free() < 0 && cell.code().equals(code), cell.toString());

        assertEquals(new Filter(code, null, null, null, null, true, false, false),
                StockFilters.referred("low:" + code));
        assertEquals(StockFilters.stale(Filter.NONE, true), StockFilters.referred("stale"));
        assertEquals(StockFilters.location(Filter.NONE, new LocationId(12)), StockFilters.referred("location:12"));
        assertEquals(StockFilters.text(Filter.NONE, "lower"), StockFilters.referred("lower"));
    }

    @Test
    void namesTheFiltersOfAnEmptyList() {
        model.change(_ -> StockFilters.text(StockFilters.low(Filter.NONE, true), "no such thing"));
        assertEquals(0, model.skus().size());
        assertEquals(
                List.of("\u201cno such thing\u201d", "stock.facet.low"), model.filterNames());
    }
}
