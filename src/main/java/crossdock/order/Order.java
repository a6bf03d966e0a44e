package crossdock.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as the console knows it: the newest version of its channel and what was done here.
///
/// @param id value 0 before it is stored
/// @param version counts changes; a command names the one it saw
/// @param reserves whether the channel's state holds stock
/// @param location fixed by the channel; NONE when it is ours to choose
/// @param heldAt whose figure has lost the lines since `figureLostAt`: the fixed location, else the connection's default one; NONE when that location has another stock source
/// @param updatedAt of the newest version, the channel's clock
/// @param receivedAt of the newest version, our clock
/// @param promiseBasis who made the promise: `CHANNEL`; null without a promise
/// @param buyer sealed, subject [IncomingOrder#buyerSubject]
/// @param hold a person stopped it
/// @param history imported past, neither reserves nor moves stock
/// @param contentHash of the newest version
/// @param steps what happened, in the order we learnt it
public record Order(
        OrderId id,
        long version,
        ConnectionId connection,
        String externalId,
        String number,
        Method method,
        OrderState state,
        String channelState,
        boolean reserves,
        LocationId location,
        LocationId heldAt,
        Instant placedAt,
        Instant updatedAt,
        Instant receivedAt,
        @Nullable Instant figureLostAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant promisedAt,
        @Nullable String promiseBasis,
        @Nullable Money total,
        Region region,
        byte @Nullable [] buyer,
        boolean hold,
        boolean history,
        long contentHash,
        List<OrderLine> lines,
        List<OrderStep> steps) {

    public int orderedUnits() {
        return lines.stream().mapToInt(OrderLine::ordered).sum();
    }

    public int openUnits() {
        return lines.stream().mapToInt(OrderLine::open).sum();
    }

    /// Open units that have no location yet, backordered ones included.
    public int unroutedUnits() {
        return lines.stream().mapToInt(line -> line.unrouted() + line.backordered()).sum();
    }
}
