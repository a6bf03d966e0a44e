package crossdock.ui.channels;

import crossdock.kernel.ConnectionId;
import crossdock.sync.outbox.OutboxActs;
import crossdock.sync.outbox.OutboxQueries;
import java.util.List;

/// What is owed to the selected connection.
///
/// @param canPublish whether it can be told what it may sell
record Owed(List<OutboxQueries.Row> rows, OutboxQueries.Totals totals, boolean canPublish, boolean isPublishing) {
    static final Owed NONE = new Owed(List.of(), OutboxQueries.Totals.NONE, false, false);

    static Owed read(OutboxQueries queries, OutboxActs service, ConnectionId id, int limit) {
        return new Owed(
                queries.open(id, limit),
                queries.totals().getOrDefault(id, OutboxQueries.Totals.NONE),
                service.canPublish(id),
                queries.isPublishing(id));
    }
}
