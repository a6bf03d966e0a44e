package crossdock.routing.promise;

import static crossdock.routing.SomeNetwork.DENVER;
import static crossdock.routing.SomeNetwork.MAKER;
import static crossdock.routing.SomeNetwork.NOW;
import static crossdock.routing.SomeNetwork.SALT_LAKE;
import static crossdock.routing.SomeNetwork.SPRINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.routing.SomeNetwork;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Loads.ShiftKey;
import crossdock.routing.network.Supply;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Templates;
import crossdock.routing.promise.NearOption.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final Instant IN_TWO_DAYS = NOW.plus(Duration.ofDays(2));

    @Test
    void liveStockIsPromisedAtOnce() {
        var world = new SomeNetwork().stock(1, DENVER, 3);
        Promise promise = ask(world, SomeNetwork.order(1, 2), Workload.NONE);
        assertTrue(promise.isRealTime());
        assertEquals(DENVER, promise.decision().parcels().getFirst().from());
        assertEquals(Instant.parse("2026-11-26T01:00:00Z"), promise.arrives()); // Wednesday 18:00 in Denver
        assertEquals(List.of(), promise.options());
    }

    @Test
    void whatIsMissingWaitsForTheSupplyThatCompletesIt() {
        Supply half = new Supply(Supply.Kind.INCOMING, new SkuId(1), DENVER, 1, NOW.plusSeconds(3_600), NOW);
        Supply rest = new Supply(
                Supply.Kind.TRANSFER, new SkuId(1), DENVER, 1, IN_TWO_DAYS, NOW.minus(Duration.ofMinutes(7)));
        var world = new SomeNetwork().stock(1, DENVER, 1).supply(rest).supply(half);
        Promise promise = ask(world, pickup(3), Workload.NONE);
        assertFalse(promise.isRealTime());
        NearOption option = promise.options().getFirst();
        assertEquals(Basis.TRANSFER, option.basis());
        assertEquals(IN_TWO_DAYS, option.available());
        assertEquals(Duration.ofMinutes(7), option.age(NOW));
        assertEquals(1, promise.options().size(), "a pickup is never offered elsewhere");
        assertEquals(List.of(), ask(world, pickup(4), Workload.NONE).options());
    }

    @Test
    void aFullDayLeavesTomorrow() {
        var world = new SomeNetwork().capacity(new Capacity(Capacity.Unit.ORDERS, 5, 5)).stock(1, SPRINGS, 9);
        long today = LocalDate.parse("2026-11-24").toEpochDay();
        Workload full = new Loads(
                Map.of(new ShiftKey(SPRINGS, today, Loads.WHOLE_DAY), 5, new ShiftKey(SPRINGS, today, 0), 5), Map.of());
        Promise promise = ask(withoutSuppliers(), world, SomeNetwork.order(1, 1), full);
        assertFalse(promise.isRealTime());
        NearOption option = promise.options().getFirst();
        assertEquals(Basis.LATER_CAPACITY, option.basis());
        assertEquals(SPRINGS, option.location());
        assertEquals(Instant.parse("2026-11-25T22:30:00Z"), option.available()); // Wednesday's cut-off
        assertEquals(Duration.ofMinutes(1), option.age(NOW));
    }

    @Test
    void optionsComeSoonestFirst() {
        var world = new SomeNetwork()
                .supply(new Supply(Supply.Kind.INCOMING, new SkuId(1), SALT_LAKE, 5, NOW.plusSeconds(60), NOW))
                .supply(new Supply(Supply.Kind.INCOMING, new SkuId(1), SPRINGS, 5, NOW.plusSeconds(60), NOW));
        Promise promise = ask(withoutSuppliers(), world, SomeNetwork.order(1, 1), Workload.NONE);
        assertEquals(List.of(SPRINGS, SALT_LAKE), promise.options().stream().map(NearOption::location).toList());
    }

    @Test
    void aSupplierFillsWhatNobodyHas() {
        Promise promise = ask(new SomeNetwork(), SomeNetwork.order(1, 1), Workload.NONE);
        assertTrue(promise.isRealTime());
        assertEquals(MAKER, promise.decision().parcels().getFirst().from());
        assertTrue(promise.decision().parcels().getFirst().isDropShip());
    }

    private static Demand pickup(int units) {
        LocationId store = DENVER;
        return SomeNetwork.order(1, Method.PICKUP, store, NOW, units);
    }

    /// The usual policy without its last resort.
    private static Policy withoutSuppliers() {
        Policy usual = Templates.USUAL.policy("USD");
        var run = usual.runs().get(1);
        return new Policy("p", "USD", List.of(usual.runs().getFirst(), new Run(
                run.name(), true, run.orders(), run.sort(), run.schedule(), run.rules(),
                new Action.MoveToQueue("Unroutable"))));
    }

    private static Promise ask(SomeNetwork world, Demand demand, Workload load) {
        return ask(Templates.USUAL.policy("USD"), world, demand, load);
    }

    private static Promise ask(Policy policy, SomeNetwork world, Demand demand, Workload load) {
        var engine = new Engine(world.network(), PolicyVersion.of(policy));
        return new Promises(engine, 5).promise(demand, new Moment(NOW, world.stock(), load));
    }
}
