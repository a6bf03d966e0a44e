package crossdock.inventory;

import crossdock.inventory.LedgerEntry.Delta;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.kernel.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes that people make to stock by hand. Only where the console itself is the stock source: elsewhere the source
/// would say the old figure again.
public final class AdjustmentService {
    private final Transactor transactor;
    private final Locations locations;
    private final StockLedger ledger;
    private final InventoryService inventory;
    private final InstantSource clock;

    public AdjustmentService(
            Transactor transactor,
            Locations locations,
            StockLedger ledger,
            InventoryService inventory,
            InstantSource clock) {
        this.transactor = transactor;
        this.locations = locations;
        this.ledger = ledger;
        this.inventory = inventory;
        this.clock = clock;
    }

    /// Units that were found, lost, damaged or made good at one location.
    ///
    /// @param seen on hand as the person saw it; another figure by now refuses the change
    /// @param onHand signed change
    /// @param unavailable signed change of the units that cannot be sold
    /// @param reason a word of a fixed list, never free text about a person
    public record Adjustment(
            SkuId sku, LocationId location, int seen, int onHand, int unavailable, String reason) {
        /// The change that takes this one back.
        public Adjustment undone() {
            return new Adjustment(sku, location, seen + onHand, -onHand, -unavailable, reason);
        }
    }

    /// Units carried from one location to another.
    public record Transfer(SkuId sku, LocationId from, LocationId to, int units, String reason) {
        /// The way back.
        public Transfer undone() {
            return new Transfer(sku, to, from, units, reason);
        }
    }

    /// Makes the change; on hand afterwards.
    public Outcome<Integer> adjust(Actor actor, Adjustment change) {
        return transactor.write(actor, tx -> {
            Refused<Integer> refused = refusal(change.location());
            if (refused != null) {
                return refused;
            }
            int now = ledger.cell(change.sku(), change.location()).onHand();
            if (now != change.seen()) {
                return new Refused<>("stock.changed", Integer.toString(change.seen()), Integer.toString(now));
            }
            if (change.onHand() == 0 && change.unavailable() == 0) {
                return new Refused<>("stock.noUnits");
            }
            move(actor, change.sku(), change.location(), MovementCause.ADJUSTED, change.onHand(),
                    change.unavailable(), change.reason());
            tx.record(new InventoryEvents.StockAdjusted(
                    change.sku(), change.location(), change.onHand(), change.unavailable(), change.reason()));
            return new Done<>(now + change.onHand());
        });
    }

    /// Carries the units in one write; what is left at the first location.
    public Outcome<Integer> transfer(Actor actor, Transfer carried) {
        return transactor.write(actor, tx -> {
            Refused<Integer> refused = refusal(carried.from());
            if (refused == null) {
                refused = refusal(carried.to());
            }
            if (refused != null) {
                return refused;
            }
            int there = ledger.cell(carried.sku(), carried.from()).onHand();
            if (carried.units() < 1 || carried.from().equals(carried.to())) {
                return new Refused<>("stock.noUnits");
            }
            if (carried.units() > there) {
                return new Refused<>("stock.tooFew", Integer.toString(carried.units()), Integer.toString(there));
            }
            SkuId sku = carried.sku();
            move(actor, sku, carried.from(), MovementCause.TRANSFERRED, -carried.units(), 0, carried.reason());
            move(actor, sku, carried.to(), MovementCause.TRANSFERRED, carried.units(), 0, carried.reason());
            tx.record(new InventoryEvents.StockTransferred(
                    sku, carried.from(), carried.to(), carried.units(), carried.reason()));
            return new Done<>(there - carried.units());
        });
    }

    private @Nullable Refused<Integer> refusal(LocationId id) {
        Optional<Location> found = locations.find(id);
        if (found.isEmpty()) {
            return new Refused<>("location.unknown", id.toString());
        }
        Location place = found.get();
        boolean isOurs = place.tracked() && place.stockSource() == null;
        return isOurs ? null : new Refused<>("stock.sourceElsewhere", place.name());
    }

    /// A count made later includes the movement: for the console as source, asking and answering are one moment.
    private void move(
            Actor actor, SkuId sku, LocationId at, MovementCause cause, int onHand, int unavailable, String reason) {
        Instant now = clock.instant();
        inventory.move(
                actor,
                sku,
                at,
                new Delta(0, cause, onHand, unavailable, null, now, now, now, actor.name(), reason, null));
    }
}
