package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.routing.network.Workload;
import java.time.Instant;
import java.time.LocalDate;

/// A workload in which one location has less to do.
record Lightened(Workload load, LocationId location, int less) implements Workload {
    @Override
    public int onDay(LocationId asked, LocalDate day) {
        return load.onDay(asked, day) - (asked.equals(location) ? less : 0);
    }

    @Override
    public int inShift(LocationId asked, LocalDate day, int shift) {
        return load.inShift(asked, day, shift) - (asked.equals(location) ? less : 0);
    }

    @Override
    public int inSlot(LocationId asked, Instant start) {
        return load.inSlot(asked, start);
    }
}
