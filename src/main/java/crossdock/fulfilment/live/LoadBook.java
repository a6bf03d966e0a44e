package crossdock.fulfilment.live;

import crossdock.fulfilment.live.RoutingLedger.Slot;
import crossdock.fulfilment.live.RoutingLedger.Work;
import crossdock.kernel.LocationId;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Loads.ShiftKey;
import crossdock.routing.network.Loads.SlotKey;
import crossdock.routing.network.Network;
import crossdock.routing.network.Workload;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Work that locations have taken on, counted in each location's own unit. Only places with a limit are counted: nobody
/// asks for the others. One thread.
final class LoadBook implements Workload {
    private final Map<ShiftKey, Integer> shifts = new HashMap<>();
    private final Map<SlotKey, Integer> slots = new HashMap<>();

    LoadBook(Network network, List<Work> work, List<Slot> taken) {
        work.forEach(one -> add(network, one));
        taken.forEach(this::add);
    }

    void add(Network network, Work work) {
        count(network, work, 1);
    }

    void remove(Network network, Work work) {
        count(network, work, -1);
    }

    private void count(Network network, Work work, int sign) {
        int number = network.numberOf(work.location());
        if (number >= 0) {
            int need = sign * network.places().get(number).capacity().need(work.lines(), work.units());
            long day = work.day().toEpochDay();
            shifts.merge(new ShiftKey(work.location(), day, work.shift()), need, Integer::sum);
            shifts.merge(new ShiftKey(work.location(), day, Loads.WHOLE_DAY), need, Integer::sum);
        }
    }

    void add(Slot slot) {
        slots.merge(new SlotKey(slot.location(), slot.from()), 1, Integer::sum);
    }

    /// As it stands, for other threads.
    Loads copy() {
        return new Loads(shifts, slots);
    }

    @Override
    public int onDay(LocationId location, LocalDate day) {
        return inShift(location, day, Loads.WHOLE_DAY);
    }

    @Override
    public int inShift(LocationId location, LocalDate day, int shift) {
        return shifts.getOrDefault(new ShiftKey(location, day.toEpochDay(), shift), 0);
    }

    @Override
    public int inSlot(LocationId location, Instant start) {
        return slots.getOrDefault(new SlotKey(location, start), 0);
    }
}
