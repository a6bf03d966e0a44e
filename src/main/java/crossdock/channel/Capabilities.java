package crossdock.channel;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.kernel.Resource;
import java.util.Map;

/// What one kind of channel can do, tried against its real interface; where and how is written in the connector's
/// package.
///
/// @param deltas per resource; a resource not named is ABSENT
/// @param basis what its stock figure has already lost
/// @param orderStates each state the channel gives an order, and what it means here; an unknown state parks the order
/// @param commands what can be sent back and how it may be retried; a command not named is REFUSED
/// @param budget what we allow ourselves until the channel's answers say otherwise
/// @param grain whether a published value is per location or for the channel as a whole
public record Capabilities(
        Map<Resource, DeltaClass> deltas,
        StockBasis basis,
        Map<String, OrderStateRule> orderStates,
        Map<CommandKind, Handling> commands,
        RateBudget budget,
        Grain grain) {

    public DeltaClass delta(Resource resource) {
        return deltas.getOrDefault(resource, DeltaClass.ABSENT);
    }

    public Handling command(CommandKind kind) {
        return commands.getOrDefault(kind, Handling.REFUSED);
    }

    /// The finest place to which a channel can give a quantity.
    public enum Grain {
        LOCATION,
        CHANNEL
    }
}
