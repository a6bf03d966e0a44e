package crossdock.order;

import static crossdock.order.OrderDesk.CLERK;
import static crossdock.order.OrderDesk.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.order.OrderStep.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderActsTest {
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
        desk.shelves.tillSays(4, 0, 0);
        desk.shelves.fileSays(10, 0);
        desk.ingest(order(1));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Version order(long minute) {
        return Version.ofShop("1001").at(minute).fallingBackOn(warehouse).line("a", chair, 4);
    }

    private OrderVersion seen() {
        return desk.seen(order(1));
    }

    private LineUnits units(int units) {
        return desk.units(order(1), "a", units);
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Refused.class, outcome).code();
    }

    private List<String> events() {
        return desk.shelves.db.readers().read(sql -> sql.list(
                "SELECT type || ' ' || facts FROM event WHERE subject LIKE 'order:%' ORDER BY seq",
                row -> row.getString(1)));
    }

    @Test
    void aCancelledLineReleasesAndIsTold() {
        Order after = done(desk.service.cancelLine(CLERK, seen(), units(3), "customer asked"));

        assertEquals(List.of(1, 3), List.of(desk.unrouted(), after.lines().getFirst().cancelled()));
        assertEquals(Kind.CANCELLED, after.steps().getLast().kind());
        assertEquals(1, events().size());
        assertTrue(events().getFirst().startsWith("LineCancelled"));
        assertEquals("order.notOpen", code(desk.service.cancelLine(CLERK, seen(), units(2), "again")));
    }

    @Test
    void theChannelTellingOurCancelBackDoesNotCancelTwice() {
        done(desk.service.cancelLine(CLERK, seen(), units(1), ""));
        desk.ingest(Version.ofShop("1001").at(9).fallingBackOn(warehouse).line("a", chair, 4, 1));
        assertEquals(3, desk.unrouted());
        desk.ingest(Version.ofShop("1001").at(12).fallingBackOn(warehouse).line("a", chair, 4, 2));
        assertEquals(2, desk.unrouted());
    }

    @Test
    void assigningMovesTheReservationInOneWrite() {
        done(desk.service.assign(CLERK, seen(), units(3), NONE, store));
        assertEquals(List.of("0:4", "0:-3", store + ":3"), desk.ledgerOfReservations());
        done(desk.service.assign(CLERK, seen(), units(1), store, warehouse));
        assertEquals(List.of(1, 2, 1), List.of(
                desk.unrouted(), desk.at(store).reserved(), desk.at(warehouse).reserved()));
        assertEquals("order.notOpen", code(desk.service.assign(CLERK, seen(), units(2), NONE, store)));
        assertEquals(
                "location.unknown",
                code(desk.service.assign(CLERK, seen(), units(1), NONE, new LocationId(999))));
    }

    @Test
    void shippingByHandConsumesAndItsEchoIsNotShippedTwice() {
        done(desk.service.ship(CLERK, seen(), warehouse, List.of(units(3)), "1Z999"));
        assertEquals(List.of(1, 7), List.of(desk.unrouted(), desk.at(warehouse).onHand()));

        desk.ingest(order(9).shipped("f7", 8, warehouse, "a", 3));
        assertEquals(List.of(1, 7), List.of(desk.unrouted(), desk.at(warehouse).onHand()));
        OrderStep step = desk.order(order(1)).steps().stream()
                .filter(one -> one.kind() == Kind.SHIPPED)
                .findFirst()
                .orElseThrow();
        assertEquals("f7", step.externalId());

        desk.ingest(order(12).shipped("f7", 8, warehouse, "a", 3).shipped("f8", 11, warehouse, "a", 1));
        assertEquals(List.of(0, 6), List.of(desk.unrouted(), desk.at(warehouse).onHand()));
    }

    @Test
    void collectingTakesTheUnitsFromTheShelf() {
        done(desk.service.assign(CLERK, seen(), units(4), NONE, store));
        Order after = done(desk.service.collect(CLERK, seen(), store, List.of(units(4))));
        assertEquals(List.of(0, 0), List.of(desk.at(store).onHand(), desk.at(store).reserved()));
        assertEquals(OrderState.FULFILLED, after.state());
    }

    @Test
    void moreThanIsOpenCannotLeave() {
        assertEquals("order.notOpen", code(desk.service.ship(CLERK, seen(), warehouse, List.of(units(5)), "")));
        assertEquals("order.noUnits", code(desk.service.ship(CLERK, seen(), warehouse, List.of(units(0)), "")));
        assertEquals(List.of(4, 10), List.of(desk.unrouted(), desk.at(warehouse).onHand()));
        assertEquals(List.of(), events());
    }

    @Test
    void aReturnWaitsUntilItIsToldSellableOrDamaged() {
        done(desk.service.ship(CLERK, seen(), warehouse, List.of(units(4)), ""));
        Order back = done(desk.service.takeBack(CLERK, seen(), warehouse, List.of(units(3))));
        assertEquals(List.of(9, 3), List.of(desk.at(warehouse).onHand(), desk.at(warehouse).unavailable()));

        int step = back.steps().getLast().seq();
        done(desk.service.dispose(CLERK, seen(), step, units(2), Disposition.SELLABLE));
        assertEquals(List.of(9, 1), List.of(desk.at(warehouse).onHand(), desk.at(warehouse).unavailable()));
        done(desk.service.dispose(CLERK, seen(), step, units(1), Disposition.DAMAGED));
        assertEquals(List.of(8, 0), List.of(desk.at(warehouse).onHand(), desk.at(warehouse).unavailable()));
        assertEquals(
                "order.notWaiting", code(desk.service.dispose(CLERK, seen(), step, units(1), Disposition.DAMAGED)));
        assertEquals("order.returnExceeds", code(desk.service.takeBack(CLERK, seen(), warehouse, List.of(units(2)))));
    }

    @Test
    void ofTwoActsOnOneVersionOneWinsAndTheOtherIsTold() {
        OrderVersion both = seen();
        done(desk.service.ship(CLERK, both, warehouse, List.of(units(4)), ""));
        assertEquals("order.changed", code(desk.service.cancelLine(CLERK, both, units(4), "")));
        assertEquals(6, desk.at(warehouse).onHand());
        assertEquals(1, events().size());
    }

    @Test
    void holdIsAFlagThatVersionsOfTheChannelLeaveAlone() {
        assertTrue(done(desk.service.hold(CLERK, seen(), true)).hold());
        desk.ingest(order(9).state("packing"));
        assertTrue(desk.order(order(1)).hold());
        assertEquals(4, desk.unrouted());
        assertEquals(false, done(desk.service.hold(CLERK, seen(), false)).hold());
    }

    @Test
    void historyIsNotActedOn() {
        Version past = Version.ofShop("old").at(1).history().line("a", chair, 1);
        desk.ingest(past);
        assertEquals("order.history", code(desk.service.hold(CLERK, desk.seen(past), true)));
        assertEquals("order.unknown", code(desk.service.hold(CLERK, new OrderVersion(seenNone(), 1), true)));
    }

    private static OrderId seenNone() {
        return new OrderId(999);
    }
}
