package crossdock.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.store.TestStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdjustmentServiceTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Shelves shelves;

    @SuppressWarnings("NullAway.Init")
    private AdjustmentService adjustments;

    @SuppressWarnings("NullAway.Init")
    private LocationId annex;

    @BeforeEach
    void open() {
        shelves = new Shelves(folder);
        adjustments = new AdjustmentService(
                shelves.db.transactor(),
                shelves.locations,
                shelves.ledger,
                shelves.inventory,
                AdjustmentService.Sources.NONE,
                InstantSource.fixed(Shelves.at(60)));
        annex = shelves.place("W2", Location.Type.WAREHOUSE, null);
        shelves.places.chooseSource(TestStore.CLERK, shelves.warehouse, null);
        shelves.inventory.count(TestStore.CLERK, shelves.chair, shelves.warehouse, 10, 1, Shelves.at(0));
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private StockCell at(LocationId location) {
        return shelves.db.transactor().write(TestStore.CLERK, _ -> shelves.ledger.cell(shelves.chair, location));
    }

    private Outcome<Integer> adjust(LocationId location, int seen, int onHand, int unavailable) {
        return adjustments.adjust(
                TestStore.CLERK, new Adjustment(shelves.chair, location, seen, onHand, unavailable, "damaged"));
    }

    private Outcome<Integer> carry(LocationId from, LocationId to, int units) {
        return adjustments.transfer(TestStore.CLERK, new Transfer(shelves.chair, from, to, units, "transfer"));
    }

    @Test
    void changesStockWhereTheConsoleIsItsSource() {
        assertEquals(new Done<>(8), adjust(shelves.warehouse, 10, -2, 0));
        assertEquals(8, at(shelves.warehouse).onHand());
        assertEquals(1, at(shelves.warehouse).unavailable());
    }

    @Test
    void setsUnitsAsideWithoutLosingThem() {
        assertEquals(new Done<>(10), adjust(shelves.warehouse, 10, 0, 2));
        assertEquals(10, at(shelves.warehouse).onHand());
        assertEquals(3, at(shelves.warehouse).unavailable());
    }

    @Test
    void anUndoneChangeLeavesTheFigureAsItWas() {
        var change = new Adjustment(shelves.chair, shelves.warehouse, 10, -2, 1, "damaged");
        adjustments.adjust(TestStore.CLERK, change);
        assertEquals(new Done<>(10), adjustments.adjust(TestStore.CLERK, change.undone()));
        assertEquals(1, at(shelves.warehouse).unavailable());
    }

    @Test
    void refusesWhereAChannelIsTheSource() {
        assertEquals("stock.sourceElsewhere", code(adjust(shelves.store, 0, 1, 0)));
        assertEquals("stock.sourceElsewhere", code(carry(shelves.warehouse, shelves.store, 1)));
        assertEquals(10, at(shelves.warehouse).onHand(), "nothing left the warehouse");
    }

    @Test
    void refusesWhenSomebodyElseWasFirst() {
        adjust(shelves.warehouse, 10, -2, 0);
        assertEquals(new Refused<>("stock.changed", "10", "8"), adjust(shelves.warehouse, 10, -2, 0));
        assertEquals(8, at(shelves.warehouse).onHand());
    }

    @Test
    void carriesUnitsBetweenTwoPlacesAtOnce() {
        assertEquals(new Done<>(6), carry(shelves.warehouse, annex, 4));
        assertEquals(6, at(shelves.warehouse).onHand());
        assertEquals(4, at(annex).onHand());
    }

    @Test
    void carriesNoMoreThanIsThere() {
        assertEquals(new Refused<>("stock.tooFew", "11", "10"), carry(shelves.warehouse, annex, 11));
        assertEquals("stock.noUnits", code(carry(shelves.warehouse, annex, 0)));
        assertEquals("stock.noUnits", code(carry(annex, annex, 1)));
    }

    @Test
    void aLaterCountIncludesWhatWasAdjustedBefore() {
        adjust(shelves.warehouse, 10, -2, 0);
        shelves.inventory.count(TestStore.CLERK, shelves.chair, shelves.warehouse, 7, 0, Shelves.at(120));
        assertEquals(7, at(shelves.warehouse).onHand());
    }

    /// Two people press at the same microsecond: what came second knows what came first.
    @Test
    void countsAndChangesAtOneInstantTakeEffectOneAfterTheOther() {
        for (int acts = 0; acts < 81; acts++) {
            SkuId sku = shelves.article("AT-ONCE-" + acts, "Chairs");
            int wanted = 0;
            String done = "";
            for (int act = acts, i = 0; i < 4; act /= 3, i++) {
                int seen = wanted;
                wanted = act % 3 == 0 ? 7 : act % 3 == 1 ? 9 : seen + 2;
                done += act % 3 == 2 ? " +2" : " =" + wanted;
                assertEquals(new Done<>(wanted), act % 3 == 2
                        ? adjustments.adjust(TestStore.CLERK, new Adjustment(sku, annex, seen, 2, 0, "found"))
                        : adjustments.count(TestStore.CLERK, new Count(sku, annex, seen, wanted)));
                assertEquals(wanted, kept(sku).onHand(), done);
            }
            StockCell kept = kept(sku);
            List<LedgerEntry> ledger = shelves.db.transactor()
                    .write(TestStore.CLERK, _ -> shelves.ledger.ledger(sku, annex));
            assertEquals(Optional.empty(), StockCheck.compare(kept, ledger, 0, null), done);
        }
    }

    private StockCell kept(SkuId sku) {
        return shelves.db.transactor().write(TestStore.CLERK, _ -> shelves.ledger.cell(sku, annex));
    }

    /// The store keeps microseconds, the clock counts finer: both readings of one act agree.
    @Test
    void whatCameSecondWithinAMicrosecondStaysSecondOnceItIsStored() {
        SkuId sku = shelves.article("AT-ONCE", "Chairs");
        Instant late = Shelves.at(60).plusNanos(800);
        shelves.inventory.count(TestStore.CLERK, sku, annex, 7, 0, late);
        shelves.inventory.move(TestStore.CLERK, sku, annex, new Delta(
                0, MovementCause.ADJUSTED, 2, 0, null, late.minusNanos(300), late, late, "clerk", "found", null));
        assertEquals(9, kept(sku).onHand(), "made from the stored count, which lies before it");
        List<LedgerEntry> ledger =
                shelves.db.transactor().write(TestStore.CLERK, _ -> shelves.ledger.ledger(sku, annex));
        assertEquals(Optional.empty(), StockCheck.compare(kept(sku), ledger, 0, null));
    }

    private static String code(Outcome<Integer> outcome) {
        return assertInstanceOf(Refused.class, outcome).code();
    }
}
