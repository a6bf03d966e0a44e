package crossdock.app;

import crossdock.app.routing.RoutingLook;
import crossdock.insight.TodayQueries;
import crossdock.inventory.DriftQueries;
import crossdock.inventory.Locations;
import crossdock.inventory.StockQueries;
import crossdock.kernel.ChangeNotices;
import crossdock.order.OrderQueries;
import crossdock.store.Database;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import crossdock.store.insight.SqlTodayQueries;
import crossdock.store.order.SqlOrderQueries;
import crossdock.store.stock.SqlDriftQueries;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlStockQueries;
import crossdock.store.sync.SqlConnectionQueries;
import crossdock.store.sync.SqlOutboxQueries;
import crossdock.store.sync.SqlParkedRows;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ParkedRows;
import crossdock.sync.outbox.OutboxQueries;
import java.time.InstantSource;

/// Everything of a workspace that is read, whether this process holds it or another does.
///
/// @param close gives back what was opened for reading alone
record Reading(
        Locations locations,
        StockQueries stock,
        DriftQueries drifts,
        OrderQueries orders,
        ConnectionQueries channels,
        TodayQueries today,
        OutboxQueries outbox,
        RoutingLook routing,
        Runnable closing)
        implements AutoCloseable {

    /// The reading side of an open workspace; closed with it.
    static Reading inside(Database database, InstantSource clock, ParkedRows parked, Locations locations) {
        return of(database.readers(), clock, parked, locations, database.notices(), () -> {});
    }

    /// Beside the process that holds the workspace.
    static Reading beside(Database.Options options, InstantSource clock) {
        Readers readers = Database.openReadOnly(options);
        WriterConnection none = WriterConnection.none();
        var parked = new SqlParkedRows(none, readers, (subject, plain) -> {
            throw new IllegalStateException("this process only reads");
        });
        return of(
                readers, clock, parked, new SqlLocations(none, readers), listener -> () -> {}, readers::close);
    }

    private static Reading of(
            Readers readers, InstantSource clock, ParkedRows parked, Locations locations, ChangeNotices notices,
            Runnable closing) {
        return new Reading(
                locations,
                new SqlStockQueries(readers, clock),
                new SqlDriftQueries(readers),
                new SqlOrderQueries(readers),
                new SqlConnectionQueries(readers, parked, clock),
                new SqlTodayQueries(readers, clock),
                new SqlOutboxQueries(readers),
                new RoutingLook(readers, locations, Workspace::point, notices, clock),
                closing);
    }

    @Override
    public void close() {
        closing.run();
    }
}
