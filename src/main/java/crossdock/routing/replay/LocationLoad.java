package crossdock.routing.replay;

import crossdock.kernel.LocationId;
import crossdock.routing.network.Capacity;

/// What a location had to do in a replay.
///
/// @param work in its unit, all days
/// @param days on which it had any
/// @param busiest work of its fullest day
/// @param perDay its capacity; [Capacity#UNLIMITED] for none
public record LocationLoad(LocationId location, int parcels, long work, int days, int busiest, int perDay) {
    /// Mean share of the daily capacity over the days it worked, in percent; -1 without a limit.
    public double percent() {
        boolean limited = perDay != Capacity.UNLIMITED && perDay > 0;
        return !limited ? -1 : days == 0 ? 0 : 100.0 * work / ((long) days * perDay);
    }
}
