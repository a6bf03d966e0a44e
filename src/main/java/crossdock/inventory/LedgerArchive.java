package crossdock.inventory;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.StockFold.Folded;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes old movements out of the ledgers. The newest anchor of a cell is its checkpoint: it stays however old it is,
/// and with it everything it cannot include; what it includes no fold needs any more. So every cell folds to the same
/// row before and after, and an observation older than the checkpoint goes on having effect 0.
public final class LedgerArchive {
    /// How long every movement stays in the ledger.
    public static final Duration KEPT = Duration.ofDays(400);

    /// Articles looked at in one write: a few tens of thousands of rows, so that others soon get their turn.
    private static final int ARTICLES_A_WRITE = 200;

    private final Transactor transactor;
    private final Locations locations;
    private final StockLedger ledger;
    private final InstantSource clock;

    public LedgerArchive(Transactor transactor, Locations locations, StockLedger ledger, InstantSource clock) {
        this.transactor = transactor;
        this.locations = locations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Archives what is older than [#KEPT], in many short writes. May be broken off after any of them, by interrupting
    /// the thread, and called again at any time; once a day is plenty. Blocks on the store.
    ///
    /// @return how many rows were archived
    public long run() {
        return run(clock.instant().minus(KEPT));
    }

    /// @param before rows received earlier are old
    long run(Instant before) {
        long last = transactor.write(Actor.CONSOLE, _ -> ledger.lastArticle());
        long rows = 0;
        for (long from = 1; from <= last && !Thread.currentThread().isInterrupted(); from += ARTICLES_A_WRITE) {
            long first = from;
            rows += transactor.write(Actor.CONSOLE, _ -> archive(first, before));
        }
        return rows;
    }

    private long archive(long from, Instant before) {
        long rows = 0;
        for (StockLedger.Place place : ledger.aged(from, from + ARTICLES_A_WRITE - 1, before)) {
            ConnectionId source =
                    locations.find(place.location()).map(Location::stockSource).orElse(null);
            List<LedgerEntry> old = archivable(ledger.ledger(place.sku(), place.location()), source, before);
            if (old.isEmpty()) {
                continue;
            }
            ledger.archive(place, old);
            int own = old.stream().mapToInt(LedgerArchive::ownUnavailable).sum();
            if (own != 0) {
                ledger.append(place.sku(), place.location(), carriedOver(own, clock.instant()), 0);
            }
            rows += old.size();
        }
        return rows;
    }

    /// Own unavailable units count from the beginning of time while the source reports none: their sum goes on in one
    /// row that every anchor includes.
    static Delta carriedOver(int own, Instant now) {
        return new Delta(0, MovementCause.CARRIED_OVER, 0, own, null, null, Instant.EPOCH, now, "", "", null);
    }

    private static int ownUnavailable(LedgerEntry entry) {
        return entry instanceof Delta delta ? delta.unavailable() : 0;
    }

    /// Old rows that neither this fold reads nor any to come. The newest anchor of each source stays: a location may
    /// return to a source it had. Held rows of one line stay or go together, else half a line would be left.
    static List<LedgerEntry> archivable(List<LedgerEntry> rows, @Nullable ConnectionId source, Instant before) {
        Folded folded = StockFold.ofLedger(rows, source);
        if (folded.anchor() == null) {
            return List.of(); // without a count every movement counts
        }
        Set<LedgerEntry> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(folded.live());
        Map<Long, Anchor> newest = new HashMap<>();
        Set<LineId> youngLines = new HashSet<>();
        for (LedgerEntry row : rows) {
            if (row instanceof Anchor anchor) {
                newest.merge(
                        anchor.source() == null ? 0 : anchor.source().value(),
                        anchor,
                        (one, other) -> StockFold.AGE.compare(one, other) >= 0 ? one : other);
            } else if (row instanceof Held held && (!isOld(held, before) || kept.contains(held))) {
                youngLines.add(held.line());
            }
        }
        kept.addAll(newest.values());
        return rows.stream()
                .filter(row -> isOld(row, before) && !kept.contains(row))
                .filter(row -> !(row instanceof Held held) || !youngLines.contains(held.line()))
                .toList();
    }

    private static boolean isOld(LedgerEntry row, Instant before) {
        return row.receivedAt().isBefore(before);
    }
}
