package crossdock.routing.engine;

import crossdock.routing.engine.OracleRule.Able;
import crossdock.routing.policy.SplitMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The oracle's plan of one rule: round by round, so that several locations can share in a line that nobody has in full.
final class OracleRounds {
    private final OracleRule turn;

    OracleRounds(OracleRule turn) {
        this.turn = turn;
    }

    List<Parcel> best(List<Able> able) {
        return plan(able).entrySet().stream()
                .map(one -> OraclePlans.parcel(turn, one.getKey(), one.getValue()))
                .toList();
    }

    /// Of the plans without one of the locations chosen: most units, then least money, then without the first.
    List<Parcel> alternative(List<Able> able, List<Parcel> parcels) {
        List<List<Parcel>> plans = new ArrayList<>();
        for (Parcel parcel : parcels) {
            plans.add(best(able.stream().filter(one -> !one.place().id().equals(parcel.from())).toList()));
        }
        plans.removeIf(List::isEmpty);
        return plans.stream()
                .min(Comparator.<List<Parcel>>comparingInt(plan -> -plan.stream().mapToInt(Parcel::units).sum())
                        .thenComparingLong(plan -> plan.stream().mapToLong(Parcel::cost).sum()))
                .orElse(List.of());
    }

    private Map<Able, int[]> plan(List<Able> able) {
        if (turn.rule.split() instanceof SplitMode.SingleLocation) {
            return OraclePlans.single(turn, able);
        }
        List<Able> allowed = able;
        Map<Able, int[]> plan = rounds(able);
        while (true) {
            Map<Able, int[]> better = plan;
            List<Able> betterFrom = allowed;
            for (Able one : plan.keySet()) {
                if (sharesALine(one, plan)) {
                    List<Able> others = allowed.stream().filter(other -> other != one).toList();
                    Map<Able, int[]> other = rounds(others);
                    if (isBetter(other, better)) {
                        better = other;
                        betterFrom = others;
                    }
                }
            }
            if (better == plan) {
                return plan;
            }
            plan = better;
            allowed = betterFrom;
        }
    }

    private static boolean sharesALine(Able one, Map<Able, int[]> plan) {
        int[] own = plan.getOrDefault(one, new int[0]);
        for (Map.Entry<Able, int[]> other : plan.entrySet()) {
            for (int line = 0; other.getKey() != one && line < own.length; line++) {
                if (own[line] > 0 && other.getValue()[line] > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBetter(Map<Able, int[]> a, Map<Able, int[]> b) {
        return units(a) > units(b) || units(a) == units(b) && counted(a) < counted(b);
    }

    private static int units(Map<Able, int[]> plan) {
        return plan.values().stream().mapToInt(given -> Arrays.stream(given).sum()).sum();
    }

    private long counted(Map<Able, int[]> plan) {
        if (turn.rule.split() instanceof SplitMode.FewestParcels) {
            return plan.size();
        }
        long money = 0;
        for (Able one : plan.keySet()) {
            money += OraclePlans.money(turn, one, plan.get(one));
        }
        return money;
    }

    private Map<Able, int[]> rounds(List<Able> able) {
        int atMost = turn.rule.split().bounds().atMost();
        Map<Able, int[]> plan = new LinkedHashMap<>(new OraclePlans(turn, able, turn.oracle.left, atMost).best());
        int[] rest = new int[turn.oracle.left.length];
        for (int part = 0; part < turn.parts.size(); part++) {
            int line = turn.parts.get(part).getFirst();
            DemandLine wanted = turn.oracle.demand.lines().get(line);
            boolean mayDivide = turn.rule.partial() && turn.parts.get(part).size() == 1
                    && OraclePlans.isShort(able, part) && wanted.group().isEmpty()
                    && !turn.rule.split().bounds().keepTogether().contains(wanted.productType());
            rest[line] = mayDivide ? turn.oracle.left[line] - placed(plan, line) : 0;
        }
        while (!plan.isEmpty()) {
            topUp(plan, rest);
            List<Able> free = able.stream().filter(one -> !plan.containsKey(one)).toList();
            if (plan.size() == atMost || Arrays.stream(rest).sum() == 0) {
                break;
            }
            Map<Able, int[]> more = new OraclePlans(turn, free, rest, atMost - plan.size()).best();
            if (more.isEmpty()) {
                break;
            }
            plan.putAll(more);
            for (int line = 0; line < rest.length; line++) {
                rest[line] -= placed(more, line);
            }
        }
        return plan;
    }

    private static int placed(Map<Able, int[]> plan, int line) {
        return plan.values().stream().mapToInt(given -> given[line]).sum();
    }

    private void topUp(Map<Able, int[]> plan, int[] rest) {
        for (Able one : plan.keySet()) {
            for (int line = 0; line < rest.length; line++) {
                int[] more = plan.get(one).clone();
                int units = Math.min(rest[line], one.give()[line] - more[line]);
                more[line] += units;
                if (units > 0 && OraclePlans.money(turn, one, more) >= 0) {
                    plan.put(one, more);
                    rest[line] -= units;
                }
            }
        }
    }
}
