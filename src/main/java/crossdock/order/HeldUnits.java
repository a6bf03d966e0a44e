package crossdock.order;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.StockEffect.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which units of an order its channel's own figure had lost, and from when to when, although they were still here.
/// Pure.
///
/// The whole course is worked out from the order as it was and as it becomes, and only the difference is written: so
/// the ledger's sum depends on the order alone, not on the versions that led to it.
final class HeldUnits {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::at).thenComparing(Key::location).thenComparing(Key::sku);

    private HeldUnits() {}

    private record Key(SkuId sku, LocationId location, Instant at) {}

    /// @param before null for a new order
    static List<Hold> difference(@Nullable Order before, Order after) {
        List<Hold> holds = new ArrayList<>();
        Map<String, OrderLine> linesBefore = new HashMap<>();
        if (before != null) {
            before.lines().forEach(line -> linesBefore.put(line.externalId(), line));
        }
        for (int i = 0; i < after.lines().size(); i++) {
            OrderLine line = after.lines().get(i);
            var changes = new TreeMap<Key, Integer>(ORDER);
            course(after, line, 1, changes);
            OrderLine was = linesBefore.get(line.externalId());
            if (before != null && was != null) {
                course(before, was, -1, changes);
            }
            for (var change : changes.entrySet()) {
                Key key = change.getKey();
                if (change.getValue() != 0) {
                    holds.add(new Hold(i, key.sku(), key.location(), change.getValue(), key.at()));
                }
            }
        }
        return holds;
    }

    /// Lost at one stamp; given back as units leave, are cancelled, or the channel's state takes them back.
    private static void course(Order order, OrderLine line, int sign, Map<Key, Integer> into) {
        SkuId sku = line.sku();
        Instant lostAt = order.figureLostAt();
        if (sku == null || lostAt == null || order.heldAt().isNone() || order.history()) {
            return;
        }
        var course = new Course(sku, order.heldAt(), lostAt, sign, into);
        course.add(lostAt, line.ordered());
        left(order, line.id(), course);
        int alone = Math.min(line.cancelled(), line.cancelledAlone(order.updatedAt()));
        course.end(line.cancelledAt(), alone);
        course.end(order.cancelledAt(), line.cancelled() - alone);
        if (order.figureRestoredAt() != null) {
            course.end(order.figureRestoredAt(), line.open());
        }
    }

    private static void left(Order order, LineId line, Course course) {
        for (OrderStep step : order.steps()) {
            int sign = switch (step.kind()) {
                case SHIPPED, COLLECTED -> 1;
                case CALLED_BACK -> -1;
                case PLACED, STATE_CHANGED, QUANTITY_CHANGED, LOCATION_CHANGED, ASSIGNED, CANCELLED, REOPENED, HELD,
                        HOLD_ENDED, RETURNED, DISPOSED -> 0;
            };
            if (sign != 0) {
                for (OrderStep.Part part : step.parts()) {
                    if (part.line().equals(line)) {
                        course.end(step.at(), sign * part.units());
                    }
                }
            }
        }
    }

    private record Course(SkuId sku, LocationId location, Instant lostAt, int sign, Map<Key, Integer> into) {
        void add(Instant at, int units) {
            into.merge(new Key(sku, location, at), sign * units, Integer::sum);
        }

        /// Never before the loss: what left first was never held.
        void end(@Nullable Instant at, int units) {
            if (units != 0) {
                add(at == null || at.isBefore(lostAt) ? lostAt : at, -units);
            }
        }
    }
}
