package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.engine.OracleRule.Able;
import crossdock.routing.engine.OracleTrips.Trip;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.SplitMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries every way to hand the parts of an order to the locations that may, one location a part, and keeps the best.
final class OraclePlans {
    private final OracleRule turn;
    private final List<Able> able;
    private final int[] asked;
    private final int[] wanted;
    private final int atMost;
    private int @Nullable [] best; // per part the rank of its location, -1 for none
    private List<Long> bestScore = List.of();

    /// @param asked units per line
    OraclePlans(OracleRule turn, List<Able> able, int[] asked, int atMost) {
        this.turn = turn;
        this.able = able;
        this.asked = asked.clone();
        this.wanted = asked.clone();
        this.atMost = atMost;
    }

    /// What each location gives, in the order of the parcels. Of a line that nobody has in full as much as somebody has.
    Map<Able, int[]> best() {
        for (int p = 0; turn.rule.partial() && p < turn.parts.size(); p++) {
            int line = turn.parts.get(p).getFirst();
            if (turn.parts.get(p).size() == 1 && isShort(able, p)) {
                int most = able.stream().mapToInt(one -> one.give()[line]).max().orElse(0);
                wanted[line] = Math.min(asked[line], most);
            }
        }
        place(0, new int[turn.parts.size()]);
        Map<Able, int[]> plan = new LinkedHashMap<>();
        int[] chosen = best == null ? new int[0] : best;
        for (int rank : chosen) {
            if (rank >= 0) {
                plan.put(able.get(rank), given(chosen, rank));
            }
        }
        return plan;
    }

    static boolean isShort(List<Able> able, int part) {
        return able.stream().noneMatch(one -> one.whole()[part]);
    }

    static Map<Able, int[]> single(OracleRule turn, List<Able> able) {
        Able chosen = null;
        for (Able one : able) {
            if (allTrue(one.whole())) {
                return Map.of(one, one.give());
            }
            chosen = chosen == null || one.units() > chosen.units() ? one : chosen;
        }
        return chosen == null || !turn.rule.partial() ? Map.of() : Map.of(chosen, chosen.give());
    }

    private static boolean allTrue(boolean[] flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }

    private void place(int part, int[] ranks) {
        if (part == ranks.length) {
            judge(ranks);
            return;
        }
        for (int rank = 0; rank < able.size(); rank++) {
            if (canGive(able.get(rank), part)) {
                ranks[part] = rank;
                place(part + 1, ranks);
            }
        }
        if (turn.rule.partial()) {
            ranks[part] = -1;
            place(part + 1, ranks);
        }
    }

    private boolean canGive(Able one, int part) {
        List<Integer> lines = turn.parts.get(part);
        int first = lines.getFirst();
        boolean less = lines.size() == 1 && wanted[first] < turn.oracle.left[first];
        return wanted[first] > 0 && (less ? one.give()[first] >= wanted[first] : one.whole()[part]);
    }

    /// Scores are compared figure by figure, smaller is better: units left out, then money or parcels, then parcels, then
    /// ranks, then the order in which equal plans are preferred.
    private void judge(int[] ranks) {
        List<Long> score = new ArrayList<>(List.of(0L, 0L, 0L, 0L));
        long parcels = 0;
        for (int rank = 0; rank < able.size(); rank++) {
            int[] given = given(ranks, rank);
            if (Arrays.stream(given).sum() == 0) {
                continue;
            }
            long money = money(turn, able.get(rank), given);
            if (money < 0) {
                return;
            }
            parcels++;
            boolean byCost = turn.rule.split() instanceof SplitMode.LeastCost;
            score.set(1, score.get(1) + (byCost ? money : 1));
            score.set(3, score.get(3) + rank);
        }
        if (parcels == 0 || parcels > atMost) {
            return;
        }
        score.set(2, parcels);
        for (int part = 0; part < ranks.length; part++) {
            int units = turn.parts.get(part).stream().mapToInt(line -> wanted[line]).sum();
            score.set(0, score.get(0) + (ranks[part] < 0 ? units : 0));
        }
        preference(ranks, score);
        if (best == null || isLess(score, bestScore)) {
            best = ranks.clone();
            bestScore = score;
        }
    }

    /// The set of parts placed, earlier parts first; then parcel by parcel in the order of their first parts: the rank of
    /// the location, and what else it takes.
    private static void preference(int[] ranks, List<Long> score) {
        for (int rank : ranks) {
            score.add(rank < 0 ? 1L : 0L);
        }
        boolean[] done = new boolean[ranks.length];
        for (int part = 0; part < ranks.length; part++) {
            if (!done[part] && ranks[part] >= 0) {
                score.add((long) ranks[part]);
                for (int other = 0; other < ranks.length; other++) {
                    boolean takes = ranks[other] == ranks[part];
                    done[other] |= takes;
                    score.add(takes ? 0L : 1L);
                }
            }
        }
    }

    private static boolean isLess(List<Long> a, List<Long> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i) < b.get(i);
            }
        }
        return false;
    }

    private int[] given(int[] ranks, int rank) {
        int[] given = new int[wanted.length];
        for (int part = 0; part < ranks.length; part++) {
            if (ranks[part] == rank) {
                turn.parts.get(part).forEach(line -> given[line] = wanted[line]);
            }
        }
        return given;
    }

    /// -1 when the location may not have such a parcel.
    static long money(OracleRule turn, Able one, int[] given) {
        long value = 0;
        int lines = 0;
        for (int line = 0; line < given.length; line++) {
            value += given[line] * turn.oracle.demand.lines().get(line).value();
            lines += given[line] > 0 ? 1 : 0;
        }
        if (value < turn.leastValue()
                || OracleRule.work(one.place().capacity(), lines, Arrays.stream(given).sum()) > one.room()) {
            return -1;
        }
        if (one.trips().isEmpty()) {
            return one.place().handling();
        }
        Trip trip = OracleTrips.cheapest(one.trips(), grams(turn, given));
        return trip == null ? -1 : OracleTrips.price(trip, grams(turn, given)) + one.place().handling();
    }

    private static long grams(OracleRule turn, int[] given) {
        long grams = 0;
        for (int line = 0; line < given.length; line++) {
            grams += (long) given[line] * turn.oracle.demand.lines().get(line).grams();
        }
        return grams;
    }

    static Parcel parcel(OracleRule turn, Able one, int[] given) {
        List<Portion> portions = new ArrayList<>();
        for (int line = 0; line < given.length; line++) {
            DemandLine wantedLine = turn.oracle.demand.lines().get(line);
            if (given[line] > 0) {
                portions.add(new Portion(line, wantedLine.line(), wantedLine.sku(), given[line]));
            }
        }
        Trip trip = OracleTrips.cheapest(one.trips(), grams(turn, given));
        boolean pickup = turn.rule.delivery() == Delivery.PICKUP;
        PickupWindows.Slot slot = pickup ? turn.slot(one.place()) : null;
        Opening opening = turn.opening(one.place());
        if (opening == null) {
            throw new IllegalStateException("chosen without a shift");
        }
        return new Parcel(
                turn.index, turn.isDropShip, one.place().id(), turn.rule.delivery(),
                turn.rule.delivery() == Delivery.SHIP_TO_HOME
                        ? LocationId.NONE
                        : turn.oracle.demand.pickupAt(),
                trip == null ? "" : trip.service().carrier(), trip == null ? "" : trip.service().name(),
                slot != null ? slot.from() : trip == null ? null : trip.leaves(),
                slot != null ? slot.to() : trip == null ? null : trip.arrives(), opening.day(), opening.shift(),
                (trip == null ? 0 : OracleTrips.price(trip, grams(turn, given))) + one.place().handling(),
                turn.travel.metres(one.place()), portions);
    }
}
