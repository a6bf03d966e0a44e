package crossdock.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a channel is told, in the channel's own names.
public sealed interface ChannelCommand {
    CommandKind kind();

    /// Where a quantity lies at the channel.
    ///
    /// @param itemId the listing's external id
    /// @param parentId the product it belongs to; null when the channel has no such or it has none
    /// @param locationId null when the channel has one figure for everything
    record Cell(String itemId, @Nullable String parentId, @Nullable String locationId) {}

    /// Units that came (positive) or went.
    record AdjustStock(Cell cell, int units) implements ChannelCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.ADJUST_STOCK;
        }
    }

    /// Somebody counted.
    ///
    /// @param figure what the channel's figure must be, in its own basis
    /// @param known the channel's figure as it was known when the count was made: a channel that cannot place the count
    /// in time takes it only while it still shows that
    record SetStock(Cell cell, int figure, int known) implements ChannelCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.SET_STOCK;
        }
    }

    /// Units carried between two locations of the channel.
    record TransferStock(Cell from, Cell to, int units) implements ChannelCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.TRANSFER_STOCK;
        }
    }

    /// What a channel that is not the stock source should show. At most [Sender#batch()] values.
    record PublishSellable(List<Value> values) implements ChannelCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.PUBLISH_SELLABLE;
        }

        /// One figure to show.
        ///
        /// @param units never negative
        /// @param shown the figure as last seen; null when none was. A channel that looks first takes the value only
        /// while it still shows that
        public record Value(Cell cell, int units, @Nullable Integer shown) {}
    }

    /// Where an order's open units leave from, or that nobody knows any more, for the people at the channel.
    ///
    /// @param order the channel's own id of it
    /// @param mark the same in every attempt and in no other command: by it an attempt is known again
    record AssignLocation(String order, String words, String mark) implements ChannelCommand {
        /// The words as they stand on the order, with the mark behind them.
        public String note() {
            return words + " " + inBrackets(mark);
        }

        /// A mark as it stands in a note, and as it is looked for there.
        public static String inBrackets(String mark) {
            return "[" + mark + "]";
        }

        @Override
        public CommandKind kind() {
            return CommandKind.ASSIGN_LOCATION;
        }
    }

    /// What the console may want to tell a channel.
    enum CommandKind {
        SET_STOCK,
        ADJUST_STOCK,
        TRANSFER_STOCK,
        PUBLISH_SELLABLE,
        ASSIGN_LOCATION,
        SHIP,
        CANCEL,
        NOTE
    }
}
