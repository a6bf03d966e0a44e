package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The places of the workspace and how channels name them. Reads outside a write see the last commit, inside a write
/// what it wrote.
public interface Locations {
    /// All of them, by id. Some hundreds or thousands: held whole.
    List<Location> all();

    Optional<Location> find(LocationId id);

    Optional<Location> byCode(String code);

    /// Inserts when the id is NONE, else updates; returns the row as stored.
    Location put(Location location);

    /// The location that a channel calls `externalId`.
    Optional<LocationId> linked(ConnectionId connection, String externalId);

    void link(ConnectionId connection, String externalId, LocationId location);

    /// The locations that the channel has a name for.
    Set<LocationId> linkedTo(ConnectionId connection);

    /// Whether a channel that is no folder of files, and that was not removed, has an id of its own for it.
    ///
    /// @param than this one does not count
    boolean isOfOtherChannel(LocationId location, ConnectionId than);

    /// Locations that fulfil orders of this channel.
    Set<LocationId> fulfilling(ConnectionId connection);

    void fulfils(ConnectionId connection, LocationId location, boolean does);

    /// Names of groups and who is in them.
    List<Group> groups();

    void putGroup(Group group);

    /// Locations under one name, for filters and rules.
    record Group(String name, Set<LocationId> members) {}
}
