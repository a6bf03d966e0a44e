package crossdock.sync.outbox;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.LocationId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people decided about commands, as the event log keeps it.
public final class OutboxEvents {
    private OutboxEvents() {}

    /// A person let a channel be told what it may sell, or ended that.
    ///
    /// @param at the location of it where the value is shown; NONE for the channel as a whole
    public record PublishingSwitched(ConnectionId connection, boolean isOn, LocationId at) implements DomainEvent {
        @Override
        public String subject() {
            return "connection:" + connection;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>(Map.of("on", Boolean.toString(isOn)));
            if (!at.isNone()) {
                facts.put("location", at.toString());
            }
            return facts;
        }
    }

    /// A command that waited for a person goes out again.
    public record CommandRetried(ConnectionId connection, long command, String code) implements DomainEvent {
        @Override
        public String subject() {
            return "command:" + command;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("connection", connection.toString(), "code", code));
        }
    }

    /// A command that waited for a person goes out with other units.
    public record CommandEdited(ConnectionId connection, long command, int before, int after) implements DomainEvent {
        @Override
        public String subject() {
            return "command:" + command;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "connection", connection.toString(),
                    "before", Integer.toString(before),
                    "after", Integer.toString(after)));
        }
    }

    /// A person found that a doubtful command had taken effect.
    public record CommandConfirmed(ConnectionId connection, long command) implements DomainEvent {
        @Override
        public String subject() {
            return "command:" + command;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("connection", connection.toString()));
        }
    }

    /// A command will not be sent any more.
    ///
    /// @param reason a word of a fixed list
    public record CommandGivenUp(ConnectionId connection, long command, String code, String reason)
            implements DomainEvent {
        @Override
        public String subject() {
            return "command:" + command;
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "connection", connection.toString(), "code", code, "reason", reason));
        }
    }
}
