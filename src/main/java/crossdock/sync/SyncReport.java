package crossdock.sync;

import crossdock.kernel.Resource;
import crossdock.sync.SyncJournal.Condition;
import java.util.List;

/// What a stretch of syncing came to, for the command line.
public record SyncReport(List<ConnectionReport> connections) {
    /// Whether every connection could be read to its end.
    public boolean isComplete() {
        return connections.stream().allMatch(ConnectionReport::isComplete);
    }

    /// Whether some channel gave no answer, or none with this secret.
    public boolean isSomeUnreachable() {
        return connections.stream()
                .anyMatch(c -> c.condition() == Condition.Kind.OFFLINE || c.condition() == Condition.Kind.UNAUTHORIZED);
    }

    /// @param detail the channel's words when it is not well
    public record ConnectionReport(
            String name, String kind, Condition.Kind condition, String detail, List<Line> resources) {
        public boolean isComplete() {
            return condition == Condition.Kind.RUNNING && resources.stream().allMatch(Line::isCaughtUp);
        }
    }

    /// @param parked rows waiting when it ended
    public record Line(Resource resource, boolean isCaughtUp, int parked) {}
}
