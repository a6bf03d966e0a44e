package crossdock.fulfilment.live;

import static crossdock.fulfilment.live.Dispatch.CLERK;
import static crossdock.fulfilment.live.Dispatch.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Kind;
import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.fulfilment.live.Inquiry.Basis;
import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.Method;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.explain.Explanation;
import crossdock.routing.explain.Flips;
import crossdock.routing.explain.Question;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Templates;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An old decision is explained on what it saw, whatever became of it since.
class AsItWasTest {
    private Dispatch at;

    @BeforeEach
    void open(@TempDir Path folder) {
        at = new Dispatch(folder);
    }

    @AfterEach
    void close() {
        at.close();
    }

    /// Every word of a trace, in order.
    private static String words(Decision decision) {
        Trace trace = Objects.requireNonNull(decision.trace());
        var all = new StringBuilder().append(decision.untraced()).append('\n');
        for (Attempt attempt : trace.attempts()) {
            all.append(attempt.rule()).append(attempt.result()).append(attempt.asked()).append(attempt.isAllocated())
                    .append(attempt.parcels()).append(attempt.alternative()).append(attempt.gap()).append('\n');
            attempt.ranking().forEach(candidate -> all.append(candidate).append('\n'));
            Verdicts verdicts = attempt.verdicts();
            for (int place = 0; verdicts != null && place < verdicts.size(); place++) {
                all.append(place).append(' ').append(verdicts.of(place)).append('\n');
            }
        }
        return all.toString();
    }

    private static String explained(crossdock.routing.engine.Engine engine, Decision decision) {
        var all = new StringBuilder();
        var explanation = new Explanation(engine, decision);
        for (Question question : Question.values()) {
            all.append(explanation.answer(question, ZoneOffset.UTC)).append('\n');
        }
        all.append(explanation.table()).append('\n');
        new Flips(engine, decision).find().forEach(flip -> all.append(flip.kind()).append(flip.location())
                .append(flip.from()).append(flip.to()).append(flip.then().untraced()).append('\n'));
        return all.toString();
    }

    /// The usual policy, but with rules that ask for windows and for who rejects.
    private static Policy curious() {
        Policy usual = Templates.USUAL.policy("USD");
        List<Run> runs = new ArrayList<>();
        for (Run run : usual.runs()) {
            List<Rule> rules = run.rules().stream().map(rule -> {
                List<LocationFilter> where = new ArrayList<>(rule.where());
                where.add(new LocationFilter.PickupWindow(300));
                return new Rule(
                        rule.name(), true, rule.delivery(), where,
                        List.of(LocationSort.REJECTION_RATE, LocationSort.COST), rule.split(), rule.partial(),
                        rule.onFull(), rule.onPartial(), rule.onNoMatch());
            }).toList();
            runs.add(new Run(
                    run.name(), true, run.orders(), run.sort(), run.schedule(), rules, run.otherwise()));
        }
        return new Policy("curious", "USD", runs);
    }

    private record Seen(String words, String explained) {}

    /// As the engine would say it this moment, before anything is written.
    private Seen now(OrderId order) {
        Demand demand = at.demands.of(at.sketches.of(order).orElseThrow(), "USD", Demands.Scope.WAITING);
        var moment = new Moment(at.now, at.feed.catchUp(), at.router.load());
        Decision decision = at.router.engine().decide(demand, moment);
        return new Seen(words(decision), explained(at.router.engine(), decision));
    }

    private void everythingChanges() {
        at.shelves.db.transactor().run(CLERK, _ ->
                at.ledger.reject(new OrderId(1), at.near, 5, "DAMAGED", at.now, "clerk"));
        at.count(at.near, 0);
        at.count(at.far, 1_000);
        at.count(at.store, 500);
        at.publish(Templates.CHEAPEST.policy("USD"));
        long seen = at.desk.version(Kind.CAPACITY, at.near.toString());
        done(at.desk.set(CLERK, seen, new Setting.Capacity(at.near, Setting.Unit.UNITS, 0, null)));
        done(at.desk.set(CLERK, 0, new Setting.Shipping(at.store, false)));
        done(at.desk.set(CLERK, 0, new Setting.Place(at.far, 4_000, 9, List.of("Lamps"))));
        Location near = at.shelves.locations.find(at.near).orElseThrow();
        at.shelves.db.transactor().run(CLERK, _ -> at.shelves.locations.put(new Location(
                near.id(), near.code(), "Moved", near.type(),
                new Location.Address(null, null, "TX", null, "US", 30.0, -97.0), near.zone(), false, null, true, true,
                true, null, false)));
        at.now = at.now.plusSeconds(86_400 * 9);
        at.restart();
        at.drive.step();
    }

    private void isExplainedAsItWas(OrderId order) {
        Seen then = now(order);
        at.drive.step();
        Answer first = at.inquiry().then(order).orElseThrow();
        assertEquals(Basis.THEN, first.basis());
        assertEquals(then.words(), words(first.decision()), "right after it");
        everythingChanges();
        Answer later = at.inquiry().then(order).orElseThrow();
        assertEquals(Basis.THEN, later.basis());
        assertEquals(then.words(), words(later.decision()));
        assertEquals(then.explained(), explained(later.engine(), later.decision()));
        Answer today = at.inquiry().now(order, at.policies.live()).orElseThrow();
        assertEquals(Basis.NOW, today.basis());
        assertNotEquals(then.words(), words(today.decision()));
        Answer underToday = at.inquiry().then(order, at.policies.live()).orElseThrow();
        assertNotEquals(later.policy().hash(), underToday.policy().hash());
        assertEquals(later.engine().network().facts(), underToday.engine().network().facts(), "the same world");
    }

    @Test
    void aParcelIsExplainedAsItWasDecided() {
        at.publish(curious());
        done(at.desk.set(CLERK, 0, new Setting.Capacity(at.near, Setting.Unit.ORDERS, 3, 3)));
        at.count(at.near, 5);
        at.count(at.far, 9);
        at.order("before", 1);
        at.drive.step();
        isExplainedAsItWas(at.order("1", 3));
    }

    @Test
    void aPickupIsExplainedWithTheWindowsThatWereTaken() {
        at.publish(curious());
        done(at.desk.set(CLERK, 0, new Setting.Pickup(at.store, 60, 0, 1, 3)));
        at.count(at.store, 9);
        OrderId first = pickup("before");
        at.drive.step();
        assertEquals(Map.of(at.store, 1), at.openUnits(first));
        isExplainedAsItWas(pickup("1"));
    }

    /// The store is chosen, but nothing is reserved there yet: it said no and thought better of it.
    private OrderId pickup(String id) {
        OrderId order = at.order(id, 1, Method.PICKUP, at.store);
        var line = at.read(order).lines().getFirst();
        done(at.orders.route(CLERK, at.seen(order), "", List.of(new crossdock.order.OrderService.Placing(
                new crossdock.order.LineUnits(line.id(), 1), at.store, LocationId.NONE, 0))));
        return order;
    }

    @Test
    void aNetworkIsKeptOnceForAllDecisionsOnIt() {
        at.count(at.near, 5);
        at.order("1", 1);
        at.drive.step();
        at.now = at.now.plusSeconds(120); // the network is made anew, and is the same
        at.order("2", 1);
        at.drive.step();
        assertEquals(2, at.rows("routing_decision"));
        assertEquals(1, at.rows("routing_network"));
        done(at.desk.set(CLERK, 0, new Setting.Capacity(at.far, Setting.Unit.ORDERS, 3, 3)));
        at.order("3", 1);
        at.drive.step();
        assertEquals(2, at.rows("routing_network"));
    }

    @Test
    void whatWasKeptWithoutItsNetworkSaysSo() {
        at.count(at.near, 5);
        OrderId order = at.order("1", 1);
        at.drive.step();
        at.shelves.db.transactor().run(CLERK, _ ->
                at.shelves.db.writer().current().update("DELETE FROM routing_network"));
        assertEquals(Basis.THEN_ON_TODAYS_NETWORK, at.inquiry().then(order).orElseThrow().basis());
    }
}
