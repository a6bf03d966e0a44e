package crossdock.app.company;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.store.Database;
import crossdock.store.EventLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Handed commands in the event log: it is durable, says who did what, and needs no table of its own.
public final class EventRequests implements Requests {
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "command line");

    private final Database database;

    public EventRequests(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Past> find(String id) {
        List<Optional<String>> codes = EventLog.fact(database.readers(), subject(id), "code");
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Past(codes.getLast().map(Integer::valueOf).orElse(null)));
    }

    @Override
    public void begun(String id, String command) {
        database.transactor().run(ACTOR, tx -> tx.record(new CommandHanded(id, command)));
    }

    @Override
    public void ended(String id, int code) {
        database.transactor().run(ACTOR, tx -> tx.record(new CommandEnded(id, code)));
    }

    private static String subject(String id) {
        return "request:" + id;
    }

    /// A command of another process is about to be carried out; its arguments are not kept, they can name files.
    private record CommandHanded(String id, String command) implements DomainEvent {
        @Override
        public String subject() {
            return EventRequests.subject(id);
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("command", command));
        }
    }

    /// It ended so.
    private record CommandEnded(String id, int code) implements DomainEvent {
        @Override
        public String subject() {
            return EventRequests.subject(id);
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("code", Integer.toString(code)));
        }
    }
}
