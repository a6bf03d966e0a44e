package crossdock.order;

import crossdock.kernel.LocationId;
import crossdock.order.OrderStep.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells what a newer version changed, as steps of the timeline. Goods that came or went have told themselves already.
///
/// @param before null when the order is first seen
record OrderStory(@Nullable Order before, Order after, Instant receivedAt) {
    void tell(List<OrderStep> steps) {
        Order was = before;
        if (was == null) {
            add(steps, Kind.PLACED, after.placedAt(), after.orderedUnits(), after.channelState());
        } else if (!was.channelState().equals(after.channelState())) {
            add(steps, Kind.STATE_CHANGED, after.updatedAt(), 0, after.channelState());
        }
        int ordered = was == null ? 0 : after.orderedUnits() - was.orderedUnits();
        if (ordered != 0) {
            add(steps, Kind.QUANTITY_CHANGED, after.updatedAt(), ordered, "");
        }
        int cancelled = cancelled(after) - (was == null ? 0 : cancelled(was));
        if (cancelled > 0) {
            Instant at = Objects.requireNonNullElse(after.cancelledAt(), after.updatedAt());
            add(steps, Kind.CANCELLED, at, cancelled, "");
        } else if (cancelled < 0) {
            add(steps, Kind.REOPENED, after.updatedAt(), -cancelled, "");
        }
    }

    private static int cancelled(Order order) {
        return order.lines().stream().mapToInt(OrderLine::cancelled).sum();
    }

    private void add(List<OrderStep> steps, Kind kind, Instant at, int units, String detail) {
        steps.add(new OrderStep(
                steps.size() + 1, kind, "", at, receivedAt, LocationId.NONE, units, detail, List.of()));
    }
}
