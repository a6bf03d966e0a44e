package crossdock.inventory;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;

/// Gives a row the number it got in the ledger.
final class Ledgered {
    private Ledgered() {}

    static LedgerEntry withSeq(LedgerEntry entry, long seq) {
        return switch (entry) {
            case Anchor a ->
                new Anchor(
                        seq,
                        a.cause(),
                        a.source(),
                        a.figure(),
                        a.unavailable(),
                        a.includesUnavailable(),
                        a.observedAt(),
                        a.askedAt(),
                        a.receivedAt(),
                        a.clamped());
            case Delta d ->
                new Delta(
                        seq,
                        d.cause(),
                        d.onHand(),
                        d.unavailable(),
                        d.clock(),
                        d.effectAt(),
                        d.answeredAt(),
                        d.receivedAt(),
                        d.actor(),
                        d.reference(),
                        d.line());
            case Held h -> new Held(seq, h.cause(), h.units(), h.clock(), h.at(), h.receivedAt(), h.line());
        };
    }
}
