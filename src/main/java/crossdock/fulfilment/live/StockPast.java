package crossdock.fulfilment.live;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Stock as it was, from the ledgers.
///
/// A row counts from when it happened by the stamp it came with, not from when the console heard of it: a delivery that
/// was told a day late did lie there for the orders of that day, and an order that is replayed asks what lay there.
public interface StockPast {
    /// @param skus articles that are asked for
    /// @param own lines whose movements and reservations are left out, for who asks decides them anew
    /// @param from instant of the opening stock; rows of that very instant are in it
    /// @param to rows after it are left out
    record Ask(Collection<SkuId> skus, Set<LineId> own, Instant from, Instant to) {}

    /// @param routable units; by the routing safety stock of now, for its past is not kept
    record Cell(SkuId sku, LocationId location, int routable) {}

    /// @param units signed
    record Change(Instant at, SkuId sku, LocationId location, int units) {}

    /// @param opening every cell whose ledger reaches back to the first instant
    /// @param changes what changed these cells since, beside the lines left out
    /// @param cells all cells of the articles, also those whose ledger begins later
    record Past(List<Cell> opening, List<Change> changes, int cells) {}

    /// Reads one snapshot of the store; takes about as long as reading all rows of the articles does.
    ///
    /// @param isCancelled asked every few hundred articles
    /// @throws java.util.concurrent.CancellationException once it says so
    Past read(Ask ask, BooleanSupplier isCancelled);
}
