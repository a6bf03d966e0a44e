package crossdock.inventory;

import crossdock.inventory.StockFold.Folded;
import crossdock.kernel.ConnectionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds one cell again from its whole ledger and says how the kept row differs. Writes nothing.
public final class StockCheck {
    private StockCheck() {}

    /// A cell whose row is not what its ledgers say.
    ///
    /// @param field on_hand, unavailable, own_unavailable, reserved, anchor or live
    public record Difference(StockCell kept, String field, String keptValue, String ledgerValue) {}

    /// @param reserved sum of the reservation ledger of the cell
    /// @param source the location's stock source; null for the console
    public static Optional<Difference> compare(
            StockCell kept, List<LedgerEntry> ledger, int reserved, @Nullable ConnectionId source) {
        Folded folded = StockFold.ofLedger(ledger, source);
        if (kept.reserved() != reserved) {
            return differs(kept, "reserved", kept.reserved(), reserved);
        }
        if (kept.onHand() != folded.onHand()) {
            return differs(kept, "on_hand", kept.onHand(), folded.onHand());
        }
        if (kept.unavailable() != folded.unavailable()) {
            return differs(kept, "unavailable", kept.unavailable(), folded.unavailable());
        }
        if (kept.ownUnavailable() != folded.ownUnavailable()) {
            return differs(kept, "own_unavailable", kept.ownUnavailable(), folded.ownUnavailable());
        }
        if (!Objects.equals(kept.anchor(), folded.anchor())) {
            return differs(kept, "anchor", kept.anchor(), folded.anchor());
        }
        if (kept.hasLive() == folded.live().isEmpty()) {
            return differs(kept, "live", kept.hasLive(), !folded.live().isEmpty());
        }
        return Optional.empty();
    }

    private static Optional<Difference> differs(
            StockCell kept, String field, @Nullable Object keptValue, @Nullable Object ledgerValue) {
        return Optional.of(new Difference(kept, field, String.valueOf(keptValue), String.valueOf(ledgerValue)));
    }
}
