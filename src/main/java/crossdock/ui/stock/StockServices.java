package crossdock.ui.stock;

import crossdock.inventory.AdjustmentService;
import crossdock.inventory.Locations;
import crossdock.inventory.SafetyStockService;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.sync.outbox.OutboxQueries;

/// What the Stock screen reads and writes with.
///
/// @param actor who sits in front of it
public record StockServices(
        StockQueries queries,
        Locations locations,
        SafetyStockService safety,
        AdjustmentService adjustments,
        OutboxQueries outbox,
        ChangeNotices notices,
        Actor actor) {}
