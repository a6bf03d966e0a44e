package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.sync.outbox.Addresses.Spot;
import crossdock.sync.outbox.OrderLetters.Letter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts a command into the channel's own names, at the moment it is sent: what was not mapped when it was made may be by
/// now.
final class Translation {
    private final Addresses addresses;
    private final Outbox outbox;
    private final OrderLetters letters;
    private final Supplier<String> marks;
    private final ConnectionId connection;

    Translation(Post post, ConnectionId connection) {
        this.addresses = post.addresses();
        this.outbox = post.outbox();
        this.letters = post.letters();
        this.marks = post.keys();
        this.connection = connection;
    }

    /// A command in the channel's names, or why there is none.
    sealed interface Result {}

    /// @param said of an assignment; null for others
    record Known(ChannelCommand command, @Nullable String said) implements Result {
        Known(ChannelCommand command) {
            this(command, null);
        }
    }

    /// Nothing is left to say.
    ///
    /// @param why one of [Reasons]
    record Moot(String why) implements Result {}

    /// @param why one of [Reasons]
    record Unknown(String why) implements Result {}

    Result of(Owing row) {
        OrderId order = row.order();
        if (order != null) {
            return assignment(order);
        }
        SkuId sku = row.sku();
        Integer units = row.units();
        if (sku == null || units == null) {
            return new Unknown(Reasons.NOT_TAKEN);
        }
        Cell at = only(sku, row.location());
        Cell to = row.to().isNone() ? at : only(sku, row.to());
        if (at == null || to == null) {
            boolean isTwice = addresses.spots(connection, sku, row.location()).size() > 1;
            return new Unknown(isTwice ? Reasons.AMBIGUOUS : Reasons.UNLISTED);
        }
        Integer known = row.known();
        return switch (row.kind()) {
            case ADJUST -> new Known(new AdjustStock(at, units));
            case COUNT -> new Known(new SetStock(at, units, known == null ? units : known));
            case TRANSFER -> new Known(new TransferStock(at, to, units));
            case PUBLISH, ASSIGN -> new Unknown(Reasons.NOT_TAKEN);
        };
    }

    /// Told again only when it is another than the channel knows; one that never knew of any hears of no withdrawal.
    private Result assignment(OrderId order) {
        Optional<Letter> found = letters.about(order);
        if (found.isEmpty() || !found.get().isOpen()) {
            return new Moot(Reasons.CLOSED);
        }
        Letter letter = found.get();
        Optional<String> before = outbox.lastSaid(connection, order);
        if (before.orElse("").equals(letter.said())) {
            return new Moot(Reasons.SHOWN);
        }
        String words = letters.words(letter, before.isPresent());
        return new Known(new AssignLocation(letter.externalId(), words, marks.get()), letter.said());
    }

    static Cell cell(Spot spot) {
        return new Cell(spot.itemId(), spot.parentId(), spot.locationId());
    }

    private @Nullable Cell only(SkuId sku, LocationId location) {
        List<Spot> spots = addresses.spots(connection, sku, location);
        return spots.size() == 1 ? cell(spots.getFirst()) : null;
    }
}
