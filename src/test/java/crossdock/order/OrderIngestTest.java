package crossdock.order;

import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.Sellable;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockLedger.Reservation.Cause;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Ingested.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderIngestTest {
    private static final LocationId NONE = LocationId.NONE;

    @TempDir
    Path folder;

    private OrderDesk desk;
    private LocationId store;
    private LocationId warehouse;
    private SkuId chair;

    @BeforeEach
    void open() {
        desk = new OrderDesk(folder);
        store = desk.shelves.store;
        warehouse = desk.shelves.warehouse;
        chair = desk.shelves.chair;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Version shop(long minute) {
        return Version.ofShop("1001").at(minute).fallingBackOn(warehouse);
    }

    private void stock(int atStore, int atWarehouse) {
        desk.shelves.tillSays(atStore, 0, 0);
        desk.shelves.fileSays(atWarehouse, 0);
    }

    @Test
    void reservesAtNoneWhenTheChannelFixesNoLocation() {
        stock(4, 10);
        Ingested ingested = desk.ingest(shop(1).line("a", chair, 3));

        assertEquals(Change.NEW, ingested.change());
        assertEquals(3, desk.unrouted());
        assertEquals(10, desk.at(warehouse).free());
        OrderLine line = desk.line(shop(1), "a");
        assertEquals(List.of(3, 3, 0, List.of()), List.of(line.ordered(), line.unrouted(), line.left(), line.places()));
        assertEquals(OrderState.OPEN, desk.order(shop(1)).state());
    }

    @Test
    void reservesAtTheLocationTheChannelFixed() {
        stock(4, 10);
        desk.ingest(shop(1).fixedAt(store, Method.PICKUP).line("a", chair, 3));

        assertEquals(0, desk.unrouted());
        assertEquals(3, desk.at(store).reserved());
        assertEquals(1, desk.at(store).free());
        assertEquals(3, desk.line(shop(1), "a").places().getFirst().assigned());
    }

    @Test
    void theLastUnitSoldByTwoChannelsIsOversoldByOne() {
        desk.shelves.fileSays(1, 0);
        desk.ingest(Version.ofShop("1").at(1).line("a", chair, 1));
        desk.ingest(Version.ofTill("2").at(2).line("a", chair, 1));

        assertEquals(2, desk.unrouted());
        assertEquals(1, Sellable.oversell(List.of(desk.at(warehouse)), desk.unrouted()));
    }

    @Test
    void cancellingTheOrderReleasesEverything() {
        desk.ingest(shop(1).line("a", chair, 3));
        assertEquals(Change.CHANGED, desk.ingest(shop(5).line("a", chair, 3).cancelled(5)).change());

        assertEquals(0, desk.unrouted());
        assertEquals(OrderState.CANCELLED, desk.order(shop(1)).state());
        assertEquals(3, desk.line(shop(1), "a").cancelled());
    }

    @Test
    void cancellingUnitsReleasesThemAtNoneFirst() {
        desk.ingest(shop(1).line("a", chair, 5));
        OrderDesk.done(desk.service.assign(
                OrderDesk.CLERK, desk.seen(shop(1)), desk.units(shop(1), "a", 2), NONE, warehouse));
        desk.ingest(shop(5).line("a", chair, 5, 4));

        assertEquals(0, desk.unrouted());
        assertEquals(1, desk.at(warehouse).reserved());
        assertEquals(1, desk.line(shop(1), "a").open());
    }

    @Test
    void shippingTakesReservationAndOnHandTogether() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 3));
        desk.ingest(shop(5).line("a", chair, 3).shipped("f1", 4, warehouse, "a", 3));

        assertEquals(0, desk.unrouted());
        assertEquals(7, desk.at(warehouse).onHand());
        assertEquals(7, desk.at(warehouse).free());
        assertEquals(OrderState.FULFILLED, desk.order(shop(1)).state());
    }

    @Test
    void aShipmentWithoutLocationGoesOverTheDefaultOne() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 3));
        desk.ingest(shop(5).line("a", chair, 3).shipped("f1", 4, NONE, "a", 3));

        assertEquals(
                List.of("0:3", "0:-3", warehouse + ":3", warehouse + ":-3"), desk.ledgerOfReservations());
        assertEquals(
                Stream.of(Cause.INGESTED, Cause.ROUTED, Cause.ROUTED, Cause.CONSUMED).map(Cause::code).toList(),
                desk.causesOfReservations());
        assertEquals(7, desk.at(warehouse).onHand());
        assertEquals(0, desk.at(warehouse).reserved());
    }

    @Test
    void aShipmentWithoutLocationLeavesWhereTheLineIsAssigned() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 3));
        OrderDesk.done(desk.service.assign(
                OrderDesk.CLERK, desk.seen(shop(1)), desk.units(shop(1), "a", 2), NONE, store));
        desk.ingest(shop(5).line("a", chair, 3).shipped("f1", 4, NONE, "a", 3));

        assertEquals(2, desk.at(store).onHand());
        assertEquals(9, desk.at(warehouse).onHand());
        assertEquals(0, desk.at(store).reserved() + desk.at(warehouse).reserved() + desk.unrouted());
    }

    @Test
    void aShipmentWithoutAnyLocationIsRefusedAndLosesNothing() {
        stock(4, 10);
        Version order = Version.ofShop("1001").at(1).line("a", chair, 3);
        desk.ingest(order);
        Version shipped = Version.ofShop("1001").at(5).line("a", chair, 3).shipped("f1", 4, NONE, "a", 3);

        assertEquals("order.noDefaultLocation", desk.refused(shipped).code());
        assertEquals(3, desk.unrouted());
        assertEquals(at(1), desk.order(order).updatedAt());

        desk.ingest(shipped.fallingBackOn(warehouse));
        assertEquals(7, desk.at(warehouse).onHand());
    }

    @Test
    void anOrderShippedInPartsConsumesEachPartOnce() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 5));
        Version first = shop(5).line("a", chair, 5).shipped("f1", 4, warehouse, "a", 2);
        desk.ingest(first);
        assertEquals(List.of(3, 8, OrderState.PARTIAL), List.of(
                desk.unrouted(), desk.at(warehouse).onHand(), desk.order(first).state()));

        desk.ingest(first);
        desk.ingest(shop(9).line("a", chair, 5)
                .shipped("f1", 4, warehouse, "a", 2)
                .shipped("f2", 8, store, "a", 3));
        assertEquals(List.of(0, 8, 1, OrderState.FULFILLED), List.of(
                desk.unrouted(),
                desk.at(warehouse).onHand(),
                desk.at(store).onHand(),
                desk.order(first).state()));
    }

    @Test
    void aPartlyShippedFirstSightReservesTheOpenRestOnly() {
        stock(4, 10);
        desk.ingest(shop(5).line("a", chair, 5).shipped("f1", 4, warehouse, "a", 2));

        assertEquals(List.of("0:3"), desk.ledgerOfReservations());
        assertEquals(8, desk.at(warehouse).onHand());
    }

    @Test
    void aTillSaleReservesNothingAndTheNextCountIncludesIt() {
        stock(4, 10);
        desk.ingest(tillSale(5));
        assertEquals(0, desk.rows("reservation"));
        assertEquals(3, desk.at(store).onHand());

        desk.shelves.tillSays(3, 6, 7);
        assertEquals(3, desk.at(store).onHand());
    }

    @Test
    void aTillSaleLearntAfterTheCountThatIncludesItChangesNothing() {
        desk.shelves.tillSays(3, 6, 7);
        desk.ingest(tillSale(5).received(90));
        assertEquals(3, desk.at(store).onHand());
    }

    private Version tillSale(long minute) {
        return Version.ofTill("T-1")
                .at(minute)
                .lost(minute)
                .fixedAt(store, Method.IN_STORE)
                .line("a", chair, 1)
                .collected("f1", minute, store, "a", 1);
    }

    @Test
    void aSaleWhereAnotherSystemIsTheSourceCountsUntilItsNextCount() {
        stock(4, 10);
        desk.ingest(Version.ofTill("T-1").at(5).received(6).line("a", chair, 1).shipped("f1", 5, warehouse, "a", 1));
        assertEquals(9, desk.at(warehouse).onHand());
        desk.shelves.fileSays(9, 5); // in the very second of the sale: it may not know
        assertEquals(8, desk.at(warehouse).onHand());
        desk.shelves.fileSays(9, 7);
        assertEquals(9, desk.at(warehouse).onHand());
    }

    @Test
    void whatLeftBeforeACountIsInItHoweverLateItIsLearnt() {
        stock(4, 10);
        desk.shelves.fileSays(7, 60);
        Version late = shop(5).received(2_880).line("a", chair, 3).shipped("f1", 5, warehouse, "a", 3);
        desk.ingest(late);
        assertEquals(7, desk.at(warehouse).onHand());

        Version after = Version.ofShop("1002").at(61).received(2_880).line("a", chair, 2);
        desk.ingest(after.shipped("f2", 61, warehouse, "a", 2));
        assertEquals(5, desk.at(warehouse).onHand());
    }

    @Test
    void whenGoodsLeftIsReadOnTheClockOfTheirShop() {
        stock(4, 10);
        desk.shelves.fileSays(7, 60);
        Version fast = shop(70).ahead(30).received(90).line("a", chair, 3).shipped("f1", 70, warehouse, "a", 3);
        desk.ingest(fast); // its 13:10 was our 12:40
        assertEquals(7, desk.at(warehouse).onHand());

        Version slow = Version.ofShop("1002").at(50).ahead(-30).received(90).line("a", chair, 2);
        desk.ingest(slow.shipped("f2", 50, warehouse, "a", 2)); // its 12:50 was our 13:20
        assertEquals(5, desk.at(warehouse).onHand());
    }

    @Test
    void aPickupPaidAtTheTillIsStillOnTheShelf() {
        desk.shelves.tillSays(10, 0, 0);
        Version paid = pickup(2);
        desk.ingest(paid);
        desk.shelves.tillSays(8, 3, 4); // the till has taken the two off its figure
        assertEquals(10, desk.at(store).onHand());
        assertEquals(8, desk.at(store).free());

        desk.ingest(pickup(6).collected("f1", 6, store, "a", 2));
        assertEquals(8, desk.at(store).onHand());
        assertEquals(8, desk.at(store).free());
        desk.shelves.tillSays(8, 7, 8);
        assertEquals(8, desk.at(store).onHand());
    }

    @Test
    void aPickupLearntLateMendsTheCountTakenMeanwhile() {
        desk.shelves.tillSays(8, 3, 4);
        assertEquals(8, desk.at(store).onHand());
        desk.ingest(pickup(2).received(30));
        assertEquals(10, desk.at(store).onHand());
    }

    @Test
    void aPickupSeenFirstWhenCollectedLeavesTheSameStock() {
        desk.shelves.tillSays(8, 3, 4);
        desk.ingest(pickup(6).collected("f1", 6, store, "a", 2));
        assertEquals(8, desk.at(store).onHand());
        assertEquals(0, desk.rows("reservation"));
    }

    @Test
    void aCancelledPickupGoesBackIntoTheFigureAtTheCancel() {
        desk.ingest(pickup(2));
        desk.shelves.tillSays(8, 3, 4);
        desk.ingest(pickup(6).cancelled(6));
        assertEquals(10, desk.at(store).onHand());
        desk.shelves.tillSays(10, 7, 8);
        assertEquals(10, desk.at(store).onHand());
        assertEquals(10, desk.at(store).free());
    }

    private Version pickup(long minute) {
        return Version.ofTill("P-1").at(minute).lost(2).fixedAt(store, Method.PICKUP).line("a", chair, 2);
    }

    @Test
    void aReturnIsThereAndUnavailable() {
        stock(4, 10);
        desk.ingest(shop(5).line("a", chair, 2)
                .shipped("f1", 4, warehouse, "a", 2)
                .returned("r1", 5, NONE, false, "a", 1));

        assertEquals(List.of(9, 1, 8), List.of(
                desk.at(warehouse).onHand(), desk.at(warehouse).unavailable(), desk.at(warehouse).free()));
        assertEquals(1, desk.line(shop(5), "a").returned());
        assertEquals(OrderState.FULFILLED, desk.order(shop(5)).state());
    }

    @Test
    void aRestockingRefundAtTheSourceIsSellableAtOnce() {
        stock(4, 10);
        desk.ingest(tillSale(5).returned("r1", 6, store, true, "a", 1));
        assertEquals(List.of(4, 0), List.of(desk.at(store).onHand(), desk.at(store).unavailable()));
    }

    @Test
    void anotherShopsRestockingWaitsForItsDisposition() {
        stock(4, 10);
        desk.ingest(shop(5).line("a", chair, 1)
                .shipped("f1", 4, warehouse, "a", 1)
                .returned("r1", 5, warehouse, true, "a", 1));
        assertEquals(List.of(10, 1), List.of(desk.at(warehouse).onHand(), desk.at(warehouse).unavailable()));
    }

    @Test
    void aReturnBookedAsAnOrderOfItsOwnGoesToTheOrderThatLeft() {
        stock(4, 10);
        Version booking = Version.ofTill("R-9").at(8).returnedFrom("T-1", "r1", 8, store, true, "a", 1);
        assertEquals("order.unknown", desk.refused(booking).code());

        desk.ingest(tillSale(5));
        assertEquals(Change.CHANGED, desk.ingest(booking).change());
        assertEquals(Change.UNCHANGED, desk.ingest(booking).change());
        assertEquals(4, desk.at(store).onHand());
        assertEquals(1, desk.rows("orders"));
        assertEquals(1, desk.line(tillSale(5), "a").returned());
    }

    @Test
    void moreThanLeftCannotComeBack() {
        Version order = shop(5).line("a", chair, 2).shipped("f1", 4, warehouse, "a", 1);
        assertEquals(
                "order.returnExceeds",
                desk.refused(order.returned("r1", 5, warehouse, false, "a", 2)).code());
        assertEquals(0, desk.rows("orders") + desk.rows("movement") + desk.rows("reservation"));
    }

    @Test
    void aDropShipmentReservesAndMovesNoStock() {
        LocationId supplier = desk.supplier();
        desk.ingest(shop(1).fixedAt(supplier, Method.SHIP).line("a", chair, 2));
        assertEquals(2, desk.at(supplier).reserved());

        desk.ingest(shop(5).fixedAt(supplier, Method.SHIP).line("a", chair, 2).shipped("f1", 4, supplier, "a", 2));
        assertEquals(List.of(0, 0), List.of(desk.at(supplier).reserved(), desk.at(supplier).onHand()));
        assertEquals(0, desk.rows("movement"));
        assertEquals(OrderState.FULFILLED, desk.order(shop(1)).state());
    }
}
