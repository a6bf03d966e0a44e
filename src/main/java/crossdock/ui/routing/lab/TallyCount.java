package crossdock.ui.routing.lab;

import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Check;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/// Counts by deciding each order by itself, with its trace, at the instant it was placed: days of the week, cut-offs and
/// windows are those it met. Stock and capacity are today's, with what the order itself took given back. One thread.
final class TallyCount {
    private final Policy policy;
    private final Ground ground;
    private final int[] takes;
    private final int[] left;
    private final int[] fixed;
    private final int[][] orderFilters;
    private final Counts[][] rules;
    private int untaken;

    /// Of one rule.
    private static final class Counts {
        private int orders;
        private final BitSet passed = new BitSet();
        private final BitSet[] left; // per filter, places that it and those before it let pass

        Counts(int filters) {
            left = new BitSet[filters];
            for (int i = 0; i < filters; i++) {
                left[i] = new BitSet();
            }
        }

        void add(int place, Verdict verdict) {
            if (verdict.passed()) {
                passed.set(place);
            }
            int until = verdict.filter() >= 0 ? verdict.filter() : isBeforeFilters(verdict.check()) ? 0 : left.length;
            for (int i = 0; i < until && i < left.length; i++) {
                left[i].set(place);
            }
        }

        private static boolean isBeforeFilters(Check check) {
            return switch (check) {
                case UNTRACKED, CLOSED, OTHER_CHANNEL, REJECTED_BEFORE, NOT_THE_CHOSEN_STORE, IS_THE_CHOSEN_STORE,
                        NO_SHIPPING, NO_PICKUP, NO_SHIFT -> true;
                case PASSED, GROUP, TYPE, DISTANCE, CARRIER, CUT_OFF, PRODUCT_TYPE, CAPACITY_DAY, CAPACITY_SHIFT,
                        PICKUP_WINDOW, PARCEL_VALUE, STOCK_AGE, STOCK, NOT_ALL_LINES, TOO_HEAVY -> false;
            };
        }

        Tally.OfRule sum() {
            return new Tally.OfRule(
                    orders, passed.cardinality(), Arrays.stream(left).map(BitSet::cardinality).toList());
        }
    }

    TallyCount(Policy policy, Ground ground) {
        this.policy = policy;
        this.ground = ground;
        int runs = policy.runs().size();
        takes = new int[runs];
        left = new int[runs];
        fixed = new int[runs];
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
        for (Demand demand : ground.orders()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            filters(demand);
            take(engine.decide(demand, new Moment(demand.placedAt(), ground.stock(), ground.load())));
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
            runs.add(new Tally.OfRun(takes[run], filters, ofRules, left[run], fixed[run]));
        }
        return new Tally(ground.orders().size(), ground.network().size(), runs, untaken);
    }

    private void filters(Demand demand) {
        for (int run = 0; run < orderFilters.length; run++) {
            for (int i = 0; i < orderFilters[run].length; i++) {
                boolean passes = OrderMatch.matches(
                        policy.runs().get(run).orders().get(i), demand, policy.currency(), demand.placedAt());
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
                counts.add(place, verdicts.of(place));
            }
        }
        if (!isPlaced) {
            int[] unplaced = ground.fixed().contains(decision.order()) ? fixed : left;
            unplaced[decision.run()]++;
        }
    }
}
