package crossdock.inventory;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.StockFold.Folded;
import crossdock.inventory.StockLedger.Reservation;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The only writer of stock: observations, movements, held units and reservations go through here, and each leaves its
/// ledger row and the folded cell in one transaction.
public final class InventoryService {
    /// A stamp further ahead of receipt than this is not believed.
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Transactor transactor;
    private final Locations locations;
    private final StockLedger ledger;
    private final SafetyStockService safety;

    public InventoryService(
            Transactor transactor, Locations locations, StockLedger ledger, SafetyStockService safety) {
        this.transactor = transactor;
        this.locations = locations;
        this.ledger = ledger;
        this.safety = safety;
    }

    /// What came of one observation.
    public enum Observed {
        /// Stock changed, or its anchor became newer.
        ANCHORED,
        /// The same value again: still an observation, kept once for the whole traversal by `sync`.
        UNCHANGED,
        /// Older than what is known; kept in the ledger with effect 0.
        LATE,
        /// Not the location's source: kept as that channel's published value.
        PUBLISHED
    }

    /// Takes observations in, in any order, any number of times. Joins the open write.
    ///
    /// @return one answer per observation, in the same order
    public List<Observed> observe(Actor actor, List<Observation> observations) {
        return transactor.write(actor, tx -> {
            ledger.expect(observations);
            List<Observed> results = new ArrayList<>(observations.size());
            for (Observation observation : observations) {
                results.add(observe(tx, observation));
            }
            return results;
        });
    }

    private Observed observe(Tx tx, Observation seen) {
        Instant stamp = seen.observedAt() == null ? seen.askedAt() : seen.observedAt();
        boolean clamped = stamp.isAfter(seen.receivedAt().plus(CLOCK_TOLERANCE));
        if (clamped) {
            stamp = seen.receivedAt();
        }
        if (!isSource(seen.connection(), seen.location())) {
            if (!ledger.putPublished(
                    seen.connection(), seen.sku(), seen.location(), seen.figure(), stamp, seen.receivedAt())) {
                return Observed.UNCHANGED;
            }
            tx.changed(Topic.STOCK, seen.sku().value());
            return Observed.PUBLISHED;
        }
        StockCell cell = cell(seen.sku(), seen.location());
        Anchor known = cell.anchor();
        Anchor anchor = new Anchor(
                0,
                MovementCause.OBSERVED,
                seen.connection(),
                seen.figure(),
                seen.unavailable(),
                seen.includesUnavailable(),
                stamp,
                seen.askedAt(),
                seen.receivedAt(),
                clamped);
        if (known != null && Objects.equals(known.source(), anchor.source())) {
            if (isOlder(anchor, known)) {
                ledger.append(seen.sku(), seen.location(), anchor, 0);
                return Observed.LATE;
            }
            // The same stamped row again can include nothing more than it did. An unstamped one is as new as its
            // request, which sync keeps once per traversal; only movements still waiting for an anchor need the row
            // itself.
            boolean isKnown = seen.observedAt() == null ? !cell.hasLive() : stamp.equals(known.observedAt());
            if (isKnown && saysTheSame(known, anchor)) {
                return Observed.UNCHANGED;
            }
        }
        settle(tx, cell, anchor);
        return Observed.ANCHORED;
    }

    /// Ties go to the later received, which is the one in hand unless our own clock was set back.
    private static boolean isOlder(Anchor seen, Anchor known) {
        int byStamp = seen.observedAt().compareTo(known.observedAt());
        return byStamp < 0 || byStamp == 0 && seen.receivedAt().isBefore(known.receivedAt());
    }

    private static boolean saysTheSame(Anchor known, Anchor seen) {
        return known.figure() == seen.figure()
                && Objects.equals(known.unavailable(), seen.unavailable())
                && known.includesUnavailable() == seen.includesUnavailable();
    }

    private boolean isSource(ConnectionId connection, LocationId location) {
        return !location.isNone()
                && locations.find(location).filter(place -> connection.equals(place.stockSource())).isPresent();
    }

    /// Writes units that came, went or changed condition. Joins the open write; the location must be tracked.
    ///
    /// @return the row as stored
    public LedgerEntry.Ref move(Actor actor, SkuId sku, LocationId location, Delta delta) {
        return transactor.write(
                actor, tx -> new LedgerEntry.Ref(sku, location, settle(tx, cell(sku, location), delta)));
    }

    /// The source has taken a movement it was told of: from now on its counts may include it. Joins the open write.
    ///
    /// @param clock the connection on whose clock `effectAt` is read; null when there is no stamp
    /// @param effectAt the source's own stamp of the effect
    /// @param answeredAt end of the answer, our clock
    public void answered(
            Actor actor,
            LedgerEntry.Ref row,
            @Nullable ConnectionId clock,
            @Nullable Instant effectAt,
            Instant answeredAt) {
        transactor.run(actor, tx -> {
            ledger.answer(row, clock, effectAt, answeredAt);
            StockCell before = ledger.cell(row.sku(), row.location());
            Folded folded = StockFold.fold(
                    before.anchor(), ledger.live(row.sku(), row.location()), before.ownUnavailable());
            keep(tx, before, folded);
            if (folded.onHand() != before.onHand()) {
                // its echo came before its answer and stood beside it until now
                ledger.correctEffect(row, folded.onHand() - before.onHand());
            }
        });
    }

    /// Adds units to a movement that still waits for its answer, as a row of its own beside it. Joins the open write.
    ///
    /// @return the new row, which waits for the same answer
    public LedgerEntry.Ref amend(Actor actor, LedgerEntry.Ref row, int units, Instant at) {
        return move(actor, row.sku(), row.location(), new Delta(
                0, MovementCause.ADJUSTED, units, 0, null, null, null, at, actor.name(), "amended", null));
    }

    /// Takes back a movement that the source was never told of, or refused: both rows retire at its next count. Joins
    /// the open write.
    ///
    /// @param at our clock
    public void takeBack(Actor actor, LedgerEntry.Ref row, Instant at) {
        transactor.run(actor, tx -> ledger.ledger(row.sku(), row.location()).stream()
                .filter(entry -> entry.seq() == row.seq() && entry instanceof Delta)
                .map(Delta.class::cast)
                .findFirst()
                .ifPresent(delta -> {
                    move(actor, row.sku(), row.location(), new Delta(
                            0, delta.cause(), -delta.onHand(), -delta.unavailable(), null, null, at, at, actor.name(),
                            delta.reference(), delta.line()));
                    answered(actor, row, null, null, at);
                }));
    }

    /// Writes units that the location's source has lost from its figure although they are still here, or the end of
    /// that. Joins the open write.
    public void hold(Actor actor, SkuId sku, LocationId location, Held held) {
        transactor.run(actor, tx -> {
            settle(tx, cell(sku, location), held);
        });
    }

    /// Writes one signed reservation row. Joins the open write.
    public void reserve(Actor actor, Reservation reservation) {
        if (reservation.quantity() == 0) {
            return;
        }
        transactor.run(actor, tx -> {
            ledger.appendReservation(reservation);
            StockCell cell = cell(reservation.sku(), reservation.location());
            ledger.put(cell.withReserved(Math.addExact(cell.reserved(), reservation.quantity())));
            tx.changed(Topic.STOCK, reservation.sku().value());
        });
    }

    /// What a line holds at each place.
    public List<StockLedger.Reserved> reservedBy(LineId line) {
        return ledger.reservedBy(line);
    }

    /// A count made by a person where the console is the source. Refused elsewhere by the caller, who knows the words
    /// for it.
    public void count(
            Actor actor, SkuId sku, LocationId location, int counted, @Nullable Integer unavailable, Instant at) {
        transactor.run(actor, tx -> {
            Anchor anchor = new Anchor(0, MovementCause.COUNTED, null, counted, unavailable, true, at, at, at, false);
            settle(tx, cell(sku, location), anchor);
        });
    }

    /// The current row; a new one starts with the safety stock that the rules give it.
    private StockCell cell(SkuId sku, LocationId location) {
        StockCell cell = ledger.cell(sku, location);
        if (cell.anchor() != null || cell.hasLive() || location.isNone()) {
            return cell;
        }
        return cell.withSafetyStock(safety.quantity(sku, location, false), safety.quantity(sku, location, true));
    }

    /// Rows the anchor may not include. Those once included stay so, unless the new anchor was asked for earlier than
    /// the known one or comes from another source: then the whole ledger is read.
    private List<LedgerEntry> candidates(StockCell cell, @Nullable Anchor anchor) {
        Anchor known = cell.anchor();
        boolean isOrdered = known == null
                || anchor == null
                || Objects.equals(known.source(), anchor.source()) && !anchor.askedAt().isBefore(known.askedAt());
        if (isOrdered) {
            return cell.hasLive() ? ledger.live(cell.sku(), cell.location()) : List.of();
        }
        List<LedgerEntry> movements = new ArrayList<>(ledger.ledger(cell.sku(), cell.location()));
        movements.removeIf(Anchor.class::isInstance);
        return movements;
    }

    /// Appends the row, folds the cell again and keeps both.
    private long settle(Tx tx, StockCell cell, LedgerEntry entry) {
        SkuId sku = cell.sku();
        LocationId location = cell.location();
        Anchor anchor = entry instanceof Anchor seen ? seen : cell.anchor();
        int own = cell.ownUnavailable() + (entry instanceof Delta delta ? delta.unavailable() : 0);
        List<LedgerEntry> candidates = candidates(cell, anchor);
        if (!(entry instanceof Anchor)) {
            candidates = new ArrayList<>(candidates);
            candidates.add(entry);
        }
        Folded folded = StockFold.fold(anchor, candidates, own);
        int effect = folded.onHand() - cell.onHand();
        long seq = ledger.append(sku, location, entry, effect);
        LedgerEntry stored = entry.withSeq(seq);
        if (stored instanceof Anchor kept) {
            folded = folded.withAnchor(kept);
        } else {
            candidates.set(candidates.size() - 1, stored); // live rows are kept by their number
            folded = StockFold.fold(anchor, candidates, own);
        }
        keep(tx, cell, folded);
        return seq;
    }

    private void keep(Tx tx, StockCell cell, Folded folded) {
        if (cell.hasLive() || !folded.live().isEmpty()) {
            ledger.setLive(cell.sku(), cell.location(), folded.live());
        }
        ledger.put(new StockCell(
                cell.sku(),
                cell.location(),
                folded.onHand(),
                folded.unavailable(),
                cell.reserved(),
                cell.safetyStock(),
                cell.routingSafetyStock(),
                folded.ownUnavailable(),
                folded.anchor(),
                !folded.live().isEmpty()));
        tx.changed(Topic.STOCK, cell.sku().value());
    }
}
