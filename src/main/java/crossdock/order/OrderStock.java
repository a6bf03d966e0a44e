package crossdock.order;

import crossdock.inventory.AdjustmentService.Owed;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.AdjustmentService.Sources.Act;
import crossdock.inventory.InventoryService;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.LedgerEntry.Ref;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.MovementCause;
import crossdock.inventory.StockLedger.Reservation;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.order.StockEffect.Hold;
import crossdock.order.StockEffect.Move;
import crossdock.order.StockEffect.Reserve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the ledgers what a change of an order did, and the stock source of the place where that is another system than
/// the order's channel. Joins the open write.
final class OrderStock {
    /// Stamps of shops have whole seconds, and two clocks agree to about one.
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private final InventoryService inventory;
    private final Locations locations;
    private final Sources sources;

    /// How a change was learnt.
    ///
    /// @param at our clock
    /// @param clockAhead how far the clock of the order's channel is ahead of ours
    record Heard(Instant at, Duration clockAhead) {
        static Heard of(IncomingOrder in) {
            return new Heard(in.receivedAt(), in.clockAhead());
        }

        /// When a stamp of the channel was on our clock, at the latest.
        Instant ours(Instant stamp) {
            Instant latest = stamp.minus(clockAhead).plus(CLOCK_GRAIN);
            return latest.isBefore(at) ? latest : at;
        }
    }

    OrderStock(InventoryService inventory, Locations locations, Sources sources) {
        this.inventory = inventory;
        this.locations = locations;
        this.sources = sources;
    }

    /// @param order as stored: its lines have ids
    void tell(Actor actor, Order order, List<StockEffect> effects, Heard heard) {
        for (StockEffect effect : effects) {
            LineId line = order.lines().get(effect.line()).id();
            switch (effect) {
                case Reserve r -> inventory.reserve(
                        actor,
                        new Reservation(
                                r.sku(), r.location(), line, r.units(), r.cause(), actor.name(), heard.at()));
                case Move move -> {
                    if (isTracked(move.location())) {
                        move(actor, order, move, heard);
                    }
                }
                case Hold hold -> {
                    if (isTracked(hold.location())) {
                        MovementCause cause = hold.units() > 0 ? MovementCause.HELD : MovementCause.HELD_ENDED;
                        var held = new Held(
                                0, cause, hold.units(), order.connection(), hold.at(), heard.at(), line);
                        inventory.hold(actor, hold.sku(), hold.location(), held);
                    }
                }
            }
        }
    }

    /// Of another channel's parcel the source is told by one command, for whose answer the movement waits; it says when
    /// the goods moved, so that a source that keeps time does not take off once more what a later count of its own has
    /// lost. Sources that take commands count what can be sold: units that came back and wait for a decision are told
    /// with it.
    private void move(Actor actor, Order order, Move move, Heard heard) {
        ConnectionId source = source(move.location());
        int units = move.onHand() - move.unavailable();
        boolean isTold = source != null && !source.equals(order.connection()) && units != 0
                && sources.takes(source, Act.ADJUST);
        Delta delta = delta(actor, order, move, heard);
        Ref row = inventory.move(actor, move.sku(), move.location(), isTold ? delta.unanswered() : delta);
        if (source != null && isTold) {
            Instant at = move.at();
            sources.owe(actor, source, new Owed.Adjusted(row, units), at == null ? heard.at() : heard.ours(at));
        }
    }

    /// The source's own stamp says which of its counts include the movement. Of any other channel's movement a source
    /// that takes no commands is told nothing, but it counts what lies there: the first count that it was asked for after
    /// the goods moved is taken to include them, whenever we learn of it. A console that was away over a weekend would
    /// else take off once more what Sunday's count has long lost.
    private Delta delta(Actor actor, Order order, Move move, Heard heard) {
        Instant at = move.at();
        boolean isStamped = at != null && order.connection().equals(source(move.location()));
        return new Delta(
                0,
                move.cause(),
                move.onHand(),
                move.unavailable(),
                isStamped ? order.connection() : null,
                isStamped ? at : null,
                isStamped || at == null ? heard.at() : heard.ours(at),
                heard.at(),
                actor.name(),
                order.number(),
                order.lines().get(move.line()).id());
    }

    private @Nullable ConnectionId source(LocationId location) {
        return locations.find(location).map(Location::stockSource).orElse(null);
    }

    /// Nobody counts an untracked supplier: what it ships moves no stock of ours.
    private boolean isTracked(LocationId location) {
        return locations.find(location)
                .orElseThrow(() -> new IllegalStateException(
                        "an order names location " + location + ", which is not stored"))
                .tracked();
    }
}
