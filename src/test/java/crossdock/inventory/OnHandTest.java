package crossdock.inventory;

import static crossdock.inventory.Shelves.SHOP;
import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.WMS;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.InventoryService.Observed;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where on hand comes from, sentence by sentence, with numbers.
class OnHandTest {
    private Shelves shelves;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
    }

    @AfterEach
    void ledgersFoldToTheRows() {
        assertEquals(Optional.empty(), shelves.check(shelves.store, TILL));
        assertEquals(Optional.empty(), shelves.check(shelves.warehouse, WMS));
        shelves.close();
    }

    private int onHand() {
        return shelves.cell(shelves.store).onHand();
    }

    @Test
    void onlyTheSourceOfALocationMakesStock() {
        shelves.tillSays(7, 0, 1);
        Observed shop = shelves.says(SHOP, shelves.store, 99, null, at(5), at(5), at(5));
        assertEquals(Observed.PUBLISHED, shop);
        assertEquals(7, onHand());
        long published = shelves.db.readers().read(sql -> sql.number("SELECT value FROM published"));
        assertEquals(99, published);
    }

    @Test
    void twoSourcesNeverCountOneLocationTwice() {
        shelves.tillSays(7, 0, 1);
        shelves.says(WMS, shelves.store, 7, null, at(2), at(2), at(2));
        assertEquals(7, onHand());
    }

    @Test
    void figureOfALineAlreadySoldButStillHereIsAddedBack() {
        shelves.holds(3, 1, 10, 10);
        shelves.reserves(shelves.store, 1, 3);
        shelves.tillSays(7, 11, 11); // 10 were there, 3 are paid and wait for pickup
        assertEquals(10, onHand());
        assertEquals(7, shelves.cell(shelves.store).free());
    }

    @Test
    void orderThatArrivesLateMendsTheAnchorThatWasThereBefore() {
        shelves.tillSays(7, 11, 11);
        assertEquals(7, onHand());
        shelves.holds(3, 1, 10, 40); // placed before the count, learnt after it
        shelves.reserves(shelves.store, 1, 3);
        assertEquals(10, onHand());
        assertEquals(7, shelves.cell(shelves.store).free());
    }

    @Test
    void orderPlacedAfterTheCountOnlyReserves() {
        shelves.tillSays(10, 5, 5);
        shelves.holds(3, 1, 10, 10);
        shelves.reserves(shelves.store, 1, 3);
        assertEquals(10, onHand());
        assertEquals(7, shelves.cell(shelves.store).free());
    }

    @Test
    void pickupCollectedBetweenTwoCountsLeavesOnce() {
        shelves.holds(3, 1, 10, 10);
        shelves.reserves(shelves.store, 1, 3);
        shelves.tillSays(7, 11, 11);
        shelves.tillMoves(-3, MovementCause.COLLECTED, 20, 20);
        shelves.holds(-3, 1, 20, 20);
        shelves.reserves(shelves.store, 1, -3);
        assertEquals(7, onHand());
        assertEquals(7, shelves.cell(shelves.store).free());
        shelves.tillSays(7, 21, 21); // the figure does not move when it is collected
        assertEquals(7, onHand());
        assertFalse(shelves.cell(shelves.store).hasLive());
    }

    @Test
    void saleSeenBeforeTheNextCountIsTakenOffOnce() {
        shelves.tillSays(10, 0, 0);
        shelves.tillMoves(-2, MovementCause.SOLD, 5, 6);
        assertEquals(8, onHand());
        shelves.tillSays(8, 5, 7); // the count that includes it, at the very stamp of the sale
        assertEquals(8, onHand());
    }

    @Test
    void saleSeenAfterTheCountThatIncludesItChangesNothing() {
        shelves.tillSays(8, 5, 7);
        shelves.tillMoves(-2, MovementCause.SOLD, 5, 9);
        assertEquals(8, onHand());
    }

    @Test
    void movementWithoutAStampRetiresAtTheFirstCountAskedForAfterTheAnswer() {
        shelves.fileSays(20, 0);
        shelves.moves(shelves.warehouse, -4, 0, at(10), 10);
        assertEquals(16, shelves.cell(shelves.warehouse).onHand());
        shelves.fileSays(20, 9); // asked for before the answer: cannot include it
        assertEquals(16, shelves.cell(shelves.warehouse).onHand());
        shelves.fileSays(16, 11);
        assertEquals(16, shelves.cell(shelves.warehouse).onHand());
        assertFalse(shelves.cell(shelves.warehouse).hasLive());
    }

    @Test
    void movementTheSourceHasNotAnsweredForStaysThroughEveryCount() {
        shelves.fileSays(20, 0);
        shelves.moves(shelves.warehouse, -4, 0, null, 10);
        shelves.fileSays(20, 30);
        shelves.fileSays(21, 60);
        assertEquals(17, shelves.cell(shelves.warehouse).onHand());
    }

    @Test
    void stampsOfTwoClocksAreNeverCompared() {
        shelves.fileSays(20, 0);
        // stamped on the till's clock, an hour ahead: the file's clock knows nothing of that
        shelves.inventory.move(Shelves.CHANNEL, shelves.chair, shelves.warehouse, new LedgerEntry.Delta(
                0, MovementCause.SHIPPED, -4, 0, TILL, at(70), at(10), at(10), "till", "T", null));
        assertEquals(16, shelves.cell(shelves.warehouse).onHand());
        shelves.fileSays(16, 11);
        assertEquals(16, shelves.cell(shelves.warehouse).onHand());
    }

    @Test
    void stampFarAheadOfReceiptIsSetBackAndFlagged() {
        shelves.tillSays(7, 60, 0);
        var anchor = Objects.requireNonNull(shelves.cell(shelves.store).anchor());
        assertTrue(anchor.clamped());
        assertEquals(at(0), anchor.observedAt());
        shelves.tillSays(5, 1, 2); // would be older than the wild stamp, and is newer than the truth
        assertEquals(5, onHand());
    }

    @Test
    void fiveMinutesAheadIsStillBelieved() {
        shelves.tillSays(7, 5, 0);
        assertFalse(Objects.requireNonNull(shelves.cell(shelves.store).anchor()).clamped());
        assertEquals(Observed.LATE, shelves.tillSays(4, 4, 6));
        assertEquals(7, onHand());
    }

    @Test
    void ofTwoCountsWithOneStampTheLaterReceivedWins() {
        shelves.tillSays(7, 0, 1);
        shelves.tillSays(6, 0, 2);
        assertEquals(6, onHand());
    }

    @Test
    void olderCountIsKeptWithEffectZero() {
        shelves.tillSays(7, 10, 10);
        assertEquals(Observed.LATE, shelves.tillSays(99, 5, 11));
        assertEquals(7, onHand());
        var rows = shelves.queries.ledger(shelves.chair, null, Long.MAX_VALUE, 10);
        assertEquals(2, rows.size());
        assertEquals(0, rows.getFirst().units());
        assertEquals(99, rows.getFirst().figure());
    }

    @Test
    void sameCountAgainWritesNothing() {
        shelves.tillSays(7, 10, 10);
        assertEquals(Observed.UNCHANGED, shelves.tillSays(7, 10, 12));
        assertEquals(1, shelves.queries.ledgerSize(shelves.chair));
    }

    @Test
    void sameValueUnstampedIsWrittenWhenAMovementWaitsForIt() {
        shelves.fileSays(20, 0);
        assertEquals(Observed.UNCHANGED, shelves.fileSays(20, 5));
        shelves.moves(shelves.warehouse, -4, 0, at(10), 10);
        assertEquals(Observed.ANCHORED, shelves.fileSays(20, 20)); // the source did not lose them after all
        assertEquals(20, shelves.cell(shelves.warehouse).onHand());
    }

    @Test
    void returnedUnitsAreUnavailableUntilSomeoneDecides() {
        shelves.tillSays(5, 0, 0);
        shelves.inventory.move(Shelves.CHANNEL, shelves.chair, shelves.store, new LedgerEntry.Delta(
                0, MovementCause.RETURNED, 1, 1, TILL, at(10), at(10), at(10), "till", "R", null));
        assertEquals(6, onHand());
        assertEquals(1, shelves.cell(shelves.store).unavailable());
        assertEquals(5, shelves.cell(shelves.store).free());
        shelves.tillSays(5, 11, 11); // the figure leaves unavailable units out
        assertEquals(6, onHand());
        assertEquals(5, shelves.cell(shelves.store).free());
        shelves.inventory.move(Shelves.CHANNEL, shelves.chair, shelves.store, new LedgerEntry.Delta(
                0, MovementCause.DISPOSED, -1, -1, null, null, at(20), at(20), "clerk", "damaged", null));
        assertEquals(5, onHand());
        assertEquals(0, shelves.cell(shelves.store).unavailable());
    }

    @Test
    void sourceThatReportsUnavailableUnitsReplacesOurs() {
        shelves.says(WMS, shelves.warehouse, 20, 3, at(0), at(0), at(0));
        assertEquals(23, shelves.cell(shelves.warehouse).onHand());
        assertEquals(20, shelves.cell(shelves.warehouse).free());
        shelves.moves(shelves.warehouse, 0, 2, at(5), 5); // two more found damaged
        assertEquals(23, shelves.cell(shelves.warehouse).onHand());
        assertEquals(18, shelves.cell(shelves.warehouse).free());
        shelves.says(WMS, shelves.warehouse, 18, 5, at(9), at(9), at(9));
        assertEquals(23, shelves.cell(shelves.warehouse).onHand());
        assertEquals(18, shelves.cell(shelves.warehouse).free());
    }

    @Test
    void newStockSourceStartsFromWhatIsKnown() {
        shelves.holds(3, 1, 10, 10);
        shelves.reserves(shelves.store, 1, 3);
        shelves.tillSays(7, 11, 11);
        shelves.moves(shelves.store, -1, 0, null, 12); // not told to the source yet
        assertEquals(9, onHand());
        var chosen = shelves.places.chooseSource(Shelves.CHANNEL, shelves.store, null);
        assertTrue(chosen instanceof Outcome.Done<Location>);
        assertEquals(9, onHand());
        assertEquals(Optional.empty(), shelves.check(shelves.store, null));
        shelves.tillSays(50, 60, 60); // no longer its word
        assertEquals(9, onHand());
        shelves.places.chooseSource(Shelves.CHANNEL, shelves.store, TILL);
        assertEquals(9, onHand());
        shelves.tillSays(6, 700, 700);
        assertEquals(6 + 3 - 1, onHand());
    }

    @Test
    void demandWithoutALocationIsNoStock() {
        shelves.reserves(LocationId.NONE, 1, 2);
        assertEquals(2, shelves.cell(LocationId.NONE).reserved());
        assertEquals(0, onHand());
    }
}
