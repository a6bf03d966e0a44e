package crossdock.ui.orders;

import crossdock.inventory.Locations;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Unsealer;
import crossdock.order.OrderQueries;
import org.jspecify.annotations.Nullable;

/// Where the orders screen reads and acts.
///
/// @param locations for their names
/// @param unsealer opens buyers; null where nobody at hand may read them
/// @param why null in a console that cannot route
public record OrderPorts(
        OrderQueries queries,
        Locations locations,
        ChangeNotices changes,
        @Nullable Unsealer unsealer,
        @Nullable WhyDesk why) {}
