package crossdock.order;

import static crossdock.order.OrderDesk.CLERK;
import static crossdock.order.OrderDesk.done;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.AdjustmentService.Owed;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.LedgerEntry.Ref;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parcels of a shop that leave a place whose stock is another system's: the till counts the store and takes commands,
/// the warehouse's files take none.
class GoodsElsewhereTest {
    @TempDir
    Path folder;

    private final List<String> owed = new ArrayList<>();
    private final List<Ref> movements = new ArrayList<>();
    private OrderDesk desk;
    private LocationId store;
    private SkuId chair;

    private final class Till implements Sources {
        @Override
        public boolean takes(ConnectionId source, Act act) {
            return source.equals(Shelves.TILL) && act == Act.ADJUST;
        }

        @Override
        public long owe(Actor actor, ConnectionId source, Owed what, Instant happenedAt) {
            Owed.Adjusted adjusted = (Owed.Adjusted) what;
            movements.add(adjusted.movement());
            owed.add(adjusted.units() + " since minute " + Duration.between(Shelves.at(0), happenedAt).toMinutes());
            return owed.size();
        }
    }

    @BeforeEach
    void open() {
        desk = new OrderDesk(folder, new Till());
        store = desk.shelves.store;
        chair = desk.shelves.chair;
        desk.shelves.tillSays(10, 0, 0);
        desk.shelves.fileSays(10, 0);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Version parcel() {
        return Version.ofShop("1001").at(5).line("a", chair, 3).shipped("f1", 4, store, "a", 2);
    }

    @Test
    void theSourceIsToldOnceAndItsOlderCountsTakeNothingBack() {
        desk.ingest(parcel());
        assertEquals(List.of("-2 since minute 4"), owed);
        assertEquals(8, desk.at(store).onHand());
        desk.shelves.tillSays(10, 20, 20); // asked for after the parcel left, and before the till was told
        assertEquals(8, desk.at(store).onHand());
        desk.ingest(parcel().at(6));
        assertEquals(1, owed.size());
    }

    @Test
    void aParcelThatIsCalledBackIsToldToo() {
        desk.ingest(parcel());
        desk.ingest(Version.ofShop("1001").at(9).line("a", chair, 3).calledBack("f1", 4, store, "a", 2, 8));
        assertEquals(List.of("-2 since minute 4", "2 since minute 8"), owed);
        assertEquals(10, desk.at(store).onHand());
    }

    @Test
    void theSourcesOwnParcelsAndThoseOfPlacesThatTakeNoCommandsAreNotTold() {
        desk.ingest(Version.ofTill("T-1").at(5).line("a", chair, 1).shipped("f1", 5, store, "a", 1));
        desk.ingest(Version.ofShop("1002").at(5).line("a", chair, 1)
                .shipped("f1", 4, desk.shelves.warehouse, "a", 1));
        desk.ingest(Version.ofShop("1003").at(5).history().line("a", chair, 1).shipped("f1", 4, store, "a", 1));
        assertEquals(List.of(), owed);
        assertEquals(9, desk.at(desk.shelves.warehouse).onHand());
    }

    @Test
    void unitsThatComeBackAreToldWhenSomebodyFindsThemSellable() {
        Version returned = parcel().at(9).returned("r1", 8, store, false, "a", 2);
        desk.ingest(parcel());
        answer(0, 6);
        desk.ingest(returned);
        assertEquals(List.of("-2 since minute 4"), owed, "they lie there, and nobody may sell them");
        int step = desk.order(returned).steps().stream()
                .filter(each -> each.kind() == OrderStep.Kind.RETURNED)
                .findFirst()
                .orElseThrow()
                .seq();
        for (Disposition what : Disposition.values()) {
            done(desk.service.dispose(CLERK, desk.seen(returned), step, desk.units(returned, "a", 1), what));
        }
        assertEquals(List.of("-2 since minute 4", "1 since minute 600"), owed);
        desk.shelves.tillSays(8, 30, 30); // it had heard of the parcel, not yet of the unit that can be sold again
        assertEquals(9, desk.at(store).onHand());
        answer(1, 601);
        desk.shelves.tillSays(9, 700, 700);
        assertEquals(9, desk.at(store).onHand());
        assertEquals(0, desk.at(store).unavailable());
    }

    private void answer(int command, long minute) {
        desk.shelves.inventory.answered(CLERK, movements.get(command), null, null, Shelves.at(minute));
    }
}
