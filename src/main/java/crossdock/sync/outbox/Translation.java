package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelCommand;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.sync.outbox.Addresses.Spot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a command into the channel's own names, at the moment it is sent: what was not mapped when it was made may be by
/// now.
final class Translation {
    private final Addresses addresses;
    private final ConnectionId connection;

    Translation(Addresses addresses, ConnectionId connection) {
        this.addresses = addresses;
        this.connection = connection;
    }

    /// A command in the channel's names, or why there is none.
    sealed interface Result {}

    record Known(ChannelCommand command) implements Result {}

    /// @param why one of [Reasons]
    record Unknown(String why) implements Result {}

    Result of(Owing row) {
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
            case PUBLISH -> new Unknown(Reasons.NOT_TAKEN);
        };
    }

    static Cell cell(Spot spot) {
        return new Cell(spot.itemId(), spot.parentId(), spot.locationId());
    }

    private @Nullable Cell only(SkuId sku, LocationId location) {
        List<Spot> spots = addresses.spots(connection, sku, location);
        return spots.size() == 1 ? cell(spots.getFirst()) : null;
    }
}
