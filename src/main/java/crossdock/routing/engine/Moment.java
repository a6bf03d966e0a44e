package crossdock.routing.engine;

import crossdock.routing.network.Workload;
import java.time.Instant;

/// What a decision looks at: one instant, one epoch of stock, one state of the workload. Nothing of it changes while the
/// decision is made.
public record Moment(Instant now, StockIndex stock, Workload load) {}
