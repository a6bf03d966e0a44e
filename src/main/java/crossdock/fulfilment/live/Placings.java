package crossdock.fulfilment.live;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.order.LineUnits;
import crossdock.order.OrderService.Placing;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.Remainder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Works out the fewest moves that bring an order's units from where they are to where a decision wants them. Pure.
final class Placings {
    private Placings() {}

    /// @param isAnew whether the decision also placed units that have a location already
    static List<Placing> of(OrderSketch order, Decision decision, boolean isAnew) {
        Map<LineId, TreeMap<LocationId, Integer>> wanted = new HashMap<>();
        Map<LineId, Integer> waiting = new HashMap<>();
        for (Parcel parcel : decision.parcels()) {
            for (Portion portion : parcel.portions()) {
                wanted.computeIfAbsent(portion.line(), _ -> new TreeMap<>())
                        .merge(parcel.from(), portion.units(), Integer::sum);
            }
        }
        for (Remainder left : decision.left()) {
            if (left.fate() instanceof Remainder.Backordered) {
                left.portions().forEach(portion -> waiting.merge(portion.line(), portion.units(), Integer::sum));
            }
        }
        List<Placing> placings = new ArrayList<>();
        for (OrderSketch.Line line : order.lines()) {
            place(line, wanted.getOrDefault(line.id(), new TreeMap<>()), isAnew, placings);
            int backordered = waiting.getOrDefault(line.id(), 0);
            if (backordered != line.backordered()) {
                placings.add(new Placing(new LineUnits(line.id(), 0), LocationId.NONE, LocationId.NONE, backordered));
            }
        }
        return placings;
    }

    private static void place(
            OrderSketch.Line line, TreeMap<LocationId, Integer> wanted, boolean isAnew, List<Placing> into) {
        TreeMap<LocationId, Integer> from = new TreeMap<>();
        from.put(LocationId.NONE, line.waiting());
        if (isAnew) {
            line.assigned().forEach((location, units) -> {
                int stays = Math.min(units, wanted.getOrDefault(location, 0));
                wanted.merge(location, -stays, Integer::sum);
                from.put(location, units - stays);
            });
        }
        wanted.forEach((to, units) -> {
            int left = units;
            for (var source : from.entrySet()) {
                int now = Math.min(left, source.getValue());
                if (now > 0) {
                    into.add(new Placing(new LineUnits(line.id(), now), source.getKey(), to, 0));
                    source.setValue(source.getValue() - now);
                    left -= now;
                }
            }
        });
        from.forEach((source, units) -> {
            if (!source.isNone() && units > 0) {
                into.add(new Placing(new LineUnits(line.id(), units), source, LocationId.NONE, 0));
            }
        });
    }
}
