package crossdock.ui.routing.lab;

import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.OrderMatch;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Run;
import crossdock.ui.routing.desk.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/// Counts by deciding each order by itself, with its trace, on the stock and the capacity of one instant. One thread.
final class TallyCount {
    private final Policy policy;
    private final Ground ground;
    private final Instant now;
    private final int[] takes;
    private final int[] left;
    private final int[][] orderFilters;
    private final Counts[][] rules;
    private int untaken;

    /// Of one rule.
    private static final class Counts {
        private int orders;
        private final BitSet passed = new BitSet();
        private final BitSet[] refused;

        Counts(int filters) {
            refused = new BitSet[filters];
            for (int i = 0; i < filters; i++) {
                refused[i] = new BitSet();
            }
        }

        Tally.OfRule sum() {
            List<Integer> kept = new ArrayList<>();
            for (BitSet by : refused) {
                BitSet never = (BitSet) by.clone();
                never.andNot(passed);
                kept.add(never.cardinality());
            }
            return new Tally.OfRule(orders, passed.cardinality(), kept);
        }
    }

    TallyCount(Policy policy, Ground ground, Instant now) {
        this.policy = policy;
        this.ground = ground;
        this.now = now;
        int runs = policy.runs().size();
        takes = new int[runs];
        left = new int[runs];
        orderFilters = new int[runs][];
        rules = new Counts[runs][];
        for (int run = 0; run < runs; run++) {
            Run of = policy.runs().get(run);
            orderFilters[run] = new int[of.orders().size()];
            rules[run] = of.rules().stream().map(rule -> new Counts(rule.where().size())).toArray(Counts[]::new);
        }
    }

    Tally count() throws InterruptedException {
        var engine = new Engine(ground.network(), PolicyVersion.of(policy));
        var moment = new Moment(now, ground.stock(), ground.load());
        for (Demand demand : ground.orders()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            filters(demand);
            take(engine.decide(demand, moment));
        }
        List<Tally.OfRun> runs = new ArrayList<>();
        for (int run = 0; run < takes.length; run++) {
            List<Integer> filters = new ArrayList<>();
            for (int passes : orderFilters[run]) {
                filters.add(passes);
            }
            List<Tally.OfRule> ofRules = new ArrayList<>();
            for (Counts counts : rules[run]) {
                ofRules.add(counts.sum());
            }
            runs.add(new Tally.OfRun(takes[run], filters, ofRules, left[run]));
        }
        return new Tally(ground.orders().size(), ground.network().size(), runs, untaken);
    }

    private void filters(Demand demand) {
        for (int run = 0; run < orderFilters.length; run++) {
            for (int i = 0; i < orderFilters[run].length; i++) {
                boolean passes = OrderMatch.matches(
                        policy.runs().get(run).orders().get(i), demand, policy.currency(), now);
                orderFilters[run][i] += passes ? 1 : 0;
            }
        }
    }

    private void take(Decision decision) {
        if (decision.run() < 0) {
            untaken++;
            return;
        }
        takes[decision.run()]++;
        boolean isPlaced = false;
        Trace trace = Objects.requireNonNull(decision.trace(), "asked for with its trace");
        for (Attempt attempt : trace.attempts()) {
            if (attempt.rule() < 0 || attempt.isDropShip()) {
                continue;
            }
            Counts counts = rules[decision.run()][attempt.rule()];
            if (attempt.isAllocated() && !attempt.parcels().isEmpty()) {
                counts.orders++;
                isPlaced = true;
            }
            Verdicts verdicts = attempt.verdicts();
            for (int place = 0; verdicts != null && place < verdicts.size(); place++) {
                Verdict verdict = verdicts.of(place);
                if (verdict.passed()) {
                    counts.passed.set(place);
                } else if (verdict.filter() >= 0 && verdict.filter() < counts.refused.length) {
                    counts.refused[verdict.filter()].set(place);
                }
            }
        }
        left[decision.run()] += isPlaced ? 0 : 1;
    }
}
