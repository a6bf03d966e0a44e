package crossdock.store.routing;

import crossdock.fulfilment.live.Incoming;
import crossdock.fulfilment.live.NetworkReads.Coming;
import crossdock.store.WriterConnection;

/// Units on their way, in SQLite.
public final class SqlIncoming implements Incoming {
    private final WriterConnection writer;

    public SqlIncoming(WriterConnection writer) {
        this.writer = writer;
    }

    @Override
    public boolean put(Coming c) {
        return writer.current().update(
                        "INSERT INTO incoming (kind, reference, sku_id, location_id, units, due_at, source, told_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (reference, sku_id, location_id)"
                                + " DO UPDATE SET kind = excluded.kind, units = excluded.units, due_at ="
                                + " excluded.due_at, source = excluded.source, told_at = excluded.told_at"
                                + " WHERE kind <> excluded.kind OR units <> excluded.units"
                                + " OR due_at <> excluded.due_at OR source <> excluded.source",
                        c.transfer() ? "TRANSFER" : "PURCHASE",
                        c.reference(),
                        c.sku().value(),
                        c.location().value(),
                        c.units(),
                        c.dueAt(),
                        c.source(),
                        c.toldAt())
                > 0;
    }
}
