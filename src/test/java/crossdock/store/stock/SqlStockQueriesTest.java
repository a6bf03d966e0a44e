package crossdock.store.stock;

import static crossdock.inventory.Shelves.SHOP;
import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.at;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.live.NetworkReads.Coming;
import crossdock.inventory.Allocations.Allocation;
import crossdock.inventory.Drift;
import crossdock.inventory.Listings.Listing;
import crossdock.inventory.Location;
import crossdock.inventory.MovementCause;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.routing.SqlIncoming;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Stock screen is told, from a real workspace.
class SqlStockQueriesTest {
    private static final long DAY = 24 * 60;
    private static final Sort BY_SKU = new Sort(Sort.Column.SKU, false);

    private Shelves shelves;
    private StockQueries queries;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        queries = shelves.queries;
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private void list(ConnectionId channel, SkuId sku) {
        shelves.catalogue.list(
                Shelves.CHANNEL,
                new Listing(channel, "L" + sku, null, sku, "", "on the shop", null, true, true, null));
    }

    private void ordersRead(ConnectionId channel, long minute) {
        read(channel, "ORDERS", minute);
    }

    /// To its end.
    private void read(ConnectionId channel, String resource, long minute) {
        shelves.db.transactor().run(Shelves.CHANNEL, _ -> shelves.db
                .writer()
                .current()
                .update(
                        "INSERT INTO pull (connection_id, resource, confirmed_at, confirmed_received_at, sweep_number,"
                                + " reread_wanted, resets) VALUES (?, ?, ?, ?, 0, 0, 0)",
                        channel.value(),
                        resource,
                        at(minute),
                        at(minute)));
    }

    private Filter only(boolean low, boolean negative, boolean stale) {
        return new Filter("", null, null, null, null, low, negative, stale);
    }

    @Test
    void articlesAreFoundByPartOfCodeOrTitle() {
        shelves.article("TB-7", "Tables");
        Filter filter = new Filter("b-", null, null, null, null, false, false, false);
        assertEquals(1, queries.count(View.SKUS, filter));
        assertEquals("TB-7", queries.skus(queries.keys(View.SKUS, filter, BY_SKU, 10)).getFirst().code());
        assertEquals(0, queries.count(View.SKUS, new Filter("%", null, null, null, null, false, false, false)));
    }

    @Test
    void rowsComeInTheOrderOfTheKeysAndSumOverPlaces() {
        shelves.tillSays(7, 0, 0);
        shelves.fileSays(20, 0);
        shelves.reserves(shelves.warehouse, 1, 4);
        shelves.reserves(LocationId.NONE, 2, 3);
        var row = queries.skus(queries.keys(View.SKUS, Filter.NONE, BY_SKU, 10)).getFirst();
        assertEquals(27, row.onHand());
        assertEquals(4, row.reserved());
        assertEquals(3, row.unrouted());
        assertEquals(23, row.atp());
        long[] cells = queries.keys(View.CELLS, Filter.NONE, new Sort(Sort.Column.ON_HAND, true), 10);
        assertEquals(
                List.of(20, 7), queries.cells(cells).stream().map(cell -> cell.onHand()).toList());
    }

    @Test
    void lowIsBelowSafetyStockAndNegativeIsOversold() {
        shelves.tillSays(3, 0, 0);
        shelves.safety.set(Shelves.CHANNEL, new Rule(0, shelves.chair, null, shelves.store, null, false, 5));
        assertEquals(1, queries.count(View.SKUS, only(true, false, false)));
        assertEquals(0, queries.count(View.CELLS, only(false, true, false)));
        shelves.reserves(shelves.store, 1, 4);
        assertEquals(0, queries.count(View.CELLS, only(true, false, false)));
        assertEquals(1, queries.count(View.SKUS, only(false, true, false)));
        var facets = queries.facets(View.CELLS, Filter.NONE);
        assertEquals(0, facets.low());
        assertEquals(1, facets.negative());
        assertEquals(Map.of("Chairs", 1), facets.productTypes());
    }

    @Test
    void cellIsStaleWhenNeitherItselfNorItsSourceWasReadForLong() {
        shelves.tillSays(3, 0, 0); // the clock stands ten hours later
        assertEquals(1, queries.count(View.SKUS, only(false, false, true)));
        shelves.tillSays(4, 599, 599);
        assertEquals(0, queries.count(View.SKUS, only(false, false, true)));
    }

    @Test
    void ageIsThatOfTheLastCompleteReadOfTheSource() {
        shelves.tillSays(3, 0, 0);
        shelves.db.transactor().run(Shelves.CHANNEL, _ -> shelves.db
                .writer()
                .current()
                .update(
                        "INSERT INTO pull (connection_id, resource, confirmed_at, confirmed_received_at, sweep_number,"
                                + " reread_wanted, resets) VALUES (?, 'STOCK', ?, ?, 0, 0, 0)",
                        TILL.value(),
                        at(598),
                        at(599)));
        var age = requireNonNull(queries.cells(queries.keys(View.CELLS, Filter.NONE, BY_SKU, 1)).getFirst().age());
        assertEquals(at(598), age.observedAt());
        assertEquals(at(599), age.receivedAt());
        assertEquals(0, queries.count(View.CELLS, only(false, false, true)));
    }

    @Test
    void mostSpecificSafetyStockWins() {
        shelves.tillSays(50, 0, 0);
        shelves.places.putGroup(Shelves.CHANNEL, "Stores", Set.of(shelves.store));
        shelves.safety.set(Shelves.CHANNEL, new Rule(0, null, null, null, null, false, 1));
        assertEquals(1, shelves.cell(shelves.store).safetyStock());
        shelves.safety.set(Shelves.CHANNEL, new Rule(0, null, null, null, "Stores", false, 2));
        assertEquals(2, shelves.cell(shelves.store).safetyStock());
        shelves.safety.set(Shelves.CHANNEL, new Rule(0, null, null, shelves.store, null, false, 3));
        shelves.safety.set(Shelves.CHANNEL, new Rule(0, null, "Chairs", null, null, false, 4));
        assertEquals(4, shelves.cell(shelves.store).safetyStock());
        Rule own = new Rule(0, shelves.chair, null, null, null, false, 0);
        shelves.safety.set(Shelves.CHANNEL, own);
        assertEquals(0, shelves.cell(shelves.store).safetyStock());
        Rule won = requireNonNull(queries.detail(shelves.chair).safetyRules().get(shelves.store));
        assertEquals(0, won.quantity());
        shelves.safety.remove(Shelves.CHANNEL, own);
        assertEquals(4, shelves.cell(shelves.store).safetyStock());
        shelves.places.putGroup(Shelves.CHANNEL, "Stores", Set.of());
        assertEquals(4, shelves.cell(shelves.store).safetyStock());
    }

    @Test
    void sellableCountsOnlyPlacesThatFulfilForTheChannel() {
        shelves.tillSays(7, 0, 0);
        shelves.fileSays(20, 0);
        list(SHOP, shelves.chair);
        var none = queries.detail(shelves.chair).channels().getFirst();
        assertEquals(0, none.sellable().value());
        shelves.places.fulfils(Shelves.CHANNEL, SHOP, shelves.warehouse, true);
        var detail = queries.detail(shelves.chair).channels().getFirst();
        assertEquals(20, detail.sellable().value());
        assertNull(detail.drift());
        assertEquals(20, queries.skus(new long[] {shelves.chair.value()}).getFirst().sellable().getFirst());
    }

    @Test
    void channelThatShowsTooMuchIsJudgedOnceItsOrdersWereRead() {
        shelves.fileSays(20, 0);
        list(SHOP, shelves.chair);
        shelves.places.fulfils(Shelves.CHANNEL, SHOP, shelves.warehouse, true);
        shelves.says(SHOP, LocationId.NONE, 20, null, null, at(1), at(1));
        shelves.says(SHOP, LocationId.NONE, 26, null, null, at(5), at(5));
        var drifts = new SqlDriftQueries(shelves.db.readers());
        assertEquals(Map.of(Drift.Cause.LAG, 1), drifts.board(5).perCause());
        ordersRead(SHOP, 6);
        var board = drifts.board(5);
        assertEquals(1, board.drifting());
        assertEquals(6, board.unitsAtRisk());
        assertEquals(Drift.Cause.MANUAL_EDIT, board.worst().getFirst().drift().cause());
        assertEquals(26, queries.detail(shelves.chair).channels().getFirst().published());
    }

    @Test
    void stockThatMovedWithoutTheShopBeingToldIsTheLedgersFault() {
        shelves.fileSays(20, 0);
        list(SHOP, shelves.chair);
        shelves.places.fulfils(Shelves.CHANNEL, SHOP, shelves.warehouse, true);
        shelves.says(SHOP, LocationId.NONE, 20, null, null, at(1), at(1));
        shelves.fileSays(15, 3);
        ordersRead(SHOP, 6);
        var row = new SqlDriftQueries(shelves.db.readers()).board(5).worst().getFirst();
        assertEquals(5, row.drift().unitsAtRisk());
        assertEquals(Drift.Cause.LEDGER, row.drift().cause());
    }

    /// Orders and stock of a shop are read in turn: the later of the two must not make the other always too old.
    @Test
    void aValueIsJudgedThoughItWasConfirmedAgainAfterTheOrdersWereRead() {
        shelves.fileSays(20, 0);
        list(SHOP, shelves.chair);
        shelves.places.fulfils(Shelves.CHANNEL, SHOP, shelves.warehouse, true);
        shelves.says(SHOP, LocationId.NONE, 26, null, null, at(1), at(1));
        ordersRead(SHOP, 6);
        read(SHOP, "STOCK", 8);
        var row = new SqlDriftQueries(shelves.db.readers()).board(5).worst().getFirst();
        assertEquals(Drift.Cause.LEDGER, row.drift().cause());
        assertEquals(at(8), row.age().observedAt());
        assertEquals(at(8), requireNonNull(queries.detail(shelves.chair).channels().getFirst().publishedAge())
                .observedAt());
    }

    @Test
    void allocationOfTheArticleBeforeThatOfTheChannel() {
        shelves.fileSays(20, 0);
        list(SHOP, shelves.chair);
        shelves.places.fulfils(Shelves.CHANNEL, SHOP, shelves.warehouse, true);
        shelves.db.transactor().run(Shelves.CHANNEL, _ -> {
            shelves.allocations.put(SHOP, null, new Allocation(50, 0, null, null), at(1));
            shelves.allocations.put(SHOP, shelves.chair, new Allocation(100, 2, 10, null), at(1));
        });
        assertEquals(10, queries.detail(shelves.chair).channels().getFirst().sellable().value());
        SkuId table = shelves.article("TB-7", "Tables");
        assertEquals(50, shelves.allocations.of(SHOP, table).sharePercent());
    }

    @Test
    void dailyLineEndsAtTodaysAtp() {
        shelves.tillSays(10, 0, 0);
        shelves.tillMoves(-2, MovementCause.SOLD, 5, 6);
        shelves.reserves(shelves.store, 1, 1);
        var line = queries.daily(shelves.chair, 30, ZoneOffset.UTC);
        assertEquals(7, line.getLast().atp());
        assertEquals(1, line.size()); // nothing is known of earlier days
    }

    @Test
    void sellableOfPastDaysFollowsTheLedgersOfTheFulfillingPlacesOnly() {
        list(SHOP, shelves.chair);
        shelves.places.fulfils(Shelves.CHANNEL, SHOP, shelves.warehouse, true);
        shelves.fileSays(10, -2 * DAY);
        shelves.tillSays(50, -2 * DAY, -2 * DAY); // the till's store does not fulfil for the shop
        shelves.fileSays(7, -DAY);
        shelves.reserves(shelves.warehouse, 1, 2);
        var line = queries.sellableDaily(shelves.chair, 30, ZoneOffset.UTC).get(SHOP);
        assertEquals(List.of(10, 7, 5), requireNonNull(line).stream().map(day -> day.units()).toList());
        assertEquals(
                queries.detail(shelves.chair).channels().getFirst().sellable().value(), line.getLast().units());
    }

    @Test
    void ledgerIsReadPageByPageNewestFirst() {
        shelves.tillSays(10, 0, 0);
        shelves.tillMoves(-2, MovementCause.SOLD, 5, 6);
        shelves.reserves(shelves.store, 1, 1);
        var first = queries.ledger(shelves.chair, null, Long.MAX_VALUE, 2);
        assertEquals(List.of("INGESTED", "SOLD"), first.stream().map(row -> row.cause()).toList());
        var rest = queries.ledger(shelves.chair, null, first.getLast().seq(), 2);
        assertEquals(List.of("OBSERVED"), rest.stream().map(row -> row.cause()).toList());
        assertEquals(3, queries.ledgerSize(shelves.chair));
    }

    private void comes(SkuId sku, LocationId to, int units, long minute, String reference) {
        shelves.db.transactor().run(Shelves.CHANNEL, _ -> new SqlIncoming(shelves.db.writer())
                .put(new Coming(false, reference, sku, to, units, at(minute), "goods.csv", at(0))));
    }

    @Test
    void unitsOnTheirWayAreSummedSortedAndToldOneByOne() {
        SkuId table = shelves.article("TB-7", "Tables");
        shelves.tillSays(7, 0, 0);
        shelves.fileSays(20, 0);
        comes(shelves.chair, shelves.warehouse, 5, 900, "PO-2");
        comes(shelves.chair, shelves.warehouse, 4, 700, "PO-1");
        comes(shelves.chair, shelves.store, 2, 800, "PO-1");
        comes(table, shelves.warehouse, 3, 700, "PO-1");
        comes(table, shelves.warehouse, 0, 700, "PO-1"); // it came
        comes(table, shelves.store, Integer.MAX_VALUE, 700, "PO-8");
        comes(table, shelves.store, Integer.MAX_VALUE, 700, "PO-9"); // a figure holds no more
        var byIncoming = new Sort(Sort.Column.INCOMING, true);
        assertEquals(
                List.of(Integer.MAX_VALUE, 11),
                queries.skus(queries.keys(View.SKUS, Filter.NONE, byIncoming, 10)).stream()
                        .map(row -> row.incoming())
                        .toList());
        assertEquals(
                List.of("W1 9", "S1 2"),
                queries.cells(queries.keys(View.CELLS, Filter.NONE, byIncoming, 10)).stream()
                        .map(cell -> cell.locationName() + " " + cell.incoming())
                        .toList());
        assertEquals(
                List.of("PO-1 W1 4 " + at(700), "PO-1 S1 2 " + at(800), "PO-2 W1 5 " + at(900)),
                queries.detail(shelves.chair).arrivals().stream()
                        .map(one -> one.reference() + " " + one.locationName() + " " + one.units() + " " + one.dueAt())
                        .toList());
    }

    /// Against a plain sum over the rows that were written, on a hundred random tables.
    @Test
    void incomingIsWhatTheRowsComeTo() {
        var random = new Random(20_261_201);
        shelves.tillSays(7, 0, 0);
        shelves.fileSays(20, 0);
        Map<String, Integer> rows = new HashMap<>(); // the last word on each reference and place
        for (int i = 0; i < 100; i++) {
            LocationId to = random.nextBoolean() ? shelves.store : shelves.warehouse;
            String reference = "PO-" + random.nextInt(12);
            int units = random.nextInt(5);
            comes(shelves.chair, to, units, 700 + random.nextInt(100), reference);
            rows.put(to + " " + reference, units);
            int all = rows.values().stream().mapToInt(Integer::intValue).sum();
            assertEquals(all, queries.skus(new long[] {shelves.chair.value()}).getFirst().incoming());
            for (var cell : queries.cells(queries.keys(View.CELLS, Filter.NONE, BY_SKU, 10))) {
                int here = rows.entrySet().stream()
                        .filter(row -> row.getKey().startsWith(cell.location() + " "))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
                assertEquals(here, cell.incoming(), cell.locationName());
            }
            var arrivals = queries.detail(shelves.chair).arrivals();
            assertEquals(all, arrivals.stream().mapToInt(one -> one.units()).sum());
            assertEquals(rows.values().stream().filter(one -> one > 0).count(), arrivals.size());
            assertEquals(
                    arrivals.stream().map(one -> one.dueAt()).sorted().toList(),
                    arrivals.stream().map(one -> one.dueAt()).toList());
        }
    }

    @Test
    void checkFindsARowThatItsLedgerDoesNotBear() {
        shelves.tillSays(10, 0, 0);
        shelves.reserves(shelves.store, 1, 1);
        assertEquals(0, LedgerCheck.run(shelves.db.readers(), 10).findings().stream()
                .filter(finding -> finding.table().equals("stock"))
                .count());
        shelves.db.transactor().run(Shelves.CHANNEL, _ -> shelves.db
                .writer()
                .current()
                .update("UPDATE stock SET on_hand = 11 WHERE location_id = ?", shelves.store.value()));
        var result = LedgerCheck.run(shelves.db.readers(), 10);
        assertTrue(result.findings().stream().anyMatch(f -> f.field().equals("on_hand") && f.kept().equals("11")));
        assertTrue(result.findings().stream().anyMatch(f -> f.table().equals("sku_stock")));
    }

    @Test
    void groupsCountTheirRows() {
        shelves.tillSays(10, 0, 0);
        LocationId other = shelves.place("S2", Location.Type.STORE, TILL);
        shelves.places.putGroup(Shelves.CHANNEL, "East", Set.of(shelves.store));
        shelves.places.putGroup(Shelves.CHANNEL, "West", Set.of(other));
        assertEquals(Map.of("East", 1, "West", 0), queries.facets(View.CELLS, Filter.NONE).groups());
    }
}
