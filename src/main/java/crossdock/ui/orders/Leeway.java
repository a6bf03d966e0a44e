package crossdock.ui.orders;

import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderState;

/// Whether anything of an order is ours to route, and if not, why: asking the engine about a sale over the counter ends
/// in "no location has it", which is true of nothing.
enum Leeway {
    /// Open units whose place we choose.
    FREE,
    /// Its buyer or channel fixed the place.
    PLACE_CHOSEN,
    OVER_THE_COUNTER,
    ALL_OUT,
    CANCELLED,
    HISTORY;

    static Leeway of(Order order) {
        if (order.history()) {
            return HISTORY;
        }
        if (order.openUnits() > 0) {
            return order.location().isNone() ? FREE : PLACE_CHOSEN;
        }
        if (order.state() == OrderState.CANCELLED) {
            return CANCELLED;
        }
        return order.method() == Method.IN_STORE ? OVER_THE_COUNTER : ALL_OUT;
    }
}
