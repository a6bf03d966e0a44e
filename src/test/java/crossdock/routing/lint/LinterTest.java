package crossdock.routing.lint;

import static crossdock.routing.SomeNetwork.DENVER;
import static crossdock.routing.SomeNetwork.MAKER;
import static crossdock.routing.SomeNetwork.NOW;
import static crossdock.routing.SomeNetwork.SALT_LAKE;
import static crossdock.routing.SomeNetwork.SPRINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.order.Method;
import crossdock.routing.SomeNetwork;
import crossdock.routing.engine.Demand;
import crossdock.routing.lint.Finding.Kind;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationFilter.InGroup;
import crossdock.routing.policy.LocationFilter.OfType;
import crossdock.routing.policy.LocationFilter.WithinDistance;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.routing.policy.Templates;
import crossdock.routing.replay.ReplayInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinterTest {
    private static final OrderFilter PARCELS = new OrderFilter.OfMethod(List.of(Method.SHIP), false);
    private static final Action NEXT = new Action.NextRule();

    @Test
    void aSoundPolicyHasOnlyRulesThatHadNothingToDo() {
        List<Finding> findings = lint(Templates.USUAL.policy("USD"));
        assertEquals(
                List.of(Kind.NEVER_FIRED, Kind.NEVER_NEEDED),
                findings.stream().map(Finding::kind).distinct().toList(),
                "no warehouse within 160 km, nothing to split");
        assertEquals(Finding.Severity.NOTICE, Kind.NEVER_NEEDED.severity());
    }

    @Test
    void namesThatDoNotExistBlockAndTheNearestIsProposed() {
        Finding finding = only(Kind.UNKNOWN_NAME, run("r", List.of(PARCELS),
                rule("a", NEXT, new InGroup(List.of("Makerz"), false))));
        assertEquals(List.of("Makerz"), finding.names());
        assertEquals(new Mend.Rename("Makerz", "Makers"), finding.mend());
        assertEquals(Finding.Severity.BLOCKING, finding.kind().severity());
        assertEquals(0, finding.filter());
        assertNotNull(finding.witness());
        only(Kind.UNKNOWN_NAME, run("r", List.of(new OrderFilter.OfChannel(List.of("Web"), false)), rule("a", NEXT)));
        only(Kind.UNKNOWN_NAME, run("r", List.of(PARCELS), rule("a", new Action.DropShip(List.of("Ghosts")))));
    }

    @Test
    void filtersThatExcludeEachOtherAreAContradiction() {
        OrderFilter dear = new OrderFilter.ValueBetween(500, null, false);
        OrderFilter cheap = new OrderFilter.ValueBetween(0, 500L, false);
        Finding finding = only(Kind.CONTRADICTION, run("r", List.of(dear, PARCELS, cheap), rule("a", NEXT)));
        assertEquals(2, finding.filter());
        assertEquals(new Mend.RemoveFilter(2), finding.mend());
        OrderFilter notParcels = new OrderFilter.OfMethod(List.of(Method.SHIP, Method.PICKUP), true);
        only(Kind.CONTRADICTION, run("r", List.of(PARCELS, notParcels), rule("a", NEXT)));
    }

    @Test
    void locationFiltersThatExcludeEachOtherInAnyNetworkAreAContradiction() {
        OfType store = new OfType(List.of(Location.Type.STORE), false);
        Finding finding = only(Kind.CONTRADICTION, run("r", List.of(PARCELS), rule("a", NEXT,
                store, new WithinDistance(100), new OfType(List.of(Location.Type.WAREHOUSE), false))));
        assertEquals(2, finding.filter());
        assertEquals(Finding.Severity.BLOCKING, finding.kind().severity());
        only(Kind.CONTRADICTION, run("r", List.of(PARCELS), rule("a", NEXT,
                new OfType(List.of(Location.Type.STORE, Location.Type.WAREHOUSE), true), store)));
        only(Kind.CONTRADICTION, run("r", List.of(PARCELS), rule("a", NEXT,
                new InGroup(List.of("Makers"), false), new InGroup(List.of("Makers"), true))));
        none(Kind.CONTRADICTION, run("r", List.of(PARCELS), rule("a", NEXT,
                new InGroup(List.of("Makers"), true), new InGroup(List.of("Makers"), true), store, store)));
    }

    @Test
    void filtersThatOnlyTodaysNetworkCannotMeetAreAWarning() {
        Run run = run("r", List.of(PARCELS), rule("a", NEXT,
                new OfType(List.of(Location.Type.STORE), false), new InGroup(List.of("Makers"), false)));
        Finding finding = only(Kind.NO_LOCATION, run);
        assertEquals(Finding.Severity.WARNING, finding.kind().severity());
        assertEquals(List.of(), finding.locations());
        assertEquals(new Mend.Disable(), finding.mend());
        none(Kind.CONTRADICTION, run);
        none(Kind.NEVER_FIRED, run);
        none(Kind.NO_LOCATION, run("r", List.of(PARCELS), rule("a", NEXT)));
    }

    @Test
    void storesThatWouldDoButDoNotShipAreNamed() {
        Policy policy = policy(run("r", List.of(PARCELS),
                rule("stores", NEXT, new OfType(List.of(Location.Type.STORE), false)), rule("any", NEXT)));
        var world = new SomeNetwork().notShipping(DENVER).notShipping(SPRINGS).stock(1, SALT_LAKE, 9);
        List<Finding> findings = Linter.check(world.engine(policy), new ReplayInput(
                List.of(SomeNetwork.order(1, 1)), world.stock(), List.of(), ReplayInput.Basis.TODAY));
        Finding finding = find(findings, Kind.NO_LOCATION);
        assertEquals(0, finding.rule());
        assertEquals(List.of(DENVER, SPRINGS), finding.locations());
        assertEquals(new Mend.Review(), finding.mend(), "a person says whether they ship");
        assertEquals(List.of(Finding.Severity.WARNING, Finding.Severity.NOTICE), findings.stream()
                .map(one -> one.kind().severity()).distinct().toList());
    }

    @Test
    void aNarrowerRuleAfterAWiderOneIsShadowed() {
        Finding finding = only(Kind.SHADOWED, run("r", List.of(PARCELS),
                rule("wide", NEXT, new WithinDistance(500)),
                rule("narrow", NEXT, new OfType(List.of(Location.Type.STORE), false), new WithinDistance(100))));
        assertEquals(1, finding.rule());
        assertEquals(List.of("wide"), finding.names());
        assertEquals(new Mend.MoveBefore(0), finding.mend());
        none(Kind.SHADOWED, run("r", List.of(PARCELS), rule("narrow", NEXT, new WithinDistance(100)),
                rule("wide", NEXT, new WithinDistance(500))));
    }

    @Test
    void aRunAfterOneThatTakesAllItsOrdersIsShadowed() {
        OrderFilter vip = new OrderFilter.HasTag(List.of("vip"), false);
        Policy policy = policy(run("all", List.of(PARCELS), rule("a", NEXT)),
                run("vip", List.of(vip, PARCELS), rule("b", NEXT)));
        Finding finding = find(lint(policy), Kind.SHADOWED);
        assertEquals(1, finding.run());
        assertEquals(-1, finding.rule());
    }

    @Test
    void aRuleAfterOneThatEndsEveryOrderIsUnreachable() {
        Action queue = new Action.MoveToQueue("Unroutable");
        Finding finding = only(Kind.UNREACHABLE, run("r", List.of(PARCELS),
                rule("a", queue, new WithinDistance(100)), rule("b", NEXT)));
        assertEquals(new Mend.GoOn(0), finding.mend());
        Rule pickup = new Rule(
                "pickup", true, Delivery.PICKUP, List.of(), List.of(), new SplitMode.SingleLocation(), false,
                new Action.Allocate(), NEXT, NEXT);
        assertEquals(1, only(Kind.UNREACHABLE, run("r", List.of(PARCELS), rule("a", NEXT), pickup)).rule());
    }

    @Test
    void aRuleThatOrdersCameToAndThatPlacedNothingNeverFired() {
        Run run = run("r", List.of(PARCELS),
                rule("here", NEXT, new WithinDistance(1)), rule("near", NEXT, new WithinDistance(100)));
        Finding finding = only(Kind.NEVER_FIRED, run);
        assertEquals(0, finding.rule());
        assertEquals(2, finding.count(), "parcels that came to it");
        assertEquals(new Mend.Disable(), finding.mend());
        assertEquals(Finding.Severity.WARNING, finding.kind().severity());
        none(Kind.NEVER_NEEDED, run);
    }

    @Test
    void aRuleThatNoOrderCameToWasNotNeeded() {
        Run run = run("r", List.of(PARCELS),
                rule("near", NEXT, new WithinDistance(100)), rule("far", NEXT, new WithinDistance(2_000)));
        Finding finding = only(Kind.NEVER_NEEDED, run);
        assertEquals(1, finding.rule());
        assertEquals(2, finding.count(), "parcels that the rules before it placed");
        assertEquals(new Mend.Disable(), finding.mend());
        none(Kind.NEVER_FIRED, run);
    }

    @Test
    void ordersWithoutARunAndLocationsWithoutARuleAreTold() {
        List<Finding> findings = lint(policy(run("r", List.of(new OrderFilter.PriorityFrom(3, false)),
                rule("a", NEXT, new OfType(List.of(Location.Type.WAREHOUSE), false)))));
        Finding orders = find(findings, Kind.UNTAKEN_ORDERS);
        assertEquals(3, orders.count());
        assertNotNull(orders.witness());
        assertEquals(List.of(DENVER, SPRINGS, MAKER), find(findings, Kind.UNCHOOSABLE_LOCATIONS).locations());
    }

    @Test
    void aRuleForAnyLocationIsProposedWhereItReachesWhatNoRuleCanChoose() {
        Rule warehouses = rule("a", NEXT, new OfType(List.of(Location.Type.WAREHOUSE), false));
        Rule all = rule("b", NEXT);
        Finding left = find(lint(policy(run("r", List.of(), warehouses))), Kind.UNCHOOSABLE_LOCATIONS);
        assertEquals(new Mend.AddRule(0), left.mend());
        List<Finding> mended = lint(policy(run("r", List.of(), warehouses, all)));
        List<LocationId> still = mended.stream().filter(one -> one.kind() == Kind.UNCHOOSABLE_LOCATIONS)
                .flatMap(one -> one.locations().stream()).toList();
        assertTrue(still.size() < left.locations().size(), still.toString());
        mended.stream().filter(one -> one.kind() == Kind.UNCHOOSABLE_LOCATIONS)
                .forEach(one -> assertEquals(new Mend.Review(), one.mend(), "a second such rule would reach no more"));
    }

    private static List<Finding> lint(Policy policy) {
        var world = new SomeNetwork().stock(1, DENVER, 9).stock(1, SALT_LAKE, 9);
        List<Demand> orders = List.of(
                SomeNetwork.order(1, 1), SomeNetwork.order(2, 2),
                SomeNetwork.order(3, Method.PICKUP, DENVER, NOW, 1));
        return Linter.check(
                world.engine(policy), new ReplayInput(orders, world.stock(), List.of(), ReplayInput.Basis.TODAY));
    }

    private static Finding only(Kind kind, Run run) {
        List<Finding> found = lint(policy(run)).stream().filter(finding -> finding.kind() == kind).toList();
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    private static void none(Kind kind, Run run) {
        assertEquals(List.of(), lint(policy(run)).stream().filter(finding -> finding.kind() == kind).toList());
    }

    private static Finding find(List<Finding> findings, Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).findFirst().orElseThrow();
    }

    private static Policy policy(Run... runs) {
        return new Policy("p", "USD", List.of(runs));
    }

    private static Run run(String name, List<OrderFilter> orders, Rule... rules) {
        return new Run(
                name, true, orders, List.of(), new Schedule.EveryOrder(), List.of(rules),
                new Action.MoveToQueue("Unroutable"));
    }

    private static Rule rule(String name, Action onNoMatch, LocationFilter... where) {
        return new Rule(
                name, true, Delivery.SHIP_TO_HOME, List.of(where), List.of(), new SplitMode.SingleLocation(), false,
                new Action.Allocate(), NEXT, onNoMatch);
    }
}
