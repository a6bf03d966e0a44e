package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import java.util.List;
import java.util.Map;

/// What the oracle says of one rule's turn.
///
/// @param said of every location
/// @param ranking locations, best first, with their keys
/// @param alternative the best plan without one of the locations of `parcels`
record OracleAttempt(
        int rule,
        boolean isDropShip,
        Attempt.Result result,
        Map<LocationId, Said> said,
        List<Rank> ranking,
        List<Parcel> parcels,
        List<Parcel> alternative) {
    /// Of a rule that had no turn.
    static OracleAttempt passedOver(int rule, Attempt.Result why) {
        return new OracleAttempt(rule, false, why, Map.of(), List.of(), List.of(), List.of());
    }

    record Said(Check check, int filter, long a, long b, int line, int covered) {}

    record Rank(LocationId location, List<Long> keys) {}
}
