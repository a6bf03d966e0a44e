package crossdock.inventory;

import crossdock.inventory.AdjustmentService.Sources.Act;
import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Ref;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
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

/// Changes that people make to stock by hand. Where a channel is the source it is told in the same write: the movement
/// counts at once, and waits for the channel's answer before one of its counts can include it.
public final class AdjustmentService {
    private final Transactor transactor;
    private final Locations locations;
    private final StockLedger ledger;
    private final InventoryService inventory;
    private final Sources sources;
    private final InstantSource clock;

    public AdjustmentService(
            Transactor transactor,
            Locations locations,
            StockLedger ledger,
            InventoryService inventory,
            Sources sources,
            InstantSource clock) {
        this.transactor = transactor;
        this.locations = locations;
        this.ledger = ledger;
        this.inventory = inventory;
        this.sources = sources;
        this.clock = clock;
    }

    /// How a stock source other than the console learns of a change. Joins the open write.
    public interface Sources {
        /// Where nothing can be sent.
        Sources NONE = new Sources() {
            @Override
            public boolean takes(ConnectionId source, Act act) {
                return false;
            }

            @Override
            public long owe(Actor actor, ConnectionId source, Owed owed, Instant happenedAt) {
                throw new IllegalStateException("connection " + source + " takes no changes of stock");
            }
        };

        boolean takes(ConnectionId source, Act act);

        /// Owes the source one command for this change.
        ///
        /// @return the command's number
        long owe(Actor actor, ConnectionId source, Owed owed, Instant happenedAt);

        /// Whether the newest count of a cell is owed and nobody has begun to tell it.
        default boolean isUntold(ConnectionId source, SkuId sku, LocationId location) {
            return false;
        }

        /// What a source may take.
        enum Act {
            ADJUST,
            COUNT,
            TRANSFER
        }
    }

    /// A change that a source has to be told, and the movements that wait for its answer.
    public sealed interface Owed {
        record Adjusted(Ref movement, int units) implements Owed {}

        /// @param figure what the source's own figure has to be
        /// @param known what it shows, as known here, once all that was sent before has arrived
        record Counted(Ref movement, int figure, int known) implements Owed {}

        record Carried(Ref from, Ref to, int units) implements Owed {}
    }

    /// Units that were found, lost, damaged or made good at one location.
    ///
    /// @param seen on hand as the person saw it; another figure by now refuses the change
    /// @param onHand signed change
    /// @param unavailable signed change of the units that cannot be sold; 0 where a channel is the source
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

    /// What somebody counted on the shelf.
    ///
    /// @param seen on hand as the person saw it; another figure by now refuses the count
    /// @param reason a word of a fixed list, never free text about a person
    public record Count(SkuId sku, LocationId location, int seen, int counted, String reason) {
        public Count(SkuId sku, LocationId location, int seen, int counted) {
            this(sku, location, seen, counted, "count");
        }

        /// The count that takes this one back.
        public Count undone() {
            return new Count(sku, location, counted, seen, reason);
        }
    }

    /// Makes the change; on hand afterwards.
    public Outcome<Integer> adjust(Actor actor, Adjustment change) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(change.location());
            Refused<Integer> refused = refusal(change.location(), Act.ADJUST);
            if (refused != null || found.isEmpty()) {
                return refused == null ? unknown(change.location()) : refused;
            }
            int now = ledger.cell(change.sku(), change.location()).onHand();
            if (now != change.seen()) {
                return new Refused<>("stock.changed", Integer.toString(change.seen()), Integer.toString(now));
            }
            if (change.onHand() == 0 && change.unavailable() == 0) {
                return new Refused<>("stock.noUnits");
            }
            ConnectionId source = found.get().stockSource();
            if (source != null && change.unavailable() != 0) {
                return new Refused<>("stock.conditionElsewhere", found.get().name());
            }
            Ref movement = move(actor, change.sku(), found.get(), MovementCause.ADJUSTED, change.onHand(),
                    change.unavailable(), change.reason());
            long command = source == null
                    ? 0
                    : sources.owe(actor, source, new Owed.Adjusted(movement, change.onHand()), clock.instant());
            tx.record(new InventoryEvents.StockAdjusted(
                    change.sku(), change.location(), change.onHand(), change.unavailable(), change.reason(), command));
            return new Done<>(now + change.onHand());
        });
    }

    /// Puts the counted figure in place; on hand afterwards.
    public Outcome<Integer> count(Actor actor, Count count) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(count.location());
            Refused<Integer> refused = refusal(count.location(), Act.COUNT);
            if (refused != null || found.isEmpty()) {
                return refused == null ? unknown(count.location()) : refused;
            }
            StockCell cell = ledger.cell(count.sku(), count.location());
            if (cell.onHand() != count.seen()) {
                return new Refused<>(
                        "stock.changed", Integer.toString(count.seen()), Integer.toString(cell.onHand()));
            }
            ConnectionId source = found.get().stockSource();
            int difference = count.counted() - cell.onHand();
            long command = 0;
            if (source == null) {
                Instant now = clock.instant();
                inventory.count(actor, count.sku(), count.location(), count.counted(), cell.unavailable(), now);
            } else if (difference != 0) {
                Anchor anchor = cell.anchor();
                if (anchor == null) {
                    return new Refused<>("stock.neverRead", found.get().name());
                }
                int shows = anchor.figure() + onItsWay(cell);
                Ref movement = move(
                        actor, count.sku(), found.get(), MovementCause.COUNTED, difference, 0, count.reason());
                command = sources.owe(
                        actor, source, new Owed.Counted(movement, shows + difference, shows), clock.instant());
            }
            tx.record(new InventoryEvents.StockCounted(
                    count.sku(), count.location(), count.seen(), count.counted(), count.reason(), command));
            return new Done<>(count.counted());
        });
    }

    /// Takes a count back. Where a channel is the source that ends with the telling: what it has taken in is set right
    /// by another look at the shelf.
    public Outcome<Integer> uncount(Actor actor, Count count) {
        return transactor.write(actor, tx -> {
            ConnectionId source = locations.find(count.location()).map(Location::stockSource).orElse(null);
            boolean isTold = source != null && count.seen() != count.counted()
                    && !sources.isUntold(source, count.sku(), count.location());
            return isTold ? new Refused<>("stock.countTold") : count(actor, count.undone());
        });
    }

    /// Units of movements that the source's figure does not include yet.
    private int onItsWay(StockCell cell) {
        return ledger.live(cell.sku(), cell.location()).stream()
                .filter(Delta.class::isInstance)
                .mapToInt(entry -> ((Delta) entry).onHand())
                .sum();
    }

    /// Carries the units in one write; what is left at the first location.
    public Outcome<Integer> transfer(Actor actor, Transfer carried) {
        return transactor.write(actor, tx -> {
            Optional<Location> from = locations.find(carried.from());
            Optional<Location> to = locations.find(carried.to());
            boolean isOne = from.isPresent() && to.isPresent() && isOneSource(from.get(), to.get());
            Refused<Integer> refused = refusal(carried.from(), isOne ? Act.TRANSFER : Act.ADJUST);
            if (refused == null) {
                refused = refusal(carried.to(), isOne ? Act.TRANSFER : Act.ADJUST);
            }
            if (refused != null || from.isEmpty() || to.isEmpty()) {
                return refused == null ? unknown(carried.to()) : refused;
            }
            int there = ledger.cell(carried.sku(), carried.from()).onHand();
            if (carried.units() < 1 || carried.from().equals(carried.to())) {
                return new Refused<>("stock.noUnits");
            }
            if (carried.units() > there) {
                return new Refused<>("stock.tooFew", Integer.toString(carried.units()), Integer.toString(there));
            }
            long command = carry(actor, carried, from.get(), to.get());
            tx.record(new InventoryEvents.StockTransferred(
                    carried.sku(), carried.from(), carried.to(), carried.units(), carried.reason(), command));
            return new Done<>(there - carried.units());
        });
    }

    /// Within one source a transfer is one command; else each source learns of its own side.
    private long carry(Actor actor, Transfer carried, Location from, Location to) {
        Ref left = move(
                actor, carried.sku(), from, MovementCause.TRANSFERRED, -carried.units(), 0, carried.reason());
        Ref came = move(actor, carried.sku(), to, MovementCause.TRANSFERRED, carried.units(), 0, carried.reason());
        ConnectionId source = from.stockSource();
        ConnectionId target = to.stockSource();
        Instant now = clock.instant();
        if (source != null && source.equals(target)) {
            return sources.owe(actor, source, new Owed.Carried(left, came, carried.units()), now);
        }
        long command = source == null
                ? 0
                : sources.owe(actor, source, new Owed.Adjusted(left, -carried.units()), now);
        return target == null ? command : sources.owe(actor, target, new Owed.Adjusted(came, carried.units()), now);
    }

    private static boolean isOneSource(Location from, Location to) {
        ConnectionId source = from.stockSource();
        return source != null && source.equals(to.stockSource());
    }

    private static Refused<Integer> unknown(LocationId id) {
        return new Refused<>("location.unknown", id.toString());
    }

    private @Nullable Refused<Integer> refusal(LocationId id, Act act) {
        Optional<Location> found = locations.find(id);
        if (found.isEmpty()) {
            return unknown(id);
        }
        Location place = found.get();
        return isChangedHere(place, act) ? null : new Refused<>("stock.sourceElsewhere", place.name());
    }

    /// Whether a change made here can be made, and be told to the location's source where that is a channel.
    public boolean isChangedHere(Location place, Act act) {
        ConnectionId source = place.stockSource();
        return place.tracked() && (source == null || sources.takes(source, act));
    }

    /// For the console as source, asking and answering are one moment; a channel has not answered yet, and none of its
    /// counts includes the movement before it has.
    private Ref move(
            Actor actor, SkuId sku, Location at, MovementCause cause, int onHand, int unavailable, String reason) {
        Instant now = clock.instant();
        Instant answered = at.stockSource() == null ? now : null;
        return inventory.move(
                actor,
                sku,
                at.id(),
                new Delta(0, cause, onHand, unavailable, null, answered == null ? null : now, answered, now,
                        actor.name(), reason, null));
    }
}
