package crossdock.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An order as the console knows it: the newest version of its channel and what was done here.
///
/// @param id value 0 before it is stored
/// @param version counts changes; a command names the one it saw
/// @param reserves whether the channel's state holds stock
/// @param location fixed by the channel; NONE when it is ours to choose
/// @param heldAt whose figure has lost the lines since `figureLostAt`: the fixed location, else the connection's
/// default one; NONE when that location has another stock source
/// @param updatedAt of the newest version, the channel's clock
/// @param receivedAt of the newest version, our clock
/// @param figureLostAt when that figure lost the lines; null while it has not
/// @param figureRestoredAt when the channel's state put open units back into the figure; null while it has not
/// @param promiseBasis what the promise rests on; null without a promise
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
        @Nullable Instant figureRestoredAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant promisedAt,
        @Nullable Basis promiseBasis,
        @Nullable Money total,
        Region region,
        byte @Nullable [] buyer,
        boolean hold,
        boolean history,
        long contentHash,
        List<OrderLine> lines,
        List<OrderStep> steps) {

    /// What a promise rests on. The names are stored.
    public enum Basis {
        /// The channel told it.
        CHANNEL,
        /// The channel told none: so many working days, see [Method#workingDays].
        SLA
    }

    /// The same header with another body, one version on.
    Order next(OrderState newState, boolean newHold, List<OrderLine> newLines, List<OrderStep> newSteps) {
        return new Order(
                id, version + 1, connection, externalId, number, method, newState, channelState, reserves, location,
                heldAt, placedAt, updatedAt, receivedAt, figureLostAt, figureRestoredAt, cancelledAt, promisedAt,
                promiseBasis, total, region, buyer, newHold, history, contentHash, newLines, newSteps);
    }

    /// The same order under the ids that the store gave it and its lines.
    public Order stored(OrderId newId, List<OrderLine> newLines, List<OrderStep> newSteps) {
        return new Order(
                newId, version, connection, externalId, number, method, state, channelState, reserves, location,
                heldAt, placedAt, updatedAt, receivedAt, figureLostAt, figureRestoredAt, cancelledAt, promisedAt,
                promiseBasis, total, region, buyer, hold, history, contentHash, newLines, newSteps);
    }

    Order withSteps(List<OrderStep> newSteps) {
        return stored(id, lines, newSteps);
    }

    Order withLoss(@Nullable Instant lostAt, @Nullable Instant restoredAt) {
        return new Order(
                id, version, connection, externalId, number, method, state, channelState, reserves, location, heldAt,
                placedAt, updatedAt, receivedAt, lostAt, restoredAt, cancelledAt, promisedAt, promiseBasis, total,
                region, buyer, hold, history, contentHash, lines, steps);
    }

    /// With the promise of its channel, else with the one that is made where its units are. History promises nothing,
    /// nor does what left with its buyer.
    Order promised(Function<Order, Optional<Instant>> level) {
        if (promiseBasis == Basis.CHANNEL) {
            return this;
        }
        Optional<Instant> by = history || method == Method.IN_STORE ? Optional.empty() : level.apply(this);
        return withPromise(by.orElse(null), by.isPresent() ? Basis.SLA : null);
    }

    private Order withPromise(@Nullable Instant at, @Nullable Basis basis) {
        return new Order(
                id, version, connection, externalId, number, method, state, channelState, reserves, location, heldAt,
                placedAt, updatedAt, receivedAt, figureLostAt, figureRestoredAt, cancelledAt, at, basis, total,
                region, buyer, hold, history, contentHash, lines, steps);
    }

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
