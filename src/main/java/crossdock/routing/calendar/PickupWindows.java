package crossdock.routing.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The windows a location offers for collecting: slots of equal length within its hours.
///
/// @param hours when people may collect; often the store's opening hours
/// @param slotMinutes 15 to 60
/// @param leadMinutes between order and the start of the first window offered
/// @param perSlot orders that may be promised for one slot
/// @param daysAhead how far windows are offered, 0 to 60
public record PickupWindows(
        BusinessCalendar hours, int slotMinutes, int leadMinutes, int perSlot, int daysAhead) {
    public PickupWindows {
        if (slotMinutes < 15 || slotMinutes > 60 || leadMinutes < 0 || perSlot < 1 || daysAhead < 0 || daysAhead > 60) {
            throw new IllegalArgumentException("pickup windows are 15 to 60 minutes long, lead 0 or more, at least one"
                    + " order a slot, 0 to 60 days ahead");
        }
    }

    /// One window.
    ///
    /// @param to exclusive
    public record Slot(Instant from, Instant to) {}

    /// The first slot that starts late enough and has room.
    ///
    /// @param taken orders promised for the slot that starts at an instant
    public Optional<Slot> next(Instant now, ToIntFunction<Instant> taken) {
        Instant earliest = now.plusSeconds(leadMinutes * 60L);
        LocalDate today = hours.today(now);
        for (int ahead = 0; ahead <= daysAhead; ahead++) {
            LocalDate day = today.plusDays(ahead);
            List<Shift> shifts = hours.shiftsOn(day);
            for (Shift shift : shifts) {
                Instant end = hours.at(day, shift.to());
                if (end.isBefore(earliest)) {
                    continue;
                }
                // Slots are counted in elapsed time from the shift's start, so that each is as long as it says even on
                // the day clocks change.
                Instant from = hours.at(day, shift.from());
                Instant to = from.plusSeconds(slotMinutes * 60L);
                while (!to.isAfter(end)) {
                    if (!from.isBefore(earliest) && taken.applyAsInt(from) < perSlot) {
                        return Optional.of(new Slot(from, to));
                    }
                    from = to;
                    to = from.plusSeconds(slotMinutes * 60L);
                }
            }
        }
        return Optional.empty();
    }
}
