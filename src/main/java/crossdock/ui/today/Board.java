package crossdock.ui.today;

import crossdock.insight.TodayQueries.Today;
import crossdock.inventory.DriftQueries;
import crossdock.order.OrderQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import java.util.List;

/// What was read for the screen, of one moment.
///
/// @param waiting open orders, the longest late or soonest due first; only a few
record Board(
        Today today, DriftQueries.Board drift, List<ChannelHealth> channels, List<OrderQueries.Row> waiting) {}
