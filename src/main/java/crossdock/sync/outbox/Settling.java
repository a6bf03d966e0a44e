package crossdock.sync.outbox;

import crossdock.channel.Sender.Receipt;
import crossdock.channel.Sender.Receipt.Shown;
import crossdock.inventory.LedgerEntry.Ref;
import crossdock.inventory.Observation;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what an answer means into the ledgers: the movements that waited for it may from now on be part of a count, and
/// figures that came with it are counts themselves. Joins the open write.
final class Settling {
    private final Post post;
    private final ConnectionId connection;
    private final Actor actor;
    private final boolean includesUnavailable;

    Settling(Post post, ConnectionId connection, Actor actor, boolean includesUnavailable) {
        this.post = post;
        this.connection = connection;
        this.actor = actor;
        this.includesUnavailable = includesUnavailable;
    }

    private record Seen(SkuId sku, LocationId location, Shown shown) {}

    /// @param isFirst the answer is about what it answers: a repeated one may tell figures of long ago
    void settle(List<Ref> movements, Receipt receipt, boolean isFirst, Instant askedAt, Instant receivedAt) {
        List<Seen> seen = known(receipt.shown());
        for (Ref movement : movements) {
            Instant effectAt = seen.stream()
                    .filter(row -> row.sku().equals(movement.sku()) && row.location().equals(movement.location()))
                    .map(row -> Optional.ofNullable(row.shown().at()))
                    .findFirst()
                    .flatMap(at -> at)
                    .orElse(null);
            post.inventory().answered(actor, movement, effectAt == null ? null : connection, effectAt, receivedAt);
        }
        if (isFirst) {
            post.inventory().observe(
                    actor, seen.stream().map(row -> observation(row, askedAt, receivedAt)).toList());
        }
    }

    /// A figure without a stamp is of the moment its answer came, a breath after the movements that it includes.
    private Observation observation(Seen row, Instant askedAt, Instant receivedAt) {
        Instant stamp = row.shown().at();
        Instant after = receivedAt.plusNanos(1_000);
        return new Observation(
                connection,
                row.sku(),
                row.location(),
                row.shown().figure(),
                null,
                includesUnavailable,
                stamp,
                stamp == null ? after : askedAt,
                stamp == null ? after : receivedAt);
    }

    /// Figures of articles and places that are known here; the others come again with the next pull.
    private List<Seen> known(List<Shown> shown) {
        List<Seen> seen = new ArrayList<>();
        for (Shown row : shown) {
            Optional<SkuId> sku = post.listings().skuOf(connection, row.itemId());
            String place = row.locationId();
            Optional<LocationId> location =
                    place == null ? Optional.of(LocationId.NONE) : post.locations().linked(connection, place);
            if (sku.isPresent() && location.isPresent()) {
                seen.add(new Seen(sku.get(), location.get(), row));
            }
        }
        return seen;
    }
}
