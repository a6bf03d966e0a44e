package crossdock.routing.replay;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// What one policy came to over all orders.
///
/// @param linesFilled in full, from the first plan
/// @param unfilled orders with at least one unit that got no location
/// @param split orders with more than one parcel
/// @param metres over all parcels whose distance is known
/// @param measured parcels whose distance is known
/// @param cost minor units
/// @param promised orders with a promise
/// @param byLevel part of them whose channel told none, so that they are judged by service level
/// @param kept orders with a promise that were filled and arrive by it
public record Totals(
        int orders,
        long lines,
        long linesFilled,
        int unfilled,
        int split,
        long parcels,
        long metres,
        long measured,
        long cost,
        int promised,
        int byLevel,
        int kept,
        List<LocationLoad> loads) {

    /// Share of lines filled in full, 0 to 1; empty without lines.
    public OptionalDouble fillRate() {
        return share(linesFilled, lines);
    }

    /// Share of orders that leave in more than one parcel; empty without orders.
    public OptionalDouble splitRate() {
        return share(split, orders);
    }

    /// Share of promises kept; empty where no order has one, as nothing was kept then.
    public OptionalDouble promiseKept() {
        return share(kept, promised);
    }

    /// Of a parcel; empty where no distance is known.
    public OptionalDouble meanKm() {
        return share(metres / 1_000.0, measured);
    }

    private static OptionalDouble share(double part, long of) {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / of);
    }

    /// Adds decision by decision.
    static final class Sum {
        private int orders;
        private long lines;
        private long linesFilled;
        private int unfilled;
        private int split;
        private long parcels;
        private long metres;
        private long measured;
        private long cost;
        private final Set<OrderId> levels;
        private int promised;
        private int byLevel;
        private int kept;
        private final Map<LocationId, Integer> parcelsAt = new HashMap<>();

        /// @param levels orders whose promise is by service level
        Sum(Set<OrderId> levels) {
            this.levels = levels;
        }

        void add(Demand demand, Decision decision) {
            orders++;
            lines += demand.lines().size();
            int[] filled = new int[demand.lines().size()];
            for (Parcel parcel : decision.parcels()) {
                parcels++;
                cost += parcel.cost();
                if (parcel.metres() >= 0) {
                    metres += parcel.metres();
                    measured++;
                }
                parcelsAt.merge(parcel.from(), 1, Integer::sum);
                for (Portion portion : parcel.portions()) {
                    filled[portion.index()] += portion.units();
                }
            }
            List<DemandLine> wanted = demand.lines();
            for (int i = 0; i < filled.length; i++) {
                linesFilled += filled[i] == wanted.get(i).units() ? 1 : 0;
            }
            unfilled += decision.isFilled() ? 0 : 1;
            split += decision.parcels().size() > 1 ? 1 : 0;
            if (demand.promisedAt() != null) {
                promised++;
                byLevel += levels.contains(demand.order()) ? 1 : 0;
                kept += keeps(demand, decision) ? 1 : 0;
            }
        }

        Totals total(Side side) {
            return new Totals(
                    orders, lines, linesFilled, unfilled, split, parcels, metres, measured, cost, promised, byLevel,
                    kept, List.copyOf(side.loads(parcelsAt)));
        }
    }

    /// An arrival that nobody can tell is not counted as kept.
    static boolean keeps(Demand demand, Decision decision) {
        Instant promised = demand.promisedAt();
        Instant arrives = decision.arrives();
        return promised != null && arrives != null && decision.isFilled() && !arrives.isAfter(promised);
    }
}
