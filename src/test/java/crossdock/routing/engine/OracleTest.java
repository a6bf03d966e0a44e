package crossdock.routing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.routing.network.Network;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.SplitMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The engine against the oracle, trace included, on networks, orders and policies drawn from a seed.
class OracleTest {
    private final Map<Check, Integer> checks = new EnumMap<>(Check.class);
    private final Map<String, Integer> outcomes = new HashMap<>();

    @Test
    void decidesAsTheOracle() {
        compare(20_261_201, 0, 8_000, 7, 4);
        for (Check check : Check.values()) {
            assertTrue(checks.getOrDefault(check, 0) > 20, check + " was seen " + checks.get(check) + " times");
        }
        for (String outcome : List.of("FULL", "PARTIAL", "NONE", "DISABLED", "OTHER_DELIVERY", "Queued", "Backordered",
                "CancelledAt", "dropShip", "two parcels", "PICKUP", "SHIP_TO_HOME", "SHIP_TO_STORE")) {
            assertTrue(outcomes.getOrDefault(outcome, 0) > 20, outcome + ": " + outcomes);
        }
    }

    @Test
    @Tag("nightly")
    void decidesAMillionOrdersAsTheOracle() {
        long seed = Long.getLong("crossdock.seed", new Random().nextLong());
        System.out.println("oracle seed " + seed);
        compare(seed, 0, 1_000_000, 7, 4);
    }

    /// An order on which the two once differed: two sets of parts cost the same, and the tables, which may use a location
    /// twice, held the one with the later parts for cheaper.
    @Test
    void decidesAsTheOracleWhereItOnceDidNot() {
        compare(-9_037_688_140_325_723_014L, 316_777, 316_778, 7, 4);
    }

    /// So many candidates that those of no interest are left out of a split.
    @Test
    void decidesAsTheOracleAmongMany() {
        compare(77, 0, 1_000, 60, 2);
    }

    /// Articles in so many places that their bits are intersected; too many for the oracle.
    @Test
    void decidesTheSameWithAndWithoutTraceAmongHundreds() {
        for (int seed = 0; seed < 150; seed++) {
            var world = new RandomWorld(new Random(seed), 700, 4);
            var engine = new Engine(
                    new Network(world.facts), PolicyVersion.of(RandomPolicy.of(new Random(seed * 31L))));
            var moment = new Moment(world.now, world.index(), world.loads);
            assertEquals(
                    engine.decide(world.demand, moment).untraced(), engine.decideUntraced(world.demand, moment),
                    "seed " + seed);
        }
    }

    /// More units than most locations have, so that several share in a line.
    @Test
    void decidesAsTheOracleWhereLinesAreDivided() {
        compare(20_261_202, 0, 4_000, 7, 3, 12, OracleTest::splitting);
        assertTrue(outcomes.getOrDefault("a divided line", 0) > 100, outcomes.toString());
    }

    @Test
    @Tag("nightly")
    void decidesManyDividedLinesAsTheOracle() {
        long seed = Long.getLong("crossdock.seed", new Random().nextLong());
        System.out.println("oracle seed " + seed);
        compare(seed, 0, 200_000, 7, 3, 12, OracleTest::splitting);
    }

    private void compare(long seed, int from, int to, int mostPlaces, int mostLines) {
        compare(seed, from, to, mostPlaces, mostLines, 4, policy -> policy);
    }

    /// The same with rules that all split and take a part, and none disabled or for one kind of place.
    private static Policy splitting(Policy policy) {
        List<Run> runs = new ArrayList<>();
        for (Run run : policy.runs()) {
            List<Rule> rules = run.rules().stream()
                    .map(rule -> new Rule(
                            rule.name(), true, rule.delivery(), rule.where().stream().skip(1).toList(), rule.sort(),
                            rule.split() instanceof SplitMode.SingleLocation
                                    ? new SplitMode.LeastCost(SplitMode.Limits.parcels(4))
                                    : rule.split(),
                            true, rule.onFull(), rule.onPartial(), rule.onNoMatch()))
                    .toList();
            runs.add(new Run(run.name(), true, run.orders(), run.sort(), run.schedule(), rules, run.otherwise()));
        }
        return new Policy(policy.name(), policy.currency(), runs);
    }

    private void compare(
            long seed, int from, int to, int mostPlaces, int mostLines, int mostUnits, UnaryOperator<Policy> change) {
        for (int i = from; i < to; i++) {
            String what = "seed " + seed + ", order " + i;
            var world = new RandomWorld(new Random(seed + 7_919L * i), mostPlaces, mostLines, mostUnits);
            Policy policy = change.apply(RandomPolicy.of(new Random(seed * 31 + i)));
            var engine = new Engine(new Network(world.facts), PolicyVersion.of(policy));
            var moment = new Moment(world.now, world.index(), world.loads);
            Decision traced = engine.decide(world.demand, moment);
            var oracle = new Oracle(world);
            Decision expected = oracle.decide(policy);
            assertEquals(expected, traced.untraced(), what);
            assertEquals(expected, engine.decideUntraced(world.demand, moment), what + ", untraced");
            compare(oracle.attempts, Objects.requireNonNull(traced.trace()), what);
            count(traced);
        }
    }

    private void compare(List<OracleAttempt> expected, Trace trace, String what) {
        assertEquals(expected.size(), trace.attempts().size(), what);
        for (int i = 0; i < expected.size(); i++) {
            OracleAttempt oracle = expected.get(i);
            Attempt attempt = trace.attempts().get(i);
            String where = what + ", attempt " + i;
            assertEquals(oracle.result(), attempt.result(), where);
            assertEquals(oracle.rule(), attempt.rule(), where);
            assertEquals(oracle.parcels(), attempt.parcels(), where);
            assertEquals(oracle.alternative(), attempt.alternative(), where + ", alternative");
            List<OracleAttempt.Rank> ranking = attempt.ranking().stream()
                    .map(one -> new OracleAttempt.Rank(trace.network().places().get(one.place()).id(), one.keys()))
                    .toList();
            assertEquals(oracle.ranking(), ranking, where);
            Verdicts verdicts = attempt.verdicts();
            assertEquals(oracle.said().isEmpty(), verdicts == null, where);
            for (int place = 0; verdicts != null && place < verdicts.size(); place++) {
                Verdict v = verdicts.of(place);
                var said = oracle.said().get(trace.network().places().get(place).id());
                assertEquals(
                        said, new OracleAttempt.Said(v.check(), v.filter(), v.a(), v.b(), v.line(), v.covered()),
                        where + ", place " + place);
                checks.merge(v.check(), 1, Integer::sum);
            }
        }
    }

    private void count(Decision decision) {
        decision.left().forEach(left -> outcomes.merge(left.fate().getClass().getSimpleName(), 1, Integer::sum));
        decision.parcels().forEach(parcel -> outcomes.merge(parcel.delivery().name(), 1, Integer::sum));
        if (decision.parcels().size() > 1) {
            outcomes.merge("two parcels", 1, Integer::sum);
        }
        for (Attempt attempt : Objects.requireNonNull(decision.trace()).attempts()) {
            outcomes.merge(attempt.result().name(), 1, Integer::sum);
            long portions = attempt.parcels().stream().mapToLong(parcel -> parcel.portions().size()).sum();
            long lines = attempt.parcels().stream()
                    .flatMap(parcel -> parcel.portions().stream().map(Portion::line))
                    .distinct()
                    .count();
            if (portions > lines) {
                outcomes.merge("a divided line", 1, Integer::sum);
            }
            if (attempt.isDropShip() && !attempt.parcels().isEmpty()) {
                outcomes.merge("dropShip", 1, Integer::sum);
            }
        }
    }
}
