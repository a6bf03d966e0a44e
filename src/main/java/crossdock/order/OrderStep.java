package crossdock.order;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import java.time.Instant;
import java.util.List;

/// One thing that happened to an order. Never changed, but that an own step learns what the channel calls it and a
/// return what became of its units.
///
/// @param seq counts from 1 within the order
/// @param externalId the channel's id of a fulfilment or return; empty for what has none, [#OWN] for an act done here
/// that the channel has not told back
/// @param at the channel's clock, ours for acts done here
/// @param receivedAt when we learnt it
/// @param location NONE when it is not about one
/// @param units moved or changed; 0 when it is not about units
/// @param detail tracking code, channel state or reason; never personal data
/// @param parts what left or came back; empty for other kinds
public record OrderStep(
        int seq,
        Kind kind,
        String externalId,
        Instant at,
        Instant receivedAt,
        LocationId location,
        int units,
        String detail,
        List<Part> parts) {
    /// External id of a step that the channel does not know of yet.
    public static final String OWN = "own";

    /// The same step, now with the name its channel gave it.
    OrderStep calledBy(String channelsId) {
        return new OrderStep(seq, kind, channelsId, at, receivedAt, location, units, detail, parts);
    }

    public OrderStep withParts(List<Part> newParts) {
        return new OrderStep(seq, kind, externalId, at, receivedAt, location, units, detail, newParts);
    }

    /// What can happen. The names are stored.
    public enum Kind {
        PLACED,
        /// The channel's state became another; `detail` is the new one.
        STATE_CHANGED,
        /// Ordered units changed; `units` is by how many.
        QUANTITY_CHANGED,
        /// The channel fixed another location, or none.
        LOCATION_CHANGED,
        ASSIGNED,
        CANCELLED,
        REOPENED,
        HELD,
        HOLD_ENDED,
        SHIPPED,
        COLLECTED,
        RETURNED,
        DISPOSED,
        /// The channel took a shipment or collection back, with its external id: it never happened.
        CALLED_BACK;

        /// Goods came or went: such a step has parts and is known by its external id.
        public boolean isOfGoods() {
            return this == SHIPPED || this == COLLECTED || this == RETURNED || this == CALLED_BACK;
        }
    }

    /// Units of one line in a shipment, collection or return.
    ///
    /// @param sellable units of a return that are sellable again
    /// @param damaged units of a return that were written off; the rest awaits its disposition
    public record Part(LineId line, LocationId location, int units, int sellable, int damaged) {
        public Part ofLine(LineId newLine) {
            return new Part(newLine, location, units, sellable, damaged);
        }
    }
}
