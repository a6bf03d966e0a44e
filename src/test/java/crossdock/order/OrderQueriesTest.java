package crossdock.order;

import static crossdock.inventory.Shelves.SHOP;
import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.OrderQueries.Channel;
import crossdock.order.OrderQueries.Facets;
import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderQueries.LineRow;
import crossdock.order.OrderQueries.Row;
import crossdock.order.OrderQueries.Sort;
import crossdock.order.OrderQueries.Sort.Column;
import crossdock.store.order.SqlOrderQueries;
import crossdock.store.order.SqlSalesVelocity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderQueriesTest {
    @TempDir
    Path folder;

    private OrderDesk desk;
    private OrderQueries queries;
    private LocationId store;
    private LocationId warehouse;

    /// Four orders: open at NONE, picked up, half shipped, cancelled.
    @BeforeEach
    void open() {
        desk = new OrderDesk(folder);
        queries = new SqlOrderQueries(desk.shelves.db.readers());
        store = desk.shelves.store;
        warehouse = desk.shelves.warehouse;
        SkuId chair = desk.shelves.chair;
        SkuId table = desk.shelves.article("TB-7", "Tables");
        desk.ingest(Version.ofShop("1001").placed(1).at(1).line("a", chair, 2).line("b", null, 1));
        desk.ingest(Version.ofTill("T-9")
                .placed(5)
                .at(5)
                .fixedAt(store, Method.PICKUP)
                .line("a", table, 3)
                .collected("f", 5, store, "a", 3));
        desk.ingest(Version.ofShop("1002")
                .placed(3)
                .at(4)
                .line("a", table, 4)
                .shipped("f", 4, warehouse, "a", 1)
                .shipped("g", 4, store, "a", 1));
        desk.ingest(Version.ofShop("1003").placed(9).at(9).line("a", chair, 1).cancelled(9));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> numbers(Filter filter, Sort sort) {
        return queries.rows(queries.keys(filter, sort, Integer.MAX_VALUE)).stream().map(Row::number).toList();
    }

    private List<String> numbers(Filter filter) {
        List<String> numbers = numbers(filter, Sort.NEWEST);
        assertEquals(numbers.size(), queries.count(filter));
        return numbers;
    }

    @Test
    void theNewestOrderStandsFirstAndTheLimitHolds() {
        assertEquals(List.of("#1003", "#T-9", "#1002", "#1001"), numbers(Filter.NONE));
        long[] all = queries.keys(Filter.NONE, Sort.NEWEST, Integer.MAX_VALUE);
        assertArrayEquals(Arrays.copyOf(all, 2), queries.keys(Filter.NONE, Sort.NEWEST, 2));
    }

    @Test
    void everyFilterLeavesItsOrders() {
        assertEquals(List.of("#1001"), numbers(Filter.NONE.withState(OrderState.OPEN)));
        assertEquals(List.of("#1002"), numbers(Filter.NONE.withState(OrderState.PARTIAL)));
        assertEquals(List.of("#T-9"), numbers(Filter.NONE.withChannel(TILL)));
        assertEquals(List.of("#T-9"), numbers(Filter.NONE.withMethod(Method.PICKUP)));
        assertEquals(List.of("#T-9", "#1002"), numbers(Filter.NONE.withLocation(store)));
        assertEquals(List.of("#1002"), numbers(Filter.NONE.withLocation(warehouse)));
        assertEquals(List.of("#1002", "#1001"), numbers(Filter.NONE.withOpen(true)));
        assertEquals(List.of("#1002", "#1001"), numbers(Filter.NONE.withUnrouted(true)));
        assertEquals(List.of("#1001"), numbers(Filter.NONE.withLateAt(at(1442))));
        assertEquals(List.of("#T-9", "#1002"), numbers(Filter.NONE.withPlaced(at(3), at(9))));
    }

    @Test
    void textFindsNumbersExternalIdsAndArticles() {
        assertEquals(List.of("#T-9"), numbers(Filter.NONE.withText("t-9")));
        assertEquals(List.of("#T-9", "#1002"), numbers(Filter.NONE.withText("tb-7")));
        assertEquals(List.of(), numbers(Filter.NONE.withText("%")));
    }

    @Test
    void everyColumnSortsBothWays() {
        assertEquals(
                List.of("#1001", "#1002", "#1003", "#T-9"), numbers(Filter.NONE, new Sort(Column.NUMBER, false)));
        assertEquals(
                List.of("#1002", "#T-9", "#1001", "#1003"), numbers(Filter.NONE, new Sort(Column.ORDERED_UNITS, true)));
        for (Column column : Column.values()) {
            for (boolean descending : List.of(true, false)) {
                assertEquals(4, numbers(Filter.NONE, new Sort(column, descending)).size(), column.name());
            }
        }
        assertEquals("#T-9", numbers(Filter.NONE, new Sort(Column.LOCATION, true)).getFirst());
    }

    @Test
    void aRowTellsUnitsAndPlaces() {
        Row half = queries.rows(queries.keys(Filter.NONE.withState(OrderState.PARTIAL), Sort.NEWEST, 1)).getFirst();
        assertEquals(List.of(4, 2, 2, 2, 0), List.of(
                half.orderedUnits(), half.openUnits(), half.unroutedUnits(), half.locations(), half.unmappedLines()));
        Row pickup = queries.rows(queries.keys(Filter.NONE.withChannel(TILL), Sort.NEWEST, 1)).getFirst();
        assertEquals(List.of("S1", 1, "Till"), List.of(
                String.valueOf(pickup.locationName()), pickup.locations(), pickup.channelName()));
        Row open = queries.rows(queries.keys(Filter.NONE.withState(OrderState.OPEN), Sort.NEWEST, 1)).getFirst();
        assertEquals(List.of(1, "null"), List.of(open.unmappedLines(), String.valueOf(open.locationName())));
    }

    @Test
    void facetsCountWhatEachValueWouldLeave() {
        Facets all = queries.facets(Filter.NONE, at(1442));
        assertEquals(
                Map.of(
                        OrderState.DRAFT, 0, OrderState.OPEN, 1, OrderState.PARTIAL, 1, OrderState.FULFILLED, 1,
                        OrderState.CANCELLED, 1),
                all.states());
        assertEquals(Map.of(new Channel(SHOP, "Shop"), 3, new Channel(TILL, "Till"), 1), all.channels());
        assertEquals(Map.of(Method.SHIP, 3, Method.PICKUP, 1, Method.IN_STORE, 0), all.methods());
        assertEquals(List.of(2, 2, 1), List.of(all.open(), all.unrouted(), all.late()));

        Facets ofTill = queries.facets(Filter.NONE.withChannel(TILL), at(0));
        assertEquals(1, ofTill.states().get(OrderState.FULFILLED));
        assertEquals(0, ofTill.states().get(OrderState.OPEN));
        assertEquals(3, ofTill.channels().get(new Channel(SHOP, "Shop")));
    }

    @Test
    void theDetailHoldsLinesNamesAndReservations() {
        long key = queries.keys(Filter.NONE.withState(OrderState.PARTIAL), Sort.NEWEST, 1)[0];
        OrderQueries.Detail detail =
                queries.detail(new OrderId(key)).orElseThrow();

        assertEquals("#1002", detail.row().number());
        assertEquals(2, detail.order().lines().getFirst().open());
        assertEquals(List.of("TB-7"), List.copyOf(detail.skuCodes().values()));
        assertEquals(Map.of(store, "S1", warehouse, "W1"), detail.locationNames());
        assertEquals(1, detail.reservations().size());
        assertEquals(List.of(LocationId.NONE, 2), List.of(
                detail.reservations().getFirst().location(), detail.reservations().getFirst().quantity()));
        assertTrue(queries.detail(new OrderId(999)).isEmpty());
    }

    @Test
    void linesAreHandedOutForFiles() {
        List<LineRow> lines = new ArrayList<>();
        queries.forEachLine(Filter.NONE.withText("100"), lines::add);
        assertEquals(List.of("1001 1 CH-1 2 0 0", "1001 2 code b 1 0 0", "1002 1 TB-7 4 0 2", "1003 1 CH-1 1 1 0"),
                lines.stream()
                        .map(l -> String.join(" ", l.externalId(), "" + l.ordinal(), l.sku(), "" + l.ordered(),
                                "" + l.cancelled(), "" + l.fulfilled()))
                        .toList());
    }

    @Test
    void searchPutsNumbersThatBeginSoFirst() {
        desk.ingest(Version.ofShop("9#1001").placed(50).at(50).line("a", desk.shelves.chair, 1));
        assertEquals(
                List.of("#1001", "#9#1001"),
                queries.search("#1001", 5).stream().map(OrderQueries.Hit::number).toList());
        assertEquals(1, queries.search("#1", 1).size());
    }

    @Test
    void velocityCountsFourWeeksAndNeverLessThanATenth() {
        var velocity = new SqlSalesVelocity(desk.shelves.db.readers());
        SkuId chair = desk.shelves.chair;
        assertEquals(0.1, velocity.unitsADay(SHOP, chair, at(10)));
        desk.ingest(Version.ofShop("big").placed(20).at(20).line("a", chair, 54));
        assertEquals(2.0, velocity.unitsADay(SHOP, chair, at(30)));
        assertEquals(0.1, velocity.unitsADay(TILL, chair, at(30)));
        assertEquals(0.1, velocity.unitsADay(SHOP, chair, at(30 + 29 * 1440)));
    }
}
