package crossdock.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.Allocations.Allocation;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is available, sentence by sentence, with numbers.
class AvailabilityTest {
    private static StockCell cell(long location, int onHand, int unavailable, int reserved, int safety) {
        return new StockCell(
                new SkuId(1), new LocationId(location), onHand, unavailable, reserved, safety, 0, 0, null, false);
    }

    private static Sellable sellable(Allocation allocation, int unrouted, StockCell... cells) {
        return Sellable.of(List.of(cells), unrouted, allocation, 0);
    }

    @Test
    void freeAndAtpAreNotClamped() {
        StockCell cell = cell(1, 5, 1, 6, 2);
        assertEquals(-2, cell.free());
        assertEquals(-4, cell.atp());
    }

    @Test
    void emptyStoreWithSafetyStockTakesNothingFromTheWarehouse() {
        assertEquals(10, sellable(Allocation.ALL, 0, cell(1, 10, 0, 0, 0), cell(2, 0, 0, 0, 2)).value());
    }

    @Test
    void realOversellAtOneLocationSubtractsFromTheOthers() {
        assertEquals(7, sellable(Allocation.ALL, 0, cell(1, 10, 0, 0, 0), cell(2, 0, 0, 3, 2)).value());
    }

    @Test
    void unroutedDemandAndThresholdComeOffBeforeTheShare() {
        // the worked waterfall: 64 - 4 - 39 - 12 = 9, - 2 - 3 = 4, x 80 % = 3.2, rounded down 3
        var steps = sellable(new Allocation(80, 2, 50, null), 3, cell(1, 64, 4, 39, 12));
        assertEquals(9, steps.atp());
        assertEquals(320, steps.sharedHundredths());
        assertEquals(3, steps.value());
    }

    @Test
    void capBoundsAndNothingGoesBelowZero() {
        assertEquals(5, sellable(new Allocation(100, 0, 5, null), 0, cell(1, 10, 0, 0, 0)).value());
        assertEquals(0, sellable(Allocation.ALL, 4, cell(1, 3, 0, 0, 0)).value());
    }

    @Test
    void publishedAddsTheChannelsOwnOpenLinesThatItsFigureStillHolds() {
        List<StockCell> cells = List.of(cell(1, 5, 0, 2, 0));
        assertEquals(3, Sellable.of(cells, 0, Allocation.ALL, 0).published()); // Woo lost them when they were placed
        assertEquals(5, Sellable.of(cells, 0, Allocation.ALL, 2).published()); // Vendure still shows them
    }

    @Test
    void lastUnitSoldOnTwoChannelsUnroutedIsOneOversold() {
        assertEquals(1, Sellable.oversell(List.of(cell(1, 1, 0, 0, 0)), 2));
    }

    @Test
    void shortageAtOneLocationIsNotHealedByAnother() {
        assertEquals(2, Sellable.oversell(List.of(cell(1, 1, 0, 3, 0), cell(2, 9, 0, 0, 0)), 0));
        // safety stock may be used by accepted orders
        assertEquals(0, Sellable.oversell(List.of(cell(2, 9, 0, 0, 5)), 9));
    }

    @Test
    void perLocationValuesNeverSumAboveTheWhole() {
        List<StockCell> cells = List.of(cell(1, 5, 0, 0, 0), cell(2, 5, 0, 0, 0), cell(3, 5, 0, 0, 0));
        int whole = Sellable.of(cells, 5, Allocation.ALL, 0).value();
        assertEquals(10, whole);
        Map<LocationId, Integer> each = Sellable.byLocation(cells, Allocation.ALL, whole);
        assertEquals(
                Map.of(new LocationId(1), 4, new LocationId(2), 3, new LocationId(3), 3),
                each); // 3.33 each, the one left over to the lowest id
    }

    @Test
    void ordersOwnReservationIsGivenBackBeforeItsRoutingIsJudged() {
        assertEquals(1, cell(1, 3, 0, 3, 2).routable(1)); // its safety stock of 2 may be used
    }
}
