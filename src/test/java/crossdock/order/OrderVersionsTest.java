package crossdock.order;

import static crossdock.inventory.Shelves.SHOP;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Ingested.Change;
import crossdock.order.OrderStep.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderVersionsTest {
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
    void unCancellingReservesAgain() {
        desk.ingest(shop(1).line("a", chair, 3));
        desk.ingest(shop(5).line("a", chair, 3).cancelled(5));
        desk.ingest(shop(9).line("a", chair, 3));

        assertEquals(3, desk.unrouted());
        assertEquals(OrderState.OPEN, desk.order(shop(1)).state());
        assertEquals(List.of(Kind.PLACED, Kind.CANCELLED, Kind.REOPENED), kinds(shop(1)));
    }

    @Test
    void anUnmappedLineIsKeptAndReservesNothingUntilItIsMapped() {
        stock(4, 10);
        Version unmapped = shop(5).line("a", null, 3).shipped("f1", 4, warehouse, "a", 1);
        assertEquals(List.of("a"), desk.ingest(unmapped).unmapped());
        assertEquals(List.of("a"), desk.ingest(unmapped).unmapped());
        assertEquals(10, desk.at(warehouse).onHand());
        assertEquals(0, desk.rows("reservation"));
        assertEquals(2, desk.line(unmapped, "a").open());

        Version mapped = shop(5).received(9).line("a", chair, 3).shipped("f1", 4, warehouse, "a", 1);
        assertEquals(Change.CHANGED, desk.ingest(mapped).change());
        assertEquals(9, desk.at(warehouse).onHand());
        assertEquals(2, desk.unrouted());
    }

    @Test
    void aLineMappedToAnotherArticleTakesReservationAndMovementsAlong() {
        stock(4, 10);
        SkuId table = desk.shelves.article("TB-1", "Tables");
        desk.ingest(shop(5).line("a", table, 3).shipped("f1", 4, warehouse, "a", 1));
        assertEquals(10, desk.at(warehouse).onHand());
        desk.ingest(shop(6).line("a", chair, 3).shipped("f1", 4, warehouse, "a", 1));

        assertEquals(List.of(9, 2), List.of(desk.at(warehouse).onHand(), desk.unrouted()));
        assertEquals(Map.of(NONE, 2), desk.held(desk.line(shop(1), "a").id()));
        long wrong = desk.shelves.db.readers().read(sql -> sql.number(
                "SELECT sum(abs(on_hand) + abs(reserved)) FROM stock WHERE sku_id = ?", table.value()));
        assertEquals(0, wrong);
    }

    @Test
    void historyIsKeptAndTouchesNoStock() {
        stock(4, 10);
        desk.ingest(Version.ofShop("old").at(1).history().line("a", chair, 2).shipped("f1", 1, NONE, "a", 1));

        Order order = desk.order(Version.ofShop("old"));
        assertEquals(List.of(OrderState.PARTIAL, 1), List.of(order.state(), order.openUnits()));
        assertEquals(0, desk.rows("reservation"));
        assertEquals(10, desk.at(warehouse).onHand());
    }

    @Test
    void aShipmentThatIsCalledBackNeverHappened() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 3));
        desk.ingest(shop(2).line("a", chair, 3).shipped("f1", 2, warehouse, "a", 2));
        assertEquals(List.of(8, 1), List.of(desk.at(warehouse).onHand(), desk.unrouted()));
        Version back = shop(3).line("a", chair, 3).calledBack("f1", 2, warehouse, "a", 2, 3);
        desk.ingest(back);
        desk.ingest(back.received(9));

        assertEquals(List.of(10, 3), List.of(desk.at(warehouse).onHand(), desk.unrouted()));
        assertEquals(3, desk.line(shop(1), "a").open());
        assertEquals(List.of(Kind.PLACED, Kind.SHIPPED, Kind.CALLED_BACK), kinds(shop(1)));
    }

    @Test
    void anOlderVersionDoesNotShipAgainWhatWasCalledBack() {
        stock(4, 10);
        desk.ingest(shop(3).line("a", chair, 3).calledBack("f1", 2, warehouse, "a", 2, 3));
        desk.ingest(shop(2).received(9).line("a", chair, 3).shipped("f1", 2, warehouse, "a", 2));

        assertEquals(List.of(10, 3), List.of(desk.at(warehouse).onHand(), desk.unrouted()));
    }

    @Test
    void unitsCancelledOutOfAParcelThatIsCalledBackAreCancelledAndDidNotComeBack() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 3).shipped("f1", 1, warehouse, "a", 3));
        desk.ingest(shop(2).line("a", chair, 3).shipped("f1", 1, warehouse, "a", 3)
                .returned("r1", 2, warehouse, true, "a", 1));
        assertEquals(8, desk.at(warehouse).onHand());
        desk.ingest(shop(3).line("a", chair, 3, 1).calledBack("f1", 1, warehouse, "a", 3, 3));

        assertEquals(List.of(10, 2), List.of(desk.at(warehouse).onHand(), desk.unrouted()));
        OrderLine line = desk.line(shop(1), "a");
        assertEquals(List.of(2, 1), List.of(line.open(), line.cancelled()));
    }

    @Test
    void anUnpaidOrderReservesOnceItIsPaid() {
        desk.ingest(shop(1).unpaid().line("a", chair, 2));
        assertEquals(List.of(0, OrderState.DRAFT), List.of(desk.unrouted(), desk.order(shop(1)).state()));
        desk.ingest(shop(2).line("a", chair, 2));
        assertEquals(List.of(2, OrderState.OPEN), List.of(desk.unrouted(), desk.order(shop(1)).state()));
        desk.ingest(shop(3).unpaid().line("a", chair, 2));
        assertEquals(List.of(0, OrderState.DRAFT), List.of(desk.unrouted(), desk.order(shop(1)).state()));
    }

    @Test
    void editedQuantitiesMoveTheReservation() {
        desk.ingest(shop(1).line("a", chair, 2));
        desk.ingest(shop(2).line("a", chair, 5));
        assertEquals(5, desk.unrouted());
        desk.ingest(shop(3).line("a", chair, 1));
        assertEquals(1, desk.unrouted());
        desk.ingest(shop(4).line("b", chair, 4));
        assertEquals(4, desk.unrouted());
        OrderLine removed = desk.line(shop(1), "a");
        assertEquals(List.of(1, 1, 0), List.of(removed.ordered(), removed.cancelled(), removed.open()));
    }

    @Test
    void aLineRemovedWithinTheSameSecondIsGone() {
        desk.ingest(shop(1).line("a", chair, 2).line("b", chair, 1));
        desk.ingest(shop(1).received(9).line("b", chair, 1));
        assertEquals(1, desk.unrouted());
    }

    @Test
    void fewerOrderedThanLeftCountsWhatLeft() {
        stock(4, 10);
        desk.ingest(shop(1).line("a", chair, 3));
        desk.ingest(shop(5).line("a", chair, 1).shipped("f1", 4, warehouse, "a", 2));

        OrderLine line = desk.line(shop(1), "a");
        assertEquals(List.of(2, 0, 0, 2), List.of(line.ordered(), line.cancelled(), line.open(), line.left()));
        assertEquals(List.of(0, 8), List.of(desk.unrouted(), desk.at(warehouse).onHand()));
    }

    @Test
    void anotherFixedLocationTakesTheReservationAlong() {
        desk.ingest(shop(1).fixedAt(store, Method.PICKUP).line("a", chair, 2));
        desk.ingest(shop(2).fixedAt(warehouse, Method.PICKUP).line("a", chair, 2));
        assertEquals(List.of(0, 2), List.of(desk.at(store).reserved(), desk.at(warehouse).reserved()));
        desk.ingest(shop(3).line("a", chair, 2));
        assertEquals(List.of(0, 2), List.of(desk.at(warehouse).reserved(), desk.unrouted()));
    }

    @Test
    void whatIsNoOrderForUsIsLeftOut() {
        assertEquals(Change.IGNORED, desk.ingest(shop(1).ignored().line("a", chair, 2)).change());
        assertEquals(0, desk.rows("orders"));

        desk.ingest(shop(2).line("a", chair, 2));
        desk.ingest(shop(3).ignored().line("a", chair, 2));
        assertEquals(List.of(0, OrderState.CANCELLED), List.of(desk.unrouted(), desk.order(shop(1)).state()));
    }

    @Test
    void theSameAndAnOlderVersionChangeNothing() {
        desk.ingest(shop(1).line("a", chair, 2));
        desk.ingest(shop(5).line("a", chair, 4));
        Order before = desk.order(shop(1));

        assertEquals(Change.UNCHANGED, desk.ingest(shop(5).line("a", chair, 4)).change());
        assertEquals(Change.UNCHANGED, desk.ingest(shop(1).received(9).line("a", chair, 2)).change());
        assertEquals(before.version(), desk.order(shop(1)).version());
        assertEquals(4, desk.unrouted());
    }

    @Test
    void ofTwoVersionsWithOneStampTheLaterReceivedWins() {
        desk.ingest(shop(5).received(6).line("a", chair, 2));
        desk.ingest(shop(5).received(8).line("a", chair, 3));
        assertEquals(Change.UNCHANGED, desk.ingest(shop(5).received(7).line("a", chair, 2)).change());
        assertEquals(3, desk.unrouted());
    }

    @Test
    void goodsOfALineNobodyNamedAreRefused() {
        Version strange = shop(1).line("a", chair, 1).shipped("f1", 1, warehouse, "z", 1);
        assertEquals("order.lineUnknown", desk.refused(strange).code());
        assertEquals(0, desk.rows("orders"));
    }

    @Test
    void theTimelineTellsWhatHappened() {
        desk.ingest(shop(1).line("a", chair, 4));
        desk.ingest(shop(3).state("packing").line("a", chair, 5));
        desk.ingest(shop(6).state("sent").line("a", chair, 5, 1)
                .shipped("f1", 5, warehouse, "a", 4)
                .returned("r1", 6, warehouse, false, "a", 1));

        assertEquals(
                List.of(
                        Kind.PLACED, Kind.STATE_CHANGED, Kind.QUANTITY_CHANGED, Kind.SHIPPED, Kind.RETURNED,
                        Kind.STATE_CHANGED, Kind.CANCELLED),
                kinds(shop(1)));
        OrderStep shipped = desk.order(shop(1)).steps().get(3);
        assertEquals(List.of(at(5), 4, "TRACK-f1", warehouse), List.of(
                shipped.at(), shipped.units(), shipped.detail(), shipped.location()));
    }

    private List<Kind> kinds(Version version) {
        return desk.order(version).steps().stream().map(OrderStep::kind).collect(Collectors.toList());
    }

    @Test
    void theOrderIsKeptAsItCame() {
        desk.ingest(shop(1).line("a", chair, 4));
        Order order = desk.order(shop(1));

        assertEquals(List.of(SHOP, "#1001", "paid", at(1), at(2)), List.of(
                order.connection(), order.number(), order.channelState(), order.updatedAt(), order.receivedAt()));
        assertEquals(new Region("US", "WA", "Seattle", "98101"), order.region());
        assertNotNull(order.buyer());
        assertEquals(Order.Basis.CHANNEL, order.promiseBasis());
        assertNull(order.cancelledAt());
        assertEquals(1998, order.total() == null ? 0 : order.total().minor());
        assertEquals(Shelves.at(1440), order.promisedAt());
    }
}
