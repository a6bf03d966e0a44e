package crossdock.routing.replay;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndex.Change;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Loads.ShiftKey;
import crossdock.routing.network.Loads.SlotKey;
import crossdock.routing.network.Place;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Delivery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One policy's own world during a replay: its stock and its workload, which its own decisions use up. One thread.
final class Side implements Workload {
    private final Engine engine;
    private StockIndex stock;
    private final Map<ShiftKey, Integer> shifts = new HashMap<>();
    private final Map<SlotKey, Integer> slots = new HashMap<>();

    Side(Engine engine, StockIndex start) {
        this.engine = engine;
        this.stock = start;
    }

    /// Decides and uses up what was decided: stock at counted locations, work, pickup slots.
    Decision decide(Demand demand) {
        Decision decision = engine.decideUntraced(demand, new Moment(demand.placedAt(), stock, this));
        List<Change> changes = new ArrayList<>();
        for (Parcel parcel : decision.parcels()) {
            Place place = engine.network().places().get(engine.network().numberOf(parcel.from()));
            for (Portion portion : parcel.portions()) {
                if (place.tracked()) {
                    add(changes, new StockEvent(
                            demand.placedAt(), portion.sku(), parcel.from(), -portion.units()));
                }
            }
            work(place, parcel);
        }
        if (!changes.isEmpty()) {
            stock = stock.with(changes);
        }
        return decision;
    }

    /// Several lines of one article from one place add up.
    private void add(List<Change> changes, StockEvent event) {
        int before = stock.routable(event.sku(), event.location());
        for (Change change : changes) {
            boolean same = change.sku().equals(event.sku()) && change.location().equals(event.location());
            before = same ? change.routable() : before;
        }
        changes.add(Change.to(event.sku(), event.location(), before + event.units()));
    }

    /// Adds a parcel to the location's day and shift, in its unit.
    private void work(Place place, Parcel parcel) {
        Capacity capacity = place.capacity();
        int need = capacity.need(parcel.portions().size(), parcel.units());
        long day = parcel.day().toEpochDay();
        shifts.merge(new ShiftKey(place.id(), day, Loads.WHOLE_DAY), need, Integer::sum);
        shifts.merge(new ShiftKey(place.id(), day, parcel.shift()), need, Integer::sum);
        Instant window = parcel.leaves();
        if (parcel.delivery() == Delivery.PICKUP && window != null) {
            slots.merge(new SlotKey(place.id(), window), 1, Integer::sum);
        }
    }

    /// Stock that came or went without an order of the replay.
    void happen(List<StockEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<Cell, Integer> units = new HashMap<>();
        events.forEach(event -> units.merge(new Cell(event.sku(), event.location()), event.units(), Integer::sum));
        List<Change> changes = new ArrayList<>();
        units.forEach((cell, sum) -> changes.add(Change.to(
                cell.sku(), cell.location(), stock.routable(cell.sku(), cell.location()) + sum)));
        stock = stock.with(changes);
    }

    private record Cell(SkuId sku, LocationId location) {}

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

    /// Per location its work on all replayed days, in its unit.
    List<LocationLoad> loads(Map<LocationId, Integer> parcels) {
        Map<LocationId, List<Integer>> days = new HashMap<>();
        shifts.forEach((key, work) -> {
            if (key.shift() == Loads.WHOLE_DAY) {
                days.computeIfAbsent(key.location(), location -> new ArrayList<>()).add(work);
            }
        });
        List<LocationLoad> loads = new ArrayList<>();
        for (Place place : engine.network().places()) {
            List<Integer> work = days.getOrDefault(place.id(), List.of());
            loads.add(new LocationLoad(
                    place.id(), parcels.getOrDefault(place.id(), 0), work.stream().mapToInt(i -> i).sum(), work.size(),
                    work.stream().mapToInt(i -> i).max().orElse(0), place.capacity().perDay()));
        }
        return loads;
    }
}
