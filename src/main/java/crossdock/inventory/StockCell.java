package crossdock.inventory;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The current row of one article at one location: a fold of its ledgers. At [LocationId#NONE] only `reserved` is used:
/// demand without a location.
///
/// @param onHand whole units physically there; may be negative when sources disagree with reality
/// @param unavailable units of them that cannot be sold
/// @param reserved sum of the reservation ledger
/// @param safetyStock by the most specific rule
/// @param ownUnavailable sum of all our own unavailable movements, ever; used while the source reports none
/// @param anchor the newest observation of the location's source; null before the first
/// @param hasLive whether deltas or held units exist that `anchor` cannot include
public record StockCell(
        SkuId sku,
        LocationId location,
        int onHand,
        int unavailable,
        int reserved,
        int safetyStock,
        int routingSafetyStock,
        int ownUnavailable,
        LedgerEntry.@Nullable Anchor anchor,
        boolean hasLive) {

    /// A cell nothing is known about yet.
    public static StockCell empty(SkuId sku, LocationId location) {
        return new StockCell(sku, location, 0, 0, 0, 0, 0, 0, null, false);
    }

    /// Units that no order has taken. Never clamped: below zero is an oversell people must see.
    public int free() {
        return onHand - unavailable - reserved;
    }

    /// Available to promise.
    public int atp() {
        return free() - safetyStock;
    }

    /// What this location adds to a channel's sellable: a real oversell subtracts, unmet safety stock never does.
    public int contribution() {
        return Math.min(free(), Math.max(0, atp()));
    }

    /// Units of an order's own reservation are given back before its routing is judged.
    public int routable(int reservedForTheOrder) {
        return onHand - unavailable - (reserved - reservedForTheOrder) - routingSafetyStock;
    }

    /// The same cell with another count, for looking back.
    public StockCell withOnHand(int units) {
        return new StockCell(
                sku, location, units, unavailable, reserved, safetyStock, routingSafetyStock, ownUnavailable, anchor,
                hasLive);
    }

    StockCell withReserved(int units) {
        return new StockCell(
                sku, location, onHand, unavailable, units, safetyStock, routingSafetyStock, ownUnavailable, anchor,
                hasLive);
    }

    StockCell withSafetyStock(int safety, int routing) {
        if (safety == safetyStock && routing == routingSafetyStock) {
            return this;
        }
        return new StockCell(
                sku, location, onHand, unavailable, reserved, safety, routing, ownUnavailable, anchor, hasLive);
    }

    /// The anchor's figure, empty before the first observation.
    public OptionalInt figure() {
        return anchor == null ? OptionalInt.empty() : OptionalInt.of(anchor.figure());
    }
}
