package crossdock.routing.network;

import crossdock.kernel.LocationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// Workload as a value.
///
/// @param shifts work per shift; a day's work is the sum of its shifts, kept beside them as shift [#WHOLE_DAY]
/// @param slots orders per pickup slot
public record Loads(Map<ShiftKey, Integer> shifts, Map<SlotKey, Integer> slots) implements Workload {
    public static final int WHOLE_DAY = -1;

    /// @param day as [LocalDate#toEpochDay()]
    /// @param shift number within the day, or [#WHOLE_DAY]
    public record ShiftKey(LocationId location, long day, int shift) {}

    /// One pickup slot by its start.
    public record SlotKey(LocationId location, Instant start) {}

    public Loads {
        shifts = Map.copyOf(shifts);
        slots = Map.copyOf(slots);
    }

    @Override
    public int onDay(LocationId location, LocalDate day) {
        return inShift(location, day, WHOLE_DAY);
    }

    @Override
    public int inShift(LocationId location, LocalDate day, int shift) {
        return shifts.isEmpty() ? 0 : shifts.getOrDefault(new ShiftKey(location, day.toEpochDay(), shift), 0);
    }

    @Override
    public int inSlot(LocationId location, Instant start) {
        return slots.isEmpty() ? 0 : slots.getOrDefault(new SlotKey(location, start), 0);
    }
}
