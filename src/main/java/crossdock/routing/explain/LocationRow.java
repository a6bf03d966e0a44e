package crossdock.routing.explain;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Attempt.Ranked;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.network.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One location in the table of an explanation.
///
/// @param metres to the buyer; -1 when unknown
/// @param lines of the order that it had in full, by the stock the decision saw
/// @param cost of all it could fill, minor units; -1 when it was not priced
/// @param stockAsOf when its stock was last confirmed; null when never
/// @param why the sentence of a refusal; null when it was chosen or passed
public record LocationRow(
        LocationId location,
        long metres,
        int lines,
        long cost,
        @Nullable Instant stockAsOf,
        State state,
        @Nullable Verdict verdict,
        @Nullable Sentence why) {
    /// What became of it.
    public enum State {
        CHOSEN,
        PASSED,
        REFUSED,
        /// No rule asked it.
        UNASKED
    }

    /// Chosen first, then passed, then refused; nearer before farther.
    ///
    /// @param suppliers their turn; null when they had none
    static List<LocationRow> of(
            Trace trace, Decision decision, @Nullable Attempt last, @Nullable Attempt suppliers) {
        List<LocationRow> rows = new ArrayList<>();
        for (int number = 0; number < trace.network().size(); number++) {
            boolean isSupplier = trace.network().places().get(number).type() == Location.Type.SUPPLIER;
            rows.add(row(trace, decision, isSupplier && suppliers != null ? suppliers : last, number));
        }
        rows.sort(Comparator.comparing(LocationRow::state)
                .thenComparingLong(row -> row.metres < 0 ? Long.MAX_VALUE : row.metres)
                .thenComparing(LocationRow::location));
        return rows;
    }

    private static LocationRow row(Trace trace, Decision decision, @Nullable Attempt last, int number) {
        Place place = trace.network().places().get(number);
        var from = place.point();
        var to = trace.demand().point();
        long metres = from == null || to == null ? -1 : from.metresTo(to);
        Verdicts verdicts = last == null ? null : last.verdicts();
        Verdict verdict = verdicts == null ? null : verdicts.of(number);
        boolean chosen = decision.parcels().stream().anyMatch(parcel -> parcel.from().equals(place.id()));
        State state = chosen
                ? State.CHOSEN
                : verdict == null ? State.UNASKED : verdict.passed() ? State.PASSED : State.REFUSED;
        Sentence why = state == State.REFUSED && verdict != null
                ? Refusals.of(place.id(), verdict, trace.demand())
                : null;
        long cost = last == null
                ? -1
                : last.ranking().stream().filter(one -> one.place() == number).mapToLong(Ranked::cost).findFirst()
                        .orElse(-1);
        int lines = 0;
        for (DemandLine line : trace.demand().lines()) {
            int has = trace.moment().stock().routable(line.sku(), place.id()) + line.own().getOrDefault(place.id(), 0);
            lines += has >= line.units() ? 1 : 0;
        }
        return new LocationRow(place.id(), metres, lines, cost, place.stockAsOf(), state, verdict, why);
    }
}
