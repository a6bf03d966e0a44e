package crossdock.sync.connect;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.LocationId;
import crossdock.kernel.Resource;
import crossdock.sync.Connections.Mode;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people decided about connections, as the event log keeps it. Never a secret.
public final class ConnectionEvents {
    private ConnectionEvents() {}

    private sealed interface AboutConnection extends DomainEvent {
        ConnectionId connection();

        @Override
        default String subject() {
            return "connection:" + connection();
        }

        @Override
        default SortedMap<String, String> facts() {
            return new TreeMap<>();
        }
    }

    private static SortedMap<String, String> facts(String... pairs) {
        var facts = new TreeMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    /// A channel was connected.
    public record ChannelConnected(ConnectionId connection, String name, String kind, String url, Mode mode)
            implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("name", name, "kind", kind, "url", url, "mode", mode.name());
        }
    }

    /// Its name was changed.
    public record ConnectionRenamed(ConnectionId connection, String before, String after) implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("before", before, "after", after);
        }
    }

    /// Reading it was paused.
    public record ConnectionPaused(ConnectionId connection) implements AboutConnection {}

    /// Reading it goes on.
    public record ConnectionResumed(ConnectionId connection) implements AboutConnection {}

    /// Reading one resource of it was paused.
    public record ResourcePaused(ConnectionId connection, Resource resource) implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("resource", resource.name());
        }
    }

    /// Reading one resource of it goes on.
    public record ResourceResumed(ConnectionId connection, Resource resource) implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("resource", resource.name());
        }
    }

    /// A place of the channel was matched with a location by hand.
    public record ChannelLocationMatched(ConnectionId connection, String externalId, LocationId location)
            implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("externalId", externalId, "location", location.toString());
        }
    }

    /// It was taken away; what it brought stays.
    public record ConnectionRemoved(ConnectionId connection) implements AboutConnection {}

    /// It is read more or less often.
    public record ConnectionModeChanged(ConnectionId connection, Mode mode) implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("mode", mode.name());
        }
    }

    /// It got a new secret.
    public record ConnectionSecretReplaced(ConnectionId connection) implements AboutConnection {}

    /// Somebody asked for everything of it to be read again.
    public record ConnectionResynced(ConnectionId connection, String resource) implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("resource", resource);
        }
    }

    /// Where its shipments leave from that name no location.
    public record DefaultLocationChosen(ConnectionId connection, @Nullable LocationId location)
            implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("location", location == null ? "none" : location.toString());
        }
    }

    /// Which locations fulfil for it.
    public record FulfillingLocationsChosen(ConnectionId connection, Set<LocationId> locations)
            implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            String ids = new TreeSet<>(locations).stream().map(LocationId::toString).collect(Collectors.joining(","));
            return ConnectionEvents.facts("locations", ids);
        }
    }

    /// A parked row is not tried any more.
    public record ParkedRowGivenUp(ConnectionId connection, String resource, String externalId, String code)
            implements AboutConnection {
        @Override
        public SortedMap<String, String> facts() {
            return ConnectionEvents.facts("resource", resource, "externalId", externalId, "code", code);
        }
    }
}
