package crossdock.order;

import crossdock.inventory.InventoryService;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the ledgers what a change of an order did. Joins the open write.
final class OrderStock {
    private final InventoryService inventory;
    private final Locations locations;

    OrderStock(InventoryService inventory, Locations locations) {
        this.inventory = inventory;
        this.locations = locations;
    }

    /// @param order as stored: its lines have ids
    /// @param receivedAt our clock
    void tell(Actor actor, Order order, List<StockEffect> effects, Instant receivedAt) {
        for (StockEffect effect : effects) {
            LineId line = order.lines().get(effect.line()).id();
            switch (effect) {
                case Reserve r -> inventory.reserve(
                        actor,
                        new Reservation(
                                r.sku(), r.location(), line, r.units(), r.cause(), actor.name(), receivedAt));
                case Move move -> {
                    if (isTracked(move.location())) {
                        inventory.move(actor, move.sku(), move.location(), delta(actor, order, move, receivedAt));
                    }
                }
                case Hold hold -> {
                    if (isTracked(hold.location())) {
                        MovementCause cause = hold.units() > 0 ? MovementCause.HELD : MovementCause.HELD_ENDED;
                        var held = new Held(
                                0, cause, hold.units(), order.connection(), hold.at(), receivedAt, line);
                        inventory.hold(actor, hold.sku(), hold.location(), held);
                    }
                }
            }
        }
    }

    /// The source's own stamp says which of its counts include the movement. Of any other channel's the source knows
    /// nothing by itself: its first count asked for after we learnt of it is taken to include it, as nothing is sent to
    /// it yet.
    private Delta delta(Actor actor, Order order, Move move, Instant receivedAt) {
        boolean isStamped = move.at() != null && order.connection().equals(source(move.location()));
        return new Delta(
                0,
                move.cause(),
                move.onHand(),
                move.unavailable(),
                isStamped ? order.connection() : null,
                isStamped ? move.at() : null,
                receivedAt,
                receivedAt,
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
