package crossdock.fulfilment.live;

import static crossdock.fulfilment.live.Dispatch.CLERK;
import static crossdock.fulfilment.live.Dispatch.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.Setting;
import crossdock.fulfilment.live.RoutingLedger.Cause;
import crossdock.fulfilment.live.RoutingLedger.State;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.order.LineUnits;
import crossdock.order.Method;
import crossdock.order.OrderState;
import crossdock.order.OrderStep;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Moment;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTest {
    private Dispatch at;

    @BeforeEach
    void open(@TempDir Path folder) {
        at = new Dispatch(folder);
    }

    @AfterEach
    void close() {
        at.close();
    }

    /// The usual policy, its second run (parcels to the buyer) made otherwise.
    private static Policy parcels(Schedule schedule, Action otherwise) {
        Policy usual = Templates.USUAL.policy("USD");
        Run run = usual.runs().get(1);
        return new Policy("changed", "USD", List.of(usual.runs().getFirst(), new Run(
                run.name(), true, run.orders(), run.sort(), schedule, run.rules(), otherwise)));
    }

    private int reserved(LocationId location) {
        return at.shelves.db.readers().read(sql -> (int) sql.number(
                "SELECT ifnull(sum(reserved), 0) FROM stock WHERE location_id = ?", location.value()));
    }

    @Test
    void givesAnOrderItsPlaceInOneWrite() {
        at.count(at.near, 5);
        at.count(at.far, 5);
        OrderId order = at.order("1", 3);
        assertEquals(3, reserved(LocationId.NONE));
        at.drive.step();
        assertEquals(Map.of(at.near, 3), at.openUnits(order));
        assertEquals(0, reserved(LocationId.NONE));
        assertEquals(3, reserved(at.near));
        assertEquals(State.PLACED, at.standing(order).state());
        assertEquals("Ship to home", at.standing(order).run());
        assertEquals(OrderStep.Kind.ASSIGNED, at.read(order).steps().getLast().kind());
        assertEquals(List.of("0>" + at.near + "x3"), at.told);
        assertEquals(1, at.ledger.workOf(order).size());
        assertEquals(2, at.feed.catchUp().routable(at.chair, at.near));
        assertEquals(1, at.shelves.db.readers().<Long>read(sql ->
                sql.number("SELECT count(*) FROM event WHERE type = 'OrderRouted'")));
        RoutingLedger.RunRecord run = at.ledger.runs(9).getFirst();
        assertEquals(List.of(1, 1, 0), List.of(run.orders(), run.placed(), run.races()));
        assertEquals(at.policies.live().hash(), run.policy());
    }

    @Test
    void twoLocationsShareALineInOneWrite() {
        at.count(at.near, 2);
        at.count(at.far, 4);
        OrderId order = at.order("1", 5);
        at.drive.step();
        assertEquals(Map.of(at.far, 4, at.near, 1), at.openUnits(order));
        assertEquals(List.of(0, 1, 4), List.of(reserved(LocationId.NONE), reserved(at.near), reserved(at.far)));
        assertEquals(State.PLACED, at.standing(order).state());
        assertEquals(List.of("0>" + at.near + "x1", "0>" + at.far + "x4"), at.told);
        assertEquals(2, at.ledger.workOf(order).size());
        assertEquals(1, at.ledger.decisions(order).size());
        assertEquals(1, at.feed.catchUp().routable(at.chair, at.near));
        assertEquals(0, at.feed.catchUp().routable(at.chair, at.far));
    }

    @Test
    void anOrderThatWasFilledIsJudgedOnTheStockThatFilledIt() {
        at.count(at.near, 3);
        OrderId order = at.order("1", 3);
        at.drive.step();
        LineId first = at.read(order).lines().getFirst().id();
        done(at.orders.ship(CLERK, at.seen(order), at.near, List.of(new LineUnits(first, 2)), ""));
        OrderSketch.Line line = at.sketches.of(order).orElseThrow().lines().getFirst();
        assertEquals(Map.of(at.near, 1), line.assigned());
        assertEquals(Map.of(at.near, 2), line.taken());
        assertEquals(Map.of(at.near, 3), line.placed());
        Demand asked = at.demands.of(at.sketches.of(order).orElseThrow(), "USD", Demands.Scope.ORDERED);
        assertEquals(Map.of(at.near, 3), asked.lines().getFirst().own());
        Decision again = at.router.engine().decide(asked, new Moment(at.now, at.feed.catchUp(), at.router.load()));
        assertEquals(at.near, again.parcels().getFirst().from());
        assertEquals(Map.of(), asked.withoutOwn().lines().getFirst().own());
    }

    @Test
    void lookingAgainChangesNothing() {
        at.count(at.near, 1);
        OrderId placed = at.order("1", 1);
        OrderId waiting = at.order("2", 1);
        at.drive.step();
        List<Long> before = List.of(at.rows("routing_decision"), at.rows("reservation"), at.rows("event"));
        at.drive.step();
        at.router.look(Cause.PERSON, List.of(placed, waiting));
        at.restart();
        at.drive.step();
        assertEquals(before, List.of(at.rows("routing_decision"), at.rows("reservation"), at.rows("event")));
        assertEquals(State.QUEUED, at.standing(waiting).state());
        assertEquals(Action.UNROUTABLE, at.standing(waiting).queue());
    }

    @Test
    void stockThatComesBringsWaitingOrdersToTheirPlace() {
        OrderId order = at.order("1", 2);
        at.drive.step();
        assertEquals(Map.of(LocationId.NONE, 2), at.openUnits(order));
        at.count(at.far, 2);
        at.drive.step();
        assertEquals(Map.of(at.far, 2), at.openUnits(order));
        assertNull(at.standing(order).queue());
    }

    @Test
    void decidesAgainWhenStockIsGoneInTheWrite() {
        at.count(at.near, 1);
        at.count(at.far, 9);
        NetworkReads real = at.reads;
        at.reads = new StaleReads(real, at.near, 8);
        at.restart();
        OrderId order = at.order("1", 3);
        Router.Tally tally = at.router.look(Cause.ORDER, List.of(order));
        assertEquals(1, tally.races());
        assertEquals(Map.of(at.far, 3), at.openUnits(order));
    }

    /// Says at the start that a cell has more than it has.
    private record StaleReads(NetworkReads real, LocationId where, int more) implements NetworkReads {
        @Override
        public void forEachCell(CellVisitor visitor) {
            real.forEachCell((sku, location, routable) ->
                    visitor.cell(sku, location, location == where.value() ? routable + more : routable));
        }

        @Override
        public void cellsOf(Collection<SkuId> skus, CellVisitor visitor) {
            real.cellsOf(skus, visitor);
        }

        @Override
        public Map<LocationId, Set<String>> fulfils() {
            return real.fulfils();
        }

        @Override
        public Map<LocationId, Instant> confirmed() {
            return real.confirmed();
        }

        @Override
        public Map<LocationId, Integer> rejections() {
            return real.rejections();
        }

        @Override
        public List<Coming> coming() {
            return real.coming();
        }

        @Override
        public Names names() {
            return real.names();
        }

        @Override
        public String productType(SkuId sku) {
            return real.productType(sku);
        }
    }

    @Test
    void killedBeforeTheCommitItHasDoneNothing() {
        at.count(at.near, 5);
        OrderId order = at.order("1", 1);
        Assignments real = at.assignments;
        at.assignments = (actor, connection, id, moves) -> {
            throw new IllegalStateException("killed");
        };
        assertThrows(IllegalStateException.class, () -> at.drive.step());
        assertEquals(Map.of(LocationId.NONE, 1), at.openUnits(order));
        assertEquals(0, at.rows("routing_decision") + at.rows("capacity_taken") + at.rows("order_routing"));
        at.assignments = real;
        at.restart();
        at.drive.step();
        assertEquals(Map.of(at.near, 1), at.openUnits(order));
        assertEquals(1, at.rows("routing_decision"));
    }

    @Test
    void aRunOnAScheduleWaitsForItsTime() {
        at.publish(parcels(new Schedule.Every(15), new Action.MoveToQueue("Q")));
        at.count(at.near, 5);
        OrderId order = at.order("1", 1);
        at.drive.step();
        assertEquals(State.WAITING, at.standing(order).state());
        Instant due = Objects.requireNonNull(at.standing(order).dueAt());
        assertEquals(Instant.parse("2026-03-02T22:15:00Z"), due);
        at.acts.pause(CLERK, "Ship to home", true);
        at.now = due;
        at.drive.step();
        assertEquals(Map.of(LocationId.NONE, 1), at.openUnits(order));
        at.acts.pause(CLERK, "Ship to home", false);
        at.now = due.plusSeconds(900);
        at.drive.step();
        assertEquals(Map.of(at.near, 1), at.openUnits(order));
    }

    @Test
    void aLocationThatSaidNoIsNotAskedAgain() {
        at.count(at.near, 5);
        at.count(at.far, 5);
        OrderId order = at.order("1", 2);
        at.drive.step();
        done(at.acts.reject(CLERK, at.seen(order), at.near, "damaged"));
        assertEquals(Map.of(at.far, 2), at.openUnits(order));
        assertEquals(List.of(at.far), at.ledger.workOf(order).stream().map(RoutingLedger.Work::location).toList());
        assertEquals(0, reserved(at.near));
        assertEquals("routing.nothingThere", code(at.acts.reject(CLERK, at.seen(order), at.near, "damaged")));
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Refused.class, outcome).code();
    }

    @Test
    void aPickupTheBuyerChoseIsNeverMoved() {
        at.count(at.near, 5);
        OrderId order = at.order("1", 1, Method.PICKUP, at.store);
        at.drive.step();
        assertEquals(Map.of(at.store, 1), at.openUnits(order));
        assertEquals("routing.fixed", code(at.acts.reroute(CLERK, at.seen(order))));
        assertEquals("routing.fixed", code(at.acts.reject(CLERK, at.seen(order), at.store, "damaged")));
        assertEquals(Map.of(at.store, 1), at.openUnits(order));
    }

    @Test
    void decidedAnewUnitsMoveToTheBetterPlace() {
        at.count(at.far, 5);
        OrderId order = at.order("1", 2);
        at.drive.step();
        assertEquals(Map.of(at.far, 2), at.openUnits(order));
        assertFalse(done(at.acts.reroute(CLERK, at.seen(order))));
        at.count(at.near, 5);
        assertTrue(done(at.acts.reroute(CLERK, at.seen(order))));
        assertEquals(Map.of(at.near, 2), at.openUnits(order));
        assertEquals(0, reserved(at.far));
        assertEquals(List.of(at.near), at.ledger.workOf(order).stream().map(RoutingLedger.Work::location).toList());
    }

    @Test
    void aFullLocationIsPassedOver() {
        done(at.desk.set(CLERK, 0, new Setting.Capacity(at.near, Setting.Unit.ORDERS, 1, null)));
        at.count(at.near, 5);
        at.count(at.far, 5);
        OrderId first = at.order("1", 1);
        OrderId second = at.order("2", 1);
        at.drive.step();
        assertEquals(Map.of(at.near, 1), at.openUnits(first));
        assertEquals(Map.of(at.far, 1), at.openUnits(second));
        done(at.acts.reject(CLERK, at.seen(first), at.near, "damaged"));
        OrderId third = at.order("3", 1);
        at.drive.step();
        assertEquals(Map.of(at.near, 1), at.openUnits(third));
    }

    @Test
    void waitsForSupplyWithItsDateAndIsPlacedWhenItComes() {
        at.publish(parcels(new Schedule.EveryOrder(), new Action.Backorder(30)));
        Instant due = at.now.plusSeconds(5 * 86_400);
        at.shelves.db.transactor().run(CLERK, tx -> at.shelves.db.writer().current().update(
                "INSERT INTO incoming VALUES (NULL, 'PURCHASE', 'PO-1', ?, ?, 10, ?, 'file', ?)",
                at.chair.value(), at.far.value(), due, at.now));
        OrderId order = at.order("1", 4);
        at.drive.step();
        assertEquals(State.BACKORDERED, at.standing(order).state());
        assertEquals(4, at.read(order).lines().getFirst().backordered());
        assertEquals(due, at.standing(order).dueAt());
        assertEquals(due, at.ledger.backorders(order).getFirst().dueAt());
        long decisions = at.rows("routing_decision");
        at.drive.step();
        assertEquals(decisions, at.rows("routing_decision"));
        at.count(at.far, 10);
        at.drive.step();
        assertEquals(Map.of(at.far, 4), at.openUnits(order));
        assertEquals(List.of(), at.ledger.backorders(order));
    }

    @Test
    void cancelsWhatWasNotFilledInTime() {
        at.publish(parcels(new Schedule.EveryOrder(), new Action.AutoCancel(3)));
        OrderId order = at.order("1", 1);
        at.drive.step();
        assertEquals(State.UNFILLED, at.standing(order).state());
        at.now = at.now.plusSeconds(3 * 86_400 - 10);
        at.drive.step();
        assertEquals(OrderState.OPEN, at.read(order).state());
        at.now = at.now.plusSeconds(10);
        at.drive.step();
        assertEquals(OrderState.CANCELLED, at.read(order).state());
        assertEquals(0, reserved(LocationId.NONE));
    }

    @Test
    void remembersEnoughToDecideAgain() {
        at.count(at.near, 5);
        at.count(at.far, 5);
        OrderId order = at.order("1", 3);
        at.drive.step();
        DecisionMemory memory = DecisionMemory.read(at.ledger.decisions(order).getFirst().memory());
        at.count(at.near, 0);
        Decision again = at.router.engine().decide(memory.demand(), memory.moment());
        assertEquals(memory.decision().parcels(), again.parcels());
        assertEquals(at.near, again.parcels().getFirst().from());
        assertTrue(memory.bytes().length < 2_000, "" + memory.bytes().length);
    }
}
