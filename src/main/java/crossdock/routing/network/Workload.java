package crossdock.routing.network;

import crossdock.kernel.LocationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// The work that locations have already taken on, in each location's own unit. An implementation must not change while
/// a decision reads it.
public interface Workload {
    /// Nobody has anything to do.
    Workload NONE = new Loads(Map.of(), Map.of());

    /// Whole day on the location's clock, all shifts.
    int onDay(LocationId location, LocalDate day);

    int inShift(LocationId location, LocalDate day, int shift);

    /// Orders promised for the pickup slot that starts then.
    int inSlot(LocationId location, Instant start);
}
