package crossdock.sync.outbox;

import crossdock.inventory.Location;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import java.util.List;

/// Whether and where channels are told what they may sell, in this process or handed to the one that holds the
/// workspace. Never on the UI thread.
public interface PublishingActs {
    /// Whether a channel that is no stock source can be told what it may sell.
    boolean canPublish(ConnectionId connection);

    /// Whether it has to be told at a location of its own.
    boolean needsLocation(ConnectionId connection);

    /// Open locations of the channel that it is not the source of: where it can be told.
    List<Location> choices(ConnectionId connection);

    /// Turns publishing on, or moves it to another location of the channel.
    ///
    /// @param at one of [#choices], or [LocationId#NONE] for the channel as a whole
    Outcome<LocationId> publish(Actor actor, ConnectionId connection, LocationId at);

    /// Turns publishing off; values that wait are forgotten. What the channel shows stays as it is.
    Outcome<LocationId> stop(Actor actor, ConnectionId connection);

    /// What the channel says of one of its locations is stock no more, and nobody counts there: so it can be told there
    /// what it may sell. Its units leave the books.
    Outcome<LocationId> stopCounting(Actor actor, ConnectionId connection, LocationId location);

    /// The channel becomes the source of one of its locations that nobody counts.
    Outcome<LocationId> count(Actor actor, ConnectionId connection, LocationId location);
}
